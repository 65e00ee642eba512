"""The forms behind the board's buttons. Their targets are the participants that the user may see."""

from collections.abc import Sequence

from bot.autocomplete.choices import hurt, standing, with_bodies
from bot.components.bundles import MOST, bundles, members_of
from bot.interactions.component_router import Values
from bot.parsing.roll_messages import FoundRoll
from bot.render import custom_ids as ids
from bot.render.escaping import plain
from bot.render.screen import MAX_OPTIONS, Field, Form, Option, Say
from bot.render.terms import condition_name, damage_options
from storage.encounter.base import ParticipantId
from storage.encounter.errors import InvalidCommandError
from storage.encounter.model import Encounter, Participant
from storage.encounter.rules.condition_table import CONDITIONS
from storage.encounter.visibility.view_types import ParticipantView
from storage.repositories.characters import Character

DICE_LENGTH = 200


def damage_form(
    encounter: Encounter, people: Sequence[ParticipantView], say: Say, rolled: FoundRoll | None = None
) -> Form:
    """Ask for targets, an amount and a type; what another bot rolled is filled in, or offered."""
    found = [str(amount) for amount in rolled.amounts] if rolled else []
    amount = Field(
        "amount",
        say("field-amount"),
        say("field-amount-hint"),
        "2d6+3",
        "".join(found[:1]),
        max_length=DICE_LENGTH,
    )
    if rolled and (len(found) > 1 or not rolled.is_sure):
        options = tuple(Option(number, number) for number in found)
        amount = Field("amount", say("field-amount"), say("field-amount-found-hint"), options=options)
    return Form(
        ids.encode("dodamage", encounter.id),
        say("form-damage"),
        (
            *target_fields(
                sorted(people, key=lambda p: not standing(p)), say, bundles=_bundles(encounter, say)
            ),
            amount,
            damage_types(say, rolled.type if rolled else ""),
        ),
    )


def hit_form(encounter: Encounter, participant: Participant, what: str, say: Say) -> Form:
    """Ask for damage to, or healing of, one participant."""
    return Form(
        ids.encode("dohit", encounter.id, ids.short(participant.id), what),
        plain(say("labelled", what=say(f"form-{what}"), text=participant.name), 45),
        (
            Field("amount", say("field-amount"), say("field-amount-hint"), "2d6+3", max_length=DICE_LENGTH),
            *((damage_types(say),) if what == "damage" else ()),
        ),
    )


def heal_form(encounter: Encounter, people: Sequence[ParticipantView], say: Say) -> Form:
    """Ask for targets and an amount."""
    return Form(
        ids.encode("doheal", encounter.id),
        say("form-heal"),
        (
            *target_fields(sorted(people, key=lambda p: not hurt(p)), say, bundles=_bundles(encounter, say)),
            Field("amount", say("field-amount"), say("field-amount-hint"), "1d8+3", max_length=DICE_LENGTH),
        ),
    )


def condition_form(encounter: Encounter, people: Sequence[ParticipantView], say: Say) -> Form:
    """Ask for targets, a condition, how long it lasts, and where there is room, on whose turn it ends."""
    known = tuple(Option(name, condition_name(name, say)) for name in CONDITIONS)
    targets = target_fields(people, say, bundles=_bundles(encounter, say))
    whose = Field(
        "whose",
        say("field-whose-turn"),
        say("field-whose-turn-hint"),
        required=False,
        options=tuple(target_option(p, say) for p in people[:MAX_OPTIONS]),
    )
    return Form(
        ids.encode("docondition", encounter.id),
        say("form-condition"),
        (
            *targets,
            Field("known", say("field-condition"), required=False, options=known),
            Field("other", say("field-other"), say("field-other-hint"), required=False, max_length=80),
            Field("rounds", say("field-rounds"), say("field-rounds-hint"), required=False, max_length=20),
            *((whose,) if len(targets) == 1 else ()),
        ),
    )


def join_form(encounter: Encounter, characters: Sequence[Character], say: Say) -> Form:
    """Ask which saved or new character joins, and for its initiative."""
    initiative = Field(
        "initiative", say("field-initiative"), say("field-initiative-hint"), "1d20+2", required=False
    )
    custom_id = ids.encode("dojoin", encounter.id)
    if len(characters) > 1:
        options = tuple(
            Option(c.id, plain(c.name, 90), say("field-character-hp", hp=c.max_hp))
            for c in characters[:MAX_OPTIONS]
        )
        return Form(
            custom_id,
            say("form-join"),
            (Field("character", say("field-character"), options=options), initiative),
        )
    saved = characters[0] if characters else None
    return Form(
        custom_id,
        say("form-join"),
        (
            Field("name", say("field-name"), value=saved.name if saved else "", max_length=80),
            Field(
                "hp",
                say("field-hp"),
                say("field-amount-hint"),
                "28",
                _text(saved and saved.max_hp),
                max_length=DICE_LENGTH,
            ),
            Field(
                "ac",
                say("field-ac"),
                placeholder="15",
                value=_text(saved and saved.ac),
                required=False,
                max_length=2,
            ),
            Field(
                "bonus",
                say("field-bonus"),
                say("field-bonus-hint"),
                "+2",
                _text(saved and saved.initiative_bonus),
                required=False,
                max_length=3,
            ),
            initiative,
        ),
    )


def target_fields(
    people: Sequence[ParticipantView], say: Say, *, most: int = MAX_OPTIONS, bundles: Sequence[Option] = ()
) -> tuple[Field, ...]:
    """Return one select of targets, or two when one can't hold them all; `bundles` are its last choices."""
    options = [target_option(p, say) for p in with_bodies(people)]
    options = [*options[: 2 * MAX_OPTIONS - len(bundles)], *bundles]
    halves = [options[start : start + MAX_OPTIONS] for start in range(0, len(options), MAX_OPTIONS)]
    return tuple(
        Field(
            f"targets{number}",
            say("field-target") if len(halves) == 1 else say("field-target-part", part=number + 1),
            required=len(halves) == 1,
            options=tuple(half),
            max_values=most,
        )
        for number, half in enumerate(halves)
    )


def _bundles(encounter: Encounter, say: Say) -> list[Option]:
    return [bundle.option(say) for bundle in bundles(encounter)[:MOST]]


def chosen_targets(encounter: Encounter, values: Values) -> tuple[ParticipantId, ...]:
    """Return the ids of the chosen participants. Raises InvalidCommandError when none is chosen.

    A removed participant is skipped. The policy decides whether the user may change the others.
    """
    keys = [key for field in ("targets0", "targets1") for key in values.get(field, ())]
    found = tuple(dict.fromkeys(i for key in keys for i in members_of(encounter, key)))
    if not found:
        raise InvalidCommandError("no-target-in-encounter")
    return found


def whole_number(text: str, what: str) -> int:
    """Return a typed number. Raises InvalidCommandError."""
    try:
        return int(text.strip().removeprefix("+"))
    except ValueError:
        raise InvalidCommandError("whole-number", what=what) from None


def target_option(participant: ParticipantView, say: Say) -> Option:
    """Return a participant as an option, with its health as its view shows it."""
    current, maximum = participant.get("currentHP"), participant.get("maxHP")
    band = participant.get("healthBand")
    state = (
        f"{current}/{maximum}" if current is not None and maximum else (say(f"band-{band}") if band else None)
    )
    return Option(ids.short(participant["_id"]), plain(participant["name"], 90), state)


def damage_types(say: Say, chosen: str = "") -> Field:
    """Ask for a type of damage, with one chosen already."""
    return Field("type", say("field-type"), required=False, options=damage_options(say, chosen))


def _text(value: object) -> str:
    return "" if value is None else str(value)
