"""A player's request: the text for the DM, the buttons that answer it, and the text of the answer."""

from bot.render import custom_ids as ids
from bot.render.escaping import safe
from bot.render.participants import NAME_LIMIT
from bot.render.screen import Button, Field, Form, Option, Row, Say, Style
from bot.render.terms import damage_dealt, damage_options, damage_types, dice_text, qualities, shown_condition
from storage.encounter.commands import DealDamage, Heal, SetTemporaryHitPoints
from storage.encounter.events import RequestSettled
from storage.encounter.model import Encounter, Request
from storage.encounter.visibility.questions import Question

SHARES: tuple[tuple[str, str, Style], ...] = (
    ("full", "💥", "danger"),
    ("half", "🌓", "primary"),
    ("double", "‼️", "primary"),
    ("none", "🚫", "secondary"),
)
_WHOLE: tuple[tuple[str, str, Style], ...] = (("full", "✅", "success"), ("none", "🚫", "secondary"))
MAX_TARGETS = 8


def request_text(question: Question, say: Say) -> str:
    """Return the text of a request as a question to the DM."""
    what = say(
        "request-counts" if _is_damage(question.request) else "request-allowed", what=_asked(question, say)
    )
    return _with_dice(what, question.request, say)


def wish_text(question: Question, say: Say) -> str:
    """Return what a request is about, without a question to the DM."""
    return _with_dice(_asked(question, say), question.request, say)


def _with_dice(text: str, request: Request, say: Say) -> str:
    return f"{text} · 🎲 {dice_text(request.dice, say)}" if request.dice else text


def _asked(question: Question, say: Say) -> str:
    """Return who asks for what; the names are those that its audience may know."""
    request, command = question.request, question.command
    names = [safe(name, NAME_LIMIT) for name in question.targets]
    if len(names) > MAX_TARGETS:
        names = [*names[:MAX_TARGETS], "…"]
    who = {"name": safe(request.user_name, NAME_LIMIT), "target": ", ".join(names)}
    match command:
        case DealDamage():
            return say("request", damage=_damage(command, say), **who)
        case Heal() | SetTemporaryHitPoints():
            return say(f"request-{_word(command.type)}", amount=command.amount, **who)
        case _:
            condition = shown_condition(question.condition, say, NAME_LIMIT)
            return say(f"request-{_word(command.type)}", condition=condition, **who)


def request_rows(
    encounter: Encounter, request: Request, say: Say, *, verb: str = "settle"
) -> tuple[Row, ...]:
    """Return the buttons that answer a request: shares of damage, and a form; else yes and no."""
    arguments = (encounter.id, ids.short(request.id))
    is_damage = _is_damage(request)
    answers = tuple(
        Button(
            ids.encode(verb, *arguments, answer),
            say(f"answer-{answer}" if is_damage else f"answer-whole-{answer}"),
            style,
            emoji,
        )
        for answer, emoji, style in (SHARES if is_damage else _WHOLE)
    )
    adjust = Button(ids.encode(f"{verb}form", *arguments), say("button-settleform"), emoji="✏️")
    return ((*answers, adjust) if is_damage else answers,)


def settle_form(encounter: Encounter, request: Request, say: Say, *, verb: str) -> Form:
    """Ask for the answer to requested damage: its share, whether it is critical, and its type."""
    damage = DealDamage.model_validate(request.command)
    asked = {part.type for part in damage.parts if part.type}
    known = next(iter(asked), "") if len(asked) == 1 else ""
    shares = tuple(Option(a, say(f"answer-{a}"), default=a == "full") for a, _, _ in SHARES)
    critical = tuple(
        Option(key, say(f"critical-{key}"), default=(key == "yes") is damage.is_critical)
        for key in ("no", "yes")
    )
    return Form(
        ids.encode(verb, encounter.id, ids.short(request.id)),
        say("form-settle"),
        (
            Field("answer", say("field-answer"), options=shares),
            Field("critical", say("field-critical"), say("field-critical-hint"), options=critical),
            Field("type", say("field-type"), required=False, options=damage_options(say, known)),
        ),
    )


def verdict_text(event: RequestSettled, say: Say) -> str:
    """Return how the DM answered a request, with the dice that fell for it."""
    request = event.request
    kind = "settled" if _is_damage(request) else "settled-whole"
    text = say(f"told-{kind}-{event.answer}", name=safe(request.user_name, NAME_LIMIT))
    notes = [f"❗{say('critical-hit')}"] if event.is_critical else []
    notes += [damage_types((event.damage_type,), say)] if event.damage_type else []
    if notes:
        text += f" ({', '.join(notes)})"
    dice = [f"🎲 {dice_text(dice, say)}" for dice in (request.dice, event.dice) if dice]
    return " · ".join([text, *dice])


def _damage(damage: DealDamage, say: Say) -> str:
    text = " + ".join(damage_dealt(part.amount, (part.type,), say) for part in damage.parts)
    if damage.is_critical:
        text = f"❗{say('critical-hit')} {text}"
    if damage.qualities:
        text += f" ({qualities(damage.qualities, say)})"
    return text


def _is_damage(request: Request) -> bool:
    return bool(request.command.get("type", "deal_damage") == "deal_damage")


def _word(command: str) -> str:
    return command.replace("_", "-")
