"""Effects that recur and are due: their texts and the buttons that apply them."""

from bot.render import custom_ids as ids
from bot.render.escaping import plain, safe
from bot.render.screen import Button, Row, Say
from bot.render.terms import damage_types
from storage.encounter.model import Encounter, Level, Participant, Recurring
from storage.encounter.visibility.audience import PLAYERS, Audience
from storage.encounter.visibility.views import effects_known

MOST_BUTTONS = 4
Due = tuple[Participant, Recurring]


def effects_due(encounter: Encounter, audience: Audience) -> list[Due]:
    """Return the effects that are due, as far as the audience may know of them."""
    return [(p, effect) for p in encounter.participants for effect in effects_known(p, audience)]


def asked_in_public(encounter: Encounter) -> list[Due]:
    """Return the effects that are due and that a message in the channel may ask the users about."""
    return [
        (participant, effect)
        for participant in encounter.participants
        if participant.collaborators and PLAYERS.level(participant).shows(Level.EXACT)
        for effect in participant.effects
        if not effect.is_secret
    ]


def amount_text(kind: str, amount: str, damage_type: str, say: Say) -> str:
    """Return "1d6 fire", "1d6 damage" without a type, or the healing."""
    if kind == "healing":
        return say("effect-healing", amount=safe(amount, 40))
    if not damage_type:
        return say("effect-damage", amount=safe(amount, 40))
    return f"{safe(amount, 40)} {damage_types((damage_type,), say)}"


def due_rows(encounter: Encounter, due: list[Due], say: Say, *, verb: str = "applydue") -> tuple[Row, ...]:
    """Return a row with a button for each of the first effects that are due, and one that skips them all."""
    if not due:
        return ()
    buttons = [
        Button(
            ids.encode(verb, encounter.id, ids.short(participant.id), ids.short(effect.id)),
            plain(
                say(
                    "apply-due",
                    amount=amount_text(effect.kind, effect.amount, effect.damage_type, say),
                    name=participant.name,
                ),
                80,
            ),
            "danger" if effect.kind == "damage" else "success",
        )
        for participant, effect in due[:MOST_BUTTONS]
    ]
    return ((*buttons, Button(ids.encode(f"skip{verb}", encounter.id), say("button-skipdue"))),)
