"""Compose the web side from its parts."""

from collections.abc import Iterable
from pathlib import Path

import structlog
from aiohttp import web

from realtime.auth.app_sign_in import AppSignIn
from realtime.auth.page_sessions import PageSessions
from realtime.auth.personal_tokens import PersonalTokens
from realtime.auth.player_names import PlayerNames
from realtime.auth.share_tokens import ShareTokens
from realtime.auth.sign_in import SignIn
from realtime.auth.token_page import TokenPage
from realtime.auth.tokens import Tokens
from realtime.bus.notices import Notices, RedisNotices
from realtime.connections.bearers import Bearers
from realtime.connections.broadcast import Broadcast
from realtime.connections.handshake import Handshake
from realtime.connections.open_sessions import OpenSessions
from realtime.connections.registry import Connection, Connections
from realtime.connections.revocation import SECONDS as REVOCATION_SECONDS
from realtime.connections.revocation import Revocation
from realtime.handlers.commands import CommandHandlers
from realtime.handlers.creatures import CreatureHandlers
from realtime.handlers.encounters import EncounterHandlers
from realtime.handlers.files import FileHandlers
from realtime.handlers.imports import ImportHandlers
from realtime.handlers.overlay_health import OverlayHealthHandlers
from realtime.handlers.overlays import OverlayHandlers
from realtime.handlers.own_parties import OwnPartyHandlers
from realtime.handlers.parties import PartyHandlers
from realtime.handlers.summaries import SummaryHandlers
from realtime.handlers.templates import TemplateHandlers
from realtime.http_routes.health import BotHealth, Health
from realtime.http_routes.messages import Messages
from realtime.http_routes.pages import STATIC, Pages
from realtime.http_routes.portraits import PortraitRoutes
from realtime.http_routes.remote import Remote
from realtime.http_routes.same_origin import same_origin
from realtime.http_routes.security_headers import SecurityHeaders
from realtime.limits.client_addresses import ClientAddresses, allowed_origins
from realtime.limits.http_middleware import limited
from realtime.limits.http_server import HttpRunner
from realtime.limits.open_connections import OpenConnections
from realtime.limits.rate_limits import RateLimits
from realtime.metrics import Metrics
from realtime.protocol.acks import Answer
from realtime.protocol.command_payload import COMMANDS
from realtime.publishing.heartbeat import SECONDS, Heartbeat
from realtime.publishing.overlay_control import OverlayControl
from realtime.publishing.presence import GATHER_SECONDS, Presence
from realtime.publishing.publisher import Publisher
from realtime.publishing.recent_changes import RecentChanges
from realtime.publishing.subscriptions import Subscriptions
from realtime.server import Handler, SocketServer, socket_server
from realtime.transport.redis_room_manager import RedisRoomManager
from realtime.transport.room_manager import RoomManager
from storage.encounter.base import UserId
from storage.i18n.catalog import load_texts
from storage.mongo.database import Database
from storage.repositories.access_tokens import AccessTokens, Revocable
from storage.repositories.characters import Characters
from storage.repositories.creatures import Creatures
from storage.repositories.personal_links import PersonalLinks
from storage.repositories.portraits import Portraits
from storage.repositories.sessions import Sessions
from storage.repositories.share_links import ShareLink, ShareLinks
from storage.repositories.templates import Templates
from storage.repositories.users import Users
from storage.runtime.jwt_secret import jwt_secret
from storage.runtime.settings import Settings
from storage.tracker import Tracker

DRAIN_SECONDS = 5.0  # for commands that were begun; the client repeats one that takes longer

log = structlog.stdlib.get_logger(__name__)


def make_notices(settings: Settings) -> Notices:
    """Return the notices over Redis, or within this process when there is no Redis."""
    return RedisNotices(settings.redis_url.get_secret_value()) if settings.redis_url else Notices()


class Web:
    """Socket.IO, pages and health in this process and event loop.

    `web = Web(settings, database, tracker); await web.start(); …; await web.stop()`. The tracker is
    observed from the start. `notices` reports changes made by other processes.
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
        revocation_seconds: float = REVOCATION_SECONDS,
        gather_seconds: float = GATHER_SECONDS,
        static: Path = STATIC,
        frame_ancestors: tuple[str, ...] = (),
    ) -> None:
        self._settings = settings
        self.tokens = Tokens(jwt_secret(settings), settings.jwt_secret_previous)
        self.limits, addresses = RateLimits(settings), ClientAddresses(settings)
        self.metrics = metrics or Metrics()
        self._app = web.Application()
        self._runner = HttpRunner(self._app, settings, self.limits.reached, shutdown_timeout=2.0)
        self.notices = make_notices(settings)
        self._rooms = RedisRoomManager(settings.redis_url.get_secret_value()) if settings.redis_url else None
        self._sio = socket_server(self._rooms or RoomManager(), allowed_origins(settings), self.metrics)
        connections, recent = Connections(), RecentChanges()
        people, shares = Users(database), ShareLinks(database)
        links, access = PersonalLinks(database), AccessTokens(database)
        self.broadcast = broadcast = Broadcast(self._sio.manager, connections, self.metrics)
        self.sessions = sessions = OpenSessions(Sessions(database))
        self.presence = presence = Presence(
            connections=connections,
            sessions=sessions,
            broadcast=broadcast,
            notices=self.notices,
            gather_seconds=gather_seconds,
        )
        subscriptions = Subscriptions(
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
            subscriptions=subscriptions,
        )
        joining = EncounterHandlers(
            tracker=tracker,
            sessions=sessions,
            subscriptions=subscriptions,
            broadcast=broadcast,
            presence=presence,
            recent=recent,
        )
        commanding = CommandHandlers(tracker, self.publisher, subscriptions, self.limits)
        handshake = Handshake(
            tokens=self.tokens,
            people=people,
            shares=shares,
            links=links,
            access=access,
            sessions=sessions,
            metrics=self.metrics,
            limits=self.limits,
            addresses=addresses,
            connections=connections,
        )
        self._server = SocketServer(
            self._sio,
            connections=connections,
            handshake=handshake,
            metrics=self.metrics,
            handlers=_handlers(
                joining=joining,
                commanding=commanding,
                partying=PartyHandlers(Characters(database), broadcast),
                reports=OverlayHealthHandlers(sessions),
                directing=OverlayHandlers(tracker, shares, sessions, self.ordered),
                creatures=CreatureHandlers(tracker, Creatures(database)),
                imports=ImportHandlers(
                    tracker, Creatures(database), Characters(database), broadcast, connections
                ),
                own_parties=OwnPartyHandlers(tracker, Characters(database), commanding),
                summaries=SummaryHandlers(tracker),
                files=FileHandlers(tracker, Creatures(database)),
                templates=TemplateHandlers(tracker, Templates(database), commanding),
            ),
            gone=joining.gone,
            limits=self.limits,
            addresses=addresses,
            most_bytes=settings.limit_message_bytes,
            handshake_seconds=settings.timeout_handshake,
            authenticated=self._runner.authenticated,
        )
        self._orders = OverlayControl(shares, PlayerNames(people, tracker), connections, broadcast)
        self.heartbeat = Heartbeat(
            tracker=tracker,
            sessions=sessions,
            shares=shares,
            connections=connections,
            subscriptions=subscriptions,
            broadcast=broadcast,
            server=self._server,
            metrics=self.metrics,
            orders=self._orders,
            presence=presence,
            seconds=heartbeat_seconds,
        )
        self.revocation = Revocation(
            people=people,
            shares=shares,
            links=links,
            access=access,
            connections=connections,
            close=self._server.disconnect,
            seconds=revocation_seconds,
        )
        if self._rooms is not None:
            self._rooms.on_subscription(subscriptions.move)
            self._rooms.on_remote_version(tracker.forget)
            self._rooms.link.on_round_trip(self.metrics.redis)
        self.notices.subscribe(self.heartbeat.on_notice)
        self.notices.subscribe(self._orders.on_notice)
        self.notices.subscribe(self.revocation.on_notice)
        self.notices.subscribe(presence.on_notice)
        self.notices.on_gap(presence.forget)
        self.notices.on_gap(self.heartbeat.hurry)
        tracker.listen(self.publisher.publish)
        tracker.on_created(self.publisher.created)
        tracker.observe(self.metrics.command)
        self.limits.observe(self.metrics.limit)
        self.metrics.count_viewers(connections.viewers)
        self.notices.on_round_trip(self.metrics.redis)
        bounds = limited(self.limits, addresses, self._runner.connections, settings.timeout_body)
        self._app.middlewares.extend((bounds, same_origin(settings)))
        self._sio.attach(self._app)
        self.health = Health(database, self.notices, self.metrics, bot_health)
        texts, visits = load_texts(), PageSessions(self.tokens, people)
        bearers = Bearers(handshake, addresses)
        for routes in (
            self.health,
            ShareTokens(shares, self.tokens, PlayerNames(people, tracker), tracker),
            PersonalTokens(links, people, tracker, self.tokens),
            Remote(shares, tracker, self.limits, self.ordered),
            PortraitRoutes(Portraits(database), bearers, self.limits, settings.timeout_body),
            Messages(bearers, self._server.carry, most_bytes=settings.limit_message_bytes),
            SignIn(
                settings,
                tokens=self.tokens,
                sessions=visits,
                people=people,
                texts=texts,
                on_signed_out=lambda user_id: self.revoked((), (user_id,)),
            ),
            AppSignIn(
                settings,
                tokens=self.tokens,
                sessions=visits,
                access=access,
                texts=texts,
                on_revoked=self.revoked,
            ),
            TokenPage(settings, sessions=visits, access=access, texts=texts, on_revoked=self.revoked),
            Pages(static, (*settings.frontend_url, *frame_ancestors)),
            SecurityHeaders(settings),
        ):
            routes.attach(self._app)

    @property
    def address(self) -> str:
        """The address of this process on the same machine, such as http://127.0.0.1:8080."""
        host, port, *_ = self._runner.addresses[0]
        return f"http://{f'[{host}]' if ':' in host else host}:{port}"

    @property
    def open_connections(self) -> OpenConnections:
        """The connections of clients to this process."""
        return self._runner.connections

    async def start(self) -> None:
        """Listen for clients. Raises OSError when the port is taken."""
        await self._runner.setup()
        try:
            await self._runner.listen(self._settings.host, self._settings.port)
        except OSError:
            await self._runner.cleanup()
            raise
        await self.notices.start()
        if self._rooms is not None:
            # At once, not at the first client, so that no event is missed.
            self._sio.manager_initialized = True
            self._rooms.initialize()
            await self._rooms.link.subscribed(patience=2.0)
        self.publisher.start()
        self.heartbeat.start()
        self.revocation.start()

    async def stop(self) -> None:
        """Admit no clients, finish and publish running commands, and close the sockets."""
        for site in list(self._runner.sites):
            await site.stop()
        await self._server.drain(DRAIN_SECONDS)
        await self.publisher.stop()
        await self.heartbeat.stop()
        await self.revocation.stop()
        await self._orders.stop()
        await self._server.close()
        await self.presence.stop()
        await self.sessions.stop()
        await self.limits.close()
        if self._rooms is not None:
            await self._rooms.close()
        await self.notices.stop()
        await self._runner.cleanup()

    def revoked(self, links: Iterable[Revocable], users: Iterable[UserId] = ()) -> None:
        """Close the sockets of these, and of users, in every process; they must be revoked already."""
        self.notices.revoked(tuple(link.id for link in links), tuple(users))

    def ordered(self, order: str, shares: Iterable[ShareLink]) -> None:
        """Make the running overlays of share links take what is new ("settings"), or load the page anew."""
        self.notices.ordered(order, tuple(share.id for share in shares))


def _handlers(
    *,
    joining: EncounterHandlers,
    commanding: CommandHandlers,
    partying: PartyHandlers,
    reports: OverlayHealthHandlers,
    directing: OverlayHandlers,
    creatures: CreatureHandlers,
    templates: TemplateHandlers,
    imports: ImportHandlers,
    own_parties: OwnPartyHandlers,
    summaries: SummaryHandlers,
    files: FileHandlers,
) -> dict[str, Handler]:
    """Return the handler of each event: every command of the core by its name, and our own events."""

    def carrying_out(event: str) -> Handler:
        async def execute(connection: Connection, payload: object) -> Answer:
            return await commanding.execute(connection, event, payload)

        return execute

    return {
        **{event: carrying_out(event) for event in COMMANDS},
        "join_encounter": joining.join,
        "leave_encounter": joining.leave,
        "sync_encounter": joining.sync,
        "list_encounters": joining.list_own,
        "create_encounter": joining.create,
        "join_party": partying.join,
        "leave_party": partying.leave,
        "update_character": partying.update,
        "overlay_health": reports.note,
        "list_overlays": directing.list_all,
        "direct_overlays": directing.direct,
        "search_creatures": creatures.find,
        "read_statblock": creatures.read,
        "read_summary": summaries.read,
        "read_log": files.log,
        "export_creatures": files.creatures,
        "list_templates": templates.list_own,
        "read_difficulty": templates.difficulty,
        "save_template": templates.save,
        "start_template": templates.start,
        "delete_template": templates.delete,
        "mark_creature": creatures.mark,
        "upload_part": imports.part,
        "import_creatures": imports.read,
        "undo_import": imports.undo,
        "import_characters": imports.read_characters,
        "undo_character_import": imports.undo_characters,
        "export_characters": own_parties.export,
        "list_parties": own_parties.list_own,
        "create_party": own_parties.create,
        "rename_party": own_parties.rename,
        "add_member": own_parties.add_member,
        "bring_party": own_parties.bring,
        "rest_party": own_parties.rest,
        "restore_party": own_parties.restore,
        "remove_member": own_parties.remove_member,
        "delete_party": own_parties.delete,
    }
