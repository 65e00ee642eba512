"""The expected errors: one family, each with a code and the text its user reads.

TrackerError
├── NotFoundError            there is no such thing, or you may not know of it
│   └── ParticipantNotFoundError
├── NotAllowedError          your role does not reach that far
├── InvalidCommandError      the input can't be right; says what to write instead
├── StaleTurnError           the turn moved on while you looked at it
├── RuleError                the game does not allow it now
│   ├── NotActiveError       the fight is not running
│   └── NothingToUndoError
├── RequestSettledError      somebody answered that request before
├── ConflictError            too many changes at once; nothing was done
├── UnavailableError         the database can't be reached; nothing was done
└── DocumentError            a stored document can't be read
"""

from typing import Any


class TrackerError(Exception):
    """An expected error. `code` is stable, `str(error)` is for the user, `details` is safe to send."""

    code = "error"

    def __init__(self, message: str, **details: Any) -> None:
        super().__init__(message)
        self.details = details


class NotFoundError(TrackerError):
    """What was asked for does not exist, or must not be known to exist."""

    code = "not_found"


class ParticipantNotFoundError(NotFoundError):
    """No participant with this id takes part."""

    code = "participant_not_found"

    def __init__(self) -> None:
        super().__init__("That participant is not in this encounter. Pick one from the list.")


class NotAllowedError(TrackerError):
    """The actor's role does not allow the command."""

    code = "not_allowed"


class InvalidCommandError(TrackerError):
    """The command's input can't be right."""

    code = "invalid"


class StaleTurnError(TrackerError):
    """The turn the actor was looking at is over."""

    code = "stale_turn"


class RuleError(TrackerError):
    """The rules of the game don't allow it in this state."""

    code = "rule"


class NotActiveError(RuleError):
    """The fight is not running."""

    code = "not_active"


class NothingToUndoError(RuleError):
    """There is no change left to undo, or to redo."""

    code = "nothing_to_undo"


class RequestSettledError(TrackerError):
    """The request was answered before."""

    code = "request_settled"


class ConflictError(TrackerError):
    """The write lost against others too often; nothing was done."""

    code = "conflict"


class UnavailableError(TrackerError):
    """The database could not be reached in time; nothing was done."""

    code = "unavailable"


class DocumentError(TrackerError):
    """A stored document can't be read."""

    code = "document"
