"""Count requests against Discord's limits: the buckets of routes, and the global one of a bot."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Literal

from bot.sandbox.model.clock import Clock
from bot.sandbox.model.objects import Json
from bot.sandbox.model.snowflakes import time_of

OLD_MESSAGE_SECONDS = 3600.0


@dataclass(frozen=True)
class Limit:
    """A number of requests per number of seconds."""

    requests: int
    seconds: float


DEFAULT_LIMITS: dict[str, Limit] = {
    "POST /channels/{channel}/messages": Limit(5, 5.0),
    "PATCH /channels/{channel}/messages/{message}": Limit(5, 5.0),
    "DELETE /channels/{channel}/messages/{message}": Limit(5, 1.0),
    "PUT /channels/{channel}/messages/pins/{message}": Limit(5, 20.0),
    "DELETE /channels/{channel}/messages/pins/{message}": Limit(5, 20.0),
    "POST /webhooks/{application}/{token}": Limit(5, 2.0),
    "PATCH /webhooks/{application}/{token}/messages/{message}": Limit(5, 2.0),
    "DELETE /webhooks/{application}/{token}/messages/{message}": Limit(5, 2.0),
}
OLD_EDITS = Limit(3, 6.0)
GLOBAL = Limit(50, 1.0)
Scope = Literal["user", "global", "shared"]


@dataclass
class _Window:
    limit: Limit
    ends: float = 0.0
    used: int = 0


@dataclass
class Verdict:
    """The result for a request: headers for any answer and, when over the limit, the 429 body."""

    headers: dict[str, str] = field(default_factory=dict)
    refusal: Json | None = None


class RateLimits:
    """Fixed windows per route and major parameter (channel or token).

    Windows are `speed` times shorter than Discord's, so that a test meets the limits and need not wait long.
    """

    def __init__(self, clock: Clock, speed: float) -> None:
        self._clock = clock
        self._speed = speed
        self.enabled = True
        self.limits = dict(DEFAULT_LIMITS)
        self._windows: dict[str, _Window] = {}

    def check(self, method: str, route: str, params: dict[str, str]) -> Verdict:
        """Count a request. Routes with an interaction's token are exempt from the global limit."""
        if not self.enabled:
            return Verdict()
        if "{token}" not in route:
            everything = self._window("global", GLOBAL)
            if everything.used >= GLOBAL.requests:
                return refusal("global", self._left(everything))
            everything.used += 1
        key = f"{method} {route}"
        limit = self.limits.get(key)
        if limit is None:
            return Verdict()
        major = params.get("channel") or params.get("token") or ""
        if method == "PATCH" and route.startswith("/channels") and self._is_old(params.get("message", "")):
            window = self._window(f"old edits:{major}", OLD_EDITS)
            if window.used >= OLD_EDITS.requests:
                text = "Maximum number of edits to messages older than 1 hour reached."
                return refusal("user", self._left(window), 30046, text)
            window.used += 1
        window = self._window(f"{key}:{major}", limit)
        if window.used >= limit.requests:
            verdict = refusal("user", self._left(window))
        else:
            window.used += 1
            verdict = Verdict()
        verdict.headers |= _bucket(
            key, limit.requests, limit.requests - window.used, window.ends, self._left(window)
        )
        return verdict

    def _left(self, window: _Window) -> float:
        return max(window.ends - self._clock.now(), 0.001)

    def _window(self, key: str, limit: Limit) -> _Window:
        window = self._windows.setdefault(key, _Window(limit))
        if self._clock.now() >= window.ends:
            window.ends = self._clock.now() + limit.seconds / self._speed
            window.used = 0
        return window

    def _is_old(self, message_id: str) -> bool:
        return message_id.isdigit() and self._clock.now() - time_of(int(message_id)) > OLD_MESSAGE_SECONDS


def refusal(
    scope: Scope, seconds: float, code: int = 0, message: str = "You are being rate limited."
) -> Verdict:
    """Return a 429 with the headers that Discord documents for its scope, besides those of the bucket."""
    retry_after = round(seconds, 3)
    headers = {"Retry-After": str(max(1, round(retry_after))), "X-RateLimit-Scope": scope}
    if scope == "global":
        headers["X-RateLimit-Global"] = "true"
    if scope == "shared":
        message = "The resource is being rate limited."
    body: Json = {"message": message, "retry_after": retry_after, "global": scope == "global"}
    return Verdict(headers, body | ({"code": code} if code else {}))


def shared_refusal(seconds: float, now: float) -> Verdict:
    """Return a 429 of a resource that others use, too: the bot's own bucket is not empty."""
    verdict = refusal("shared", seconds)
    verdict.headers |= _bucket("shared", 10, 9, now + seconds, seconds)
    return verdict


def _bucket(key: str, limit: int, remaining: int, ends: float, left: float) -> dict[str, str]:
    return {
        "X-RateLimit-Bucket": hashlib.md5(key.encode(), usedforsecurity=False).hexdigest(),
        "X-RateLimit-Limit": str(limit),
        "X-RateLimit-Remaining": str(remaining),
        "X-RateLimit-Reset": f"{ends:.3f}",
        "X-RateLimit-Reset-After": f"{left:.3f}",
    }
