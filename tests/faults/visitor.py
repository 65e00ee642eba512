"""A client that reconnects to any of several web processes."""

import asyncio
import contextlib
import itertools
from collections.abc import Sequence
from typing import Any

import socketio
from aiohttp import ClientSession
from socketio.exceptions import SocketIOError

ANSWER_SECONDS = 5.0
PAUSE = 0.1

Json = dict[str, Any]


class LostError(Exception):
    """The connection was lost or timed out: the command may have been executed or not."""


class Visitor:
    """One socket at a time, joined to an encounter; a new one uses the next address."""

    def __init__(self, addresses: Sequence[str], token: str, encounter_id: str) -> None:
        self._addresses = itertools.cycle(addresses)
        self._token = token
        self.encounter_id = encounter_id
        self._http: ClientSession | None = None
        self._sio: Any = None
        self._gone = asyncio.Event()
        self._connecting = asyncio.Lock()

    async def connected(self) -> None:
        """Connect if needed, with retries."""
        async with self._connecting:
            while self._sio is None or self._gone.is_set():
                try:
                    await self._connect(next(self._addresses))
                except (SocketIOError, LostError, OSError, TimeoutError):
                    await asyncio.sleep(PAUSE)

    async def ask(self, event: str, payload: Json) -> Json:
        """Send an event and return the answer. Raises LostError, after which the connection is not used."""
        lost = self._gone
        call = asyncio.ensure_future(self._sio.call(event, payload, timeout=ANSWER_SECONDS))
        gone = asyncio.ensure_future(lost.wait())
        try:
            await asyncio.wait({call, gone}, return_when=asyncio.FIRST_COMPLETED)
            if not call.done():
                raise LostError
            answer: Json = call.result()
            return answer
        except (SocketIOError, OSError) as error:
            lost.set()
            raise LostError from error
        finally:
            for one in (call, gone):
                one.cancel()
            await asyncio.wait({call, gone})

    async def leave(self) -> None:
        """Disconnect."""
        sio, self._sio = self._sio, None
        if sio is not None:
            with contextlib.suppress(Exception, TimeoutError):  # with or without an error
                await asyncio.wait_for(sio.disconnect(), 2.0)
        if self._http is not None:
            await self._http.close()
            self._http = None

    async def received(self, event: str, payload: Any) -> None:
        """Handle an event."""

    async def _connect(self, address: str) -> None:
        await self.leave()
        self._http = ClientSession()
        self._gone = gone = asyncio.Event()
        sio = socketio.AsyncClient(reconnection=False, http_session=self._http)

        async def on_gone(*_: Any) -> None:
            gone.set()

        async def on_event(event: str, payload: Any = None) -> None:
            if self._sio is sio:
                await self.received(event, payload)

        sio.on("disconnect", on_gone)
        sio.on("*", on_event)
        self._sio = sio
        try:
            await asyncio.wait_for(
                sio.connect(address, auth={"token": self._token}, transports=["websocket"]), ANSWER_SECONDS
            )
            answer = await self.ask("join_encounter", {"encounterId": self.encounter_id})
            if not answer["ok"]:
                raise LostError
        except BaseException:
            gone.set()
            raise
