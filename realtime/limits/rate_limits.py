"""Rate limits of tokens, users and addresses, and the refusals."""

import asyncio
import math
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

import structlog
from limits import RateLimitItem, parse_many
from limits.aio.strategies import SlidingWindowCounterRateLimiter

from realtime.limits.memory import BoundedMemory
from realtime.limits.shared import SharedCounts
from realtime.protocol.server_events import ErrorEvent
from storage.runtime.settings import OFF, Settings

Kind = Literal["commands", "reads", "changes", "connections", "polls", "requests", "guesses"]
Scope = Literal["token", "user", "address"]

# Of the messages of a caller, as long as they have no limit of their own.
SHARES: Mapping[Kind, float] = {"reads": 0.15, "changes": 0.3}
CODE = "rate_limited"
LINK = "link:"  # begins the key of a share link among those of users
TOO_MUCH: ErrorEvent = {"code": "busy", "message": "Too many messages at once. Wait for the answers."}
WARN_SECONDS = 30.0  # between two log lines of the same limit

log = structlog.stdlib.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Caller:
    """A caller as far as known. `address` is None for a caller on this machine.

    `user` is a user, or a share link: anyone who has a link can make any number of tokens of it.
    """

    address: str | None = None
    token: str | None = None
    user: str | None = None

    def known(self) -> Iterable[tuple[Scope, str]]:
        """Yield the known keys, the narrowest first: a caller over one is not counted for the others."""
        if self.token is not None:
            yield "token", self.token
        if self.user is not None:
            yield "user", self.user
        if self.address is not None:
            yield "address", self.address


class RateLimits:
    """Counts the requests of callers."""

    def __init__(self, settings: Settings, clock: Callable[[], float] = time.time) -> None:
        """Read the limits from the settings; `clock` returns seconds since 1970."""
        self._clock = clock
        self._rules: dict[tuple[Kind, Scope], tuple[str, list[RateLimitItem]]] = dict(_rules(settings))
        self._memory: BoundedMemory = BoundedMemory(clock=clock)
        self._limiter = SlidingWindowCounterRateLimiter(self._memory)
        self._shared = SharedCounts(settings.redis_url.get_secret_value()) if settings.redis_url else None
        self._most_sockets: dict[Scope, int] = {
            "token": settings.limit_sockets_per_user,
            "user": settings.limit_sockets_per_user,
            "address": settings.limit_sockets_per_address,
        }
        self._most_of_link = settings.limit_sockets_per_link
        self._warned: dict[str, float] = {}
        self._observers: list[Callable[[str], None]] = []

    def observe(self, observer: Callable[[str], None]) -> None:
        """Call an observer with the setting's name whenever a limit refuses a request."""
        self._observers.append(observer)

    async def hit(self, kind: Kind, caller: Caller, cost: int = 1) -> int | None:
        """Count a request of a caller; return None, or after how many seconds the caller may ask again."""
        for scope, key in caller.known():
            setting, items = self._rules.get((kind, scope), ("", ()))
            for item in items:
                wait = await self._hit(item, f"{kind}:{scope}:{key}", min(cost, item.amount))
                if wait is not None:
                    self.reached(setting)
                    return wait
        return None

    async def is_over(self, kind: Kind, caller: Caller) -> int | None:
        """Return after how many seconds a caller may ask again, without counting; None for now."""
        for scope, key in caller.known():
            setting, items = self._rules.get((kind, scope), ("", ()))
            for item in items:
                name = f"{kind}:{scope}:{key}"
                if (until := self._refused_until(item, name)) is not None:
                    wait = _seconds(until - self._clock())
                elif await self._limiter.test(item, name):
                    continue
                else:
                    wait = await self._wait(item, name)
                self.reached(setting)
                return wait
        return None

    def has_room(self, caller: Caller, opened: Callable[[Scope, str], int]) -> bool:
        """Whether a caller may open one more socket."""
        for scope, key in caller.known():
            is_link = scope == "user" and key.startswith(LINK)
            if opened(scope, key) >= (self._most_of_link if is_link else self._most_sockets[scope]):
                name = "ADDRESS" if scope == "address" else "LINK" if is_link else "USER"
                self.reached(f"LIMIT_SOCKETS_PER_{name}")
                return False
        return True

    def reached(self, setting: str) -> None:
        """Count a refusal and log it, at most once per interval."""
        for observe in self._observers:
            observe(setting)
        at = asyncio.get_running_loop().time()
        if at - self._warned.get(setting, -WARN_SECONDS) >= WARN_SECONDS:
            self._warned[setting] = at
            log.warning("a limit was reached", setting=setting)

    async def close(self) -> None:
        """Close the connections to Redis."""
        if self._shared is not None:
            await self._shared.close()

    async def _hit(self, item: RateLimitItem, name: str, cost: int) -> int | None:
        if (until := self._refused_until(item, name)) is not None:
            return _seconds(until - self._clock())
        if not await self._limiter.hit(item, name, cost=cost):
            return await self._wait(item, name)
        if self._shared is not None:
            self._shared.count(item, name, cost)
        return None

    def _refused_until(self, item: RateLimitItem, name: str) -> float | None:
        return self._shared.refused_until(item, name) if self._shared is not None else None

    async def _wait(self, item: RateLimitItem, name: str) -> int:
        """Return the whole seconds after which one more fits.

        It fits once the current count, and the previous one times the rest of the window, are together less
        than the limit: while this window is the current one, or else in the next one.
        """
        expiry, most = item.get_expiry(), item.amount
        before, rest, now, kept = await self._memory.get_sliding_window(item.key_for(name), expiry)
        if now < most:
            return _seconds(rest - expiry * (most - now) / before if before else 0.0)
        return _seconds(kept - expiry * most / now)


def refusal(seconds: int) -> ErrorEvent:
    """Return the error for a caller over a limit; `retryAfter` is in seconds."""
    when = "a second" if seconds == 1 else f"{seconds} seconds"
    return {"code": CODE, "message": f"Too many requests. Try again in {when}.", "retryAfter": seconds}


def too_large(most: int) -> ErrorEvent:
    """Return the error for a message over the size limit."""
    return {"code": "too_large", "message": f"This message is too long. Send at most {most:,} bytes."}


def _rules(settings: Settings) -> Iterable[tuple[tuple[Kind, Scope], tuple[str, list[RateLimitItem]]]]:
    kinds: tuple[Kind, ...] = get_args(Kind)
    scopes: tuple[Scope, ...] = ("token", "user", "address")
    for kind in kinds:
        for scope in scopes:
            name = f"limit_{kind}_per_{scope}"
            rate, share = getattr(settings, name, OFF), 1.0
            if rate is None:
                rate, share = getattr(settings, f"limit_commands_per_{scope}"), SHARES[kind]
            if rate != OFF:
                yield (kind, scope), (name.upper(), [_part(item, share) for item in parse_many(rate)])


def _part(item: RateLimitItem, share: float) -> RateLimitItem:
    return type(item)(max(1, round(item.amount * share)), item.multiples, item.namespace)


def _seconds(wait: float) -> int:
    """Return the first whole second after a wait."""
    return max(1, math.floor(wait) + 1)
