"""Notices between processes: an encounter has a new version or other viewers, links or tokens were revoked.

They carry no content. A receiver reads the change itself; after a missed notice, the next heartbeat corrects
it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import structlog

from realtime.bus.redis_channel import RedisChannel
from realtime.protocol.wire_json import WireJson
from storage.encounter.base import EncounterId, UserId
from storage.runtime.background import BackgroundTasks

CHANNEL = "encounter_tracker"

log = structlog.stdlib.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice; `is_own` says that this process sent it."""

    is_own: bool
    encounter_id: EncounterId | None = None
    version: int = 0
    revoked_links: tuple[str, ...] = ()
    revoked_users: tuple[UserId, ...] = ()  # every token of these users
    order: str | None = None  # the order to the overlays of these share links: "settings" or "reload"
    links: tuple[str, ...] = ()
    viewed: EncounterId | None = None  # users joined or left this encounter


Subscriber = Callable[[Notice], None]


class Notices:
    """Notices within this process only."""

    def __init__(self) -> None:
        self._subscribers: list[Subscriber] = []
        self._on_gap: list[Callable[[], None]] = []

    def subscribe(self, callback: Subscriber) -> None:
        """Call back for every notice, own ones included; it must not block."""
        self._subscribers.append(callback)

    def on_gap(self, callback: Callable[[], None]) -> None:
        """Call back when notices of others may have been missed."""
        self._on_gap.append(callback)

    def on_round_trip(self, callback: Callable[[bool, float], None]) -> None:
        """Call back after each round trip to Redis, where there is one."""

    def changed(self, encounter_id: EncounterId, version: int) -> None:
        """Publish that an encounter has a new version."""
        self._deliver(Notice(True, encounter_id, version))

    def revoked(self, link_ids: tuple[str, ...], user_ids: tuple[UserId, ...] = ()) -> None:
        """Publish that share links or personal links, or every token of users, were revoked."""
        self._deliver(Notice(True, revoked_links=link_ids, revoked_users=user_ids))

    def ordered(self, order: str, share_ids: tuple[str, ...]) -> None:
        """Publish that overlays must fetch their settings ("settings") or reload the page ("reload")."""
        self._deliver(Notice(True, order=order, links=share_ids))

    def viewed(self, encounter_id: EncounterId) -> None:
        """Publish that users joined or left an encounter in this process; their sessions are stored."""
        self._deliver(Notice(True, viewed=encounter_id))

    async def start(self) -> None:
        """Begin to listen to other processes."""

    async def stop(self) -> None:
        """Stop listening."""

    async def ping(self) -> bool | None:
        """Return whether other processes can be reached; None when there are none."""
        return None

    def _deliver(self, notice: Notice) -> None:
        for subscriber in self._subscribers:
            subscriber(notice)

    def _may_have_missed(self) -> None:
        for callback in self._on_gap:
            callback()


class RedisNotices(Notices):
    """Notices to and from every process on the same Redis."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self._origin = uuid4().hex
        self._link = RedisChannel(url, CHANNEL)
        self._link.on_restored(self._may_have_missed)
        self._tasks = BackgroundTasks()

    def on_round_trip(self, callback: Callable[[bool, float], None]) -> None:
        """Call back after each round trip to Redis."""
        self._link.on_round_trip(callback)

    def changed(self, encounter_id: EncounterId, version: int) -> None:
        """Publish that an encounter has a new version."""
        super().changed(encounter_id, version)
        self._send(encounterId=encounter_id, version=version)

    def revoked(self, link_ids: tuple[str, ...], user_ids: tuple[UserId, ...] = ()) -> None:
        """Publish that share links or personal links, or every token of users, were revoked."""
        super().revoked(link_ids, user_ids)
        self._send(revokedLinks=list(link_ids), revokedUsers=list(user_ids))

    def ordered(self, order: str, share_ids: tuple[str, ...]) -> None:
        """Publish that overlays must fetch their settings ("settings") or reload the page ("reload")."""
        super().ordered(order, share_ids)
        self._send(order=order, links=list(share_ids))

    def viewed(self, encounter_id: EncounterId) -> None:
        """Publish that users joined or left an encounter in this process; their sessions are stored."""
        super().viewed(encounter_id)
        self._send(viewed=encounter_id)

    async def start(self) -> None:
        """Begin to listen; while Redis is unavailable, continue without it and retry."""
        self._tasks.start(self._listen(), "notices")
        await self._link.subscribed(patience=2.0)

    async def stop(self) -> None:
        """Send what is left and stop listening."""
        await self._tasks.stop()
        await self._link.close()

    async def ping(self) -> bool | None:
        """Return whether Redis answers."""
        return await self._link.ping()

    def _send(self, **fields: Any) -> None:
        self._link.publish(WireJson.dumps({**fields, "origin": self._origin}))

    async def _listen(self) -> None:
        async for text in self._link.messages():
            try:
                message = WireJson.loads(text)
                if message["origin"] == self._origin:
                    continue
                links = tuple(map(str, message.get("revokedLinks", ())))
                users = tuple(UserId(str(user_id)) for user_id in message.get("revokedUsers", ()))
                encounter_id = message.get("encounterId")
                version, order = int(message.get("version", 0)), message.get("order")
                ordered = tuple(map(str, message.get("links", ())))
                viewed = message.get("viewed")
                notice = Notice(False, encounter_id, version, links, users, order, ordered, viewed)
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                log.warning("not a notice", error=str(error))
                continue
            self._deliver(notice)
