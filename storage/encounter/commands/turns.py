"""Initiative and whose turn it is."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from storage.encounter.base import Message
from storage.encounter.field_types import DiceInitiative, Name, ParticipantRef
from storage.encounter.limits import MAX_PARTICIPANTS


class RollInitiative(Message):
    """Set a participant's initiative to `roll` (the total), or roll a d20 with its bonus when left out.

    `by_score` says whether its initiative score stands for the roll; left out, the rules of the encounter do.
    """

    type: Literal["roll_initiative"] = "roll_initiative"
    participant_id: ParticipantRef
    roll: DiceInitiative | None = None
    mode: Literal["normal", "advantage", "disadvantage"] = "normal"
    by_score: bool | None = None


class InitiativeEntry(Message):
    """One participant's initiative: the total."""

    participant_id: ParticipantRef
    initiative: DiceInitiative


class SetInitiatives(Message):
    """Set the initiative of several participants at once, each to a total: one history entry."""

    type: Literal["set_initiatives"] = "set_initiatives"
    entries: Annotated[tuple[InitiativeEntry, ...], Field(min_length=1, max_length=MAX_PARTICIPANTS)]

    @model_validator(mode="after")
    def _each_once(self) -> "SetInitiatives":
        if len({entry.participant_id for entry in self.entries}) < len(self.entries):
            raise ValueError("name each participant once")
        return self


class MoveParticipant(Message):
    """Put a participant right before another one in the order, or last; it stays there by hand."""

    type: Literal["move_participant"] = "move_participant"
    participant_id: ParticipantRef
    before_id: ParticipantRef | None = None


class JoinGroup(Message):
    """Let participants act on one turn, as a group; by default named after the first whose name is open."""

    type: Literal["join_group"] = "join_group"
    participant_ids: Annotated[tuple[ParticipantRef, ...], Field(min_length=1, max_length=MAX_PARTICIPANTS)]
    name: Name | None = None


class LeaveGroup(Message):
    """Let participants of a group act on their own again."""

    type: Literal["leave_group"] = "leave_group"
    participant_ids: Annotated[tuple[ParticipantRef, ...], Field(min_length=1, max_length=MAX_PARTICIPANTS)]


class DelayTurn(Message):
    """Hold back: the participant waits outside the order until it takes its turn."""

    type: Literal["delay_turn"] = "delay_turn"
    participant_id: ParticipantRef


class TakeTurn(Message):
    """End a delay: the participant acts now, right after whose turn it is, and keeps that place."""

    type: Literal["take_turn"] = "take_turn"
    participant_id: ParticipantRef


class AdvanceTurn(Message):
    """End the current turn; the next participant acts."""

    type: Literal["advance_turn"] = "advance_turn"


class PreviousTurn(Message):
    """Step back one turn; what expired in between is there again."""

    type: Literal["previous_turn"] = "previous_turn"
