"""Speak Discord's gateway: hello, identify, heartbeat, resume with replay, events by intent and shard."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from aiohttp import WSMsgType, web

from bot.sandbox.gateway.frame_checks import (
    CLOSED_FOR_GOOD,
    DECODE_ERROR,
    ENDS_SESSION,
    HEARTBEAT,
    IDENTIFY,
    LARGEST_FRAME,
    REQUEST_MEMBERS,
    RESUME,
    VERSION,
    WRONG_VERSION,
    FrameChecks,
)
from bot.sandbox.gateway.sessions import Connection, Session
from bot.sandbox.model.objects import Json
from bot.sandbox.protocol import payloads
from bot.sandbox.protocol.intents import INTENT_OF, Intent, without_content
from bot.sandbox.world.messages import World, WorldEvent

RECONNECT, INVALID_SESSION, HELLO, HEARTBEAT_ACK = 7, 9, 10, 11
HEARTBEAT_INTERVAL_MS = 41_250
NETWORK_SECONDS = 0.02
PATH, RESUME_PATH = "/gateway/", "/gateway/resume/"


class Gateway:
    """All gateway connections and sessions of the bot."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.shards = 1
        self.future_fields = True
        self.refuse_next = 0
        self.heartbeat_ms = HEARTBEAT_INTERVAL_MS
        self.heartbeats = 0
        self.acks = True  # whether heartbeats are acknowledged
        self.sessions: dict[str, Session] = {}
        self.checks = FrameChecks(world.clock, self.sessions)
        self.connections: set[Connection] = set()
        self.identifies = 0
        self.resumes = 0
        world.subscribe(self._on_event)

    # --- called by the driver ---

    @property
    def connected(self) -> bool:
        """Whether every shard has a live session."""
        alive = {s.shard[0] for s in self.sessions.values() if s.connection is not None}
        return len(alive) >= self.shards

    def ask_to_reconnect(self) -> None:
        """Send op 7 to every connection."""
        for connection in self.connections:
            connection.send(RECONNECT)

    def invalidate(self, *, resumable: bool) -> None:
        """Send op 9 to every connection; without `resumable` the sessions are forgotten."""
        for connection in self.connections:
            if not resumable and connection.session is not None:
                self.sessions.pop(connection.session.id, None)
            connection.send(INVALID_SESSION, resumable)

    def ask_for_heartbeat(self) -> None:
        """Send op 1 to every connection."""
        for connection in self.connections:
            connection.send(HEARTBEAT)

    def forget_sessions(self) -> None:
        """Make every later resume fail with INVALID_SESSION."""
        for session in self.sessions.values():
            session.connection = None
        self.sessions.clear()

    async def drop(self, code: int | None = None) -> None:
        """Close every connection with a code, or cut the wire when there is none."""
        for connection in list(self.connections):
            if connection.session is not None:
                connection.session.connection = None
            if code is None:
                transport = connection.request.transport
                if transport is not None:
                    transport.close()
            else:
                await self._close(connection, code, b"")

    async def _close(self, connection: Connection, code: int, reason: bytes) -> None:
        connection.is_dropped = True
        if code in ENDS_SESSION and connection.session is not None:
            self.sessions.pop(connection.session.id, None)
        await connection.socket.close(code=code, message=reason)

    def _emit_presence(self) -> None:
        self._world.emit(WorldEvent("SANDBOX_BOT", {"online": self.connected}))

    # --- serving ---

    async def handle(self, request: web.Request) -> web.StreamResponse:
        if self.refuse_next > 0:
            self.refuse_next -= 1
            return web.Response(status=503)
        socket = web.WebSocketResponse(max_msg_size=0)
        await socket.prepare(request)
        connection = Connection(socket, request)
        self.connections.add(connection)
        writer = asyncio.create_task(connection.write())
        connection.send(HELLO, {"heartbeat_interval": self.heartbeat_ms, "_trace": []})
        self._expect_heartbeat(connection)
        try:
            if connection.encoding != (VERSION, "json"):
                await self._close(connection, WRONG_VERSION, b"Invalid API version.")
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    await self._receive(connection, message.data)
        finally:
            self.connections.discard(connection)
            if connection.silence is not None:
                connection.silence.cancel()
            if not connection.is_dropped and socket.close_code in CLOSED_FOR_GOOD and connection.session:
                self.sessions.pop(connection.session.id, None)
            if connection.session is not None and connection.session.connection is connection:
                connection.session.connection = None
            connection.outbox.put_nowait(None)
            await writer
            self._emit_presence()
        return socket

    async def _receive(self, connection: Connection, text: str) -> None:
        try:
            frame = json.loads(text) if len(text.encode()) <= LARGEST_FRAME else None
        except ValueError:
            frame = None
        if not isinstance(frame, dict):
            await self._close(connection, DECODE_ERROR, b"Error while decoding payload.")
            return
        op = frame.get("op")
        data: Any = frame.get("d")
        if (refusal := self.checks.refusal(connection, op, data)) is not None:
            await self._close(connection, refusal, b"Not as Discord's documents say.")
        elif op == HEARTBEAT:
            self._beat(connection, data)
        elif op == IDENTIFY:
            self._identify(connection, data)
        elif op == RESUME:
            self._resume(connection, data)
        elif op == REQUEST_MEMBERS and connection.session is not None:
            self._send_members(connection.session, data)

    def _beat(self, connection: Connection, sequence: int | None) -> None:
        connection.acknowledged = sequence
        self.heartbeats += 1
        self._expect_heartbeat(connection)
        self._world.changes.notify()
        if self.acks:
            # Delayed like a network: discord.py records the time of a heartbeat only after sending it,
            # and would take an earlier answer for one that is 41 seconds late.
            asyncio.get_running_loop().call_later(NETWORK_SECONDS, connection.send, HEARTBEAT_ACK)

    def _expect_heartbeat(self, connection: Connection) -> None:
        """Cut the connection of a bot that sends no heartbeat in time; it may resume."""
        if connection.silence is not None:
            connection.silence.cancel()
        transport, patience = connection.request.transport, 1.5 * self.heartbeat_ms / 1000
        if transport is not None:
            connection.silence = asyncio.get_running_loop().call_later(patience, transport.close)

    def _identify(self, connection: Connection, data: Json) -> None:
        intents, shard = data["intents"], data.get("shard") or [0, 1]
        self.identifies += 1
        session = Session(
            self._world.new_token()[:32],
            intents,
            connection.encoding,
            (shard[0], shard[1]),
            connection=connection,
            future_fields=self.future_fields,
        )
        connection.session = session
        self.sessions[session.id] = session
        guilds = [g for g in self._world.guilds.values() if session.serves(g.id) and self._is_in(g.id)]
        session.dispatch("READY", self._ready(session, [g.id for g in guilds]))
        if intents & Intent.GUILDS:
            every_member = bool(intents & Intent.GUILD_MEMBERS)
            for guild in guilds:
                data = payloads.guild_create(self._world, guild, every_member=every_member)
                session.dispatch("GUILD_CREATE", data)
        self._emit_presence()

    def _is_in(self, guild_id: int) -> bool:
        return self._world.application_id in self._world.guilds[guild_id].members

    def _ready(self, session: Session, guild_ids: list[int]) -> Json:
        world = self._world
        return {
            "v": 10,
            "user": payloads.user(world.bot)
            | {"verified": True, "mfa_enabled": False, "flags": 0, "email": None},
            "guilds": [{"id": str(guild_id), "unavailable": True} for guild_id in guild_ids],
            "session_id": session.id,
            "session_type": "normal",
            "resume_gateway_url": self.resume_url,
            "shard": list(session.shard),
            "application": {"id": str(world.application_id), "flags": 0},
            "private_channels": [],
            "relationships": [],
            "presences": [],
        }

    @property
    def url(self) -> str:
        """Where sessions begin."""
        return self._world.base_url.replace("http://", "ws://", 1) + PATH

    @property
    def resume_url(self) -> str:
        """Where sessions are resumed, and not elsewhere."""
        return f"{self.url}resume/"

    def _resume(self, connection: Connection, data: Json) -> None:
        session = self.sessions.get(str(data.get("session_id")))
        at_its_place = connection.request.path == RESUME_PATH
        if session is None or not at_its_place or connection.encoding != session.encoding:
            connection.send(INVALID_SESSION, False)
            return
        known = int(data["seq"])
        self.resumes += 1
        connection.session = session
        session.connection = connection
        for sequence, frame in session.sent:
            if sequence > known:
                connection.outbox.put_nowait(frame)
        session.dispatch("RESUMED", {"_trace": []})
        self._emit_presence()

    def _send_members(self, session: Session, data: Json) -> None:
        guild = self._world.guilds.get(int(data["guild_id"]))
        if guild is None:
            return
        wanted = {int(user_id) for user_id in data.get("user_ids") or []}
        query = str(data.get("query") or "").lower()
        names = {m.user_id: self._world.users[m.user_id].username for m in guild.members.values()}
        members = [
            payloads.member(self._world, m)
            for m in guild.members.values()
            if (m.user_id in wanted if wanted else names[m.user_id].startswith(query))
        ]
        chunk = {"guild_id": str(guild.id), "members": members, "chunk_index": 0, "chunk_count": 1}
        if data.get("nonce"):
            chunk["nonce"] = data["nonce"]
        session.dispatch("GUILD_MEMBERS_CHUNK", chunk)

    def _on_event(self, event: WorldEvent) -> None:
        intent = INTENT_OF.get(event.kind)
        if intent is None or event.only_for is not None:
            return
        direct = event.guild_id is None
        if (
            event.guild_id is not None
            and event.kind != "INTERACTION_CREATE"
            and not self._is_in(event.guild_id)
        ):
            return
        if event.channel_id is not None and event.kind != "INTERACTION_CREATE":
            channel = self._world.channels.get(event.channel_id)
            if channel is not None and not self._world.can_view(self._world.application_id, channel):
                return
        for session in self.sessions.values():
            wanted = intent.direct if direct else intent.guild
            own_member = event.kind == "GUILD_MEMBER_UPDATE" and event.actor_id == self._world.application_id
            if session.serves(event.guild_id) and (wanted & session.intents or not wanted or own_member):
                session.dispatch(event.kind, self._for_intents(event, session))

    def _for_intents(self, event: WorldEvent, session: Session) -> Json:
        if event.kind not in ("MESSAGE_CREATE", "MESSAGE_UPDATE") or event.guild_id is None:
            return event.data
        own = event.actor_id == self._world.application_id
        mentioned = any(u["id"] == str(self._world.application_id) for u in event.data["mentions"])
        if own or mentioned or session.intents & Intent.MESSAGE_CONTENT:
            return event.data
        return without_content(event.data)
