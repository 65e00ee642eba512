"""The real bot, tracker and MongoDB, and the sandbox in Discord's place."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any

from prometheus_client import CollectorRegistry

from bot.__main__ import compose_bot
from bot.client import TrackerBot
from bot.i18n.catalog import load_texts
from bot.live.pacing import Pace
from bot.metrics import BotMetrics
from bot.parsing.dice import Dice
from bot.sandbox import Actor, Call, Driver, Sandbox, SeenMessage
from bot.sandbox.discord_py import discord_py_talks_to
from bot.services import Services
from bot.supervisor import BotSupervisor
from storage.encounter.model import Encounter
from storage.mongo.database import OPERATION_TIMEOUT_MS, Database
from storage.privacy.erasure import Erasure
from storage.repositories.characters import Characters
from storage.repositories.combat_log import CombatLog
from storage.repositories.creatures import Creatures
from storage.repositories.encounters import EncounterGuilds, Encounters
from storage.repositories.personal_links import PersonalLinks
from storage.repositories.sessions import Sessions
from storage.repositories.share_links import ShareLinks
from storage.repositories.users import Users
from storage.tracker import Tracker
from tests.bot.sandbox.openapi import request_validators

PATIENCE = 30.0  # seconds; a busy machine may need long, and nothing waits longer than it must
LOGIN = 60.0
QUICK = Pace(fresh=0.02, old=0.02, after_trouble=0.05, between_reposts=60, badge_fresh=0, badge_good=0)


@dataclass
class BotHarness:
    """The running parts of a test of the bot. Dana is the DM, Ari and Bo are players, Sam is a spectator."""

    sandbox: Sandbox
    services: Services
    runner: BotSupervisor

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
        """Set up a fight: monsters have 20 hit points and act in this order; Aria has 28, others 30."""
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
        found = await self.tracker.in_channel(str(self.driver.channel("table").id))
        assert found is not None
        return await self.tracker.load(found.id)

    async def settled(self, board: SeenMessage) -> SeenMessage:
        """Return the board as it is once nothing is left to draw."""
        fight = await self.bot.app.services.tracker.in_guild(str(self.driver.guild.id))
        boards = [self.bot.app.boards.of(encounter.id) for encounter in fight]
        await self.driver.wait_until(lambda: all(b.is_idle for b in boards) or None, what="idle boards")
        return self.live(board)

    def live(self, board: SeenMessage) -> SeenMessage:
        """Return the board as it is now, or the one that took its place."""
        there = [m for m in self.driver.messages(board.channel_id) if m.embeds]
        return self.driver.message(board) or there[-1]

    async def press(self, who: str, board: SeenMessage, label: str) -> Call:
        """Press a button of the board as it is now."""
        return await self.user(who).press(self.live(board), label)

    async def restart(self) -> None:
        """Log the bot out and a new one in, which knows nothing of what the first one showed."""
        before = self.runner.bot
        assert before is not None
        await before.close()
        await self.driver.wait_until(
            lambda: (self.runner.is_ready and self.runner.bot is not before) or None,
            within=LOGIN,
            what="the next bot",
        )

    def patches(self) -> int:
        """Return how often the bot edited a message as such, not as an answer."""
        return sum(r.method == "PATCH" and "/channels/" in r.path for r in self.sandbox.requests)

    def everything_seen_by(self, who: str) -> str:
        return "\n".join(message.text for message in self.user(who).screen("table"))


@asynccontextmanager
async def open_harness(
    uri: str,
    database_name: str,
    *,
    pace: Pace = QUICK,
    pulse: float | None = None,
    operation_timeout_ms: int = OPERATION_TIMEOUT_MS,
    **options: Any,
) -> AsyncIterator[BotHarness]:
    """Log the bot in to a sandbox of its own; `options` are the client's, such as its shards.

    `pulse` is the seconds between looks for changes that nobody told of; None for no look at all.
    """
    async with AsyncExitStack() as opened:
        database = Database(uri, database_name, operation_timeout_ms=operation_timeout_ms)
        opened.callback(database.close)
        await database.ensure_indexes()
        combat_log = CombatLog(database)
        combat_log.start()
        opened.push_async_callback(combat_log.stop)
        tracker = Tracker(Encounters(database), combat_log)
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
            dice=Dice(random.Random(7)),
            public_url="https://tracker.example",
        )
        sandbox = await opened.enter_async_context(Sandbox(within=PATIENCE))
        sandbox.validators.extend(request_validators())
        opened.enter_context(discord_py_talks_to(sandbox.base_url, sandbox.gateway_url))
        runner = BotSupervisor(
            lambda: compose_bot(
                services,
                metrics=BotMetrics(CollectorRegistry()),
                pace=pace,
                guild_ready_timeout=0.05,
                **options,
            ),
            "a-token",
            shortest=0.01,
            versions=services.tracker.versions if pulse is not None else None,
            pulse=pulse or 0.0,
        )
        services.tracker.listen(runner.committed)
        opened.push_async_callback(_ended, asyncio.create_task(runner.run()))
        await sandbox.driver.wait_until(lambda: runner.is_ready or None, within=LOGIN, what="the bot")
        yield BotHarness(sandbox, services, runner)
    assert sandbox.complaints == []


async def _ended(running: asyncio.Task[None]) -> None:
    running.cancel()
    await asyncio.wait({running})
