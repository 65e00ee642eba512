"""The real bot, tracker and MongoDB, and the sandbox in Discord's place."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from bot.__main__ import Process, Tuning, compose
from bot.client import TrackerBot
from bot.interactions import responder
from bot.live.pacing import Clock, Pace
from bot.sandbox import Actor, Call, Driver, Sandbox, SeenMessage
from bot.sandbox.discord_py import discord_py_talks_to
from bot.services import Services
from bot.supervisor import BotSupervisor
from realtime.app import Web
from realtime.metrics import Metrics
from storage.bootstrap import open_tracker
from storage.encounter.model import Encounter
from storage.mongo.database import OPERATION_TIMEOUT_MS
from storage.mongo.query_timing import MongoTiming
from storage.runtime.settings import load_settings
from storage.tracker import Tracker
from tests.bot.sandbox.openapi import request_validators
from tests.free_port import free_port

SECRET = "a secret for tests that is long enough to sign with"
PUBLIC_URL = "https://tracker.example"
PATIENCE = 60.0  # seconds; an upper limit for a busy machine
LOGIN = 120.0
HURRY = 100.0  # times shorter are Discord's rate limits, as are the pauses of live messages in `QUICK`
QUICK = Pace(fresh=0.02, old=0.02, after_trouble=0.05, between_reposts=60, viewers_fresh=0, viewers_good=0)


@dataclass
class BotHarness:
    """The running parts of a test of the bot. Dana is the DM, Ari and Bo are players, Sam is a spectator."""

    sandbox: Sandbox
    process: Process

    @property
    def services(self) -> Services:
        return self.process.services

    @property
    def runner(self) -> BotSupervisor:
        return self.process.supervisor

    @property
    def web(self) -> Web:
        assert isinstance(self.process.side, Web)
        return self.process.side

    @property
    def driver(self) -> Driver:
        return self.sandbox.driver

    @property
    def tracker(self) -> Tracker:
        return self.services.tracker

    @property
    def bot(self) -> TrackerBot:
        assert self.runner.bot is not None
        return self.runner.bot

    def user(self, name: str) -> Actor:
        return self.driver.as_user(name)

    async def start(
        self, *monsters: str, players: tuple[str, ...] = ("Ari",), begin: bool = True
    ) -> SeenMessage:
        """Set up an encounter: monsters have 20 hit points and act in this order; Aria has 28, others 30."""
        board = (await self.user("Dana").slash("table", "encounter start", name="Bridge")).message
        for place, name in enumerate(monsters):
            is_hidden = name.startswith("?")
            await self.user("Dana").slash(
                "table",
                "init add",
                name=name.lstrip("?"),
                hp="20",
                ac=13,
                initiative=str(9 - place),
                hidden=is_hidden,
            )
        for player in players:
            name, hp = ("Aria", 28) if player == "Ari" else (f"{player}rin", 30)
            await self.user(player).slash("table", "init join", name=name, hp=hp, ac=15, initiative="15")
        if begin:
            await self.user("Dana").slash("table", "encounter start")
        return await self.settled(board)

    async def current_encounter(self) -> Encounter:
        found = await self.tracker.in_channel(str(self.driver.guild.id), str(self.driver.channel("table").id))
        assert found is not None
        return await self.tracker.load(found.id)

    async def settled(self, board: SeenMessage) -> SeenMessage:
        """Return the board once no redraw is pending."""
        fight = await self.bot.app.services.tracker.in_guild(str(self.driver.guild.id))
        boards = [self.bot.app.boards.of(encounter.id) for encounter in fight]
        await self.driver.wait_until(lambda: all(b.is_idle for b in boards) or None, what="idle boards")
        return self.live(board)

    def live(self, board: SeenMessage) -> SeenMessage:
        """Return the current board message."""
        there = [m for m in self.driver.messages(board.channel_id) if m.embeds]
        found = self.driver.message(board)
        # A slow start answers in private and posts the board beside the answer.
        return found if found is not None and not found.ephemeral else there[-1]

    async def followed(self, screen: SeenMessage) -> SeenMessage:
        """Return a private screen once the bot keeps it current; the user sees it a moment before."""
        screens = self.bot.app.private_screens
        await self.driver.wait_until(lambda: str(screen.id) in screens or None, what="a followed screen")
        return screen

    async def press(self, who: str, board: SeenMessage, label: str) -> Call:
        """Press a button of the board as it is now."""
        return await self.user(who).press(self.live(board), label)

    async def restart(self) -> None:
        """Log the bot out and a new one in, without the first one's state."""
        before = self.runner.bot
        assert before is not None
        await before.close()
        await self.driver.wait_until(
            lambda: (self.runner.is_ready and self.runner.bot is not before) or None,
            within=LOGIN,
            what="the next bot",
        )

    def patches(self) -> int:
        """Return how often the bot edited a message outside an answer."""
        return sum(r.method == "PATCH" and "/channels/" in r.path for r in self.sandbox.requests)

    def everything_seen_by(self, who: str) -> str:
        return "\n".join(message.text for message in self.user(who).screen("table"))


@asynccontextmanager
async def open_harness(
    uri: str,
    database_name: str,
    *,
    pace: Pace = QUICK,
    clock: Clock | None = None,
    pulse: float | None = None,
    operation_timeout_ms: int = OPERATION_TIMEOUT_MS,
    **settings: Any,
) -> AsyncIterator[BotHarness]:
    """Run a process as `python -m bot` composes it, logged in to a sandbox of its own.

    `pulse` is the seconds between polls for changes without a notice; None for no polls.
    """
    async with AsyncExitStack() as opened:
        sandbox = await opened.enter_async_context(Sandbox(within=PATIENCE, rate_limit_speed=HURRY))
        sandbox.validators.extend(request_validators())
        # A deferred answer is another one: no speed of a machine may decide. Deferrals have their tests.
        opened.enter_context(patch.object(responder, "DEFER_AFTER", PATIENCE))
        sandbox.interactions.answer_seconds = 2 * PATIENCE
        opened.enter_context(discord_py_talks_to(sandbox.base_url, sandbox.gateway_url))
        process = await opened.enter_async_context(
            run_process(
                sandbox,
                f"{uri}{database_name}",
                pace=pace,
                clock=clock,
                pulse=pulse,
                operation_timeout_ms=operation_timeout_ms,
                **settings,
            )
        )
        yield BotHarness(sandbox, process)
    assert sandbox.complaints == []


@asynccontextmanager
async def run_process(
    sandbox: Sandbox,
    mongodb_uri: str,
    *,
    token: str = "a-token",
    pace: Pace = QUICK,
    clock: Clock | None = None,
    pulse: float | None = None,
    operation_timeout_ms: int = OPERATION_TIMEOUT_MS,
    **settings: Any,
) -> AsyncIterator[Process]:
    """Run one process until its bot is ready; several may share a database, a Redis and the sandbox."""
    values = {"jwt_secret": SECRET, "port": free_port(), "public_url": PUBLIC_URL, **settings}
    loaded = load_settings(None, mongodb_uri=mongodb_uri, **values)
    async with AsyncExitStack() as opened:
        metrics = Metrics()
        listeners = [MongoTiming(metrics.mongo)]
        database, tracker = await open_tracker(loaded, opened, listeners, operation_timeout_ms)
        tuning = Tuning(
            pace=pace,
            clock=clock,
            random=random.Random(7),
            pulse=pulse,
            shortest_retry=0.01,
            command_retry=0.01,
            client_options={"guild_ready_timeout": 0.05},
        )
        process = await compose(
            loaded, opened, database, tracker, token=token, metrics=metrics, tuning=tuning
        )
        opened.push_async_callback(_ended, asyncio.create_task(process.supervisor.run()))
        await sandbox.driver.wait_until(
            lambda: (process.supervisor.is_ready and sandbox.commands.all()) or None,
            within=LOGIN,
            what="the bot and its commands",
        )
        yield process


async def _ended(running: asyncio.Task[None]) -> None:
    running.cancel()
    await asyncio.wait({running})
