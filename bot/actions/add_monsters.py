"""Participants that a DM adds, from the creature library or from the values given."""

from typing import Any, NoReturn

from bot.actions.library import find_here, ruleset_here, search_here
from bot.interactions.context import InteractionContext
from bot.parsing.models import build
from bot.render.escaping import safe
from storage.encounter.commands import AddParticipant, NewParticipant
from storage.encounter.dice.expression import dice_in
from storage.encounter.dice.notation import parse
from storage.encounter.errors import InvalidCommandError
from storage.encounter.model import Level, Visibility
from storage.encounter.names import MOST_NEAR, name_key
from storage.repositories.creatures import RULESETS, srd

ROLL, AVERAGE = "roll", "average"
UNSEEN = Visibility(players=Level.UNSEEN, stream=Level.UNSEEN)


async def addition(
    ctx: InteractionContext,
    *,
    name: str,
    count: int = 1,
    hp: str | None = None,
    ac: int | None = None,
    bonus: int | None = None,
    initiative: str | None = None,
    hidden: bool = False,
    kind: str = "monster",
    group: str | None = None,
    shared: bool = False,
    surprised: bool = False,
    together: bool = False,
) -> AddParticipant:
    """Return the command that adds them.

    Hit points given as dice are rolled separately for each; "roll" does so with the library's hit dice, and
    "average" takes the library's average. `shared` gives all of them one initiative, `together` one turn.
    Raises InvalidCommandError, also for a name that the library does not have without hit points.
    """
    creature = await find_here(ctx, name)
    if creature is None and hp is None and kind != "lair":
        await _refuse(ctx, name)
    fields: dict[str, Any] = creature.as_participant().model_dump() if creature else {"name": name}
    fields |= {"type": "character" if kind == "character" else kind}
    rolls_hp = False
    wanted = hp.strip().casefold() if hp is not None else ""
    if wanted in (ROLL, AVERAGE):
        if not fields.get("hit_dice"):
            raise InvalidCommandError("add-no-hit-dice")
        rolls_hp = wanted == ROLL
    elif hp is not None:
        rolls_hp = any(dice_in(parse(hp).whole))
        fields |= {"hit_dice": hp.strip(), "max_hp": None} if rolls_hp else {"max_hp": hp}
    given = {"ac": ac, "initiative_bonus": bonus, "group": group, "visibility": UNSEEN if hidden else None}
    fields |= {key: value for key, value in given.items() if value is not None}
    if initiative is not None:
        fields["initiative_roll"] = initiative
    participant = build(NewParticipant, **fields | {"is_surprised": surprised})
    return build(
        AddParticipant,
        participant=participant,
        count=count,
        roll_hp=rolls_hp,
        share_initiative=shared,
        share_turn=together,
    )


async def other_rules(ctx: InteractionContext, command: AddParticipant) -> str:
    """Return that a creature is of the other rule set, and what this one has of its name; "" for others.

    Nothing is said of one with hit points of the DM's own.
    """
    reference, ruleset = command.participant.creature or "", await ruleset_here(ctx)
    if not reference or reference.partition(":")[0] not in RULESETS or reference.startswith(ruleset):
        return ""
    added, creature = command.participant, await ctx.services.creatures.by_reference(reference, ())
    if creature is None or (added.max_hp, added.hit_dice) != (creature.max_hp, creature.hit_dice):
        return ""
    about = {"name": safe(creature.name, 40), "book": safe(creature.book, 40), "ruleset": ruleset}
    word = f" {name_key(creature.name)} "  # of "Goblin", "Goblin Warrior" and not "Hobgoblin"
    found = [c for key, c in srd(ruleset).creatures.items() if word in f" {key} "]
    if not found:
        return ctx.say("creature-of-other-rules", **about)
    names = ", ".join(sorted(safe(one.name, 40) for one in found)[:MOST_NEAR])
    return ctx.say("creature-of-other-rules-near", **about, names=names)


async def _refuse(ctx: InteractionContext, name: str) -> NoReturn:
    """Raise InvalidCommandError, with the creatures whose names are near where there are some."""
    if found := await search_here(ctx, name, MOST_NEAR):
        listed = ", ".join(safe(one.name, 40) for one in found)
        raise InvalidCommandError("creature-near", typed=safe(name, 40), names=listed)
    raise InvalidCommandError("creature-unknown", typed=safe(name, 40))
