"""The initiative editor: a form with a line for each participant, "Goblin 1 = 14", saved as one change."""

from collections import Counter
from collections.abc import Iterable, Sequence

from bot.parsing.dice import Dice
from bot.parsing.models import build
from bot.render import custom_ids as ids
from bot.render.escaping import plain, safe
from bot.render.screen import Field, Form, Say
from storage.encounter.base import ParticipantId
from storage.encounter.commands import SetInitiatives
from storage.encounter.errors import InvalidCommandError, TrackerError
from storage.encounter.model import Encounter
from storage.encounter.names import name_key
from storage.encounter.visibility.audience import DM
from storage.encounter.visibility.view_types import ParticipantView
from storage.encounter.visibility.views import view

LENGTH = 4000
_SHOWN = 5  # unreadable lines listed in an error


def initiative_form(encounter: Encounter, people: Iterable[ParticipantView], say: Say) -> Form:
    """Ask for the initiative of these participants of the DM's view; the lines hold their present values."""
    labels = _labels(encounter)
    lines = [f"{labels[p['_id']]} = {_written(p.get('initiativeRoll'))}".rstrip() for p in people]
    return Form(
        ids.encode("doinit", encounter.id),
        say("form-initiative"),
        (
            Field(
                "order",
                say("field-order"),
                say("field-order-hint"),
                value="\n".join(lines)[:LENGTH],
                max_length=LENGTH,
                is_long=True,
            ),
        ),
    )


def initiatives_in(encounter: Encounter, text: str, dice: Dice) -> SetInitiatives | None:
    """Return the command for the lines of the form; None when they change nothing.

    A line without a number leaves its participant unchanged. Raises InvalidCommandError, which lists lines
    without a participant or a readable value.
    """
    by_label: dict[str, ParticipantId] = {
        name_key(label): participant_id for participant_id, label in _labels(encounter).items()
    }
    wanted: dict[ParticipantId, int] = {}
    unread: list[str] = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        name, equals, number = line.rpartition("=")
        participant_id = by_label.get(name_key(name))
        if not equals or participant_id is None or participant_id in wanted:
            unread.append(line)
        elif number.strip():
            total = _total(number.strip(), dice)
            if total is None:
                unread.append(line)
            else:
                wanted[participant_id] = total
    if unread:
        raise InvalidCommandError("initiatives-unread", lines=_quoted(unread))
    before: dict[ParticipantId, int | None] = {p.id: p.initiative_roll for p in encounter.participants}
    entries = [
        {"participantId": participant_id, "initiative": total}
        for participant_id, total in wanted.items()
        if total != before[participant_id]
    ]
    return build(SetInitiatives, entries=entries) if entries else None


def _labels(encounter: Encounter) -> dict[ParticipantId, str]:
    """Return each participant's label in a line: its name, with a number where several have the same.

    The numbers follow the ids, not the order, so that they stay valid when the order changes.
    """
    people = sorted(view(encounter, DM)["participants"], key=lambda p: str(p["_id"]))
    names = {p["_id"]: plain(p["name"], 80) for p in people}
    shared = Counter(name_key(name) for name in names.values())
    seen: Counter[str] = Counter()
    labels: dict[ParticipantId, str] = {}
    for participant_id, name in names.items():
        folded = name_key(name)
        seen[folded] += 1
        labels[participant_id] = f"{name} #{seen[folded]}" if shared[folded] > 1 else name
    return labels


def _total(text: str, dice: Dice) -> int | None:
    """Return a number or the total of dice; None for neither."""
    try:
        return int(text)
    except ValueError:
        pass
    try:
        return dice.roll(text).total
    except TrackerError:
        return None


def _quoted(lines: Sequence[str]) -> str:
    quoted = [f"“{safe(line, 60)}”" for line in lines[:_SHOWN]]
    return ", ".join([*quoted, "…"] if len(lines) > _SHOWN else quoted)


def _written(total: int | None) -> str:
    return "" if total is None else str(total)
