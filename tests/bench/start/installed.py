"""The installed size of the locks' packages, and dropping them from the page cache."""

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
    """Return the existing files of a package."""
    paths = [Path(str(package.locate_file(file))) for file in package.files or ()]
    return [path for path in paths if path.is_file()]


def size(package: Distribution) -> int:
    """Return the bytes of a package's files."""
    return sum(path.stat().st_size for path in files(package))


def forget(paths: list[Path]) -> None:
    """Drop files from the system's page cache; those mapped by other processes stay."""
    for path in paths:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(descriptor)
