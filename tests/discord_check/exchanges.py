"""The requests of a walk with their answers, and what differs between two walks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import aiohttp
from aiohttp import TraceConfig, TraceRequestEndParams

from bot.metrics import BotMetrics, about_what

Json = Any  # of any shape

# Ids, tokens and the like are keys in some answers: they are no part of a shape.
_NO_SHAPE = ("description_localizations", "name_localizations", "integration_types_config")


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and its answer. `code` is Discord's error code, or 0; `shape` has the paths of the keys."""

    method: str
    about: str
    status: int
    code: int
    shape: frozenset[str]

    @property
    def request(self) -> str:
        return f"{self.method} {self.about}"


class Recorder:
    """Records the exchanges of every client that is made while `recording` is open."""

    def __init__(self) -> None:
        self.exchanges: list[Exchange] = []

    def recording(self) -> Any:
        """Return a context manager that adds this recorder to discord.py's sessions."""
        original = BotMetrics.trace

        def trace(metrics: BotMetrics) -> TraceConfig:
            config = original(metrics)
            config.on_request_end.append(self._answered)
            return config

        return patch.object(BotMetrics, "trace", trace)

    async def _answered(
        self, session: aiohttp.ClientSession, context: SimpleNamespace, sent: TraceRequestEndParams
    ) -> None:
        answer = sent.response
        body: Json = None
        if answer.content_type == "application/json":
            body = await answer.json()
        code = body.get("code", 0) if isinstance(body, dict) and answer.status >= 400 else 0
        shape = frozenset(paths(body)) if answer.status < 400 else frozenset()
        about = about_what(sent.url.path)
        self.exchanges.append(Exchange(sent.method, about, answer.status, code, shape))


def paths(value: Json, at: str = "") -> Iterator[str]:
    """Return the paths of a JSON value's keys; elements of an array share one path."""
    if isinstance(value, dict):
        for key, inner in value.items():
            path = f"{at}.{key}".lstrip(".")
            yield path
            if key not in _NO_SHAPE:
                yield from paths(inner, path)
    elif isinstance(value, list):
        for inner in value:
            yield from paths(inner, f"{at}[]")


def differences(real: Iterable[Exchange], sandbox: Iterable[Exchange]) -> list[str]:
    """Return what Discord answered otherwise than the sandbox, one line each, by request."""
    ours, theirs = _by_request(real), _by_request(sandbox)
    lines = []
    for request in sorted(ours.keys() | theirs.keys()):
        if request not in theirs or request not in ours:
            lines.append(f"{request}: sent to {'Discord' if request in ours else 'the sandbox'} alone")
            continue
        here, there = ours[request], theirs[request]
        answers = [sorted({(e.status, e.code) for e in of}) for of in (here, there)]
        if answers[0] != answers[1]:
            lines.append(f"{request}: Discord answers {_said(answers[0])}, the sandbox {_said(answers[1])}")
        shapes = [frozenset[str]().union(*(e.shape for e in of)) for of in (here, there)]
        for keys, who in ((shapes[0] - shapes[1], "Discord"), (shapes[1] - shapes[0], "the sandbox")):
            if keys:
                lines.append(f"{request}: {who} alone has {', '.join(_outermost(keys))}")
    return lines


def _by_request(exchanges: Iterable[Exchange]) -> dict[str, list[Exchange]]:
    found: dict[str, list[Exchange]] = {}
    for exchange in exchanges:
        found.setdefault(exchange.request, []).append(exchange)
    return found


def _said(answers: Iterable[tuple[int, int]]) -> str:
    return ", ".join(f"{status} ({code})" if code else str(status) for status, code in answers)


def _outermost(keys: frozenset[str]) -> list[str]:
    """Return the keys without those inside of another one of them."""
    return sorted(
        key for key in keys if not any(key.startswith((f"{other}.", f"{other}[")) for other in keys)
    )
