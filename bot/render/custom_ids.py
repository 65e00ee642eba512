"""Custom ids of buttons, selects and forms: a verb and its arguments, in at most 100 characters.

The id holds all state, so that a component works after a restart and in any process.
"""

import hashlib
import re
from typing import Any

from storage.encounter.history.undo import last_done
from storage.encounter.model import Encounter, Participant

MAX_LENGTH = 100
_PREFIX = "t1"
_DIGITS = 4
_PLAIN = re.compile(r"[A-Za-z0-9_-]{1,30}")


class MissingArgumentError(Exception):
    """A custom id lacks an argument that its handler reads, as in a button of another version."""


class Arguments(tuple[str, ...]):
    """The arguments of a custom id."""

    __slots__ = ()

    def __getitem__(self, place: Any) -> Any:
        """Return the argument at a place. Raises MissingArgumentError."""
        try:
            return super().__getitem__(place)
        except IndexError as error:
            raise MissingArgumentError from error


def number(arguments: tuple[str, ...], place: int) -> int:
    """Return the argument at a place as a number. Raises MissingArgumentError where it is none."""
    text: str = arguments[place]
    if not text.isdecimal() or len(text) > _DIGITS:
        raise MissingArgumentError
    return int(text)


def encode(verb: str, *arguments: str) -> str:
    """Return the custom id for a verb and its arguments."""
    custom_id = ":".join((_PREFIX, verb, *arguments))
    if len(custom_id) > MAX_LENGTH or any(":" in part for part in (verb, *arguments)):
        raise ValueError(f"no custom id: {custom_id!r}")
    return custom_id


def decode(custom_id: str) -> tuple[str, Arguments] | None:
    """Return the verb and the arguments; None for an id that the bot did not make."""
    prefix, *parts = custom_id.split(":")
    return (parts[0], Arguments(parts[1:])) if prefix == _PREFIX and parts else None


def short(text: str) -> str:
    """Return an id, or a digest of one that is long or contains other characters."""
    return text if _PLAIN.fullmatch(text) else digest(text)


def participant_by(encounter: Encounter, key: str) -> Participant | None:
    """Return the participant with this `short` id, or None."""
    return next((p for p in encounter.participants if short(p.id) == key), None)


def turn_digest(encounter: Encounter) -> str:
    """Return a digest of the encounter's turn mark.

    A digest, because the users who see the button may not know whose turn it is.
    """
    mark = encounter.turn_mark
    return digest(encounter.id, str(mark.round), str(mark.participant_id))


def change_mark(encounter: Encounter) -> str:
    """Return a mark of the last change, so that a double click undoes only one."""
    entry = last_done(encounter.history)
    return digest(entry.id) if entry else "none"


def digest(*parts: str) -> str:
    """Return 12 digits that stand for texts."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]
