"""Asked of the encounter as a whole: its life, its rules, who runs it, undo and redo."""

from typing import Annotated, Literal

from pydantic import Field

from storage.encounter.base import Message
from storage.encounter.field_types import ChangeRef, Name, RoleRef, UserRef
from storage.encounter.limits import MAX_CO_DMS


class StartEncounter(Message):
    """Begin the encounter: initiative for each participant that has none, round 1, the first turn."""

    type: Literal["start_encounter"] = "start_encounter"


class PauseEncounter(Message):
    """Hold the encounter as it is."""

    type: Literal["pause_encounter"] = "pause_encounter"


class ResumeEncounter(Message):
    """Go on with a paused encounter, or reopen one that was ended."""

    type: Literal["resume_encounter"] = "resume_encounter"


class EndEncounter(Message):
    """End the encounter."""

    type: Literal["end_encounter"] = "end_encounter"


class SetCoDms(Message):
    """Say which users run the encounter beside its owner."""

    type: Literal["set_co_dms"] = "set_co_dms"
    co_dms: Annotated[tuple[UserRef, ...], Field(max_length=MAX_CO_DMS)]
    role_ids: Annotated[tuple[RoleRef, ...], Field(max_length=20)] | None = None


class TransferEncounter(Message):
    """Offer the encounter to another DM, in place of an earlier offer; see AcceptTransfer."""

    type: Literal["transfer_encounter"] = "transfer_encounter"
    user_id: UserRef


class AcceptTransfer(Message):
    """Become the encounter's DM, whom it was offered to; the old one stays as co-DM."""

    type: Literal["accept_transfer"] = "accept_transfer"


class CancelTransfer(Message):
    """Withdraw the offer of the encounter, or turn it down."""

    type: Literal["cancel_transfer"] = "cancel_transfer"


class ChangeRules(Message):
    """Change how this table plays, or the encounter's name; what is left out stays."""

    type: Literal["change_rules"] = "change_rules"
    name: Name | None = None
    ruleset: Literal["2014", "2024"] | None = None
    ties: Literal["dexterity", "players", "manual"] | None = None
    defeated: Literal["skip", "keep", "drop"] | None = None
    players_may: Literal["request", "open"] | None = None
    reroll_each_round: bool | None = None
    initiative_scores: Literal["off", "monsters", "all"] | None = None
    reveal_on_turn: bool | None = None
    narration: Literal["line", "none", "thread"] | None = None
    recharge: Literal["roll", "remind"] | None = None
    on_deck_ping: bool | None = None
    repost_board_after: Annotated[int, Field(ge=0, le=50)] | None = None


class Undo(Message):
    """Take back the last change, or exactly `entry_id` if that is still the last one.

    `is_whole`: a client's request, with the changes that the same command in Discord made before it.
    """

    type: Literal["undo"] = "undo"
    entry_id: ChangeRef | None = None
    is_whole: bool = False


class Redo(Message):
    """Make the last change that was taken back again; `is_whole` as for `undo`."""

    type: Literal["redo"] = "redo"
    entry_id: ChangeRef | None = None
    is_whole: bool = False
