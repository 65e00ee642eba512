"""Stored documents that can't be read: each is skipped, counted and logged, and spoils nothing else."""

from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar

import structlog
from cachetools import LRUCache
from pydantic import ValidationError

from storage.encounter.errors import DocumentError
from storage.mongo.schema_version import FIELD, refuse_newer

Document = dict[str, Any]
T = TypeVar("T")

# What reading another program's document can raise: pydantic's errors and bson's are ValueErrors.
READING_ERRORS = (DocumentError, ValueError, TypeError, KeyError, AttributeError, ArithmeticError)
LOGGED = 1_000  # documents that are logged once only

log = structlog.stdlib.get_logger(__name__)


class UnreadableDocuments:
    """Counts the unreadable documents that a process meets, and logs each once."""

    def __init__(self) -> None:
        self._observers: list[Callable[[str], None]] = []
        self._logged: LRUCache[tuple[str, str], bool] = LRUCache(LOGGED)

    def observe(self, observer: Callable[[str], None]) -> None:
        """Call `observer` with the collection each time an unreadable document is met."""
        self._observers.append(observer)

    @property
    def count(self) -> int:
        """The number of different unreadable documents met since the start, up to a thousand."""
        return len(self._logged)

    def note(self, collection: str, document_id: object, error: Exception) -> None:
        """Count a document that can't be read, and log it the first time."""
        for observer in self._observers:
            observer(collection)
        known = (collection, str(document_id))
        if known not in self._logged:
            self._logged[known] = True
            log.error(
                "a stored document can't be read", collection=collection, id=known[1], why=reason(error)
            )


class Reader(Generic[T]):
    """Reads the documents of one collection. The only way from a stored document to a model."""

    def __init__(
        self, collection: str, parse: Callable[[Document], T], unreadable: UnreadableDocuments
    ) -> None:
        self._collection, self._parse, self._unreadable = collection, parse, unreadable

    def one(self, document: Document) -> T:
        """Return what a document holds. Raises DocumentError."""
        try:
            refuse_newer(self._collection, document)
            return self._parse({name: value for name, value in document.items() if name != FIELD})
        except READING_ERRORS as error:
            document_id = document.get("_id") or document.get("commandId")
            self._unreadable.note(self._collection, document_id, error)
            if isinstance(error, DocumentError):
                raise
            raise DocumentError("stored-document", what=reason(error), where=self._collection) from error

    def maybe(self, document: Document | None) -> T | None:
        """Return what a document holds; None without one. Raises DocumentError."""
        return None if document is None else self.one(document)

    def all(self, documents: Iterable[Document]) -> list[T]:
        """Return what the readable documents hold, in their order."""
        return [found for document in documents for found in self._readable(document)]

    def _readable(self, document: Document) -> tuple[T, ...]:
        try:
            return (self.one(document),)
        except DocumentError:
            return ()


def reason(error: Exception) -> str:
    """Return the field at fault where it is known, without the stored value, which may be personal."""
    if isinstance(error, ValidationError):
        return ".".join(str(part) for part in error.errors(include_input=False)[0]["loc"]) or "a field"
    if isinstance(error, DocumentError):
        return str(error)
    return type(error).__name__
