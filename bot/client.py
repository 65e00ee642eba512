"""The bot: a discord.py client without privileged intents, with its commands and one error handler."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import discord
import structlog
from discord import app_commands
from discord.ext import commands

from bot.cogs import cogs
from bot.cogs.rolls import apply_roll_menu
from bot.components.registry import load_handlers
from bot.discord_api.gateway_events import guard_events
from bot.i18n.command_translator import CommandTranslator
from bot.interactions.app import App
from bot.interactions.command_tree import CheckedTree
from bot.interactions.component_router import handle_form, handle_press
from bot.interactions.error_handler import answer_error
from bot.live.guild_membership import GuildMembership
from bot.live.resync import Follower, Resync
from bot.metrics import BotMetrics
from bot.narration.announcer import Announcer
from storage.change import Change
from storage.encounter.base import EncounterId, UserId
from storage.runtime.background import BackgroundTasks

log = structlog.stdlib.get_logger(__name__)

AppCommand = app_commands.Command[Any, ..., Any] | app_commands.ContextMenu


@dataclass(frozen=True, slots=True)
class LiveParts:
    """The parts that a client passes events to; see `bot.__main__.compose_bot`."""

    app: App
    followers: Sequence[Follower]
    resync: Resync
    membership: GuildMembership
    announcer: Announcer


class TrackerBot(commands.AutoShardedBot):
    """The tracker in Discord. `api_base` and the gateway are Discord's unless the process redirects them.

    `compose` builds the parts, which send through the client.
    """

    def __init__(
        self, compose: Callable[["TrackerBot"], LiveParts], *, metrics: BotMetrics, **options: Any
    ) -> None:
        self.metrics = metrics
        intents = discord.Intents.none()
        intents.guilds = True
        intents.moderation = True  # the audit log's new entries, where the bot may read it
        super().__init__(
            command_prefix=(),
            tree_cls=CheckedTree,
            help_command=None,
            intents=intents,
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
            # Discord's default is what the application has configured, which may be installs by users, too.
            allowed_installs=app_commands.AppInstallationType(guild=True),
            allowed_contexts=app_commands.AppCommandContext(guild=True),
            chunk_guilds_at_startup=False,
            http_trace=self.metrics.trace(),
            **options,
        )
        guard_events(self)
        self._component_handlers = load_handlers()
        self._interactions = BackgroundTasks()  # being answered
        self._tasks = BackgroundTasks()
        parts = compose(self)
        self.app, self._resync, self._announcer = parts.app, parts.resync, parts.announcer
        self._membership, self._followers = parts.membership, parts.followers

    async def setup_hook(self) -> None:
        """Register the commands; called once, after the login and before the gateway."""
        self.tree.error(answer_error)
        for cog in cogs():
            await self.add_cog(cog)
        self.tree.add_command(apply_roll_menu())
        await self.tree.set_translator(CommandTranslator(self.app.services.texts, self.tree))
        self._tasks.start(self.app.command_sync.run(self.tree), "sync the commands")

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Handle components and forms, of which discord.py dispatches only what it knows of this process."""
        self.metrics.arrived(interaction)
        if interaction.type is discord.InteractionType.component:
            await handle_press(self._component_handlers, interaction)
        if interaction.type is discord.InteractionType.modal_submit:
            await handle_form(self._component_handlers, interaction)

    async def on_app_command_completion(
        self, interaction: discord.Interaction[Any], command: AppCommand
    ) -> None:
        """Count a successful command; `bot.interactions.error_handler` counts the others."""
        self.metrics.ended(interaction, "ok")

    async def on_guild_available(self, guild: discord.Guild) -> None:
        """Refresh the boards of a guild: changes may have been missed, or the bot was added to it again."""
        await self._membership.joined(guild.id)
        await self._resync.refresh(guild.id)

    async def on_ready(self) -> None:
        """Note the guilds that removed the bot while it was away."""
        await self._membership.compare()

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Note that a guild removed the bot. In an outage, discord.py calls on_guild_unavailable instead."""
        await self._membership.left(guild.id)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Refresh the boards of a guild that added the bot again."""
        await self._membership.joined(guild.id)
        await self._resync.refresh(guild.id)

    async def on_guild_channel_update(
        self, before: discord.abc.GuildChannel, after: discord.abc.GuildChannel
    ) -> None:
        """Refresh a guild whose channel permissions changed: players may see a DM screen now."""
        if before.overwrites != after.overwrites:
            await self._resync.refresh(after.guild.id)

    async def on_guild_role_update(self, before: discord.Role, after: discord.Role) -> None:
        """Refresh a guild in which a role's permissions changed."""
        if before.permissions != after.permissions:
            await self._resync.refresh(after.guild.id)

    async def on_guild_role_delete(self, role: discord.Role) -> None:
        """Check a guild's DM screens: the role may have been what hid their channel from a player."""
        await self._resync.recheck_screens(role.guild.id)

    async def on_audit_log_entry_create(self, entry: discord.AuditLogEntry) -> None:
        """Check a guild's DM screens when a member was given or lost roles."""
        if entry.action is discord.AuditLogAction.member_role_update and entry.target is not None:
            self.app.channel_visibility.forget_roles(entry.guild.id, int(entry.target.id))
            self.app.private_screens.recheck(int(entry.target.id))
            await self._resync.recheck_screens(entry.guild.id)

    async def on_guild_update(self, before: discord.Guild, after: discord.Guild) -> None:
        """Refresh a guild with a new owner, who sees every channel."""
        if before.owner_id != after.owner_id:
            await self._resync.refresh(after.id)

    def member_seen(self, member: discord.Member) -> None:
        """Compare the roles of a member who sent an interaction with those known before."""
        if self.app.channel_visibility.note_roles(member):
            self.app.private_screens.recheck(member.id)
            self.dispatch("other_roles", member.guild)

    async def on_other_roles(self, guild: discord.Guild) -> None:
        """Refresh a guild in which a member's roles changed: they may see other channels."""
        await self._resync.refresh(guild.id)

    async def on_resumed(self) -> None:
        """Log it. Boards miss nothing: changes come from the tracker, not from the gateway."""
        log.info("gateway resumed")

    def committed(self, change: Change) -> None:
        """Pass a change of this process to the live messages and the announcer."""
        self.app.boards.committed(change)
        for follower in self._followers:
            follower.refresh(change.after)
        self._announcer.committed(change)

    def forgot(self, user_id: UserId) -> None:
        """Drop what is held of a user who was deleted."""
        self.app.private_screens.forget(user_id)
        if (discord_id := self.app.accounts.forget(user_id)) is not None:
            self.app.channel_visibility.forget_user(discord_id)

    async def changed(self, encounter_id: EncounterId, version: int) -> None:
        """Handle a version that another process wrote; encounters on other shards are not loaded."""
        services = self.app.services
        services.tracker.forget(encounter_id, version)
        guild_id = await services.encounter_guilds.of(encounter_id)
        if guild_id is None or not self.is_ours(guild_id):
            return
        encounter = await services.tracker.current(encounter_id)
        self.app.boards.refresh(encounter)
        for follower in self._followers:
            follower.refresh(encounter)
        self._announcer.changed(encounter, version)

    async def refresh_boards(self) -> None:
        """Refresh every board: notices of changes may have been missed."""
        for guild in self.guilds:
            await self._resync.refresh(guild.id)

    async def catch_up(self) -> None:
        """Refresh the boards that could not be loaded while the database was unavailable."""
        await self._resync.catch_up()
        await self._membership.catch_up()

    def begun(self, interaction: asyncio.Task[Any]) -> None:
        """Track the task of an interaction, for `finished`."""
        self._interactions.track(interaction)

    async def finished(self, patience: float) -> None:
        """Wait until every interaction has its answer, within a time limit."""
        await self._interactions.wait(patience)

    async def close(self) -> None:
        """Stop the live messages, then close the connection."""
        await self._tasks.stop()
        await self._announcer.close()
        await self.app.boards.close()
        for follower in self._followers:
            await follower.close()
        await super().close()

    def serves(self, guild_id: str) -> bool:
        """Whether a guild is on one of this process's shards, also when the bot is not in it."""
        return guild_id.isdecimal() and (int(guild_id) >> 22) % (self.shard_count or 1) in self.shards

    def is_ours(self, guild_id: str) -> bool:
        """Whether a guild is on one of this process's shards."""
        return self.get_guild(int(guild_id)) is not None
