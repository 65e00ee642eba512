"""How much is installed, by what the locks name, and how to read it from the disk again."""

import os
import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

_NAME = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)


def locked(lock: Path) -> list[Distribution]:
    """Return the installed packages that a lock names; some are for other platforms."""
    found = []
    for name in _NAME.findall(lock.read_text(encoding="utf-8")):
        try:
            found.append(distribution(name))
        except PackageNotFoundError:
            continue
    return found


def files(package: Distribution) -> list[Path]:
    """Return the files of a package that are there."""
    paths = [Path(str(package.locate_file(file))) for file in package.files or ()]
    return [path for path in paths if path.is_file()]


def size(package: Distribution) -> int:
    """Return the bytes of a package's files."""
    return sum(path.stat().st_size for path in files(package))


def forget(paths: list[Path]) -> None:
    """Let the system forget what it read of files; what other processes run from stays in memory."""
    for path in paths:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(descriptor)
