"""Typed names → the participants of the user's view that they mean.

The functions see only the view, so the answer is the same for a participant that is hidden and for one that
does not exist.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from bot.render.escaping import plain, safe
from storage.encounter.errors import InvalidCommandError, ParticipantNotFoundError
from storage.encounter.text_cleaning import one_line
from storage.encounter.visibility.view_types import ParticipantView

_SUGGESTED = 5


def find_participant(people: Sequence[ParticipantView], text: str) -> ParticipantView:
    """Return the participant with this id or name, ignoring case; the beginning of a word is enough.

    Raises ParticipantNotFoundError, or InvalidCommandError when several match.
    """
    wanted = _folded(text)
    if not wanted:
        raise ParticipantNotFoundError
    if by_id := [p for p in people if p["_id"] == text.strip()]:
        return by_id[0]
    names = [(p, _folded(p["name"])) for p in people]
    for fits in (
        [p for p, name in names if name == wanted],
        [p for p, name in names if name.startswith(wanted)],
        [p for p, name in names if any(word.startswith(wanted) for word in name.split())],
    ):
        if len(fits) == 1:
            return fits[0]
        if fits:
            listed = ", ".join(safe(p["name"], 40) for p in fits[:_SUGGESTED])
            raise InvalidCommandError("which-participant", names=listed)
    raise ParticipantNotFoundError


def find_participants(people: Sequence[ParticipantView], text: str) -> list[ParticipantView]:
    """Return the participants named in a comma-separated list; a group's name means all its members."""
    try:
        return [find_participant(people, text)]
    except (ParticipantNotFoundError, InvalidCommandError) as error:
        if group := _group(people, text):
            return group
        parts = [part for part in text.split(",") if part.strip()]
        if len(parts) < 2:
            raise error from None
    found = [p for part in parts for p in (_group(people, part) or [find_participant(people, part)])]
    return list({p["_id"]: p for p in found}.values())


def reference(people: Iterable[ParticipantView], participant: ParticipantView) -> str:
    """Return a participant's value in an option: its name if unique in the view, else its id."""
    counted = Counter(_folded(p["name"]) for p in people)
    name = plain(participant["name"], 80)
    is_clear = counted[_folded(participant["name"])] == 1 and _folded(name) == _folded(participant["name"])
    return name if is_clear and "," not in name else str(participant["_id"])


def _group(people: Sequence[ParticipantView], text: str) -> list[ParticipantView]:
    wanted = _folded(text)
    return [p for p in people if (group := p.get("group")) and _folded(group) == wanted]


def _folded(text: str) -> str:
    return one_line(text).casefold()
