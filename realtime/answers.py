"""What a client is answered: `{ok: true, …}` or `{ok: false, error: {code, message}}`."""

from realtime.wire import Json
from storage.encounter.errors import NotFoundError, TrackerError

NO_ENCOUNTER = "Encounter not found or access denied"
BROKEN = {"code": "internal", "message": "Something went wrong here. Look at the fight, then try again."}


def success(**fields: object) -> Json:
    """Return a positive answer."""
    return {"ok": True, **fields}


def failure(error: Json) -> Json:
    """Return a negative answer."""
    return {"ok": False, "error": error}


def describe(error: TrackerError) -> Json:
    """Return an expected error as the wire has it.

    What does not exist and what must not be known to exist sound the same.
    """
    message = NO_ENCOUNTER if type(error) is NotFoundError else str(error)
    described: Json = {"code": error.code, "message": message}
    if field := error.details.get("field"):
        described["field"] = field
    return described
