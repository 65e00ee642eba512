"""Processes that stand still, as on a machine that is suspended."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def frozen(pid: int | None) -> Iterator[None]:
    """Stop a child of this process for a while.

    It stands still once this is entered: the signal alone is only a wish, which a busy machine fulfils when
    the child has its next turn, and until then the child goes on answering.
    """
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    try:
        os.waitid(os.P_PID, pid, os.WSTOPPED | os.WNOWAIT)
        yield
    finally:
        os.kill(pid, signal.SIGCONT)
