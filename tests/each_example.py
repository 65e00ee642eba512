"""Hypothesis over a coroutine whose server runs in the test's own event loop."""

import asyncio
import warnings
from typing import Any

from hypothesis.errors import HypothesisDeprecationWarning

SECONDS = 120  # for one example, on a busy machine


async def run_each(check: Any) -> None:
    """Run an async Hypothesis test inside the running loop."""
    loop = asyncio.get_running_loop()
    inner = check.hypothesis.inner_test

    def in_loop(*args: Any, **kwargs: Any) -> None:
        asyncio.run_coroutine_threadsafe(inner(*args, **kwargs), loop).result(SECONDS)

    check.hypothesis.inner_test = in_loop
    with warnings.catch_warnings():
        # Hypothesis compares the state of the global `random` before and after it draws a value. The server
        # continues meanwhile, and PyMongo takes the ids of the operations it reports to listeners from there.
        warnings.filterwarnings(
            "ignore", "Do not use the `random` module inside strategies", HypothesisDeprecationWarning
        )
        await asyncio.to_thread(check)
