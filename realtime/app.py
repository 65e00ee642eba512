"""The web side put together: the one place that knows all of its parts."""

from collections.abc import Iterable
from pathlib import Path

import structlog
from aiohttp import web

from realtime.auth.personal_tokens import PersonalSessions
from realtime.auth.share_tokens import ShareSessions
from realtime.auth.sign_in import SignIn
from realtime.auth.tokens import Tokens
from realtime.bus.notices import Notices, RedisNotices
from realtime.connections.broadcast import Broadcast
from realtime.connections.handshake import Handshake
from realtime.connections.registry import Connection, Connections
from realtime.handlers.commands import Commanding
from realtime.handlers.creature_search import CreatureSearch
from realtime.handlers.encounters import Joining
from realtime.handlers.overlay_health import OverlayReports
from realtime.handlers.parties import Partying
from realtime.http_routes.health import BotHealth, Health
from realtime.http_routes.pages import STATIC, Pages
from realtime.http_routes.security_headers import Headers
from realtime.limits.client_addresses import Addresses, allowed_origins
from realtime.limits.http_middleware import limited
from realtime.limits.rate_limits import Limits
from realtime.metrics import Metrics
from realtime.protocol.command_payload import COMMANDS
from realtime.protocol.wire_json import Json
from realtime.publishing.heartbeat import SECONDS, Heartbeat
from realtime.publishing.overlay_control import OverlayOrders
from realtime.publishing.presence import Presence
from realtime.publishing.publisher import Publisher
from realtime.publishing.recent_changes import Recent
from realtime.publishing.subscriptions import Seating
from realtime.server import Handler, SocketServer, socket_server
from realtime.transport.redis_room_manager import RedisRooms
from realtime.transport.room_manager import LocalRooms
from storage.mongo.database import Database
from storage.repositories.characters import Characters
from storage.repositories.creatures import Creatures
from storage.repositories.personal_links import PersonalLink, PersonalLinks
from storage.repositories.sessions import Sessions
from storage.repositories.share_links import Share, Shares
from storage.repositories.users import People
from storage.runtime.jwt_secret import jwt_secret
from storage.runtime.settings import Settings
from storage.tracker import Tracker

DRAIN_SECONDS = 5.0  # for commands that were begun; one that takes longer is repeated by its client

log = structlog.stdlib.get_logger(__name__)


def make_notices(settings: Settings) -> Notices:
    """Return the notices between processes, or within this one when there is no Redis."""
    return RedisNotices(settings.redis_url.get_secret_value()) if settings.redis_url else Notices()


class Web:
    """Socket.IO, pages and health in this process and event loop.

    `web = Web(settings, database, tracker); await web.start(); …; await web.stop()`. The tracker is listened
    to from the start. `notices` tells of changes that other processes made.
    """

    def __init__(
        self,
        settings: Settings,
        database: Database,
        tracker: Tracker,
        *,
        bot_health: BotHealth | None = None,
        metrics: Metrics | None = None,
        heartbeat_seconds: float = SECONDS,
        static: Path = STATIC,
        frame_ancestors: tuple[str, ...] = (),
    ) -> None:
        self._settings = settings
        self.tokens = Tokens(jwt_secret(settings), settings.jwt_secret_previous)
        self.limits, addresses = Limits(settings), Addresses(settings)
        self.metrics = metrics or Metrics()
        self.notices = make_notices(settings)
        self._rooms = RedisRooms(settings.redis_url.get_secret_value()) if settings.redis_url else None
        self._sio = socket_server(self._rooms or LocalRooms(), allowed_origins(settings), self.metrics)
        connections, recent = Connections(), Recent()
        people, sessions, shares = People(database), Sessions(database), Shares(database)
        links = PersonalLinks(database)
        self.broadcast = broadcast = Broadcast(self._sio.manager, connections, self.metrics)
        presence = Presence(sessions, broadcast)
        seating = Seating(
            tracker=tracker,
            sessions=sessions,
            connections=connections,
            broadcast=broadcast,
            presence=presence,
            recent=recent,
        )
        self.publisher = Publisher(
            broadcast=broadcast,
            connections=connections,
            recent=recent,
            notices=self.notices,
            metrics=self.metrics,
            seating=seating,
        )
        joining = Joining(
            tracker=tracker,
            sessions=sessions,
            seating=seating,
            broadcast=broadcast,
            presence=presence,
            recent=recent,
        )
        self._server = SocketServer(
            self._sio,
            connections=connections,
            handshake=Handshake(
                tokens=self.tokens,
                people=people,
                shares=shares,
                links=links,
                sessions=sessions,
                metrics=self.metrics,
                limits=self.limits,
                addresses=addresses,
                connections=connections,
            ),
            metrics=self.metrics,
            handlers=_handlers(
                joining,
                Commanding(tracker, self.publisher, seating),
                Partying(Characters(database), broadcast),
                OverlayReports(sessions),
                CreatureSearch(tracker, Creatures(database)),
            ),
            gone=joining.gone,
            limits=self.limits,
            addresses=addresses,
            most_bytes=settings.limit_message_bytes,
        )
        self._orders = OverlayOrders(shares, connections, broadcast)
        self.heartbeat = Heartbeat(
            tracker=tracker,
            sessions=sessions,
            shares=shares,
            links=links,
            connections=connections,
            seating=seating,
            broadcast=broadcast,
            server=self._server,
            metrics=self.metrics,
            orders=self._orders,
            seconds=heartbeat_seconds,
        )
        if self._rooms is not None:
            self._rooms.on_seat(seating.move)
            self._rooms.on_told(tracker.forget)
            self._rooms.link.on_round_trip(self.metrics.redis)
        self.notices.subscribe(self.heartbeat.hear)
        self.notices.subscribe(self._orders.hear)
        self.notices.on_gap(self.heartbeat.hurry)
        tracker.listen(self.publisher.publish)
        tracker.observe(self.metrics.command)
        self.limits.observe(self.metrics.limit)
        self.metrics.count_viewers(connections.viewers)
        self.notices.on_round_trip(self.metrics.redis)
        self._app = web.Application(middlewares=[limited(self.limits, addresses)])
        self._sio.attach(self._app)
        Health(database, self.notices, self.metrics, bot_health).attach(self._app)
        ShareSessions(shares, self.tokens).attach(self._app)
        PersonalSessions(links, people, tracker, self.tokens).attach(self._app)
        SignIn(settings, self.tokens, people).attach(self._app)
        Pages(static, (*settings.frontend_url, *frame_ancestors)).attach(self._app)
        Headers(settings).attach(self._app)
        self._runner = web.AppRunner(self._app, access_log=None, shutdown_timeout=2.0)

    @property
    def address(self) -> str:
        """Where this process can be reached from the same machine, such as http://127.0.0.1:8080."""
        host, port, *_ = self._runner.addresses[0]
        return f"http://{f'[{host}]' if ':' in host else host}:{port}"

    async def start(self) -> None:
        """Listen for clients. Raises OSError when the port is taken."""
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, self._settings.host, self._settings.port).start()
        except OSError:
            await self._runner.cleanup()
            raise
        await self.notices.start()
        if self._rooms is not None:
            # At once, not at the first client: nothing may be missed in between.
            self._sio.manager_initialized = True
            self._rooms.initialize()
            await self._rooms.link.subscribed(patience=2.0)
        self.publisher.start()
        self.heartbeat.start()

    async def stop(self) -> None:
        """Admit nobody, finish what was begun, publish it, and let everybody go to another process."""
        for site in list(self._runner.sites):
            await site.stop()
        await self._server.drain(DRAIN_SECONDS)
        await self.publisher.stop()
        await self.heartbeat.stop()
        await self._orders.stop()
        await self._server.close()
        await self.limits.close()
        if self._rooms is not None:
            await self._rooms.close()
        await self.notices.stop()
        await self._runner.cleanup()

    def revoked(self, links: Iterable[Share | PersonalLink]) -> None:
        """Close what came by these links at once, in every process; they must be revoked already."""
        self.notices.revoked(tuple(link.id for link in links))

    def ordered(self, order: str, shares: Iterable[Share]) -> None:
        """Have the running overlays of share links take their settings or load anew, in every process."""
        self.notices.ordered(order, tuple(share.id for share in shares))


def _handlers(
    joining: Joining,
    commanding: Commanding,
    partying: Partying,
    reports: OverlayReports,
    creatures: CreatureSearch,
) -> dict[str, Handler]:
    """Return what answers each event: every command of the core by its name, and ours."""

    def carrying_out(event: str) -> Handler:
        async def carry_out(connection: Connection, payload: object) -> Json:
            return await commanding.carry_out(connection, event, payload)

        return carry_out

    return {
        **{event: carrying_out(event) for event in COMMANDS},
        "join_encounter": joining.join,
        "leave_encounter": joining.leave,
        "sync_encounter": joining.sync,
        "join_party": partying.join,
        "leave_party": partying.leave,
        "update_character": partying.update,
        "overlay_health": reports.note,
        "search_creatures": creatures.find,
    }
