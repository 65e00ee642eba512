"""A user's characters from a file of another program, and into one of ours with their parties."""

import asyncio
import io
import json
from typing import Any

import discord
from pydantic import ValidationError

from bot.actions.import_creatures import contents_of
from bot.actions.parties import import_parties
from bot.interactions.context import InteractionContext
from bot.render.escaping import safe
from bot.render.import_report import counted, full_report, left_and_refused
from storage.encounter.errors import NotFoundError
from storage.library.importing.characters import read_characters
from storage.library.importing.own_format import FORMAT
from storage.repositories.characters import Character, CharacterChanges

_EXPORTED = set(CharacterChanges.model_fields)


async def import_characters(ctx: InteractionContext, file: discord.Attachment) -> None:
    """Save the characters of an attached file, and answer with the report. Raises InvalidCommandError."""
    (content,) = await contents_of([file])
    imported = await asyncio.to_thread(read_characters, content)
    sheets = []
    for fields in imported.characters:
        try:
            sheets.append(CharacterChanges.model_validate_json(json.dumps(fields)))
        except ValidationError as error:
            where = next((part for part in error.errors()[0]["loc"] if isinstance(part, str)), "?")
            imported.refused.append((fields["name"], f"field:{where}"))
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
        lines += await import_parties(ctx, imported.parties)
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
    user_id, characters = await ctx.user_id(), ctx.services.characters
    own = await characters.of_user(user_id, ctx.guild_id)
    parties = [party for party in await characters.parties_in(ctx.guild_id) if party.user_id == user_id]
    if not own and not parties:
        raise NotFoundError("character-none-own")
    content: dict[str, Any] = {**FORMAT, "characters": [_exported(character) for character in own]}
    content["parties"] = [
        {"name": party.name, "characters": [c.name for c in await characters.members(party)]}
        for party in parties
    ]
    text = json.dumps(content, ensure_ascii=False, indent=1)
    return discord.File(io.BytesIO(text.encode()), "characters.json")


def _exported(character: Character) -> dict[str, Any]:
    fields = character.model_dump(mode="json", by_alias=True, include=_EXPORTED, exclude_defaults=True)
    return {"name": character.name, "maxHP": character.max_hp, **fields}
