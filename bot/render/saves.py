"""Saving throws that are owed: their texts, the buttons and the form that make them, the DM's screen."""

from collections.abc import Sequence

from bot.render import custom_ids as ids
from bot.render.board import COLOURS
from bot.render.buttons import screen_button
from bot.render.escaping import plain, safe
from bot.render.participants import NAME_LIMIT
from bot.render.recurring import amount_text, due_rows, effects_due
from bot.render.screen import (
    MAX_DESCRIPTION,
    MAX_OPTIONS,
    Button,
    Field,
    Form,
    Option,
    Row,
    Say,
    Screen,
    Select,
)
from bot.render.terms import shown_condition
from storage.encounter.model import Encounter, OwedSave, Participant, ability_named
from storage.encounter.visibility.audience import DM, Audience
from storage.encounter.visibility.views import saves_known

Owed = tuple[Participant, OwedSave]
MAX_FIELDS = 5  # of a form
ANSWERS = ("passed", "failed", "dropped")
RESISTS = "!"  # behind the key of a save that is passed by a legendary resistance


def owed_saves(participants: Sequence[Participant], audience: Audience) -> list[Owed]:
    """Return the saves that participants owe, as far as the audience may know of them."""
    return [(p, save) for p in participants for save in saves_known(p, audience)]


def ability_text(ability: str, say: Say) -> str:
    """Return an ability in the language; one that no rule set knows as it was typed."""
    known = ability_named(ability)
    return safe(ability, 30) if known is None else say(f"ability-{known}")


def save_text(save: OwedSave, say: Say) -> str:
    """Return a save with its ability, its DC and what it is about."""
    ability, name = ability_text(save.ability, say), shown_condition(save.name, say, NAME_LIMIT)
    return say("save-owed", ability=ability, dc=save.dc, name=name)


def save_rows(encounter: Encounter, say: Say) -> tuple[Row, ...]:
    """Return the buttons for those who owe a save: the server rolls, or they enter their own roll."""
    return (
        (
            Button(ids.encode("rollsave", encounter.id), say("button-rollsave"), "primary", "🎲"),
            Button(ids.encode("typesave", encounter.id), say("button-typesave"), emoji="✍️"),
        ),
    )


def save_form(encounter: Encounter, owed: Sequence[Owed], say: Say) -> Form:
    """Ask for the result of each save, or for the bonus that the server adds to its d20."""
    fields = []
    for participant, save in owed[:MAX_FIELDS]:
        bonus = participant.save_bonus(save.ability)
        fields.append(
            Field(
                save_key(participant, save),
                plain(say("labelled", what=participant.name, text=save_text(save, say)), 45),
                say("field-own-roll-hint"),
                "+5",
                "" if bonus is None else f"{bonus:+d}",
                required=False,
                max_length=40,
            )
        )
    return Form(ids.encode("dosave", encounter.id), say("form-save"), tuple(fields))


def save_key(participant: Participant, save: OwedSave) -> str:
    """Return what stands for an owed save in a select or a form."""
    return f"{ids.short(participant.id)}~{ids.short(save.id)}"


def saves_screen(encounter: Encounter, say: Say) -> Screen:
    """Draw the DM's screen of all saves that are owed."""
    owed = owed_saves(encounter.participants, DM)
    due = effects_due(encounter, DM)
    lines = [f"**{safe(p.name, NAME_LIMIT)}** – {save_text(save, say)}" for p, save in owed]
    lines += [
        say(
            "told-effect-due",
            name=safe(p.name, NAME_LIMIT),
            effect=shown_condition(e.name, say, NAME_LIMIT),
            amount=amount_text(e.kind, e.amount, e.damage_type, say),
        )
        for p, e in due
    ]
    text = "\n".join(lines)
    rows: list[Row] = []
    if owed:
        options = tuple(
            Option(save_key(p, save), plain(p.name, 90), plain(save_text(save, say), 90))
            for p, save in owed[:MAX_OPTIONS]
        )
        resisting = tuple(
            Option(
                save_key(p, save) + RESISTS,
                plain(say("save-resists", name=p.name, left=p.legendary_resistances_remaining), 100),
                plain(save_text(save, say), 90),
            )
            for p, save in owed
            if p.legendary_resistances_remaining
        )
        choices = dict.fromkeys(ANSWERS, options)
        choices["passed"] = (*resisting, *options)[:MAX_OPTIONS]
        rows += [
            (
                Select(
                    ids.encode("dmsettlesave", encounter.id, answer),
                    say(f"save-{answer}"),
                    choices[answer],
                    max_values=len(choices[answer]),
                ),
            )
            for answer in ANSWERS
        ]
    rows += due_rows(encounter, due, say, verb="dmapplydue")
    buttons = [screen_button(encounter, "dmrollsaves", say, "🎲", "primary")] if owed else []
    rows.append((*buttons, screen_button(encounter, "dm", say, "⬅️")))
    return Screen(
        title=say("dm-saves-title"),
        description=text[: MAX_DESCRIPTION - 1] or say("dm-saves-none"),
        colour=COLOURS[encounter.status],
        rows=tuple(rows),
    )
