"""A client of the wire in Python, for programs of others: follows one encounter and sends commands.

::

    async with TrackerClient("https://tracker.example", link="https://tracker.example/play#…") as tracker:
        await tracker.join()
        await tracker.command("advance_turn")
        async for encounter, event, payload in tracker.changes():
            print(event, encounter["round"])

It needs python-socketio and aiohttp alone, and no other part of the tracker. `docs/wire.md` has the rules.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Coroutine
from types import TracebackType
from typing import Any, Self
from uuid import uuid4

import aiohttp
import socketio

PROTOCOL = 1
ANSWER_SECONDS = 8.0
GAP_SECONDS = 0.15  # for an event that another process of the server sent first
MOST_EARLY = 500  # events that are kept until the version before them is there
PATIENCE_SECONDS = 45.0  # with a command that finds no connection or no answer
PAUSE_SECONDS = 1.0
ACCESS = "trk_"  # begins an access token
RETRIED = frozenset({"rate_limited", "busy", "restarting", "conflict", "unavailable"})
OUTDATED = "authentication_failed"  # a link gives another token

Json = dict[str, Any]
Listener = Callable[[Json, str, Json], object]


class RefusedError(Exception):
    """The server refused; `code` is stable."""

    def __init__(self, error: Json) -> None:
        super().__init__(error.get("message", ""))
        self.code = str(error.get("code", "error"))


class TrackerClient:
    """One connection; RefusedError when it is refused. `encounter` is the one that was joined, as seen here.

    `link` is an overlay link or a link of `/play`; `token` is one of `/token create`, or of a sign-in.
    It connects again by itself; the encounter is then joined again, and nothing is missed. Where the server
    does not take link or token any more, `changes`, `join` and `command` raise RefusedError.
    """

    def __init__(self, server: str, *, link: str | None = None, token: str | None = None) -> None:
        self.encounter: Json = {}
        self.encounter_id: str | None = None
        self._server, self._link, self._token = server.rstrip("/"), link, token
        self._http: aiohttp.ClientSession | None = None
        self._sio: Any = None
        self._listeners: list[Listener] = []
        self._refusal: Json = {}
        self._ended: RefusedError | None = None
        self._waiting: set[asyncio.Queue[Any]] = set()
        self._returning: asyncio.Task[None] | None = None
        self._state = asyncio.Event()
        self._syncing: asyncio.Task[None] | None = None
        self._early: dict[tuple[int, int], tuple[str, Json]] = {}  # by version and place in it
        self._newest = 0  # the newest version that was heard of
        self._heard: set[int] = set()  # places of the events of the current version, where it came live

    async def __aenter__(self) -> Self:
        self._http = aiohttp.ClientSession()
        self._sio = socketio.AsyncClient(http_session=self._http)
        self._sio.on("connect", self._connected)
        self._sio.on("connect_error", self._refused)
        self._sio.on("disconnect", self._disconnected)
        self._sio.on("token_expiring", self._renew)
        self._sio.on("*", self._received)
        try:
            if self._link is not None:
                await self._exchange()
            try:
                await self._sio.connect(self._server, auth=self._auth, transports=["websocket"])
            except socketio.exceptions.ConnectionError as error:
                raise (RefusedError(self._refusal) if self._refusal else error) from error
        except BaseException:
            await self._http.close()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for task in (self._syncing, self._returning):
            if task is not None:
                task.cancel()
        await self._sio.shutdown()
        if self._http is not None:
            await self._http.close()

    def on_change(self, listener: Listener) -> None:
        """Call back after every change, with the encounter, the event's name and its payload."""
        self._listeners.append(listener)

    async def join(self, encounter_id: str | None = None) -> Json:
        """Follow an encounter, the link's unless another is named, and return it. Raises RefusedError."""
        if self._ended is not None:
            raise self._ended
        if encounter_id not in (None, self.encounter_id):
            self.encounter, self._newest, self._heard = {}, 0, set()
            self._early.clear()
        self.encounter_id = encounter_id or self.encounter_id
        self._state.clear()
        await self.ask("join_encounter", encounterId=self.encounter_id)
        await asyncio.wait_for(self._state.wait(), ANSWER_SECONDS)
        return self.encounter

    async def changes(self) -> AsyncIterator[tuple[Json, str, Json]]:
        """Yield the encounter, the event's name and its payload: the state now, then every change.

        Joins the link's encounter where none is joined yet. Raises RefusedError.
        """
        heard: asyncio.Queue[tuple[Json, str, Json] | None] = asyncio.Queue()

        def listener(encounter: Json, event: str, payload: Json) -> None:
            heard.put_nowait((encounter, event, payload))

        self.on_change(listener)
        self._waiting.add(heard)
        try:
            if self.encounter:
                heard.put_nowait((self.encounter, "encounter_state", {}))
            else:
                await self.join()
            while self._ended is None and (change := await heard.get()) is not None:
                yield change
            if self._ended is not None:
                raise self._ended
        finally:
            self._listeners.remove(listener)
            self._waiting.discard(heard)

    def participant(self, participant_id: str | None) -> Json:
        """Return a participant of the encounter, as seen here; an empty one for an unknown id."""
        return next((one for one in self.encounter["participants"] if one["_id"] == participant_id), {})

    async def command(self, name: str, **fields: Any) -> Json:
        """Carry out a command exactly once: it is repeated under one id until there is an answer.

        Raises RefusedError, or after 45 seconds without a connection or an answer what stood in the way.
        """
        sent = {"encounterId": self.encounter_id, "commandId": uuid4().hex, **fields}
        give_up = asyncio.get_running_loop().time() + PATIENCE_SECONDS
        while True:
            if self._ended is not None:
                raise self._ended
            try:
                return await self.ask(name, **sent)
            except (RefusedError, TimeoutError, socketio.exceptions.SocketIOError) as error:
                is_final = isinstance(error, RefusedError) and error.code not in RETRIED
                if is_final or asyncio.get_running_loop().time() > give_up:
                    raise
            await asyncio.sleep(PAUSE_SECONDS)

    async def ask(self, event: str, **payload: Any) -> Json:
        """Send an event and return the answer. Raises RefusedError, or socketio's without one."""
        answer: Json = await self._sio.call(event, payload, timeout=ANSWER_SECONDS)
        if not answer["ok"]:
            raise RefusedError(answer["error"])
        return answer

    async def _auth(self) -> Json:
        if self._link is not None and self._refusal.get("code") == OUTDATED:  # it ended while away
            with contextlib.suppress(aiohttp.ClientError, RefusedError):
                await self._exchange()
        return {"token": self._token, "protocol": PROTOCOL}

    async def _exchange(self) -> None:
        """Exchange the link's secret for a token."""
        assert self._http is not None and self._link is not None
        address, _, secret = self._link.partition("#")
        kind = "share" if "/overlay" in address else "play"
        url = f"{self._server}/api/{kind}/session"
        async with self._http.post(url, json={"secret": secret}) as response:
            body = await response.json()
        if response.status != 200:
            raise RefusedError(body["error"])
        self._token, self.encounter_id = body["token"], body["encounterId"]

    async def _renew(self, _: Json) -> None:
        """Renew the token that ends: a link gives a newer one, an access token goes on by being shown."""
        if self._link is not None:
            await self._exchange()
        elif not str(self._token).startswith(ACCESS):
            return
        await self.ask("renew_token", token=self._token)

    async def _refused(self, error: Any) -> None:
        data = error.get("data") if isinstance(error, dict) else None
        self._refusal = data if isinstance(data, dict) else {}
        is_final = bool(self._refusal) and self._refusal.get("code") not in RETRIED
        if is_final and self._link is None and self.encounter:
            self._end(RefusedError(self._refusal))

    async def _connected(self) -> None:
        self._refusal = {}
        self._sio.reconnection = True
        if self.encounter:  # after an interruption
            self._return(self._joined_again())

    async def _disconnected(self, reason: str = "") -> None:
        if reason == socketio.AsyncClient.reason.SERVER_DISCONNECT:
            self._sio.reconnection = False  # it comes back at times, and with the same token
            self._return(self._come_back())

    def _return(self, work: Coroutine[Any, Any, None]) -> None:
        if self._returning is not None:
            self._returning.cancel()
        self._returning = asyncio.create_task(work, name="return")

    async def _joined_again(self) -> None:
        while True:
            try:
                await self.ask("join_encounter", encounterId=self.encounter_id)
                return
            except RefusedError as error:
                if error.code not in RETRIED:
                    self._end(error)
                    return
            except socketio.exceptions.SocketIOError:
                if not self._sio.connected:
                    return  # the next connection joins
            await asyncio.sleep(PAUSE_SECONDS)

    async def _come_back(self) -> None:
        """Connect anew after the server ended the connection, with a newer token where a link gives one."""
        while True:
            await asyncio.sleep(PAUSE_SECONDS)
            try:
                if self._link is not None:
                    await self._exchange()
                await self._sio.connect(self._server, auth=self._auth, transports=["websocket"])
                return
            except RefusedError as error:
                if error.code not in RETRIED:
                    self._end(error)
                    return
            except (aiohttp.ClientError, socketio.exceptions.ConnectionError):
                if self._ended is not None:
                    return

    def _end(self, error: RefusedError) -> None:
        """Link or token are not taken any more: tell who waits."""
        self._ended = error
        for waiting in self._waiting:
            waiting.put_nowait(None)
        if self._sio is not None and self._returning is not asyncio.current_task():
            self._return(self._sio.shutdown())

    async def _received(self, event: str, payload: Json | None = None) -> None:
        payload = payload or {}
        if event == "encounter_state":
            if payload["encounter"].get("_id") == self.encounter_id:
                self._load(payload["encounter"], payload["version"])
                self._state.set()
                self._announce(event, payload)
                self._take_early()
        elif event == "heartbeat":
            self._newest = max(self._newest, payload["versions"].get(self.encounter_id, 0))
            self._sync()
        elif payload.get("encounterId") == self.encounter_id and "version" in payload:
            self._change(event, payload)

    def _change(self, event: str, payload: Json) -> None:
        """Take an event of a change: at once, or when the version before it is there."""
        version, place = payload["version"], payload.get("place", 0)
        current = self.encounter.get("version")
        if current is not None and version <= current:
            # A further event of the current version; else it is known already, from a state or a sync.
            if version == current and self._heard and place not in self._heard:
                self._heard.add(place)
                self._announce(event, payload)
            return
        if len(self._early) >= MOST_EARLY:
            self._early.clear()
        self._early[version, place] = event, payload
        self._newest = max(self._newest, version)
        self._take_early()
        if self.encounter:
            self._sync(GAP_SECONDS)

    def _take_early(self) -> None:
        """Take what was kept and follows the current version. The first event of a version has its patch."""
        while first := self._early.pop((self.encounter.get("version", -2) + 1, 0), None):
            version = first[1]["version"]
            self._apply(version, first[1].get("patch") or {})
            others = sorted(place for known, place in self._early if known == version)
            self._heard = {0, *others}
            for event, payload in (first, *(self._early.pop((version, place)) for place in others)):
                self._announce(event, payload)
        current = self.encounter.get("version", -1)
        self._early = {at: kept for at, kept in self._early.items() if at[0] > current}

    def _load(self, encounter: Json, version: int) -> None:
        self.encounter = {**encounter, "version": version}
        self._heard = set()

    def _sync(self, after: float = 0.0) -> None:
        if self._newest <= self.encounter.get("version", 0):
            return
        if self._syncing is None or self._syncing.done():
            self._syncing = asyncio.create_task(self._synced(after), name="sync")

    async def _synced(self, after: float) -> None:
        """Ask for what is missing; the next heartbeat asks again where there is no answer."""
        await asyncio.sleep(after)
        with contextlib.suppress(RefusedError, TimeoutError, socketio.exceptions.SocketIOError):
            while self._newest > (known := self.encounter.get("version", 0)):
                answer = await self.ask("sync_encounter", encounterId=self.encounter_id, version=known)
                if "encounter" in answer and answer["version"] >= self.encounter.get("version", 0):
                    self._load(answer["encounter"], answer["version"])
                for missed in answer.get("patches", ()):
                    if missed["version"] == self.encounter["version"] + 1:
                        self._apply(missed["version"], missed["patch"])
                        self._heard = set()
                if self.encounter.get("version", 0) == known:  # a process that lags behind
                    return
                self._announce("sync_encounter", answer)
                self._take_early()

    def _apply(self, version: int, patch: Json) -> None:
        people = {one["_id"]: one for one in self.encounter["participants"]}
        people |= {one["_id"]: one for one in patch.get("participants", ())}
        for gone in patch.get("removed", ()):
            people.pop(gone, None)
        order = [people[one] for one in patch.get("order", list(people))]
        head = patch.get("header", {})
        self.encounter = {**self.encounter, **head, "participants": order, "version": version}

    def _announce(self, event: str, payload: Json) -> None:
        for listener in self._listeners:
            listener(self.encounter, event, payload)
