"""Creatures from a file or a pasted stat block: read, completed from known ones, saved, and reported."""

import asyncio
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import aiohttp
import discord

from bot.actions.library import ruleset_here
from bot.interactions.context import InteractionContext
from bot.render.import_report import counted, full_report, left_and_refused
from bot.render.screen import Say
from storage.encounter.errors import InvalidCommandError
from storage.encounter.names import name_key
from storage.library.creature import Creature, Ruleset
from storage.library.importing.formats import MAX_BYTES, Imported, read_creatures
from storage.library.importing.merging import is_same, merged
from storage.mongo.ids import new_key
from storage.repositories.creatures import RULESETS, srd

_EVERY = 2.0  # seconds between two reports of progress


@dataclass
class _Progress:
    done: int = 0
    of: int = 0

    def note(self, done: int, of: int) -> None:
        self.done, self.of = done, of


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
    progress, ruleset = _Progress(), await ruleset_here(ctx)
    # A big file would block the event loop.
    reading = asyncio.create_task(
        asyncio.to_thread(read_creatures, contents, name, known_of(ruleset), progress.note)
    )
    while not (await asyncio.wait({reading}, timeout=_EVERY))[0]:
        await ctx.progress(ctx.say("import-progress", done=progress.done, of=progress.of))
    imported = reading.result()
    saved = await _saved(ctx, imported)
    report = full_report(imported.left, imported.refused, ctx.say)
    files = (
        [discord.File(io.BytesIO(report.encode()), "import.txt")] if imported.left or imported.refused else []
    )
    await ctx.whisper(_answer(imported, saved, ctx.say), files=files)


def known_of(ruleset: Ruleset) -> Callable[[str], Sequence[Creature]]:
    """Return the look-up of the built-in creatures of a name, those of the rule set first."""
    order = (ruleset, *(one for one in RULESETS if one != ruleset))

    def known(name: str) -> list[Creature]:
        wanted = name_key(name)
        return [found for one in order if (found := srd(one).creatures.get(wanted))]

    return known


async def _saved(ctx: InteractionContext, imported: Imported) -> int:
    """Save the creatures as one import, each with what only the user's own one of its place says."""
    user_id = await ctx.user_id()
    latest = {(name_key(c.name), c.book): c for c in imported.creatures}
    own = await ctx.services.creatures.at_places(user_id, list(latest.values()))
    whole = []
    for creature in latest.values():
        before = own.get((creature.name, creature.book))
        stated = creature.model_dump(by_alias=True, exclude_defaults=True)
        if before is not None and is_same(stated, before):
            fields, filled = merged(stated, before)
            imported.filled.update(filled)
            whole.append(Creature.model_validate({"notes": before.notes, **fields}))
        else:
            whole.append(creature)
    if whole:
        await ctx.services.creatures.save(user_id, whole, import_id=str(new_key()))
    return len(whole)


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
