"""Work that can take a second: in one thread of the process, which all such work shares.

In several threads it would take the interpreter from the event loop, which serves every other client.
"""

import asyncio
import contextvars
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_thread = ThreadPoolExecutor(1, "slow work")


async def slowly(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Return what the work returns; it waits for what others have begun. Raises its errors.

    What one user can ask for is to be given in parts: another's work comes between them.
    """
    context = contextvars.copy_context()
    return await asyncio.get_running_loop().run_in_executor(
        _thread, partial(context.run, work, *args, **kwargs)
    )
