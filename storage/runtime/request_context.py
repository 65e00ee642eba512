"""The request of a log line or a command: the interaction or message that started it.

It is kept in a context variable: everything awaited or started for it, down to the write, has the same
`request`. The user sees it in the message of an unexpected error.
"""

import random
from contextvars import ContextVar, Token
from dataclasses import dataclass
from typing import Literal

from structlog.typing import EventDict, WrappedLogger

Source = Literal["discord", "socket", "http"]


@dataclass(frozen=True, slots=True)
class _Trace:
    request: str
    source: Source | None


# Not structlog's bound variables: those cost each command more than reading its message.
_current: ContextVar[_Trace | None] = ContextVar("trace", default=None)
# Asking the system for randomness took each message more time than reading it.
_random = random.Random()


class _Traced:
    __slots__ = ("_token", "_trace")

    def __init__(self, trace: _Trace) -> None:
        self._trace = trace
        self._token: Token[_Trace | None] | None = None

    def __enter__(self) -> None:
        self._token = _current.set(self._trace)

    def __exit__(self, *_: object) -> None:
        if self._token is not None:
            _current.reset(self._token)


def traced(request: str, source: Source | None = None) -> _Traced:
    """Add the request and its source to every line logged within.

    Without a source, the present one is kept.
    """
    if source is None and (outer := _current.get()) is not None:
        source = outer.source
    return _Traced(_Trace(request, source))


def source() -> str:
    """Return the source of the present request; "other" outside of any."""
    trace = _current.get()
    return "other" if trace is None or trace.source is None else trace.source


def current_request() -> str:
    """Return the present request; a new id outside of any."""
    trace = _current.get()
    return trace.request if trace is not None else new_request()


def new_request() -> str:
    """Return a new id: 32 hex digits, different in each process, which is no secret."""
    return f"{_random.getrandbits(128):032x}"


def add_trace(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Add the request and its source to a log line."""
    if (trace := _current.get()) is not None:
        event.setdefault("request", trace.request)
        if trace.source is not None:
            event.setdefault("source", trace.source)
    return event
