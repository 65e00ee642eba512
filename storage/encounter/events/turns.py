"""Initiative, turns, and what is due on them."""

from typing import Literal

from storage.encounter.base import AParticipantId, Record


class InitiativeRolled(Record):
    """A participant got an initiative; `natural` is the die when it was rolled here.

    `is_correction`: it had one, and was given the total of this one.
    """

    type: Literal["initiative_rolled"] = "initiative_rolled"
    participant_id: AParticipantId
    total: int
    natural: int | None = None
    is_correction: bool = False


class ParticipantMoved(Record):
    """A participant was put elsewhere in the order by hand."""

    type: Literal["participant_moved"] = "participant_moved"
    participant_id: AParticipantId


class TurnShared(Record):
    """A participant acts on one turn with its group from now on."""

    type: Literal["turn_shared"] = "turn_shared"
    participant_id: AParticipantId
    group: str


class TurnSplit(Record):
    """A participant no longer acts on its group's turn."""

    type: Literal["turn_split"] = "turn_split"
    participant_id: AParticipantId


class TurnDelayed(Record):
    """A participant holds back."""

    type: Literal["turn_delayed"] = "turn_delayed"
    participant_id: AParticipantId


class TurnAdvanced(Record):
    """The turn went from one participant to the next, and to all of the group that acts `with` it."""

    type: Literal["turn_advanced"] = "turn_advanced"
    from_id: AParticipantId | None
    to_id: AParticipantId | None
    with_ids: tuple[AParticipantId, ...] = ()
    round: int
    is_new_round: bool = False


class TurnReversed(Record):
    """The turn went back."""

    type: Literal["turn_reversed"] = "turn_reversed"
    from_id: AParticipantId | None
    to_id: AParticipantId | None
    round: int


class ReminderDue(Record):
    """Something the table must not forget on this turn: a save that ends a condition, regeneration.

    `text` is English, or what a user typed. One about a save has the condition's name, ability and DC.
    """

    type: Literal["reminder_due"] = "reminder_due"
    participant_id: AParticipantId
    about: Literal["save", "regeneration", "death_save", "readied", "effect"]
    text: str
    name: str = ""
    ability: str = ""
    dc: int | None = None
    is_secret: bool = False  # about a secret condition


class LegendarySpent(Record):
    """Legendary actions or resistances were spent or given back."""

    type: Literal["legendary_spent"] = "legendary_spent"
    participant_id: AParticipantId
    what: Literal["action", "resistance"]
    remaining: int
