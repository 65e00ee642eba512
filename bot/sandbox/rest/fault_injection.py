"""Make the API misbehave on demand: errors, rate limits, delays, held requests."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.model.clock import Clock
from bot.sandbox.model.objects import Json
from bot.sandbox.rest.rate_limits import Scope, refusal, shared_refusal


@dataclass
class Fault:
    """An answer to give instead of (or, with `after_effect`, after) the real one."""

    method: str
    path: re.Pattern[str]
    status: int
    body: Any
    headers: dict[str, str]
    times: int | None
    after_effect: bool = False
    hits: int = 0

    def take(self, method: str, path: str) -> bool:
        """Return whether this fault applies to a request; if so, count one use."""
        spent = self.times is not None and self.hits >= self.times
        if spent or self.method not in ("*", method) or not self.path.search(path):
            return False
        self.hits += 1
        return True


@dataclass
class Gate:
    """Holds matching requests until it is opened."""

    method: str
    path: re.Pattern[str]
    waiting: int = 0
    _open: asyncio.Event = field(default_factory=asyncio.Event)

    def open(self) -> None:
        self._open.set()

    async def pass_through(self) -> None:
        self.waiting += 1
        await self._open.wait()


@dataclass
class _Delay:
    method: str
    path: re.Pattern[str]
    seconds: float
    times: int | None


class Faults:
    """All faults, delays and gates in force."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._faults: list[Fault] = []
        self._gates: list[Gate] = []
        self._delays: list[_Delay] = []

    def inject(
        self,
        method: str,
        path: str,
        status: int,
        body: Any = None,
        *,
        headers: dict[str, str] | None = None,
        times: int | None = 1,
        after_effect: bool = False,
    ) -> Fault:
        """Answer matching requests with an error; `times=None` until `clear`."""
        if body is None:
            body = default_body(status)
        fault = Fault(method, re.compile(path), status, body, dict(headers or {}), times, after_effect)
        self._faults.append(fault)
        return fault

    def limit(self, method: str, path: str, scope: Scope, seconds: float, times: int | None = 1) -> Fault:
        """Answer matching requests with a 429 of a scope."""
        now = self._clock.now()
        verdict = shared_refusal(seconds, now) if scope == "shared" else refusal(scope, seconds)
        return self.inject(method, path, 429, verdict.refusal, headers=verdict.headers, times=times)

    def hold(self, method: str, path: str) -> Gate:
        """Let matching requests wait until the gate is opened."""
        gate = Gate(method, re.compile(path))
        self._gates.append(gate)
        return gate

    def slow(self, method: str, path: str, seconds: float, times: int | None = None) -> None:
        """Delay matching requests by seconds of the sandbox's clock."""
        self._delays.append(_Delay(method, re.compile(path), seconds, times))

    def clear(self) -> None:
        for gate in self._gates:
            gate.open()
        self._faults.clear()
        self._gates.clear()
        self._delays.clear()

    def find(self, method: str, path: str, *, after_effect: bool) -> Fault | None:
        for fault in self._faults:
            if fault.after_effect is after_effect and fault.take(method, path):
                return fault
        return None

    async def wait(self, method: str, path: str) -> None:
        """Wait for the delays and gates that match this request."""
        for delay in self._delays:
            if delay.times == 0 or delay.method not in ("*", method) or not delay.path.search(path):
                continue
            if delay.times is not None:
                delay.times -= 1
            done = asyncio.Event()
            self._clock.call_later(delay.seconds, done.set)
            await done.wait()
        for gate in list(self._gates):
            if gate.method in ("*", method) and gate.path.search(path):
                await gate.pass_through()


def default_body(status: int) -> Json:
    """Return the body Discord usually sends with a status."""
    if status == 429:
        return refusal("user", 0.05).refusal or {}
    names = {401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 500: "Internal Server Error"}
    return {"message": f"{status}: {names.get(status, 'Error')}", "code": 0}
