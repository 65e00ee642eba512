"""Run another program that the kernel ends together with its parent.

Run as a script: ``python -I -S die_with_parent.py PARENT_PID PROGRAM [ARGUMENT...]``.

On Linux the kernel sends SIGTERM to this process when its parent ends, also by ``kill -9``, and the request
(PR_SET_PDEATHSIG) survives ``exec``. It is a separate program, not a ``preexec_fn``, because code between
fork and exec in a process with other threads may deadlock. Two limits:

* The kernel's "parent" is the *thread* that started the program: use one that lives as long as it is needed.
* Other systems have no such request: there the program survives a killed parent.
"""

import ctypes
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

_PR_SET_PDEATHSIG = 1


def command(program: Path, *arguments: str) -> list[str]:
    """Return the command line that runs the program until the calling process ends."""
    return [sys.executable, "-I", "-S", __file__, str(os.getpid()), str(program), *arguments]


def main(arguments: Sequence[str]) -> None:
    """Request the signal, then exec the program."""
    parent, program = int(arguments[0]), arguments[1]
    if sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        if libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0) != 0:
            raise OSError(ctypes.get_errno(), "prctl(PR_SET_PDEATHSIG) failed")
    if os.getppid() != parent:  # the parent ended before the request, so no signal will come
        sys.exit(f"process {parent} ended before it could start {program}")
    os.execv(program, list(arguments[1:]))


if __name__ == "__main__":
    main(sys.argv[1:])
