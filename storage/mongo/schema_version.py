"""The shape of stored documents: `schemaVersion`, counted for each collection apart.

A document without one was written before there were versions, or by another program, and is read leniently. A
document with a higher one was written by a later version of the tracker, and is refused. `combat_log` and
`sessions` have none: log entries are never changed, and sessions live for a day.
"""

from typing import Any

from storage.encounter.errors import DocumentError

FIELD = "schemaVersion"
SCHEMA_VERSIONS = {
    "encounters": 1,
    "users": 1,
    "characters": 1,
    "parties": 1,
    "creatures": 2,
    "templates": 1,
    "portraits": 1,
    "shares": 1,
    "personal_links": 1,
    "access_tokens": 1,
}


def current_schema(collection: str) -> dict[str, int]:
    """Return the field that marks a document of a collection as of the present shape."""
    return {FIELD: SCHEMA_VERSIONS[collection]}


def outdated(collection: str) -> dict[str, Any]:
    """Return the condition for the documents of an older shape; both parts have an index."""
    return {"$or": [{FIELD: None}, {FIELD: {"$lt": SCHEMA_VERSIONS[collection]}}]}


def refuse_newer(collection: str, document: dict[str, Any]) -> None:
    """Raise DocumentError for a document that a later version of the tracker wrote."""
    version = document.get(FIELD)
    if isinstance(version, int) and version > SCHEMA_VERSIONS.get(collection, version):
        raise DocumentError("document-newer")
