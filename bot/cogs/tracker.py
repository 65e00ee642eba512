"""/help and /tracker: help, and a check of the installation."""

from datetime import timedelta
from math import isfinite

import discord
from discord import app_commands
from discord.app_commands import Choice
from discord.ext import commands

from bot.actions.help import COLOUR, all_commands, at_a_glance, in_full
from bot.autocomplete.choices import text_choices
from bot.interactions.context import Interaction, InteractionContext
from bot.render.screen import Screen
from storage.encounter.errors import NotFoundError
from storage.runtime.clock import now

Typed = app_commands.Range[str, 1, 100]
_COMMAND = "One command, with an example. Default: everything at a glance"
MAX_CLOCK_ERROR = timedelta(seconds=10)

# Each permission, and whether the bot can't work without it.
_PERMISSIONS = (
    ("view_channel", True),
    ("send_messages", True),
    ("embed_links", True),
    ("read_message_history", True),
    ("attach_files", False),
    ("pin_messages", False),
    ("create_public_threads", False),
    ("send_messages_in_threads", False),
)


async def _commands(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Complete the names of commands."""
    names = [
        command.qualified_name for command in all_commands(InteractionContext.of(interaction).client.tree)
    ]
    return text_choices(names, typed.removeprefix("/"))


async def _help(interaction: Interaction, command: str | None) -> None:
    """Show everything at a glance, or one command."""
    async with InteractionContext.of(interaction) as ctx:
        tree, texts, locale = ctx.client.tree, ctx.services.texts, str(interaction.locale)
        if command is None:
            await ctx.whisper(screen=at_a_glance(tree, texts, locale))
            return
        screen = in_full(tree, command, texts, locale)
        if screen is None:
            raise NotFoundError("help-no-command")
        await ctx.whisper(screen=screen)


@app_commands.allowed_contexts(guilds=True, dms=True)
class HelpCog(commands.Cog):
    """Help."""

    @app_commands.command(description="How to run a fight, and what every command does")
    @app_commands.describe(command=_COMMAND)
    @app_commands.autocomplete(command=_commands)
    async def help(self, interaction: Interaction, command: Typed | None = None) -> None:
        await _help(interaction, command)


@app_commands.allowed_contexts(guilds=True, dms=True)
class TrackerCog(
    commands.GroupCog, group_name="tracker", group_description="How it works, and whether it does"
):
    """Help and diagnosis."""

    @app_commands.command(description="The same as /help")
    @app_commands.describe(command=_COMMAND)
    @app_commands.autocomplete(command=_commands)
    async def help(self, interaction: Interaction, command: Typed | None = None) -> None:
        await _help(interaction, command)

    @app_commands.command(
        description="Check permissions, database, web pages and clock, and how to mend them"
    )
    async def doctor(self, interaction: Interaction) -> None:
        async with InteractionContext.of(interaction) as ctx:
            lines = [
                *_permissions(ctx),
                await _database(ctx),
                *_documents(ctx),
                await _web(ctx),
                _clock(ctx),
                ctx.say("doctor-intents"),
                _gateway(ctx),
                _commands_synced(ctx),
            ]
            screen = Screen(ctx.say("doctor-title"), "\n".join(lines), colour=COLOUR)
            await ctx.whisper(screen=screen)


def _permissions(ctx: InteractionContext) -> list[str]:
    has: discord.Permissions = ctx.interaction.app_permissions
    missing = [(name, needed) for name, needed in _PERMISSIONS if not getattr(has, name)]
    if not missing:
        return [ctx.say("doctor-permissions-fine")]
    return [
        ctx.say("doctor-permission-needed" if needed else "doctor-permission-useful", name=_spoken(name))
        for name, needed in missing
    ]


def _spoken(name: str) -> str:
    return name.replace("_", " ").title()


async def _database(ctx: InteractionContext) -> str:
    is_up = await ctx.services.database.ping()
    return ctx.say("doctor-database-fine" if is_up else "doctor-database-down")


def _documents(ctx: InteractionContext) -> list[str]:
    count = ctx.services.database.unreadable.count
    return [ctx.say("doctor-documents-unreadable", number=count)] if count else []


async def _web(ctx: InteractionContext) -> str:
    key = "doctor-web-fine" if await ctx.services.web_is_up() else "doctor-web-down"
    return ctx.say(key, url=ctx.services.public_url)


def _clock(ctx: InteractionContext) -> str:
    """Compare the local clock with the creation time in the interaction's id, which is Discord's."""
    error = abs(now() - ctx.interaction.created_at)
    if error > MAX_CLOCK_ERROR:
        return ctx.say("doctor-clock-wrong", seconds=round(error.total_seconds()))
    return ctx.say("doctor-clock-fine")


def _commands_synced(ctx: InteractionContext) -> str:
    """Say whether Discord has this version's commands; the former ones work until then."""
    state = ctx.app.command_sync.state
    if state is None or not (state.is_synced or state.error):
        return ctx.say("doctor-commands-waiting")
    if state.is_synced:
        return ctx.say("doctor-commands-fine")
    retry = discord.utils.format_dt(state.retry_at, "R")
    return ctx.say("doctor-commands-refused", reason=state.error, retry=retry)


def _gateway(ctx: InteractionContext) -> str:
    seconds = ctx.client.latency
    if not isfinite(seconds):  # no heartbeat has been acknowledged yet
        return ctx.say("doctor-gateway-new")
    return ctx.say("doctor-gateway", ms=round(seconds * 1000))
