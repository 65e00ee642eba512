"""/tracker: how it works, and whether it does."""

from datetime import timedelta
from math import isfinite

import discord
from discord import app_commands
from discord.app_commands import Choice
from discord.ext import commands

from bot.actions.help import COLOUR, all_commands, at_a_glance, in_full
from bot.autocomplete.choices import text_choices
from bot.interactions.context import Exchange, Interaction
from bot.render.screen import Screen
from storage.encounter.errors import NotFoundError
from storage.runtime.clock import now

MAX_CLOCK_ERROR = timedelta(seconds=10)

# Which permissions are needed; those that are not are for comfort only.
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
    names = [command.qualified_name for command in all_commands(Exchange.of(interaction).bot.tree)]
    return text_choices(names, typed.removeprefix("/"))


class TrackerCog(
    commands.GroupCog, group_name="tracker", group_description="How it works, and whether it does"
):
    """Help and a check-up."""

    @app_commands.command(description="How to run a fight, and what every command does")
    @app_commands.describe(command="One command, with an example; left out, everything at a glance")
    @app_commands.autocomplete(command=_commands)
    async def help(
        self, interaction: Interaction, command: app_commands.Range[str, 1, 100] | None = None
    ) -> None:
        async with Exchange.of(interaction) as asked:
            tree = asked.bot.tree
            if command is None:
                await asked.whisper(screen=at_a_glance(tree, asked.say))
                return
            locale = str(interaction.locale)
            screen = in_full(tree, command, asked.services.texts, locale, asked.say)
            if screen is None:
                raise NotFoundError(asked.say("help-no-command"))
            await asked.whisper(screen=screen)

    @app_commands.command(description="Check permissions, database, web side and clock, and how to mend them")
    async def doctor(self, interaction: Interaction) -> None:
        async with Exchange.of(interaction) as asked:
            lines = [
                *_permissions(asked),
                await _database(asked),
                await _web(asked),
                _clock(asked),
                asked.say("doctor-intents"),
                _gateway(asked),
            ]
            screen = Screen(asked.say("doctor-title"), "\n".join(lines), colour=COLOUR)
            await asked.whisper(screen=screen)


def _permissions(asked: Exchange) -> list[str]:
    has: discord.Permissions = asked.interaction.app_permissions
    missing = [(name, needed) for name, needed in _PERMISSIONS if not getattr(has, name)]
    if not missing:
        return [asked.say("doctor-permissions-fine")]
    return [
        asked.say("doctor-permission-needed" if needed else "doctor-permission-useful", name=_spoken(name))
        for name, needed in missing
    ]


def _spoken(name: str) -> str:
    return name.replace("_", " ").title()


async def _database(asked: Exchange) -> str:
    is_up = await asked.services.database.ping()
    return asked.say("doctor-database-fine" if is_up else "doctor-database-down")


async def _web(asked: Exchange) -> str:
    if asked.services.web_is_up is None:
        return asked.say("doctor-web-elsewhere", url=asked.services.public_url)
    key = "doctor-web-fine" if await asked.services.web_is_up() else "doctor-web-down"
    return asked.say(key, url=asked.services.public_url)


def _clock(asked: Exchange) -> str:
    """Compare our clock with Discord's: the interaction's id says when it was made."""
    error = abs(now() - asked.interaction.created_at)
    if error > MAX_CLOCK_ERROR:
        return asked.say("doctor-clock-wrong", seconds=round(error.total_seconds()))
    return asked.say("doctor-clock-fine")


def _gateway(asked: Exchange) -> str:
    seconds = asked.bot.latency
    if not isfinite(seconds):  # no heartbeat was answered yet
        return asked.say("doctor-gateway-new")
    return asked.say("doctor-gateway", ms=round(seconds * 1000))
