"""Typed names → the participants of the user's view that they mean.

The functions see only the view, so the answer is the same for a participant that is hidden and for one that
does not exist.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from bot.parsing.names import begun, equal
from bot.render.escaping import plain, safe
from storage.encounter.errors import InvalidCommandError, ParticipantNotFoundError
from storage.encounter.model import Level
from storage.encounter.model.participant_types import is_monster_type, is_player_type
from storage.encounter.names import name_key, near
from storage.encounter.visibility.view_types import ParticipantView
from storage.i18n.game_words import game_words

ALL_MONSTERS, ALL_PLAYERS = "all-monsters", "all-players"  # ids of words of the game
UNKNOWN_TYPE = "unknown"  # of "???" in a view
_SUGGESTED = 5
HEALTH_DASH = " – "  # between a name and its health where choices are offered; some clients send it back


def find_participant(people: Sequence[ParticipantView], text: str) -> ParticipantView:
    """Return the participant with this id or name; the beginning of a word is enough.

    Case, accents and kinds of apostrophes do not count, unless two names differ in them alone.
    Raises ParticipantNotFoundError, or InvalidCommandError when several match.
    """
    if by_id := [p for p in people if p["_id"] == text.strip()]:
        return by_id[0]
    fits = _named(people, text) or _begun(people, text)
    if not fits and HEALTH_DASH in text:
        fits = _named(people, text.rpartition(HEALTH_DASH)[0])
    if not fits and (names := near(dict.fromkeys(p["name"] for p in people), text, str)):
        listed = ", ".join(safe(name, 40) for name in names)
        raise InvalidCommandError("participant-near", names=listed)
    if not fits:
        raise ParticipantNotFoundError(safe(text.strip(), 40))
    return _only(fits)


def find_participants(people: Sequence[ParticipantView], text: str) -> list[ParticipantView]:
    """Return the participants named in a comma-separated list; a group's name means all its members.

    "all monsters" and "all players", in any language, mean those that stand and that players know by name, as
    in the forms. Names may have commas themselves: the longest piece that is a name counts.
    """
    parts = [part for part in text.split(",") if part.strip()]
    found: list[ParticipantView] = []
    while parts:
        length, meant = _first_of_list(people, parts)
        found += meant
        parts = parts[length:]
    if not found:
        raise ParticipantNotFoundError
    return list({p["_id"]: p for p in found}.values())


def being_typed(people: Sequence[ParticipantView], text: str) -> list[tuple[str, str]]:
    """Return where the last name of an unfinished list may begin: what stands before it, and its beginning.

    The last one has no comma in it; others do, as some name has.
    """
    parts = text.split(",")
    names = [name_key(p["name"]) for p in people if "," in p["name"]]
    splits = [(",".join(parts[:i]).strip(), ",".join(parts[i:])) for i in range(len(parts))]
    return [
        (before, last)
        for before, last in splits
        if "," not in last or any(name_key(last) in name for name in names)
    ]


def reference(people: Sequence[ParticipantView], participant: ParticipantView) -> str:
    """Return a participant's value in an option: its name where clear, also in a list; else its id."""
    key, name = name_key(participant["name"]), plain(participant["name"], 80)
    if name_key(name) != key or Counter(name_key(p["name"]) for p in people)[key] > 1:
        return str(participant["_id"])
    if "," in name and [p["_id"] for p in _if_clear(people, name)] != [participant["_id"]]:
        return str(participant["_id"])
    return name


def _first_of_list(
    people: Sequence[ParticipantView], parts: Sequence[str]
) -> tuple[int, list[ParticipantView]]:
    """Return how many of the parts the first name takes, and whom it means."""
    pieces = [(length, ",".join(parts[:length])) for length in range(len(parts), 0, -1)]
    for length, piece in pieces:
        if whole := _whole(people, piece):
            if length > 1 and all(_whole(people, part) for part in parts[:length]):
                raise _unclear([*whole, *(p for part in parts[:length] for p in _whole(people, part))])
            return length, whole
    for length, piece in pieces[:-1]:
        if fits := _begun(people, piece):
            return length, [_only(fits)]
    return 1, [find_participant(people, parts[0])]


def _whole(people: Sequence[ParticipantView], text: str) -> list[ParticipantView]:
    """Return the participant with exactly this name, or the members of the group with it."""
    named = _named(people, text)
    if len(named) == 1:
        return named
    grouped = [p for p in people if (group := p.get("group")) and name_key(group) == name_key(text)]
    return grouped or all_of(people, game_words().meant("word", text.strip()))


def all_of(people: Sequence[ParticipantView], kind: str | None) -> list[ParticipantView]:
    """Return all of a kind that stand and that players know by name; the kind is a word of the game."""
    is_one = {ALL_MONSTERS: is_monster_type, ALL_PLAYERS: is_player_type}.get(kind or "")
    if is_one is None:
        return []
    return [p for p in people if is_one(p["type"]) and not p.get("isDefeated") and _is_named(p)]


def _is_named(participant: ParticipantView) -> bool:
    if (seen := participant.get("seenBy")) is not None:  # to a DM
        return Level(seen["players"]).shows(Level.NAME)
    return participant["type"] != UNKNOWN_TYPE


def _named(people: Sequence[ParticipantView], text: str) -> list[ParticipantView]:
    return equal(people, text, _name)


def _begun(people: Sequence[ParticipantView], text: str) -> list[ParticipantView]:
    return begun(people, text, _name)


def _name(participant: ParticipantView) -> str:
    return participant["name"]


def _only(fits: Sequence[ParticipantView]) -> ParticipantView:
    if len(fits) > 1:
        raise _unclear(fits)
    return fits[0]


def _unclear(fits: Iterable[ParticipantView]) -> InvalidCommandError:
    names = list(dict.fromkeys(safe(p["name"], 40) for p in fits))[:_SUGGESTED]
    return InvalidCommandError("which-participant", names=", ".join(names))


def _if_clear(people: Sequence[ParticipantView], text: str) -> list[ParticipantView]:
    try:
        return find_participants(people, text)
    except (ParticipantNotFoundError, InvalidCommandError):
        return []
