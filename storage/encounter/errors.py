"""The expected errors: one family. A class says what kind it is, a key and placeholders what its user reads.

TrackerError
├── NotFoundError            there is no such thing, or the actor may not know of it
│   └── ParticipantNotFoundError
├── NotAllowedError          the actor's role does not reach that far
├── InvalidCommandError      the input can't be right; the text says what to write instead
├── StaleTurnError           the turn moved on since the actor saw it
│   └── TurnJustMovedError   another user moved it just before: which turn is meant is not sure
├── RuleError                the rules of the game do not allow it now
│   ├── NotActiveError       the encounter is not running
│   ├── NothingToUndoError
│   └── NoRoomError          the encounter holds as much as it may
├── RequestSettledError      the request was answered before
├── ConflictError            too many changes at once; nothing was done
├── UnavailableError         the database can't be reached; nothing was done
├── NotStoredError           the database refused the write for good; nothing was done
└── DocumentError            a stored document can't be read
"""

from collections.abc import Mapping
from dataclasses import dataclass

from storage.i18n import ENGLISH
from storage.i18n.error_messages import MESSAGES
from storage.i18n.game_words import Kind, game_words


@dataclass(frozen=True, slots=True)
class Term:
    """A placeholder that has a text of its own in each language, by its key in `MESSAGES`."""

    key: str

    def __str__(self) -> str:
        return MESSAGES[self.key]


@dataclass(frozen=True, slots=True)
class GameTerm:
    """A placeholder that is a term of the game, see `storage.i18n.game_words`."""

    kind: Kind
    id: str

    @property
    def key(self) -> str:
        """The key of its name in the catalogue."""
        return f"{self.kind}-{self.id}"

    def __str__(self) -> str:
        return game_words().name(ENGLISH, self.kind, self.id)


class TypedText(str):
    """A placeholder that a user typed, such as a name: what shows it with markup escapes it."""

    __slots__ = ()


def effect_named(name: str) -> "Placeholder":
    """Return the placeholder of a condition or another effect."""
    known = game_words().meant("condition", name)
    return TypedText(name) if known is None else GameTerm("condition", known)


Placeholder = str | int | Term | GameTerm


class TrackerError(Exception):
    """An expected error: `code` is stable on the wire, `key` and `placeholders` are what a language renders.

    `str(error)` is the English sentence, which is safe to send. Raises KeyError for a key or placeholder that
    `MESSAGES` does not have.
    """

    code = "error"

    def __init__(self, key: str, **placeholders: Placeholder) -> None:
        super().__init__(MESSAGES[key].format_map(placeholders))
        self.key = key
        self.placeholders: Mapping[str, Placeholder] = placeholders


class NotFoundError(TrackerError):
    """What was asked for does not exist, or must not be known to exist."""

    code = "not_found"


class ParticipantNotFoundError(NotFoundError):
    """No participant with this id takes part."""

    code = "participant_not_found"

    def __init__(self, typed: str = "") -> None:
        """Take what the user typed, if anything; it is repeated whether such a one is hidden or not there."""
        if typed:
            super().__init__("participant-not-named", name=TypedText(typed))
        else:
            super().__init__("participant-not-found")


class NotAllowedError(TrackerError):
    """The actor's role does not allow the command."""

    code = "not_allowed"


class InvalidCommandError(TrackerError):
    """The command's input can't be right; `wire_field` is where in a client's message, if it came in one.

    `wire_message` is what the client's developers read instead of the sentence for users.
    """

    code = "invalid"

    def __init__(
        self, key: str, *, wire_field: str = "", wire_message: str = "", **placeholders: Placeholder
    ) -> None:
        super().__init__(key, **placeholders)
        self.wire_field, self.wire_message = wire_field, wire_message


class StaleTurnError(TrackerError):
    """The turn that the actor saw is over."""

    code = "stale_turn"


class TurnJustMovedError(StaleTurnError):
    """Another user moved the turn just before a command that does not say which turn it means."""


class RuleError(TrackerError):
    """The rules of the game don't allow it in this state."""

    code = "rule"


class NotActiveError(RuleError):
    """The encounter is not running."""

    code = "not_active"


class NothingToUndoError(RuleError):
    """There is no change left to undo, or to redo."""

    code = "nothing_to_undo"


class NoRoomError(RuleError):
    """The encounter holds as much as it may, or as much of that kind."""

    code = "no_room"


class RequestSettledError(TrackerError):
    """The request was answered before."""

    code = "request_settled"


class ConflictError(TrackerError):
    """The write lost against others too often; nothing was done."""

    code = "conflict"


class UnavailableError(TrackerError):
    """The database could not be reached in time; nothing was done."""

    code = "unavailable"


class NotStoredError(TrackerError):
    """The database refused a write and would refuse it again; nothing was done."""

    code = "not_stored"


class DocumentError(TrackerError):
    """A stored document can't be read."""

    code = "document"
