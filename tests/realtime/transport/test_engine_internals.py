"""The internals of dependencies that the delivery relies on: a version that changes them fails here first."""

import inspect
from typing import Any

import engineio
import socketio
from aiohttp.base_protocol import BaseProtocol
from aiohttp.web import AppRunner, RequestHandler, TCPSite
from engineio import packet
from engineio.async_drivers.aiohttp import _async
from engineio.async_socket import AsyncSocket
from engineio.base_socket import BaseSocket
from socketio.packet import Packet

from realtime.transport.redis_room_manager import RedisRoomManager
from realtime.transport.room_manager import RoomManager


def source(thing: Any) -> str:
    return inspect.getsource(thing)


def test_python_engineio_still_asks_for_its_queues_and_its_websocket() -> None:
    assert "self.server.create_queue()" in source(BaseSocket), "sockets no longer ask the server for a queue"
    assert _async.get("websocket") is not None, "the aiohttp driver no longer names its WebSocket"
    upgrade = source(AsyncSocket._upgrade_websocket)
    assert "self._websocket_handler, self.server" in upgrade, "a WebSocket is no longer given its handler"
    assert "_async['websocket']" in upgrade, "the driver's table is no longer where a WebSocket comes from"


def test_python_engineio_still_sends_everything_through_the_queue() -> None:
    assert "self.queue.put(pkt)" in source(AsyncSocket.send), "packets no longer go through the queue"
    handler = source(AsyncSocket._websocket_handler)
    assert handler.count("ws.send(") == 2, "more is written past the queue than the answer to a probe"
    assert "task_done" in source(AsyncSocket.poll), "taken packets are no longer noted as done"
    for name in ("connected", "upgraded", "upgrading"):
        assert f"self.{name} = " in source(BaseSocket), f"a socket no longer knows whether it is {name}"
    assert (packet.PING, packet.MESSAGE) == (2, 4)


def test_python_engineio_still_has_one_handler_of_messages() -> None:
    assert "'message', self.sid, pkt.data" in source(AsyncSocket.receive), "messages take another way"
    assert "self.handlers[event](*args)" in source(engineio.AsyncServer._trigger_event)
    assert socketio.AsyncServer().eio.async_handlers is False, "messages are no longer handled in order"
    assert packet.Packet(encoded_packet='42["a"]').data == '2["a"]'


def test_python_socketio_still_lets_the_manager_send() -> None:
    assert "_engineio_server_class" in vars(socketio.AsyncServer), "the engine can no longer be chosen"
    assert issubclass(engineio.AsyncServer, object)
    assert "self.manager.emit(" in source(socketio.AsyncServer.emit), "emit no longer goes to the manager"
    for name in ("basic_enter_room", "basic_leave_room", "get_participants"):
        assert hasattr(socketio.AsyncManager, name), f"the manager has no {name} any more"
    assert "if self.uses_binary_events" in source(Packet.__init__), "every packet is searched for bytes"


def test_what_comes_by_redis_is_sent_by_the_same_rooms() -> None:
    order = RedisRoomManager.__mro__
    assert order.index(socketio.AsyncRedisManager) < order.index(RoomManager)
    assert order.index(RoomManager) < order.index(socketio.AsyncManager)


def test_aiohttp_still_says_when_a_transport_is_full() -> None:
    assert isinstance(BaseProtocol.writing_paused, property)


def test_aiohttp_still_makes_its_server_and_sites_as_ours_need_them() -> None:
    assert "self._app._make_handler(" in source(AppRunner._make_server), "the server is made elsewhere"
    assert "self._manager.connection_made(self" in source(RequestHandler.connection_made)
    assert "self._manager.connection_lost(self" in source(RequestHandler.connection_lost)
    assert "self._request_factory(" in source(RequestHandler.start), "requests are made elsewhere"
    assert "self._server = await loop.create_server(" in source(TCPSite.start), "sockets are kept elsewhere"
