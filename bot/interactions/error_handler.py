"""The one place that answers errors.

An expected error (TrackerError) is answered ephemerally in the user's language, and is not logged. Any other
error is answered with a general sentence and a reference, under which the log has the traceback.
"""

from collections.abc import Mapping
from typing import Any

import discord
import structlog
from discord import app_commands

from bot.discord_api.error_codes import ErrorCode
from bot.interactions.context import Interaction, InteractionContext
from bot.render.escaping import safe
from bot.render.screen import Say
from storage.encounter.errors import GameTerm, Placeholder, Term, TrackerError, TypedText
from storage.i18n.catalog import ERROR, Catalog

log = structlog.stdlib.get_logger(__name__)


async def answer_error(interaction: Interaction, error: BaseException) -> None:
    """Answer an interaction that failed; log the error if it was not expected."""
    error = _cause(error)
    ctx = InteractionContext.of(interaction)
    if isinstance(error, TrackerError):
        outcome, text = error.code, in_words(ctx.services.texts, str(interaction.locale), error)
    elif isinstance(error, app_commands.CheckFailure):
        outcome, text = "guild_only", ctx.say("error-guild-only")
    elif isinstance(error, app_commands.TransformerError):
        outcome, text = "invalid", ctx.say("error-option-not-here")
    elif isinstance(error, app_commands.AppCommandError):
        outcome, text = "invalid", ctx.say("error-command-changed")
    else:
        log.error(
            "interaction failed",
            request=ctx.id,  # as in every log line that this interaction causes
            what=_described(interaction),
            exc_info=error,
        )
        outcome, text = "failed", ctx.say("failed", reference=ctx.id)
    is_answered = await _whisper(ctx, text)
    ctx.app.metrics.ended(interaction, outcome if is_answered or outcome == "failed" else "unanswered")


def in_words(texts: Catalog, locale: str, error: TrackerError) -> str:
    """Return the text of an expected error in a language."""

    def shown_of(value: Placeholder) -> str | int:
        match value:
            case Term():
                return texts.get(locale, ERROR + value.key)
            case GameTerm():
                return texts.get(locale, value.key)
            case TypedText():
                return safe(value)
            case _:
                return value

    shown = {name: shown_of(value) for name, value in error.placeholders.items()}
    return texts.get(locale, ERROR + error.key, **shown)


async def _whisper(ctx: InteractionContext, text: str) -> bool:
    """Answer ephemerally, a form with the button that opens it again; return whether Discord accepted it."""
    word: Say = ctx.say
    try:
        await ctx.whisper(word("error", text=text), rows=ctx.again_rows())
    except Exception as error:  # of any kind: there is nothing left to answer with
        # The interaction has expired, Discord failed, or the bot is stopping.
        is_late = isinstance(error, discord.HTTPException) and error.code == ErrorCode.UNKNOWN_INTERACTION
        level = log.info if is_late else log.warning
        level("could not answer", interaction=ctx.id, error=repr(error))
        return False
    return True


def _cause(error: BaseException) -> BaseException:
    """Return the error that discord.py wrapped."""
    if isinstance(error, app_commands.CommandInvokeError | app_commands.TransformerError):
        return error.__cause__ or error
    return error


def _described(interaction: Interaction) -> str:
    command = interaction.command
    if command is not None:
        return f"/{command.qualified_name}"
    data: Mapping[str, Any] = interaction.data or {}
    return str(data.get("custom_id", "?"))
