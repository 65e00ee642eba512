"""Disturb the connections between the bot and Discord: REST requests and the gateway."""

from __future__ import annotations

from typing import Any

from bot.sandbox.gateway.server import Gateway
from bot.sandbox.rest.fault_injection import Fault, Faults, Gate
from bot.sandbox.rest.rate_limits import Scope


class ConnectionFaults:
    """The faults a test causes on the bot's connections."""

    def __init__(self, gateway: Gateway, faults: Faults) -> None:
        self._gateway = gateway
        self._faults = faults

    def inject(
        self,
        method: str,
        path_regex: str,
        status: int,
        body: Any = None,
        *,
        headers: dict[str, str] | None = None,
        times: int | None = 1,
        after_effect: bool = False,
    ) -> Fault:
        """Answer matching requests (method "*" for any) with an error; see `Faults.inject`."""
        return self._faults.inject(
            method, path_regex, status, body, headers=headers, times=times, after_effect=after_effect
        )

    def rate_limit(
        self, method: str, path_regex: str, scope: Scope, *, seconds: float = 0.05, times: int | None = 1
    ) -> Fault:
        """Answer matching requests with a 429 of a scope: the bot's own, its global one, or a resource's."""
        return self._faults.limit(method, path_regex, scope, seconds, times)

    def slow(self, method: str, path_regex: str, seconds: float, times: int | None = None) -> None:
        """Delay matching requests by seconds of the sandbox's clock."""
        self._faults.slow(method, path_regex, seconds, times)

    def hold(self, method: str, path_regex: str) -> Gate:
        """Keep matching requests waiting until `gate.open()`."""
        return self._faults.hold(method, path_regex)

    def clear_faults(self) -> None:
        self._faults.clear()

    def reconnect(self) -> None:
        """Ask the bot by op 7 to connect again."""
        self._gateway.ask_to_reconnect()

    def ask_for_heartbeat(self) -> None:
        """Ask the bot by op 1 for a heartbeat at once."""
        self._gateway.ask_for_heartbeat()

    def stop_acks(self) -> None:
        """Acknowledge no heartbeat, as on a connection that is dead and was not closed."""
        self._gateway.acks = False

    def invalidate_session(self, *, resumable: bool = False) -> None:
        """Send op 9."""
        self._gateway.invalidate(resumable=resumable)

    def forget_sessions(self) -> None:
        """Answer later resumes with INVALID_SESSION."""
        self._gateway.forget_sessions()

    async def drop_gateway(self, code: int | None = None) -> None:
        """Close the bot's gateway sockets with a code, or cut the wire."""
        await self._gateway.drop(code)

    def refuse_gateway(self, times: int = 1) -> None:
        """Answer the next gateway handshakes with 503."""
        self._gateway.refuse_next = times
