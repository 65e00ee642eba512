"""Creatures from a file or a pasted stat block: read, completed from known ones, saved, and reported."""

import io
from collections.abc import Sequence

import aiohttp
import discord

from bot.actions.library import ruleset_here
from bot.interactions.context import InteractionContext
from bot.render.import_report import counted, full_report, left_and_refused
from bot.render.screen import Say
from storage.encounter.errors import InvalidCommandError
from storage.library.importing.formats import MAX_BYTES, Imported
from storage.library.importing.progress import Progress, reporting
from storage.repositories.imported_creatures import import_creatures

_EVERY = 2.0  # seconds between two reports of progress


async def import_files(ctx: InteractionContext, files: Sequence[discord.Attachment]) -> None:
    """Import the creatures of attached files, and answer with the report. Raises InvalidCommandError."""
    await import_contents(ctx, await contents_of(files), files[0].filename)


async def contents_of(files: Sequence[discord.Attachment]) -> list[bytes]:
    """Return what attached files hold. Raises InvalidCommandError for too much, or for one that is gone."""
    if sum(file.size for file in files) > MAX_BYTES:
        raise InvalidCommandError("file-too-large", most=MAX_BYTES // 1_000_000)
    try:
        return [await file.read() for file in files]
    except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
        raise InvalidCommandError("file-gone") from error


async def import_contents(ctx: InteractionContext, contents: Sequence[bytes], name: str) -> None:
    """Import the creatures of files' contents, and answer with the report. Raises InvalidCommandError."""
    progress, user_id = Progress(), await ctx.user_id()

    async def report_progress() -> None:
        await ctx.progress(ctx.say(f"import-progress-{progress.stage}", done=progress.done, of=progress.of))

    ruleset = await ruleset_here(ctx)
    work = import_creatures(
        ctx.services.creatures, user_id, contents, name, ruleset=ruleset, progress=progress
    )
    imported, saved = await reporting(work, report_progress, _EVERY)
    report = full_report(imported.left, imported.refused, ctx.say)
    files = (
        [discord.File(io.BytesIO(report.encode()), "import.txt")] if imported.left or imported.refused else []
    )
    await ctx.whisper(_answer(imported, saved, ctx.say), files=files, rows=() if saved else ctx.again_rows())


def _answer(imported: Imported, saved: int, say: Say) -> str:
    lines = [say("creature-imported", count=saved)] if saved else [say("import-nothing")]
    total = sum(imported.taken.values())
    if saved:
        lines.append(say("import-taken", fields=total, format=imported.format))
    for key, fields in (("import-filled", imported.filled), ("import-assumed", imported.assumed)):
        if fields:
            lines.append(say(key, what=counted(fields)))
    lines += left_and_refused(imported.left, imported.refused, say)
    if saved:
        lines.append(say("import-undo-hint"))
    return "\n".join(lines)
