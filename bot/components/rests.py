"""The form by which a DM lets participants rest."""

from dataclasses import replace

from bot.actions.rests import HowToRest, kept_characters, rest_characters, rest_of
from bot.components.dm_context import Arguments, do, encounter_of
from bot.components.modals import chosen_targets, target_fields
from bot.components.registry import component
from bot.interactions.component_router import Values, first
from bot.interactions.context import InteractionContext
from bot.parsing.rest_entries import hit_dice_by_name
from bot.render import custom_ids as ids
from bot.render.escaping import safe
from bot.render.screen import Field, Form, Option, Say
from storage.encounter.errors import InvalidCommandError, RuleError
from storage.encounter.model import Encounter, Participant, Status
from storage.encounter.model.participant_types import is_player_type
from storage.encounter.rules.rest import lowers_maximum
from storage.encounter.visibility.audience import DM
from storage.encounter.visibility.views import view

KINDS = ("short", "long")
YES, NO = "yes", "no"
DICE_LENGTH = 1_000


@component("dmrest")
async def press_rest(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    await ctx.open_form(rest_form(await encounter_of(ctx, arguments), ctx.say))


@component("dorest")
async def submit_rest(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await encounter_of(ctx, arguments)
    kind, maximum = first(values, "kind"), first(values, "maximum")
    how = HowToRest(kind, hit_dice_by_name(first(values, "dice")), maximum == YES if maximum else None)
    if kind not in KINDS:
        raise InvalidCommandError("rest-kind")
    resting = _resting(encounter, values)
    if encounter.status is not Status.COMPLETED:
        await do(ctx, encounter, rest_of(how, resting))
        return
    # What it left is on the saved characters, and these are what the next encounter begins with.
    characters = await kept_characters(ctx, encounter, resting)
    if not characters:
        raise RuleError("rest-no-characters")
    kept = {c.id for c in characters}
    others = [safe(p.name) for p in resting if p.character_id not in kept]
    lines = [await rest_characters(ctx, characters, how, encounter=encounter)]
    lines += [ctx.say("party-rest-not-agreed", characters=", ".join(others))] if others else []
    await ctx.whisper("\n".join(lines))


def rest_form(encounter: Encounter, say: Say) -> Form:
    """Ask for the kind of rest, for who rests, and for hit dice."""
    kinds = tuple(Option(kind, say(f"rest-{kind}")) for kind in KINDS)
    people = view(encounter, DM)["participants"]
    people = sorted(people, key=lambda p: not is_player_type(p["type"]))
    hint = say("field-resting-hint")
    who = [replace(field, hint=hint, required=False) for field in target_fields(people, say)]
    dice = Field(
        "dice",
        say("field-hit-dice"),
        say("field-hit-dice-hint"),
        "Aria 2",
        required=False,
        max_length=DICE_LENGTH,
        is_long=True,
    )
    return Form(
        ids.encode("dorest", encounter.id),
        say("form-rest"),
        (Field("kind", say("field-rest"), options=kinds), *who, dice, *_maximum(encounter, say)),
    )


def _maximum(encounter: Encounter, say: Say) -> list[Field]:
    """Ask whether the rest ends what lowers a maximum, where the rules leave that to the effect."""
    lowered = [p for p in encounter.participants if any(map(lowers_maximum, p.conditions))]
    if encounter.rules.ruleset != "2014" or not lowered:
        return []
    options = tuple(Option(value, say(f"rest-maximum-{value}")) for value in (YES, NO))
    label, hint = say("field-rest-maximum"), say("field-rest-maximum-hint")
    return [Field("maximum", label, hint, required=False, options=options)]


def _resting(encounter: Encounter, values: Values) -> list[Participant]:
    """Return those who were chosen, or every player's character."""
    if any(values.get(field) for field in ("targets0", "targets1")):
        chosen = chosen_targets(encounter, values)
        return [p for p in encounter.participants if p.id in chosen]
    found = [p for p in encounter.participants if p.is_player_character]
    if not found:
        raise InvalidCommandError("no-target-in-encounter")
    return found
