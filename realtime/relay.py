"""Connect a process without sockets: publish its changes to the viewers of others, and receive theirs."""

from collections.abc import Iterable

from realtime.bus.notices import Notice, RedisNotices
from realtime.connections.broadcast import Broadcast
from realtime.connections.registry import Connections
from realtime.metrics import Metrics
from realtime.publishing.publisher import Publisher
from realtime.publishing.recent_changes import RecentChanges
from realtime.transport.redis_room_manager import RedisRoomManager
from storage.encounter.base import UserId
from storage.repositories.access_tokens import Revocable
from storage.repositories.share_links import ShareLink
from storage.tracker import Tracker


class Relay:
    """The part of the web side that a bot needs when that is another process (REALTIME=external)."""

    def __init__(self, redis_url: str, tracker: Tracker, metrics: Metrics | None = None) -> None:
        self._tracker = tracker
        self._rooms = RedisRoomManager(redis_url, write_only=True)
        self.notices = RedisNotices(redis_url)
        connections, metrics = Connections(), metrics or Metrics()
        self._publisher = Publisher(
            broadcast=Broadcast(self._rooms, connections, metrics),
            connections=connections,
            recent=RecentChanges(),
            notices=self.notices,
            metrics=metrics,
        )
        self.notices.subscribe(self._hear)
        self._rooms.link.on_round_trip(metrics.redis)
        self.notices.on_round_trip(metrics.redis)
        tracker.listen(self._publisher.publish)
        tracker.on_created(self._publisher.created)
        tracker.observe(metrics.command)

    async def start(self) -> None:
        """Begin to publish and to listen."""
        await self.notices.start()
        self._publisher.start()

    async def stop(self) -> None:
        """Publish what is queued and disconnect."""
        await self._publisher.stop()
        await self._rooms.close()
        await self.notices.stop()

    def revoked(self, links: Iterable[Revocable], users: Iterable[UserId] = ()) -> None:
        """Close the sockets of these links and users; they must be revoked already."""
        self.notices.revoked(tuple(link.id for link in links), tuple(users))

    def ordered(self, order: str, shares: Iterable[ShareLink]) -> None:
        """Make the running overlays of share links reload their settings or the page."""
        self.notices.ordered(order, tuple(share.id for share in shares))

    def _hear(self, notice: Notice) -> None:
        if notice.encounter_id is not None and not notice.is_own:
            self._tracker.forget(notice.encounter_id, notice.version)
