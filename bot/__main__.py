"""`python -m bot`: composes the whole system in one process."""

import asyncio
import contextlib
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from random import Random, SystemRandom
from typing import Any

import discord
import structlog

from bot.client import LiveParts, TrackerBot
from bot.discord_accounts import DiscordAccounts
from bot.discord_api.command_sync import FIRST_RETRY, CommandSync
from bot.discord_api.messages import DiscordMessages
from bot.discord_api.posts import Posts
from bot.discord_endpoint import connect_discord
from bot.interactions.app import App
from bot.interactions.area_choices import AreaChoices
from bot.interactions.opened_forms import OpenedForms
from bot.invite import invite_link
from bot.live.boards import Boards
from bot.live.channel_visibility import ChannelVisibility
from bot.live.dm_screens import DmScreens
from bot.live.guild_membership import GuildMembership
from bot.live.guild_texts import GuildTexts
from bot.live.pacing import Clock, Pace, system_clock
from bot.live.private_screens import PrivateScreens
from bot.live.resync import Resync
from bot.metrics import BotMetrics
from bot.narration.announcer import Announcer
from bot.narration.log_threads import LogThreads
from bot.narration.questions import Questions
from bot.parsing.dice import Dice
from bot.services import Services
from bot.supervisor import PULSE, SHORTEST, BotSupervisor
from bot.web_probe import is_alive
from realtime.app import Web
from realtime.bus.notices import Notice
from realtime.http_routes.health import Health
from realtime.http_routes.health_server import HealthServer
from realtime.metrics import Metrics
from realtime.publishing.heartbeat import SECONDS as HEARTBEAT_SECONDS
from realtime.relay import Relay
from storage.bootstrap import open_tracker, run, say_services, stop_signal, watch_forgotten
from storage.encounter.base import UserId
from storage.i18n.catalog import load_texts
from storage.mongo.database import Database
from storage.mongo.query_timing import MongoTiming
from storage.privacy.erasure import Erasure
from storage.privacy.forgotten import ForgottenUsers
from storage.repositories.access_tokens import AccessTokens, Revocable
from storage.repositories.characters import Characters
from storage.repositories.command_syncs import CommandSyncs
from storage.repositories.creatures import Creatures
from storage.repositories.encounters import EncounterGuilds
from storage.repositories.left_guilds import LeftGuilds
from storage.repositories.personal_links import PersonalLinks
from storage.repositories.portraits import Portraits
from storage.repositories.sessions import Sessions
from storage.repositories.share_links import ShareLink, ShareLinks
from storage.repositories.templates import Templates
from storage.repositories.users import Users
from storage.runtime.settings import Settings, require_public_url
from storage.runtime.start_lines import say
from storage.runtime.startup_errors import StartupError
from storage.tracker import Tracker

log = structlog.stdlib.get_logger("bot")


def main() -> None:
    """Serve until a signal, or run the given command; see `tracker --help`."""
    if arguments := sys.argv[1:]:
        from bot.admin_cli.parser import administer  # here, because importing it slows every start

        administer(arguments)
    else:
        run(serve)


@dataclass(frozen=True, slots=True)
class Tuning:
    """Settings that only tests and measurements change.

    `pulse` is the seconds between polls for changes without a notice, None for no polls; `client_options` are
    discord.py's.
    """

    pace: Pace = field(default_factory=Pace)
    clock: Clock | None = None
    random: Random = field(default_factory=SystemRandom)
    pulse: float | None = PULSE
    shortest_retry: float = SHORTEST
    command_retry: float = FIRST_RETRY
    heartbeat_seconds: float = HEARTBEAT_SECONDS
    client_options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Process:
    """A composed process. Its web side runs; `supervisor.run()` logs the bot in.

    `health_address` is None where a process without web side finds its port in use.
    """

    supervisor: BotSupervisor
    services: Services
    side: Web | Relay
    health_address: str | None


async def serve(settings: Settings, tuning: Tuning | None = None) -> None:
    """Serve until SIGINT or SIGTERM. Raises StartupError."""
    require_public_url(settings)
    # discord.py warns at every start that a bot without them can't speak.
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    stop = stop_signal()
    async with contextlib.AsyncExitStack() as stack:
        metrics = Metrics()
        database, tracker = await open_tracker(settings, stack, [MongoTiming(metrics.mongo)])
        await say_services(settings, database)
        endpoint = await connect_discord(settings, stack)
        if endpoint.sandbox_page is not None:
            say(
                settings,
                "Sandbox",
                endpoint.sandbox_page,
                "a local stand-in for Discord; set DISCORD_TOKEN for the real one",
            )
        process = await compose(
            settings,
            stack,
            database,
            tracker,
            token=endpoint.token,
            metrics=metrics,
            tuning=tuning or Tuning(),
            announce=partial(_announce, settings),
        )
        if isinstance(process.side, Web):
            say(
                settings,
                "Overlay",
                f"{settings.public_url}/overlay",
                "/overlay link in a channel makes its link",
            )
        if process.health_address is not None:
            say(settings, "Health", f"{process.health_address}/healthz")
        running = asyncio.create_task(process.supervisor.run(), name="bot")
        stopping = asyncio.create_task(stop.wait(), name="stop")
        await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if running.done():
            running.result()  # raises if the token is wrong
        log.info("stopping")
        running.cancel()
        await asyncio.wait({running})


async def compose(
    settings: Settings,
    stack: contextlib.AsyncExitStack,
    database: Database,
    tracker: Tracker,
    *,
    token: str,
    metrics: Metrics,
    tuning: Tuning,
    announce: Callable[[TrackerBot], None] = lambda bot: None,
) -> Process:
    """Compose the bot with a web side, or with the bus to one in another process; the stack stops them.

    `announce` is called after each login. Raises StartupError when the port is in use.
    """
    bot_metrics = BotMetrics(metrics.registry)
    await stack.enter_async_context(metrics.observing(database, tracker))

    def make() -> TrackerBot:
        return compose_bot(
            services,
            metrics=bot_metrics,
            pace=tuning.pace,
            clock=tuning.clock,
            command_retry=tuning.command_retry,
            shard_count=settings.shard_count,
            shard_ids=settings.shard_ids or None,
            **tuning.client_options,
        )

    supervisor = BotSupervisor(
        make,
        token,
        announce=announce,
        shortest=tuning.shortest_retry,
        versions=None if tuning.pulse is None else tracker.versions,
        pulse=tuning.pulse or PULSE,
    )
    side: Web | Relay
    if settings.realtime == "external" and settings.redis_url is not None:
        side = Relay(settings.redis_url.get_secret_value(), tracker, metrics)
    else:
        page = f"http://{settings.host}:{settings.sandbox_port}"
        side = Web(
            settings,
            database,
            tracker,
            bot_health=lambda: supervisor.is_ready,
            metrics=metrics,
            heartbeat_seconds=tuning.heartbeat_seconds,
            frame_ancestors=() if settings.discord_token else (page,),
        )
    try:
        await side.start()
    except OSError as error:
        raise StartupError(
            f"Can't listen on {settings.host}:{settings.port} (PORT): {error.strerror}"
        ) from error
    tracker.listen(supervisor.committed)  # after the publisher, which then is called first; no bot runs yet
    stack.push_async_callback(side.stop)
    if isinstance(side, Web):
        health_address: str | None = side.address
    else:
        health = Health(database, side.notices, metrics, lambda: supervisor.is_ready)
        operations = HealthServer(health, settings, metrics.limit)
        stack.push_async_callback(operations.stop)
        health_address = await operations.start()

    def notice_changes(notice: Notice) -> None:
        if notice.encounter_id is not None and not notice.is_own:
            supervisor.changed(notice.encounter_id, notice.version)

    async def revoked(links: Sequence[Revocable], users: Sequence[UserId]) -> None:
        side.revoked(links, users)

    async def ordered(order: str, shares: list[ShareLink]) -> None:
        side.ordered(order, shares)

    side.notices.subscribe(notice_changes)
    side.notices.on_gap(supervisor.may_have_missed)
    erasure = Erasure(database, tracker, ForgottenUsers(database))
    watch_forgotten(database, tracker, erasure, stack, supervisor.forgot)
    services = Services(
        database=database,
        tracker=tracker,
        users=Users(database),
        shares=ShareLinks(database),
        links=PersonalLinks(database),
        tokens=AccessTokens(database),
        characters=Characters(database),
        creatures=Creatures(database),
        templates=Templates(database),
        portraits=Portraits(database),
        sessions=Sessions(database),
        encounter_guilds=EncounterGuilds(database),
        command_syncs=CommandSyncs(database),
        erasure=erasure,
        texts=load_texts(),
        dice=Dice(tuning.random),
        public_url=settings.public_url,
        policies={
            name: url
            for name, url in (("privacy", settings.privacy_url), ("terms", settings.terms_url))
            if url is not None
        },
        web_is_up=partial(is_alive, side.address if isinstance(side, Web) else settings.public_url),
        on_revoked=revoked,
        on_ordered=ordered,
    )
    return Process(supervisor, services, side, health_address)


def compose_bot(
    services: Services,
    *,
    metrics: BotMetrics,
    pace: Pace | None = None,
    clock: Clock | None = None,
    command_retry: float = FIRST_RETRY,
    **options: Any,
) -> TrackerBot:
    """Compose a client and its live messages, in a running event loop; `options` are discord.py's."""
    pace, clock = pace or Pace(), clock or system_clock()
    tracker = services.tracker

    def compose(client: TrackerBot) -> LiveParts:
        accounts, guild_texts = DiscordAccounts(services.users), GuildTexts(services.texts)
        messages = DiscordMessages(client)
        posts = Posts(client, messages)
        log_threads = LogThreads(tracker, messages, posts)
        boards = Boards(
            tracker,
            messages,
            guild_texts,
            sessions=services.sessions,
            is_ours=client.is_ours,
            pace=pace,
            clock=clock,
            count=partial(metrics.live, "board"),
            pages=services.public_url,
        )
        channel_visibility = ChannelVisibility(client, accounts, clock.now)
        dm_screens = DmScreens(
            tracker,
            messages,
            guild_texts,
            channel_visibility=channel_visibility,
            accounts=accounts,
            is_ours=client.is_ours,
            pace=pace,
            clock=clock,
            count=partial(metrics.live, "dm_screen"),
        )
        private_screens = PrivateScreens(
            tracker,
            messages,
            channel_visibility,
            pace=pace,
            clock=clock,
            count=partial(metrics.live, "private_screen"),
        )
        questions = Questions(tracker, messages, guild_texts, pace=pace, clock=clock)
        announcer = Announcer(
            tracker,
            boards,
            guild_texts,
            questions=questions,
            posts=posts,
            log_threads=log_threads,
            accounts=accounts,
            is_ours=client.is_ours,
            clock=clock,
        )
        app = App(
            services=services,
            metrics=metrics,
            messages=messages,
            boards=boards,
            dm_screens=dm_screens,
            private_screens=private_screens,
            channel_visibility=channel_visibility,
            log_threads=log_threads,
            questions=questions,
            guild_texts=guild_texts,
            accounts=accounts,
            command_sync=CommandSync(
                client, services.command_syncs, first_retry=command_retry, count=metrics.synced
            ),
            opened_forms=OpenedForms(),
            area_choices=AreaChoices(),
            begun=client.begun,
            member_seen=client.member_seen,
        )

        membership = GuildMembership(
            LeftGuilds(services.database),
            present=lambda: (str(guild.id) for guild in client.guilds),
            serves=client.serves,
        )
        others = (private_screens, questions)
        resync = Resync(tracker, boards, dm_screens, others, client.is_ours)
        return LiveParts(app, (dm_screens, *others), resync, membership, announcer)

    return TrackerBot(compose, metrics=metrics, **options)


def _announce(settings: Settings, bot: TrackerBot) -> None:
    """Print how to add the bot to a server."""
    if settings.discord_token is not None and bot.application_id is not None:
        say(settings, "Invite", invite_link(bot.application_id))
    log.info("logged in", user=str(bot.user))


if __name__ == "__main__":
    main()
