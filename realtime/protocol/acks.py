"""What a client is answered: `{ok: true, …}` or `{ok: false, error: {code, message}}`."""

from uuid import uuid4

from realtime.protocol.wire_json import Json
from storage.encounter.errors import InvalidCommandError, TrackerError
from storage.runtime.request_context import current_request

MAX_REQUEST_ID = 64


def success(**fields: object) -> Json:
    """Return a positive answer."""
    return {"ok": True, **fields}


def failure(error: Json) -> Json:
    """Return a negative answer."""
    return {"ok": False, "error": error}


def broken() -> Json:
    """Return the error for a mistake of ours; its reference is the request that the log names."""
    reference = current_request()
    return {
        "code": "internal",
        "message": "Something went wrong here. Look at the fight, then try again. "
        f"Reference for the operator: {reference}",
        "reference": reference,
    }


def request_id(payload: object) -> str:
    """Return what a message is called in the log: its command id if it has a plain one, else a new name."""
    given = payload.get("commandId") if isinstance(payload, dict) else None
    is_plain = isinstance(given, str) and 0 < len(given) <= MAX_REQUEST_ID and given.isascii()
    return given if isinstance(given, str) and is_plain and given.isprintable() else uuid4().hex


def describe(error: TrackerError) -> Json:
    """Return an expected error as the wire has it.

    A NotFoundError has the same sentence for what does not exist and for what must not be known to exist.
    Key and placeholders stay here: clients compare the object as a whole.
    """
    described: Json = {"code": error.code, "message": str(error)}
    if isinstance(error, InvalidCommandError) and error.wire_field:
        described["field"] = error.wire_field
    return described
