"""A user's characters from a file of another program, and into one of ours with their parties."""

import io
import json

import discord

from bot.actions.import_creatures import contents_of
from bot.actions.parties import import_into
from bot.interactions.context import InteractionContext
from bot.render.escaping import safe
from bot.render.import_report import counted, full_report, left_and_refused
from storage.library.importing.characters import read_characters
from storage.repositories.parties import exported, sheets_of
from storage.runtime.slow_work import slowly


async def import_characters(ctx: InteractionContext, file: discord.Attachment) -> None:
    """Save the characters of an attached file, and answer with the report. Raises InvalidCommandError."""
    (content,) = await contents_of([file])
    imported = await slowly(read_characters, content)
    sheets = sheets_of(imported)
    saved = await ctx.services.characters.import_all(await ctx.user_id(), ctx.guild_id, sheets)
    lines = [ctx.say("import-nothing")]
    if saved:
        names = ", ".join(f"**{safe(character.name)}**" for character in saved[:20])
        lines = [
            ctx.say("characters-imported", count=len(saved), names=names),
            ctx.say("import-taken", format=imported.format, fields=sum(imported.taken.values())),
        ]
    if imported.assumed:
        lines.append(ctx.say("import-assumed", what=counted(imported.assumed)))
    if imported.parties:
        lines += await import_into(ctx, imported.parties)
    if saved:
        lines.append(ctx.say("characters-undo-hint"))
    lines += left_and_refused(imported.left, imported.refused, ctx.say)
    report = full_report(imported.left, imported.refused, ctx.say)
    files = [discord.File(io.BytesIO(report.encode()), "import.txt")] if report else []
    await ctx.whisper("\n".join(lines), files=files)


async def characters_file(ctx: InteractionContext) -> discord.File:
    """Return the user's characters of this server, and the parties that they run, in our own format.

    Raises NotFoundError without any.
    """
    content = await exported(ctx.services.characters, await ctx.user_id(), ctx.guild_id)
    text = json.dumps(content, ensure_ascii=False, indent=1)
    return discord.File(io.BytesIO(text.encode()), "characters.json")
