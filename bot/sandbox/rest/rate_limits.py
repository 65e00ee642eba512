"""Count requests against Discord's buckets; off unless a test or a user turns it on."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

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
    """Fixed windows per route and major parameter (channel or token)."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.enabled = False
        self.limits = dict(DEFAULT_LIMITS)
        self._windows: dict[str, _Window] = {}

    def check(self, method: str, route: str, params: dict[str, str]) -> Verdict:
        """Count a request; the interaction callback is exempt, as on Discord."""
        key = f"{method} {route}"
        limit = self.limits.get(key)
        if not self.enabled or limit is None:
            return Verdict()
        major = params.get("channel") or params.get("token") or ""
        if method == "PATCH" and route.startswith("/channels") and self._is_old(params.get("message", "")):
            window = self._window(f"old edits:{major}", OLD_EDITS)
            if window.used >= OLD_EDITS.requests:
                return self._refuse(
                    window, 30046, "Maximum number of edits to messages older than 1 hour reached."
                )
            window.used += 1
        window = self._window(f"{key}:{major}", limit)
        if window.used >= limit.requests:
            verdict = self._refuse(window, 0, "You are being rate limited.")
        else:
            window.used += 1
            verdict = Verdict()
        left = max(window.ends - self._clock.now(), 0.001)
        verdict.headers |= {
            "X-RateLimit-Bucket": hashlib.md5(key.encode(), usedforsecurity=False).hexdigest(),
            "X-RateLimit-Limit": str(limit.requests),
            "X-RateLimit-Remaining": str(limit.requests - window.used),
            "X-RateLimit-Reset": f"{window.ends:.3f}",
            "X-RateLimit-Reset-After": f"{left:.3f}",
        }
        return verdict

    def _window(self, key: str, limit: Limit) -> _Window:
        window = self._windows.setdefault(key, _Window(limit))
        if self._clock.now() >= window.ends:
            window.ends = self._clock.now() + limit.seconds
            window.used = 0
        return window

    def _is_old(self, message_id: str) -> bool:
        return message_id.isdigit() and self._clock.now() - time_of(int(message_id)) > OLD_MESSAGE_SECONDS

    def _refuse(self, window: _Window, code: int, message: str) -> Verdict:
        retry_after = round(max(window.ends - self._clock.now(), 0.001), 3)
        headers = {"Retry-After": str(max(1, round(retry_after))), "X-RateLimit-Scope": "user"}
        body: Json = {"message": message, "retry_after": retry_after, "global": False}
        return Verdict(headers, body | ({"code": code} if code else {}))
