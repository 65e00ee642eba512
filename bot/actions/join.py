"""A player's character joins the encounter, and is saved."""

from bot.interactions.context import InteractionContext
from bot.parsing.models import build
from bot.parsing.names import equal
from bot.render.escaping import safe
from storage.encounter.commands import AddParticipant
from storage.encounter.errors import InvalidCommandError
from storage.encounter.model import Encounter
from storage.repositories.characters import Character, CharacterChanges


async def join_with(
    ctx: InteractionContext,
    encounter: Encounter,
    *,
    character_id: str | None = None,
    name: str | None = None,
    hp: str | None = None,
    ac: int | None = None,
    bonus: int | None = None,
    initiative: str | None = None,
) -> tuple[AddParticipant, str]:
    """Return the command with which the user joins, and the dice of its hit points as text.

    Without an initiative it is rolled. The given values are saved with the character. Raises
    InvalidCommandError for a saved character that is in the encounter.
    """
    rolled = ctx.services.dice.amount(hp) if hp else None
    character = await _character(
        ctx, encounter, character_id, name, hp=rolled.total if rolled else None, ac=ac, bonus=bonus
    )
    participant = character.as_participant()
    if initiative:
        participant = build(type(participant), **participant.model_dump() | {"initiative_roll": initiative})
    command = build(AddParticipant, participant=participant, roll_initiative=not initiative)
    return command, rolled.shown if rolled and rolled.is_dice else ""


async def _character(
    ctx: InteractionContext,
    encounter: Encounter,
    character_id: str | None,
    name: str | None,
    *,
    hp: int | None,
    ac: int | None,
    bonus: int | None,
) -> Character:
    characters, user_id = ctx.services.characters, await ctx.user_id()
    guild_id = ctx.guild_id
    if character_id is not None:
        return _coming(await characters.own(character_id, user_id), encounter)
    saved = await characters.of_user(user_id, guild_id)
    if name is None:
        if not saved:
            raise InvalidCommandError("join-how")
        if len(saved) > 1:
            raise InvalidCommandError("join-which")
        name = saved[0].name
    known = next(iter(equal(saved, name, lambda character: character.name)), None)
    if known is None and hp is None:
        raise InvalidCommandError("join-hp")
    if known is not None:
        _coming(known, encounter)
    given = {"max_hp": hp, "ac": ac, "initiative_bonus": bonus}
    if known is not None and all(value in (None, getattr(known, key)) for key, value in given.items()):
        return known
    return await characters.create(user_id, guild_id, build(CharacterChanges, name=name, **given))


def _coming(character: Character, encounter: Encounter) -> Character:
    there = next((p for p in encounter.participants if p.character_id == character.id), None)
    if there is not None:
        raise InvalidCommandError("joined-already", name=safe(there.name))
    return character
