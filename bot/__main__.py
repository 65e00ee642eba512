"""`python -m bot`: the whole system in one process, put together here and nowhere else."""

import asyncio
import contextlib
import random
import sys
from collections.abc import Sequence
from functools import partial
from typing import Any

import aiohttp
import structlog

from bot.client import LiveParts, TrackerBot
from bot.discord_accounts import DiscordAccounts
from bot.discord_api.messages import DiscordMessages
from bot.discord_api.posts import Posts
from bot.i18n.catalog import load_texts
from bot.interactions.app import App
from bot.invite import invite_link
from bot.live.boards import Boards
from bot.live.channel_visibility import ChannelVisibility
from bot.live.dm_screens import DmScreens
from bot.live.guild_texts import GuildTexts
from bot.live.pacing import Clock, Pace, system_clock
from bot.live.resync import Resync
from bot.metrics import BotMetrics
from bot.narration.announcer import Announcer
from bot.narration.log_threads import LogThreads
from bot.parsing.dice import Dice
from bot.services import Services
from bot.supervisor import BotSupervisor
from realtime.app import Web
from realtime.bus.notices import Notice
from realtime.http_routes.health import Health
from realtime.http_routes.health_server import HealthServer
from realtime.metrics import Metrics
from realtime.relay import Relay
from storage.bootstrap import open_tracker, run, stop_signal
from storage.mongo.database import Database
from storage.mongo.query_timing import MongoTiming
from storage.privacy.erasure import Erasure
from storage.repositories.characters import Characters
from storage.repositories.creatures import Creatures
from storage.repositories.encounters import EncounterGuilds
from storage.repositories.personal_links import PersonalLink, PersonalLinks
from storage.repositories.sessions import Sessions
from storage.repositories.share_links import ShareLink, ShareLinks
from storage.repositories.users import Users
from storage.runtime.settings import DISCORD_API, Settings
from storage.runtime.startup_errors import StartupError
from storage.tracker import Tracker

log = structlog.stdlib.get_logger("bot")

SANDBOX_TOKEN = "sandbox"  # any will do there


def main() -> None:
    """Run until told to stop, or carry out the command given; see `tracker --help`."""
    if arguments := sys.argv[1:]:
        from bot.admin_cli import administer  # here, because every start would pay for it

        administer(arguments)
    else:
        run(serve)


async def serve(settings: Settings, pace: Pace | None = None) -> None:
    """Serve until SIGINT or SIGTERM; `pace` is how often boards are edited. Raises StartupError."""
    stop = stop_signal()
    async with contextlib.AsyncExitStack() as stack:
        metrics = Metrics()
        database, tracker = await open_tracker(settings, stack, [MongoTiming(metrics.mongo)])
        token = await _discord(settings, stack)
        runner = await _compose(settings, stack, database, tracker, token=token, metrics=metrics, pace=pace)
        running = asyncio.create_task(runner.run(), name="bot")
        stopping = asyncio.create_task(stop.wait(), name="stop")
        await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if running.done():
            running.result()  # the token is wrong: say so
        log.info("stopping")
        running.cancel()
        await asyncio.wait({running})


def compose_bot(
    services: Services,
    *,
    metrics: BotMetrics,
    pace: Pace | None = None,
    clock: Clock | None = None,
    **options: Any,
) -> TrackerBot:
    """Put a client and its live messages together, in a running event loop; `options` are discord.py's."""
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
        announcer = Announcer(
            tracker,
            boards,
            guild_texts,
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
            channel_visibility=channel_visibility,
            log_threads=log_threads,
            guild_texts=guild_texts,
            accounts=accounts,
            begun=client.begun,
            met=client.met,
        )
        return LiveParts(app, Resync(tracker, boards, dm_screens, client.is_ours), announcer)

    return TrackerBot(compose, metrics=metrics, **options)


async def _compose(
    settings: Settings,
    stack: contextlib.AsyncExitStack,
    database: Database,
    tracker: Tracker,
    *,
    token: str,
    metrics: Metrics,
    pace: Pace | None,
) -> BotSupervisor:
    """Put the web side, or the way to one elsewhere, beside the bot."""

    counted = BotMetrics(metrics.registry)

    def make() -> TrackerBot:
        return compose_bot(
            services,
            metrics=counted,
            pace=pace,
            shard_count=settings.shard_count,
            shard_ids=settings.shard_ids or None,
        )

    runner = BotSupervisor(make, token, announce=partial(_announce, settings), versions=tracker.versions)
    side: Web | Relay
    if settings.realtime == "external" and settings.redis_url is not None:
        side = Relay(settings.redis_url.get_secret_value(), tracker, metrics)
    else:
        page = f"http://{settings.host}:{settings.sandbox_port}"
        frames = () if settings.discord_token else (page,)
        side = Web(
            settings,
            database,
            tracker,
            bot_health=lambda: runner.is_ready,
            metrics=metrics,
            frame_ancestors=frames,
        )
    try:
        await side.start()
    except OSError as error:
        raise StartupError(f"Can't listen on {settings.host}:{settings.port}: {error.strerror}") from error
    tracker.listen(runner.committed)  # after the publisher, whose turn then comes first; no bot runs yet
    stack.push_async_callback(side.stop)
    if isinstance(side, Relay):
        health = Health(database, side.notices, metrics, lambda: runner.is_ready)
        operations = HealthServer(health, settings.host, settings.port)
        stack.push_async_callback(operations.stop)
        if address := await operations.start():
            _say("Health", f"{address}/healthz")

    def heard(notice: Notice) -> None:
        if notice.encounter_id is not None and not notice.is_own:
            runner.changed(notice.encounter_id, notice.version)

    async def revoked(links: Sequence[ShareLink | PersonalLink]) -> None:
        side.revoked(links)

    async def ordered(order: str, shares: list[ShareLink]) -> None:
        side.ordered(order, shares)

    side.notices.subscribe(heard)
    side.notices.on_gap(runner.may_have_missed)
    services = Services(
        database=database,
        tracker=tracker,
        users=Users(database),
        shares=ShareLinks(database),
        links=PersonalLinks(database),
        characters=Characters(database),
        creatures=Creatures(database),
        sessions=Sessions(database),
        encounter_guilds=EncounterGuilds(database),
        erasure=Erasure(database, tracker),
        texts=load_texts(),
        dice=Dice(random.SystemRandom()),
        public_url=settings.public_url,
        web_is_up=partial(_answers, f"{side.address}/healthz") if isinstance(side, Web) else None,
        on_revoked=revoked,
        on_ordered=ordered,
    )
    if isinstance(side, Web):
        _say("Overlay", f"{settings.public_url}/overlay", "/overlay link in a channel makes its link")
        _say("Health", f"{side.address}/healthz")
    return runner


async def _discord(settings: Settings, stack: contextlib.AsyncExitStack) -> str:
    """Point discord.py at Discord, at a stand-in elsewhere, or at the sandbox; return the token for it."""
    if settings.discord_token is None:
        return await _sandbox(settings, stack)
    token = settings.discord_token.get_secret_value()
    if settings.discord_api_base != DISCORD_API:
        # A bot that runs on Discord itself does not load the sandbox.
        from bot.sandbox.discord_py import discord_py_talks_to

        gateway = await _gateway(settings.discord_api_base, token)
        stack.enter_context(discord_py_talks_to(settings.discord_api_base, gateway))
    return token


async def _sandbox(settings: Settings, stack: contextlib.AsyncExitStack) -> str:
    from bot.sandbox import Sandbox  # see above
    from bot.sandbox.discord_py import discord_py_talks_to

    sandbox = Sandbox(host=settings.host, port=settings.sandbox_port, within=30.0)
    try:
        await stack.enter_async_context(sandbox)
    except OSError as error:
        raise StartupError(
            f"Can't listen on {settings.host}:{settings.sandbox_port} (SANDBOX_PORT): {error.strerror}"
        ) from error
    stack.enter_context(discord_py_talks_to(sandbox.base_url, sandbox.gateway_url))
    _say("Sandbox", sandbox.page_url, "a local stand-in for Discord; set DISCORD_TOKEN for the real one")
    return SANDBOX_TOKEN


async def _gateway(base: str, token: str) -> str:
    """Ask where the gateway is."""
    try:
        async with (
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10)) as session,
            session.get(f"{base}/gateway/bot", headers={"Authorization": f"Bot {token}"}) as answer,
        ):
            answer.raise_for_status()
            return str((await answer.json())["url"])
    except (aiohttp.ClientError, TimeoutError, KeyError, ValueError) as error:
        raise StartupError(f"DISCORD_API_BASE ({base}) does not say where its gateway is: {error}") from error


async def _answers(address: str) -> bool:
    """Whether the web side answers, well or not."""
    try:
        async with (
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=1)) as session,
            session.get(address),
        ):
            return True
    except (aiohttp.ClientError, TimeoutError):
        return False


def _announce(settings: Settings, bot: TrackerBot) -> None:
    """Say how to get the bot into a server."""
    if settings.discord_token is not None and bot.application_id is not None:
        _say("Invite", invite_link(bot.application_id))
    log.info("logged in", user=str(bot.user))


def _say(what: str, address: str, more: str = "") -> None:
    """Tell the operator an address, on standard output: the log is for the rest."""
    print(f"{what:<8} {address}" + (f"   ({more})" if more else ""), flush=True)


if __name__ == "__main__":
    main()
