"""The bot: a discord.py client without privileged intents, its commands and its one error handler."""

import asyncio
from collections import OrderedDict
from functools import partial
from typing import Any

import discord
import structlog
from discord import app_commands
from discord.ext import commands
from prometheus_client import CollectorRegistry

from bot.cogs import cogs
from bot.cogs.rolls import apply_roll_menu
from bot.components.registry import load_handlers
from bot.discord_api.messages import DiscordMessages
from bot.discord_api.posts import Posts
from bot.i18n.command_translator import CommandTranslator
from bot.interactions.app import App
from bot.interactions.command_tree import CheckedTree
from bot.interactions.component_router import handle_form, pressed_item
from bot.interactions.error_handler import answer_error
from bot.live.boards import Boards
from bot.live.channel_visibility import ChannelVisibility
from bot.live.dm_screens import DmScreenParts, DmScreens
from bot.live.pacing import Clock, Pace, system_clock
from bot.live.resync import Resync
from bot.metrics import BotMetrics
from bot.narration.announcer import Announcer, AnnouncerParts
from bot.narration.log_threads import LogThreads
from bot.services import Services
from storage.change import Change
from storage.encounter.base import EncounterId, UserId
from storage.encounter.model import Encounter
from storage.repositories.encounters import EncounterGuilds
from storage.repositories.users import User
from storage.runtime.background import BackgroundTasks
from storage.runtime.clock import now

log = structlog.stdlib.get_logger(__name__)

_KNOWN_USERS = 5_000
AppCommand = app_commands.Command[Any, ..., Any] | app_commands.ContextMenu


class TrackerBot(commands.AutoShardedBot):
    """The tracker in Discord. `api_base` and the gateway are Discord's unless the process redirects them."""

    def __init__(
        self,
        services: Services,
        *,
        metrics: BotMetrics | None = None,
        pace: Pace | None = None,
        clock: Clock | None = None,
        **options: Any,
    ) -> None:
        self.metrics = metrics or BotMetrics(CollectorRegistry())
        intents = discord.Intents.none()
        intents.guilds = True
        super().__init__(
            command_prefix=(),
            tree_cls=CheckedTree,
            help_command=None,
            intents=intents,
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
            chunk_guilds_at_startup=False,
            http_trace=self.metrics.trace(),
            **options,
        )
        self._services = services
        self._pace, self._clock = pace or Pace(), clock
        self._users: OrderedDict[UserId, User | None] = OrderedDict()
        self._encounter_guilds = EncounterGuilds(services.database)
        self._component_handlers = load_handlers()
        self._has_boards = False
        self._interactions = BackgroundTasks()  # that are being answered
        self.app: App
        self.resync: Resync
        self.announcer: Announcer

    async def setup_hook(self) -> None:
        """Register everything; called once, after the login and before the gateway."""
        services, clock = self._services, self._clock or system_clock()
        tracker, messages = services.tracker, DiscordMessages(self)
        posts = Posts(self, messages)
        log_threads = LogThreads(tracker, messages, posts)
        boards = Boards(
            tracker,
            services.texts,
            messages,
            sessions=services.sessions,
            is_ours=self._is_ours,
            pace=self._pace,
            clock=clock,
            count=partial(self.metrics.live, "board"),
        )
        channel_visibility = ChannelVisibility(self, self.account, clock.now)
        parts = DmScreenParts(
            sight=channel_visibility.sight,
            is_ours=self._is_ours,
            say_in=boards.say_in,
            callable_dms=self._discord_ids_of_dms,
            leave_word=boards.leave_word,
            count=partial(self.metrics.live, "dm_screen"),
        )
        dm_screens = DmScreens(tracker, messages, parts, pace=self._pace, clock=clock)
        self.resync = Resync(tracker, boards, dm_screens, self._is_ours)
        announcer_parts = AnnouncerParts(
            posts=posts,
            threads=log_threads,
            account=self.account,
            say_in=boards.say_in,
            is_ours=self._is_ours,
            cover=lambda encounter_id: boards.of(encounter_id).bury(),
            now=now,
        )
        self.announcer = Announcer(tracker, announcer_parts)
        self.app = App(
            services=services,
            metrics=self.metrics,
            messages=messages,
            boards=boards,
            dm_screens=dm_screens,
            channel_visibility=channel_visibility,
            log_threads=log_threads,
            account=self.account,
            begun=self.begun,
            met=self.met,
        )
        self._has_boards = True
        self.tree.error(answer_error)
        self.add_dynamic_items(pressed_item(self._component_handlers))
        for cog in cogs():
            await self.add_cog(cog)
        self.tree.add_command(apply_roll_menu())
        await self.tree.set_translator(CommandTranslator(services.texts))
        await self.tree.sync()

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Handle forms here: discord.py would know only those that this process opened."""
        self.metrics.arrived(interaction)
        if interaction.type is discord.InteractionType.modal_submit:
            await handle_form(self._component_handlers, interaction)

    async def on_app_command_completion(
        self, interaction: discord.Interaction[Any], command: AppCommand
    ) -> None:
        """Count a command that came to its end; others end in `bot.interactions.error_handler`."""
        self.metrics.ended(interaction, "ok")

    async def on_guild_available(self, guild: discord.Guild) -> None:
        """Bring the boards of a guild up to date: anything may have happened meanwhile."""
        await self.resync.refresh(guild.id)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Bring the boards of a guild up to date that took the bot back."""
        await self.resync.refresh(guild.id)

    async def on_guild_channel_update(
        self, before: discord.abc.GuildChannel, after: discord.abc.GuildChannel
    ) -> None:
        """Look again at a guild in which somebody changed who sees a channel: a DM screen may stand there."""
        if before.overwrites != after.overwrites:
            await self.resync.refresh(after.guild.id)

    async def on_guild_role_update(self, before: discord.Role, after: discord.Role) -> None:
        """Look again at a guild in which those with a role may do more, or less."""
        if before.permissions != after.permissions:
            await self.resync.refresh(after.guild.id)

    async def on_guild_update(self, before: discord.Guild, after: discord.Guild) -> None:
        """Look again at a guild that somebody else owns now: he sees every channel."""
        if before.owner_id != after.owner_id:
            await self.resync.refresh(after.id)

    def met(self, member: discord.Member) -> None:
        """Take note of the roles that somebody comes with."""
        if self._has_boards and self.app.channel_visibility.met(member):
            self.dispatch("other_roles", member.guild)

    async def on_other_roles(self, guild: discord.Guild) -> None:
        """Look again at a guild in which somebody has other roles than before: he may see other channels."""
        await self.resync.refresh(guild.id)

    async def on_resumed(self) -> None:
        """Nothing was missed that a board needs: changes come from the tracker, not from the gateway."""
        log.info("gateway resumed")

    def committed(self, change: Change) -> None:
        """Take note of a change that this process made; listen to the tracker with it."""
        if self._has_boards:
            self.app.boards.committed(change)
            self.app.dm_screens.refresh(change.after)
            self.announcer.committed(change)

    async def changed(self, encounter_id: EncounterId, version: int) -> None:
        """Take note that another process wrote a version. Fights of others' guilds are not even read."""
        if not self._has_boards:
            return
        self._services.tracker.forget(encounter_id, version)
        guild_id = await self._encounter_guilds.of(encounter_id)
        if guild_id is None or not self._is_ours(guild_id):
            return
        encounter = await self._services.tracker.current(encounter_id)
        self.app.boards.refresh(encounter)
        self.app.dm_screens.refresh(encounter)
        self.announcer.changed(encounter, version)

    async def refresh_boards(self) -> None:
        """Bring every board up to date: notices of changes may have been missed."""
        for guild in self.guilds:
            await self.resync.refresh(guild.id)

    async def catch_up(self) -> None:
        """Look again at the boards that could not be looked at while the database was away."""
        if self._has_boards:
            await self.resync.catch_up()

    async def account(self, user_id: UserId) -> User | None:
        """Return a user of the tracker by id."""
        if user_id not in self._users:
            self._users[user_id] = await self._services.users.get(user_id)
            if len(self._users) > _KNOWN_USERS:
                self._users.popitem(last=False)
        return self._users[user_id]

    def begun(self, interaction: asyncio.Task[Any]) -> None:
        """Take note of an interaction that is being answered: `finished` waits for it."""
        self._interactions.track(interaction)

    async def finished(self, patience: float) -> None:
        """Wait until every interaction that was begun has its answer, but not for long."""
        await self._interactions.wait(patience)

    async def close(self) -> None:
        """Stop the boards, then the connection."""
        if self._has_boards:
            await self.announcer.close()
            await self.app.boards.close()
            await self.app.dm_screens.close()
        await super().close()

    def _is_ours(self, guild_id: str) -> bool:
        """Whether a guild is one of this process's shards."""
        return self.get_guild(int(guild_id)) is not None

    async def _discord_ids_of_dms(self, encounter: Encounter) -> list[int]:
        users = [await self.account(user_id) for user_id in (encounter.user_id, *encounter.co_dms)]
        return [int(user.discord_id) for user in users if user and user.discord_id]
