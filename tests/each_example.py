"""Hypothesis over a coroutine whose server runs in the test's own event loop."""

import asyncio
from typing import Any

SECONDS = 120  # for one example, on a busy machine


async def run_each(check: Any) -> None:
    """Run an async Hypothesis test inside the running loop."""
    loop = asyncio.get_running_loop()
    inner = check.hypothesis.inner_test

    def in_loop(*args: Any, **kwargs: Any) -> None:
        asyncio.run_coroutine_threadsafe(inner(*args, **kwargs), loop).result(SECONDS)

    check.hypothesis.inner_test = in_loop
    await asyncio.to_thread(check)
