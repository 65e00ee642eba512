"""The data folder, and the lock that reserves it for one process."""

import fcntl
import os
from pathlib import Path


def open_private_folder(folder: Path) -> Path:
    """Create the folder, for its owner only, and return its absolute path; keep an existing one unchanged.

    Raises OSError when it can't be created.
    """
    folder = folder.expanduser().absolute()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


class FileLock:
    """An exclusive lock on a file that the kernel releases at any end of the process.

    The file holds the process id of its owner, for the error of other processes.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    def acquire(self) -> bool:
        """Take the lock if it is free; return whether this process holds it. Never waits."""
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return False
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        self._descriptor = descriptor
        return True

    def release(self) -> None:
        """Release the lock; no effect when it is not held."""
        if self._descriptor is not None:
            os.ftruncate(self._descriptor, 0)
            os.close(self._descriptor)
            self._descriptor = None


def locked_by_another(path: Path) -> bool:
    """Return whether a process holds an flock on the file."""
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CLOEXEC)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


def pid_in(path: Path) -> int | None:
    """Return the process id that a lock file holds, or None when there is none in it yet."""
    text = path.read_text(errors="replace").strip()
    return int(text) if text.isdigit() else None
