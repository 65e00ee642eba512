"""Rooms across processes: python-socketio's Redis manager, without waiting for Redis.

The stock manager awaits Redis within every emit and resubscribes only after up to a minute; this one
publishes through a bounded outbox and returns at once. Its messages are the stock ones and `tracker_seat`,
which changes a subscription. It is sent in order with the events, so a socket leaves a room before the next
event to it.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import socketio

from realtime.bus.redis_channel import RedisChannel
from realtime.protocol.wire_json import Json, WireJson
from realtime.transport.room_manager import RoomManager
from storage.encounter.base import EncounterId, UserId
from storage.encounter.visibility.audience import Audience

CHANNEL = "socketio"
SUBSCRIPTION = "tracker_seat"

# Encounter id, user id, new audience; without a user, every connection with an audience by role is checked.
SubscriptionCallback = Callable[[EncounterId, UserId | None, Audience | None], Awaitable[None]]
VersionCallback = Callable[[EncounterId, int], None]  # encounter, version


class RedisRoomManager(socketio.AsyncRedisManager, RoomManager):  # type: ignore[misc]  # python-socketio has no types
    """The client manager of a server, or with `write_only` of a process that has no sockets."""

    def __init__(self, url: str, *, write_only: bool = False) -> None:
        super().__init__(url, channel=CHANNEL, write_only=write_only, json=WireJson)
        self.link = RedisChannel(url, CHANNEL)
        self._on_subscription: SubscriptionCallback | None = None
        self._on_remote_version: VersionCallback | None = None

    def on_subscription(self, callback: SubscriptionCallback) -> None:
        """Call back when another process changes the subscriptions of a user's sockets."""
        self._on_subscription = callback

    def on_remote_version(self, callback: VersionCallback) -> None:
        """Call back with the version of each event of another process, before it is sent to sockets here.

        A command that follows the event must not read an older cached copy.
        """
        self._on_remote_version = callback

    def publish_subscription(
        self, encounter_id: EncounterId, user_id: UserId | None, audience: Audience | None
    ) -> None:
        """Make the other processes change the subscriptions of a user's sockets."""
        is_player = audience is not None and audience.user_id is not None
        self._send(
            {
                "method": SUBSCRIPTION,
                "encounterId": encounter_id,
                "userId": user_id,
                "audience": audience.kind if audience else None,
                "isPlayer": is_player,
            }
        )

    async def close(self) -> None:
        """Stop listening and send what is queued."""
        listener: asyncio.Task[None] | None = getattr(self, "thread", None)
        if listener is not None:
            listener.cancel()
            await asyncio.wait({listener})
        await self.link.close()

    def _send(self, message: Json) -> None:
        self.link.publish(WireJson.dumps({**message, "host_id": self.host_id}))

    async def _publish(self, data: Json) -> None:
        self._send(data)

    async def _listen(self) -> AsyncIterator[Json]:
        async for text in self.link.messages():
            try:
                message: Any = WireJson.loads(text)
            except ValueError:
                continue  # another program uses the channel
            if not isinstance(message, dict):
                continue
            if message.get("method") != SUBSCRIPTION:
                self._note_version(message)
                yield message
            elif message.get("host_id") != self.host_id and self._on_subscription is not None:
                kind = message["audience"]
                user_id = None if message["userId"] is None else UserId(message["userId"])
                audience = Audience(kind, user_id if message["isPlayer"] else None) if kind else None
                await self._on_subscription(EncounterId(message["encounterId"]), user_id, audience)

    def _note_version(self, message: Json) -> None:
        if self._on_remote_version is None or message.get("host_id") == self.host_id:
            return
        data = message.get("data")
        for payload in data if isinstance(data, list) else ():
            match payload:
                case {"encounterId": str(encounter_id), "version": int(version)}:
                    self._on_remote_version(EncounterId(encounter_id), version)
