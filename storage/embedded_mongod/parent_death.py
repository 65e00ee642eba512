"""Become another program that the kernel ends together with its parent.

Run as a script: ``python -I -S die_with_parent.py PARENT_PID PROGRAM [ARGUMENT...]``.

On Linux the kernel sends SIGTERM to this process when its parent ends, ``kill -9`` included, and that wish
outlives ``exec``. It is a program of its own, and not a ``preexec_fn``, because code that runs between fork
and exec in a process with other threads may deadlock; this one has a single thread. Two things to know:

* The kernel's "parent" is the *thread* that started the program: use one that lives as long as it is needed.
* Other systems have no such wish; there the program simply runs, and outlives a parent that was killed.
"""

import ctypes
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

_PR_SET_PDEATHSIG = 1


def command(program: Path, *arguments: str) -> list[str]:
    """Return the command line that runs the program tied to the life of the calling process."""
    return [sys.executable, "-I", "-S", __file__, str(os.getpid()), str(program), *arguments]


def main(arguments: Sequence[str]) -> None:
    """Ask for the signal, then turn into the program."""
    parent, program = int(arguments[0]), arguments[1]
    if sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        if libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0) != 0:
            raise OSError(ctypes.get_errno(), "prctl(PR_SET_PDEATHSIG) failed")
    if os.getppid() != parent:  # it ended before the wish was in place, so no signal will ever come
        sys.exit(f"process {parent} ended before it could start {program}")
    os.execv(program, list(arguments[1:]))


if __name__ == "__main__":
    main(sys.argv[1:])
