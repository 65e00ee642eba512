"""Suspend processes."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def frozen(pid: int | None) -> Iterator[None]:
    """Suspend a child of this process within the context.

    It is stopped once the context is entered: after the signal alone, the child may continue on a busy
    machine.
    """
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    try:
        os.waitid(os.P_PID, pid, os.WSTOPPED | os.WNOWAIT)
        yield
    finally:
        os.kill(pid, signal.SIGCONT)
