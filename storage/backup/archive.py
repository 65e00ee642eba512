"""The file format of backups: JSON lines, gzipped when the name ends in .gz.

The first line describes the file, each further one holds a document of a collection in MongoDB's canonical
extended JSON (which keeps every type), and the last one counts them, so that a truncated file is detected.
Share links, personal links and sessions are never in it.
"""

import contextlib
import gzip
import json
import os
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

from bson import json_util
from bson.errors import BSONError

FORMAT = "encounter-tracker backup"
FORMAT_VERSION = 1
COLLECTIONS = (
    *("users", "characters", "parties", "creatures", "templates", "portraits", "encounters", "combat_log"),
)

Document = dict[str, Any]

_OPTIONS = json_util.CANONICAL_JSON_OPTIONS.with_options(tz_aware=True)


class BackupError(Exception):
    """A backup can't be written, read or imported; nothing was changed. The text is for the operator."""


@dataclass(frozen=True, slots=True)
class Line:
    """A document of a backup and its line number."""

    number: int
    collection: str
    document: Document


class BackupWriter:
    """Writes a backup; the file gets its name only when it is complete.

    ``with BackupWriter(path, about) as backup: backup.add("users", document)``
    """

    def __init__(self, path: Path, about: Document) -> None:
        self.counts: Counter[str] = Counter()
        self._path, self._about = path, about
        self._stack = contextlib.ExitStack()
        self._part: Path | None = None
        self._stream: IO[bytes]

    def __enter__(self) -> "BackupWriter":
        try:
            # Created by mkstemp, so that only its owner may read it.
            descriptor, name = tempfile.mkstemp(
                prefix=f".{self._path.name}.", suffix=".part", dir=self._path.parent
            )
            self._part = Path(name)
            raw = self._stack.enter_context(os.fdopen(descriptor, "wb"))
            self._stream = raw
            if self._path.name.endswith(".gz"):
                self._stream = self._stack.enter_context(_gzip_writer(raw))
            self._write({"format": FORMAT, "formatVersion": FORMAT_VERSION, **self._about})
        except BaseException as error:
            self._discard()
            if isinstance(error, OSError):
                raise BackupError(f"{self._path} can't be written: {error.strerror}") from error
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None:
                self._write({"end": True, "counts": dict(self.counts)})
                self._stack.close()
                if self._part is not None:
                    self._part.replace(self._path)
                    self._part = None
        except OSError as error:
            raise BackupError(f"{self._path} can't be written: {error.strerror}") from error
        finally:
            self._discard()

    def add(self, collection: str, document: Document) -> None:
        """Write a document."""
        self.counts[collection] += 1
        self._write({"collection": collection, "document": document})

    def _write(self, line: Document) -> None:
        text = json_util.dumps(line, json_options=_OPTIONS, ensure_ascii=False, separators=(",", ":"))
        self._stream.write(text.encode() + b"\n")

    def _discard(self) -> None:
        self._stack.close()
        if self._part is not None:
            self._part.unlink(missing_ok=True)
            self._part = None


def read_lines(path: Path) -> Iterator[Line]:
    """Yield the documents of a backup. Raises BackupError, at the end also when the file is truncated."""
    counts: Counter[str] = Counter()
    is_whole = False
    try:
        with _reader(path) as stream:
            _check_header(_decoded(next(stream, b""), 1))
            for number, text in enumerate(stream, 2):
                line = _decoded(text, number)
                if is_whole:
                    raise BackupError(f"Line {number}: something stands behind the end of the backup.")
                if line.get("end") is True:
                    is_whole = line.get("counts") == dict(counts)
                    if not is_whole:
                        raise BackupError("The backup is not whole: documents are missing in it.")
                    continue
                found = _line(line, number)
                counts[found.collection] += 1
                yield found
    except (OSError, EOFError) as error:
        raise BackupError(f"{path} can't be read: {error}") from error
    if not is_whole:
        raise BackupError("The backup is not whole: it was cut off. Use another copy of it.")


@contextlib.contextmanager
def _reader(path: Path) -> Iterator[Iterator[bytes]]:
    with path.open("rb") as raw:
        is_zipped = raw.read(2) == b"\x1f\x8b"
        raw.seek(0)
        if is_zipped:
            with gzip.GzipFile(fileobj=raw) as stream:
                yield iter(stream)
        else:
            yield iter(raw)


def _gzip_writer(raw: IO[bytes]) -> contextlib.AbstractContextManager[IO[bytes]]:
    return cast("contextlib.AbstractContextManager[IO[bytes]]", gzip.GzipFile(fileobj=raw, mode="wb"))


def _decoded(text: bytes, number: int) -> Document:
    try:
        line = json_util.loads(text, json_options=_OPTIONS)
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError, BSONError, json.JSONDecodeError):
        line = None
    if not isinstance(line, dict):
        if number == 1:
            raise BackupError("This file is no backup of the tracker.")
        raise BackupError(f"Line {number} can't be read: the backup is damaged.")
    return line


def _check_header(header: Document) -> None:
    if header.get("format") != FORMAT:
        raise BackupError("This file is no backup of the tracker.")
    version = header.get("formatVersion")
    if version != FORMAT_VERSION:
        raise BackupError(
            f"The backup has format {version}; this tracker reads format {FORMAT_VERSION}. "
            "Use the version of the tracker that made it, or a newer one."
        )


def _line(line: Document, number: int) -> Line:
    collection, document = line.get("collection"), line.get("document")
    if collection not in COLLECTIONS or not isinstance(document, dict) or document.get("_id") is None:
        raise BackupError(f"Line {number} is not a document of the tracker.")
    return Line(number, collection, document)
