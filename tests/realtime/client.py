"""A Socket.IO client that records every event."""

import asyncio
from collections.abc import Callable
from typing import Any, ClassVar

import socketio
from aiohttp import ClientSession
from socketio.exceptions import ConnectionError

from tests.realtime.viewer import apply
from tests.wire_answers import differences

PATIENCE = 60.0  # seconds; an upper limit for a busy machine


class RefusedError(Exception):
    """The server refused the connection."""


class Client:
    """A connected client: `events` are (name, payload) in the order of arrival, `frames` the raw packets."""

    opened: ClassVar[list["Client"]] = []  # closed by a fixture at the end of a test

    def __init__(self) -> None:
        self.opened.append(self)
        self._http = ClientSession()
        self.sio = socketio.AsyncClient(reconnection=False, http_session=self._http)
        self.events: list[tuple[str, Any]] = []
        self.frames: list[str] = []
        self._news = asyncio.Event()
        self.sio.on("*", self._note)
        self.sio.on("disconnect", self._gone)
        self.sio.on("connect_error", self._refused)
        self.is_gone = False
        self.refusal = ""
        self.refused_with: Any = None

    @classmethod
    async def connect(
        cls, address: str, token: Any, transports: tuple[str, ...] = ("websocket",), **auth: Any
    ) -> "Client":
        """Return a client connected with a token. Raises RefusedError with the server's message."""
        client = cls()
        receive = client.sio.eio._receive_packet

        async def receiving(packet: Any) -> None:
            client.frames.append(str(packet.data))
            await receive(packet)

        client.sio.eio._receive_packet = receiving
        try:
            await client.sio.connect(
                address, auth={"token": token, **auth}, transports=list(transports), wait_timeout=PATIENCE
            )
        except ConnectionError as error:
            raise RefusedError(client.refusal or str(error)) from error
        return client

    async def ask(self, event: str, payload: Any = None) -> Any:
        """Send an event and return what the server answers, which has the fields that the docs say."""
        answer = await self.sio.call(event, payload, timeout=PATIENCE)
        assert differences(event, answer) == []
        return answer

    async def join(self, encounter_id: str) -> dict[str, Any]:
        """Join an encounter and return its state."""
        answer = await self.ask("join_encounter", {"encounterId": encounter_id})
        assert answer["ok"], answer
        state: dict[str, Any] = await self.receive("encounter_state")
        return state

    async def receive(self, name: str, where: Callable[[Any], bool] = lambda _: True) -> Any:
        """Wait for an event and return its last payload that fits."""
        return (await self.until(lambda: [p for n, p in self.events if n == name and where(p)]))[-1]

    async def until(self, condition: Callable[[], Any]) -> Any:
        """Wait until a condition holds; check it at each event."""
        async with asyncio.timeout(PATIENCE):
            while not (found := condition()):
                self._news.clear()
                await self._news.wait()
        return found

    def named(self, name: str) -> list[Any]:
        """Return the payloads of every event of a name so far."""
        return [payload for n, payload in self.events if n == name]

    def state(self) -> dict[str, Any]:
        """Return the last full state with all later patches applied.

        Events of two processes may arrive out of order, and are sorted here.
        """
        start = max(i for i, (name, _) in enumerate(self.events) if name == "encounter_state")
        encounter: dict[str, Any] = self.events[start][1]["encounter"]
        patches = [
            p for _, p in self.events if isinstance(p, dict) and "version" in p and "encounter" not in p
        ]
        for payload in sorted(patches, key=lambda p: int(p["version"])):
            if payload["version"] <= encounter["version"] + 1:
                encounter = apply(encounter, payload)
        return encounter

    async def at_version(self, version: int) -> dict[str, Any]:
        """Wait until the viewer reached a version and return its state."""
        await self.until(lambda: self.state()["version"] >= version)
        return self.state()

    async def gone(self) -> None:
        """Wait until the server closed the connection."""
        await self.until(lambda: self.is_gone)
        await self.close()

    async def close(self) -> None:
        """Disconnect."""
        await self.sio.disconnect()
        await self._http.close()

    async def _note(self, name: str, payload: Any = None) -> None:
        self.events.append((name, payload))
        self._news.set()

    async def _refused(self, error: Any) -> None:
        self.refused_with = error.get("data") if isinstance(error, dict) else None
        self.refusal = error["message"] if isinstance(error, dict) else str(error)

    async def _gone(self, *_: Any) -> None:
        self.is_gone = True
        self._news.set()
