"""A player's request for damage: the question to the DM, and the buttons that answer it."""

from bot.render import custom_ids as ids
from bot.render.escaping import safe
from bot.render.participants import NAME_LIMIT
from bot.render.screen import Button, Row, Say, Style
from storage.encounter.commands import DealDamage
from storage.encounter.model import Encounter, Level, Request
from storage.encounter.visibility.audience import Audience

_ANSWERS: tuple[tuple[str, str, Style], ...] = (
    ("full", "💥", "danger"),
    ("half", "🌓", "primary"),
    ("double", "‼️", "primary"),
    ("none", "🚫", "secondary"),
)
MAX_TARGETS = 8


def request_text(encounter: Encounter, request: Request, audience: Audience, say: Say) -> str | None:
    """Return the question as an audience may read it; None when it may not know of a target."""
    damage = DealDamage.model_validate(request.command)
    names = []
    for target in damage.targets:
        participant = encounter.find(target.participant_id)
        if participant is None:
            continue
        level = audience.level(participant)
        if not level.shows(Level.UNKNOWN):
            return None
        names.append(safe(participant.name, NAME_LIMIT) if level.shows(Level.NAME) else "???")
    if not names:
        return None
    if len(names) > MAX_TARGETS:
        names = [*names[:MAX_TARGETS], "…"]
    amounts = " + ".join(
        f"{part.amount} {safe(part.type, 20) if part.type else ''}".strip() for part in damage.parts
    )
    return say("request", name=safe(request.user_name, NAME_LIMIT), amount=amounts, target=", ".join(names))


def request_rows(
    encounter: Encounter, request: Request, say: Say, *, verb: str = "settle"
) -> tuple[Row, ...]:
    """Return the buttons that answer a request."""
    return (
        tuple(
            Button(
                ids.encode(verb, encounter.id, ids.short(request.id), answer),
                say(f"answer-{answer}"),
                style,
                emoji,
            )
            for answer, emoji, style in _ANSWERS
        ),
    )
