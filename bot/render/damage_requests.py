"""A player's damage request: the text for the DM, and the buttons that settle it."""

from collections.abc import Sequence

from bot.render import custom_ids as ids
from bot.render.escaping import safe
from bot.render.participants import NAME_LIMIT
from bot.render.screen import Button, Row, Say, Style
from storage.encounter.commands import DealDamage
from storage.encounter.model import Encounter, Request

_ANSWERS: tuple[tuple[str, str, Style], ...] = (
    ("full", "💥", "danger"),
    ("half", "🌓", "primary"),
    ("double", "‼️", "primary"),
    ("none", "🚫", "secondary"),
)
MAX_TARGETS = 8


def request_text(request: Request, targets: Sequence[str], say: Say) -> str:
    """Return the text of a request; `targets` are the names that its audience may know."""
    damage = DealDamage.model_validate(request.command)
    names = [safe(name, NAME_LIMIT) for name in targets]
    if len(names) > MAX_TARGETS:
        names = [*names[:MAX_TARGETS], "…"]
    amounts = " + ".join(
        f"{part.amount} {safe(part.type, 20) if part.type else ''}".strip() for part in damage.parts
    )
    if damage.is_critical:
        amounts = f"❗{say('critical-hit')} {amounts}"
    if damage.qualities:
        amounts += f" ({', '.join(damage.qualities)})"
    text = say("request", name=safe(request.user_name, NAME_LIMIT), amount=amounts, target=", ".join(names))
    return f"{text} · 🎲 {request.dice}" if request.dice else text


def request_rows(
    encounter: Encounter, request: Request, say: Say, *, verb: str = "settle"
) -> tuple[Row, ...]:
    """Return the buttons that settle a request."""
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
