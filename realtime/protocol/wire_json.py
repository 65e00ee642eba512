"""The JSON of the wire, and its format of times."""

import json
from datetime import UTC, datetime
from typing import Any

from pydantic_core import PydanticSerializationError, to_json

Json = dict[str, Any]

# What `WireJson.dumps` raises for values that JSON can't carry: lone surrogates, raw bytes.
ENCODING_ERRORS = (PydanticSerializationError, UnicodeError)


class WireJson:
    """The JSON module for python-socketio and python-engineio.

    NaN and infinities, which another program may have stored, become null, which every client can read. Text
    that is nested too deeply raises ValueError like any other invalid text.
    """

    JSONDecodeError = json.JSONDecodeError

    @staticmethod
    def dumps(value: Any, **_: Any) -> str:
        """Return compact JSON."""
        return to_json(value, inf_nan_mode="null", by_alias=True).decode()

    @staticmethod
    def loads(text: str | bytes, **_: Any) -> Any:
        """Return the value; raises ValueError."""
        try:
            return json.loads(text)
        except RecursionError as error:
            raise ValueError("nested too deeply") from error


def iso(moment: datetime | None) -> str:
    """Return a time as ISO 8601 in UTC with milliseconds, as browsers write it; now if there is none."""
    moment = moment or datetime.now(UTC)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
