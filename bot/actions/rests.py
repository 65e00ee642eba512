"""Rests: of participants of an encounter, and of saved characters between encounters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from bot.actions.execute import do
from bot.interactions.context import InteractionContext
from bot.parsing.models import build
from bot.parsing.rest_entries import Dice
from bot.render.escaping import safe
from bot.render.narration import narrate
from storage.encounter.commands import Rest
from storage.encounter.errors import InvalidCommandError
from storage.encounter.model import Encounter, Participant, Status
from storage.encounter.model.health import Ruleset
from storage.encounter.names import name_key
from storage.repositories.character_state import RestAsked, rested
from storage.repositories.characters import Character

NO_DICE = Dice()


@dataclass(frozen=True, slots=True)
class HowToRest:
    """The kind of a rest, the hit dice that are spent in it by `name_key`, and `Rest.restores_maximum`."""

    kind: str
    dice: Mapping[str, Dice]
    restores_maximum: bool | None = None


def rest_of(how: HowToRest, participants: Sequence[Participant]) -> Rest:
    """Return the command by which these rest.

    Raises InvalidCommandError for hit dice of a name that is not among them.
    """
    names = [name_key(p.name) for p in participants]
    _require_known(names, how.dice)
    entries = []
    for participant, name in zip(participants, names, strict=True):
        spent = how.dice.get(name, NO_DICE)
        given = {"hitDice": spent.number, "healing": spent.healing}
        entries.append({"participantId": participant.id, **given})
    return build(Rest, kind=how.kind, entries=entries, restores_maximum=how.restores_maximum)


async def rest_characters(
    ctx: InteractionContext,
    characters: Sequence[Character],
    how: HowToRest,
    *,
    encounter: Encounter | None = None,
) -> str:
    """Let saved characters rest, and return what happened as text.

    Those who take part in the channel's encounter rest there. Raises RuleError while it runs, and for hit
    dice that are not there; then no character rests.
    """
    _require_known([name_key(c.name) for c in characters], how.dice)
    there = encounter if encounter is not None else await ctx.encounter_here()
    inside = {p.character_id: p for p in there.participants} if there and _is_open(there) else {}
    ruleset = await _ruleset(ctx, there)
    outside = [c for c in characters if c.id not in inside]
    changes = []
    for character in outside:
        spent = how.dice.get(name_key(character.name), NO_DICE)
        healing = ctx.services.dice.amount(spent.healing).total if spent.healing else None
        asked = RestAsked(how.kind, spent.number, healing, how.restores_maximum)
        changes.append((character, *rested(character, ruleset, asked, partial(_die, ctx))))
    if there is not None and len(outside) < len(characters):
        present = [inside[c.id] for c in characters if c.id in inside]
        names = {name_key(p.name) for p in present}
        theirs = {name: given for name, given in how.dice.items() if name in names}
        await do(ctx, there, rest_of(replace(how, dice=theirs), present))
    for character, change, _ in changes:
        await ctx.services.characters.update(character, change)
    return "\n".join(narrate(happened, ctx.say) for _, _, happened in changes)


async def kept_characters(
    ctx: InteractionContext, encounter: Encounter, participants: Sequence[Participant]
) -> list[Character]:
    """Return the saved characters of participants, as far as the encounter may change them."""
    found = [await ctx.services.characters.kept_by(encounter, p) for p in participants]
    return [character for character in found if character is not None]


def _is_open(encounter: Encounter) -> bool:
    return encounter.status is not Status.COMPLETED


def _require_known(names: Sequence[str], dice: Mapping[str, Dice]) -> None:
    if unknown := [name for name in dice if name not in names]:
        raise InvalidCommandError("rest-who", name=safe(unknown[0], 60))


async def _ruleset(ctx: InteractionContext, encounter: Encounter | None) -> Ruleset:
    """Return the rule set of the channel's encounter, or of the last one there."""
    if encounter is None:
        encounter = await ctx.services.tracker.last_in_channel(ctx.guild_id, ctx.channel_id)
    return encounter.rules.ruleset if encounter is not None else "2024"


def _die(ctx: InteractionContext, sides: int) -> int:
    return ctx.services.dice.roll(f"1d{sides}").total
