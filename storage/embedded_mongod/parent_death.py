"""Run another program that ends together with its parent.

Run as a script: ``python -I -S parent_death.py PARENT_PID PROGRAM [ARGUMENT...]``.

On Linux the kernel sends SIGTERM to this process when its parent ends, also by ``kill -9``, and the request
(PR_SET_PDEATHSIG) survives ``exec``. It is a separate program, not a ``preexec_fn``, because code between
fork and exec in a process with other threads may deadlock. The kernel's "parent" is the *thread* that started
the program: use one that lives as long as it is needed.

Other systems have no such request. There this process stays beside the program: its standard input is a pipe
from the parent, which ends with the parent (`NEEDS_PIPE`); it passes signals on and ends as the program does.
"""

import ctypes
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

NEEDS_PIPE = sys.platform != "linux"
_PR_SET_PDEATHSIG = 1


def command(program: Path, *arguments: str) -> list[str]:
    """Return the command line that runs the program until the calling process ends."""
    return [sys.executable, "-I", "-S", __file__, str(os.getpid()), str(program), *arguments]


def main(arguments: Sequence[str]) -> None:
    """Run the program until it or the parent ends."""
    parent, program = int(arguments[0]), arguments[1]
    if not NEEDS_PIPE:
        libc = ctypes.CDLL(None, use_errno=True)
        if libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0) != 0:
            raise OSError(ctypes.get_errno(), "prctl(PR_SET_PDEATHSIG) failed")
    if os.getppid() != parent:  # the parent ended before the request, so no signal will come
        sys.exit(f"process {parent} ended before it could start {program}")
    if NEEDS_PIPE:
        watch(arguments[1:])
    os.execv(program, list(arguments[1:]))


def watch(command_line: Sequence[str]) -> None:
    """Run the program as a child, end it when standard input ends, and end as it did."""
    early: list[int] = []  # signals that come before the child is there
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda received, _: early.append(received))
    child = subprocess.Popen(command_line, stdin=subprocess.DEVNULL)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda received, _: child.send_signal(received))
    for received in early:
        child.send_signal(received)

    def end_with_parent() -> None:
        while os.read(0, 4096):
            pass
        child.terminate()

    threading.Thread(target=end_with_parent, daemon=True).start()
    status = child.wait()
    if status < 0:
        signal.signal(-status, signal.SIG_DFL)
        os.kill(os.getpid(), -status)
    os._exit(status)  # the thread is still reading


if __name__ == "__main__":
    main(sys.argv[1:])
