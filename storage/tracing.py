"""Which request a line of the log, or a command, belongs to: the interaction or message that began it all.

It travels in the context: whatever is awaited or started on the way, down to the write, says the same
`request`. The person who asked is told it when something fails.
"""

import contextlib
from collections.abc import Iterator
from typing import Literal
from uuid import uuid4

import structlog

Source = Literal["discord", "socket"]


@contextlib.contextmanager
def traced(request: str, source: Source | None = None) -> Iterator[None]:
    """Let every line that is logged within say which request it belongs to, and where that came from."""
    fields = {"request": request} if source is None else {"request": request, "source": source}
    with structlog.contextvars.bound_contextvars(**fields):
        yield


def source() -> str:
    """Return where the request that is being answered came from; "other" outside of any."""
    return str(structlog.contextvars.get_contextvars().get("source", "other"))


def current_request() -> str:
    """Return the request that is being answered, a new name for it outside of any."""
    found = structlog.contextvars.get_contextvars().get("request")
    return str(found) if found else uuid4().hex
