"""The form that changes a condition, filled in with what is."""

from bot.render import custom_ids as ids
from bot.render.escaping import plain
from bot.render.screen import MAX_OPTIONS, Field, Form, Option, Say
from bot.render.terms import condition_name
from storage.encounter.model import Condition, Encounter, Participant, ability_named
from storage.encounter.rules.condition_table import EXHAUSTION, canonical

_ENDS = ("turn_end", "turn_start", "round")


def tend_form(encounter: Encounter, bearer: Participant, condition: Condition, say: Say) -> Form:
    """Ask for a condition's rounds, when and on whose turn they count, its level and its save.

    The rounds that it shows are in its custom id: what was not typed over is not set back.
    """
    rounds = str(condition.duration) if condition.duration >= 0 else ""
    key = ids.short(condition.id)
    has_level = condition.level is not None or canonical(condition.name) == EXHAUSTION
    return Form(
        ids.encode("dotend", encounter.id, ids.short(bearer.id), key, rounds),
        plain(say("labelled", what=bearer.name, text=condition_name(condition.name, say)), 45),
        (
            Field(
                "rounds",
                say("field-rounds"),
                say("field-rounds-hint"),
                "",
                rounds,
                required=False,
                max_length=20,
            ),
            Field(
                "ends",
                say("field-ends"),
                options=tuple(
                    Option(when, say(f"field-ends-{when.replace('_', '-')}"), default=when == condition.ends)
                    for when in _ENDS
                ),
            ),
            Field(
                "whose",
                say("field-whose-turn"),
                options=_anchors(encounter, condition.anchor_id or bearer.id),
            ),
            *(
                (Field("level", say("field-level"), value=str(condition.level or 1), max_length=2),)
                if has_level
                else ()
            ),
            Field(
                "save",
                say("field-save"),
                say("field-save-hint"),
                f"{say('ability-wisdom')} 15",
                save_text(condition, say),
                required=False,
                max_length=40,
            ),
        ),
    )


def save_text(condition: Condition, say: Say) -> str:
    """Return the save that ends a condition as it is typed, empty without one."""
    save = condition.save_ends
    if save is None:
        return ""
    known = ability_named(save.ability)
    return f"{say(f'ability-{known}') if known else save.ability} {save.dc}"


def _anchors(encounter: Encounter, anchor_id: str) -> tuple[Option, ...]:
    """Return the participants whose turn can count, that of now first and chosen."""
    people = sorted(encounter.participants, key=lambda p: p.id != anchor_id)[:MAX_OPTIONS]
    return tuple(Option(ids.short(p.id), plain(p.name, 90), default=p.id == anchor_id) for p in people)
