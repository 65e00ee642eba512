"""The Socket.IO server: handshakes, messages, disconnects. Events are handled in `handlers`."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import socketio
import structlog
from aiohttp.web import RequestHandler

from realtime.connections.broadcast import NAMESPACE
from realtime.connections.handshake import Handshake
from realtime.connections.registry import NO_SOCKET, Connection, Connections
from realtime.limits.client_addresses import ClientAddresses
from realtime.limits.message_gate import MessageGate, message_cost
from realtime.limits.rate_limits import TOO_MUCH, Caller, RateLimits, refusal
from realtime.metrics import Metrics
from realtime.protocol.acks import Answer, broken, failure, refused, request_id, success
from realtime.protocol.command_payload import COMMANDS
from realtime.protocol.event_scopes import EVENT_SCOPES
from realtime.protocol.payloads import RenewPayload, read_payload
from realtime.protocol.server_events import ErrorEvent, TokenExpiring, Welcome
from realtime.protocol.version import PROTOCOL
from realtime.protocol.wire_json import Json, WireJson, iso
from realtime.transport.engine import SocketIO
from realtime.transport.packet_guard import refuse_invalid_packets
from storage.encounter.errors import TrackerError
from storage.encounter.policy import require_scope
from storage.runtime.background import BackgroundTasks
from storage.runtime.request_context import traced
from storage.runtime.version import version

MOST_PENDING = 512  # messages of one socket in progress
# Events with a read from the database and a long answer: ten to thirty times the cost of any other message.
READS = frozenset(
    {
        "join_encounter",
        "sync_encounter",
        "list_encounters",
        "join_party",
        "search_creatures",
        "read_statblock",
        "list_templates",
        "read_difficulty",
        "list_overlays",
        "read_summary",
        "list_parties",
        "export_characters",
        "export_creatures",
        "read_log",
    }
)
# Events that are written to the database and sent to every viewer of an encounter.
CHANGES = frozenset(COMMANDS) | {
    *("update_character", "create_encounter", "save_template", "start_template", "delete_template"),
    *("mark_creature", "import_creatures", "undo_import", "direct_overlays"),
    *("import_characters", "undo_character_import", "bring_party", "rest_party", "restore_party"),
    *("create_party", "rename_party", "add_member", "remove_member", "delete_party"),
}
MAX_MESSAGE_BYTES = 1_000_000  # a longer message is not read; over LIMIT_MESSAGE_BYTES it is answered
CLOSE_SECONDS = 3.0  # for ending sessions in the database; others expire
WARNING_SECONDS = 60.0  # before a token ends; half of its life where that is shorter
DISCONNECT_SECONDS = 5.0  # the time a client has to disconnect after the request to do so
RESTARTING: ErrorEvent = {
    "code": "restarting",
    "message": "The server restarts; nothing was changed. Connect again.",
}

log = structlog.stdlib.get_logger(__name__)

Handler = Callable[[Connection, object], Awaitable[Answer]]
Gone = Callable[[Connection], Awaitable[None]]


def socket_server(manager: Any, is_allowed_origin: Callable[[str, Json], bool], metrics: Metrics) -> SocketIO:
    """Return the bare python-socketio server."""
    return SocketIO(
        metrics,
        client_manager=manager,
        json=WireJson,
        cors_allowed_origins=is_allowed_origin,
        max_http_buffer_size=MAX_MESSAGE_BYTES,
        namespaces=[NAMESPACE],
    )


class _CatchAllNamespace(socketio.AsyncNamespace):  # type: ignore[misc]  # python-socketio has no types
    """Passes on every event before python-socketio selects a handler by name."""

    def __init__(self, namespace: str, take: Callable[..., Awaitable[Answer | None]]) -> None:
        super().__init__(namespace)
        self._take = take

    async def trigger_event(self, event: object, *arguments: Any) -> Answer | None:
        return await self._take(event, *arguments)


class SocketServer:
    """Keeps the sockets of this process and passes their messages to the handlers."""

    def __init__(
        self,
        sio: Any,
        *,
        connections: Connections,
        handshake: Handshake,
        metrics: Metrics,
        handlers: Mapping[str, Handler],
        gone: Gone,
        limits: RateLimits,
        addresses: ClientAddresses,
        most_bytes: int,
        handshake_seconds: float,
        authenticated: Callable[[RequestHandler], None],
    ) -> None:
        """`authenticated` is called with the WebSocket's connection of a client that is known now."""
        self._sio = sio
        self._handshake_seconds = handshake_seconds
        self._authenticated = authenticated
        self._connections = connections
        self._handshake = handshake
        self._metrics = metrics
        self._handlers = {**handlers, "renew_token": self._renew}
        self._gone = gone
        self._limits = limits
        self._addresses = addresses
        self._closing = BackgroundTasks()
        self._welcoming = BackgroundTasks()  # and warning of a token's end
        self._messages = BackgroundTasks()  # in progress
        self._is_leaving = False
        sio.register_namespace(_CatchAllNamespace(NAMESPACE, self._take))
        self._gate = MessageGate(sio.eio, limits, most_bytes, self._caller_of, self._close_transport)
        refuse_invalid_packets(sio.eio, self._gate.refuse_excess)
        self._open = sio.eio.handlers["connect"]
        sio.eio.on("connect", self._opened)
        sio.eio.websocket_opened = self._note_known

    async def disconnect(self, connection: Connection) -> None:
        """Close a socket and its connection."""
        socket = self._engine_socket(connection.sid)
        transport = socket.queue.transport if socket is not None else None
        await self._sio.disconnect(connection.sid, ignore_queue=True)
        if socket is not None:
            await self._close_socket(socket, transport)

    async def drop_stalled(self) -> None:
        """Close stalled sockets, and remove those that left during their handshake."""
        for connection in self._connections:
            socket = self._engine_socket(connection.sid)
            if socket is None or socket.closed:
                await self.disconnect(connection)
            elif socket.queue.is_stalled:
                await self.disconnect(connection)
                socket.queue.abort()

    async def drain(self, patience: float) -> None:
        """Accept no new messages, and finish those in progress with their answers."""
        self._is_leaving = True
        await self._messages.wait(patience)

    async def close(self) -> None:
        """Close every socket and stop python-socketio's own tasks.

        The transports are closed without a disconnect packet: clients treat that as a network error and
        reconnect by themselves, to another process or to the next one.
        """
        for socket in list(self._sio.eio.sockets.values()):
            self._closing.start(socket.close(wait=False), "close a socket")
        await self._closing.wait(CLOSE_SECONDS)
        await self._handshake.stop()
        await self._closing.stop()
        await self._welcoming.stop()
        await self._sio.shutdown()

    async def _take(self, event: object, sid: str, *arguments: Any) -> Answer | None:
        """Handle python-socketio's events: connects, disconnects and messages.

        A client may give its message any name, also "connect": only a socket that is not connected connects.
        """
        if self._sio.manager.is_connected(sid, NAMESPACE):
            return await self._message(event, sid, *arguments)
        if event == "connect":
            await self._connect(sid, *arguments)
        elif event == "disconnect":
            await self._disconnect(sid, *arguments)
        return None

    async def _connect(self, sid: str, environ: Any, auth: object = None) -> None:
        connection, expires_at = await self._handshake.admit(sid, auth, environ)
        self._connections.add(connection)
        self._metrics.sockets.set(len(self._connections))
        if (socket := self._engine_socket(sid)) is not None:
            self._note_known(socket)
        self._let_expire(connection, expires_at)
        if connection.is_welcomed:
            # python-socketio connects the client when this returns, and before any other task runs.
            welcome: Welcome = {"protocol": PROTOCOL, "server": version(), "expiresAt": _iso(expires_at)}
            self._welcoming.start(self._emit("welcome", welcome, sid), "welcome a client")

    async def _disconnect(self, sid: str, reason: object = None) -> None:
        connection = self._connections.remove(sid)
        if (socket := self._engine_socket(sid)) is not None:
            if reason == self._sio.reason.PING_TIMEOUT:
                socket.queue.abort()  # or its tasks wait until the network times out
            elif reason == self._sio.reason.CLIENT_DISCONNECT:
                socket.queue.release()
                self._expect_handshake(socket.sid)
        self._metrics.sockets.set(len(self._connections))
        if connection is None:
            return
        for timer in connection.expiry:
            timer.cancel()
        try:
            await self._gone(connection)
        except TrackerError as error:  # the session then expires
            # Without a traceback: thousands leave at once when the database is unavailable.
            log.warning("the session of a closed socket was not ended", error=str(error))
        except Exception:
            log.exception("the session of a closed socket was not ended")

    async def _message(self, name: object, sid: str, *arguments: object) -> Answer:
        started = time.perf_counter()
        event = name if isinstance(name, str) else ""
        connection = self._connections.get(sid)
        if connection is None or connection.is_revoked:
            return failure({"code": "gone", "message": "This connection is closed."})
        task = asyncio.current_task()
        assert task is not None
        self._messages.track(task)  # python-socketio's, which also sends the answer
        payload = arguments[0] if arguments else None
        with traced(request_id(payload), "socket"):
            answer = await self._answer(connection, event, payload)
        label = event if event in self._handlers else "unknown"
        self._metrics.message(label, answer, time.perf_counter() - started)
        if answer["ok"] is False:
            await self._emit("error", answer["error"], sid)
        return answer

    async def carry(self, connection: Connection, event: str, payload: object, length: int) -> Answer:
        """Carry out a message of `length` bytes that came without a socket; it is counted as any other."""
        wait = await self._limits.hit("commands", connection.caller, message_cost(length))
        if wait is not None:
            return failure(refusal(wait))
        started = time.perf_counter()
        task = asyncio.current_task()
        assert task is not None
        self._messages.track(task)
        connection.has_read = True  # no connection was counted in the place of a first read
        with traced(request_id(payload), "http"):
            answer = await self._answer(connection, event, payload)
        self._metrics.message(event, answer, time.perf_counter() - started)
        return answer

    async def _answer(self, connection: Connection, event: str, payload: object) -> Answer:
        handler = self._handlers.get(event)
        if handler is None:
            return failure({"code": "unknown_event", "message": "There is no such event."})
        if self._is_leaving:
            return failure(RESTARTING)
        if connection.pending >= MOST_PENDING:
            return failure(TOO_MUCH)
        if (wait := await self._over_limit(connection, event)) is not None:
            if connection.sid != NO_SOCKET:
                await self._gate.may_be_refused(self._sio.manager.eio_sid_from_sid(connection.sid, NAMESPACE))
            return failure(refusal(wait))
        connection.pending += 1
        try:
            if event not in COMMANDS:  # the policy knows the scopes of commands
                require_scope(connection.scope, EVENT_SCOPES[event])
            return await handler(connection, payload)
        except TrackerError as error:
            return refused(error)
        except Exception:
            log.exception("message failed", message_event=event)
            return failure(broken())
        finally:
            connection.pending -= 1

    async def _over_limit(self, connection: Connection, event: str) -> int | None:
        """Count a read or a change; return None, or after how many seconds the client may ask again.

        The first read of a socket is counted as its connection already: a crowd that comes back after a
        restart is not refused.
        """
        if event in CHANGES:
            return await self._limits.hit("changes", connection.caller)
        if event not in READS:
            return None
        if not connection.has_read:
            connection.has_read = True
            return None
        return await self._limits.hit("reads", connection.caller)

    async def _opened(self, eio_sid: str, environ: Any) -> Any:
        self._expect_handshake(eio_sid)
        return await self._open(eio_sid, environ)

    def _expect_handshake(self, eio_sid: str) -> None:
        """Close a socket that does not authenticate in time."""
        loop = asyncio.get_running_loop()
        loop.call_later(self._handshake_seconds, self._drop_unauthenticated, eio_sid)

    def _is_known(self, eio_sid: str) -> bool:
        sid = self._sio.manager.sid_from_eio_sid(eio_sid, NAMESPACE)
        return sid is not None and self._connections.get(sid) is not None

    def _note_known(self, socket: Any) -> None:
        """Report the WebSocket of a client that has authenticated, whichever came first."""
        protocol = socket.queue.protocol
        if protocol is not None and self._is_known(socket.sid):
            self._authenticated(protocol)

    def _drop_unauthenticated(self, eio_sid: str) -> None:
        socket = self._sio.eio.sockets.get(eio_sid)
        if socket is not None and not self._is_known(eio_sid):
            closing = self._close_socket(socket, socket.queue.transport)
            self._closing.start(closing, "close an unauthenticated socket")

    async def _close_socket(self, socket: Any, transport: asyncio.Transport | None) -> None:
        """Send a disconnect packet, and close the connection if the client does not."""
        await socket.close(wait=False)
        if transport is not None:
            asyncio.get_running_loop().call_later(DISCONNECT_SECONDS, transport.abort)

    async def _close_transport(self, eio_sid: str) -> None:
        """Close the connection of a client that ignores its limits."""
        socket = self._sio.eio.sockets.get(eio_sid)
        if socket is None:
            return
        transport = socket.queue.transport
        if transport is not None:
            transport.pause_reading()  # what it still sends would cost as much as before
        sid = self._sio.manager.sid_from_eio_sid(eio_sid, NAMESPACE)
        connection = self._connections.get(sid) if sid else None
        if connection is not None:
            await self.disconnect(connection)
        else:
            await self._close_socket(socket, transport)

    def _caller_of(self, eio_sid: str) -> Caller:
        sid = self._sio.manager.sid_from_eio_sid(eio_sid, NAMESPACE)
        connection = self._connections.get(sid) if sid else None
        if connection is not None:
            if connection.has_spoken:
                return connection.caller
            # The first message is a viewer's join, counted with its connection for the user or link already:
            # a crowd that comes back is not refused.
            connection.has_spoken = True
            return replace(connection.caller, user=None)
        environ = self._sio.environ.get(eio_sid) or {}
        return Caller(self._addresses.limited(environ.get("aiohttp.request")))

    def _engine_socket(self, sid: str) -> Any:
        eio_sid = self._sio.manager.eio_sid_from_sid(sid, NAMESPACE)
        return self._sio.eio.sockets.get(eio_sid)

    async def _emit(self, event: str, payload: object, sid: str) -> None:
        await self._sio.emit(event, payload, to=sid, ignore_queue=True)

    async def _renew(self, connection: Connection, payload: object) -> Answer:
        """Take a newer token of the same user or link: the connection keeps its place."""
        if (wait := await self._limits.hit("connections", connection.caller)) is not None:
            return failure(refusal(wait))
        expires_at = await self._handshake.renew(connection, read_payload(RenewPayload, payload).token)
        if self._connections.get(connection.sid) is connection:  # it may have left meanwhile
            self._let_expire(connection, expires_at)
        return success(expiresAt=_iso(expires_at))

    def _let_expire(self, connection: Connection, expires_at: float | None) -> None:
        """Warn the client before its token ends, and close its connection then."""
        for timer in connection.expiry:
            timer.cancel()
        connection.expiry = ()
        if expires_at is None:
            return
        left = max(0.0, expires_at - time.time())
        loop = asyncio.get_running_loop()
        warning = max(left - WARNING_SECONDS, left / 2)
        connection.expiry = (
            loop.call_later(warning, self._warn, connection, expires_at),
            loop.call_later(left, self._expire, connection),
        )

    def _warn(self, connection: Connection, expires_at: float) -> None:
        told: TokenExpiring = {"expiresAt": _iso(expires_at) or ""}
        self._welcoming.start(self._emit("token_expiring", told, connection.sid), "warn of a token's end")

    def _expire(self, connection: Connection) -> None:
        self._closing.start(self.disconnect(connection), "close an expired socket")


def _iso(seconds: float | None) -> str | None:
    """Return a time in seconds since 1970 as the wire has times; None stays None."""
    return None if seconds is None else iso(datetime.fromtimestamp(seconds, UTC))
