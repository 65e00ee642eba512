"""The encounter as a whole. `participants` is the initiative order: who acts first comes first."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import Field

from storage.encounter.base import (
    AnEncounterId,
    AParticipantId,
    AUserId,
    NoneIsEmpty,
    NoneIsZero,
    NotNegative,
    ParticipantId,
    Record,
    UserId,
    none_is,
)
from storage.encounter.limits import (
    MAX_ABOUT,
    MAX_ASKING,
    MAX_CO_DMS,
    MAX_DICE,
    MAX_FALLEN,
    MAX_ID,
    MAX_NAME,
    MAX_OLD_MESSAGES,
    MAX_PARTICIPANTS,
    MAX_PARTS,
    MAX_REQUESTS,
    MAX_ROLLED,
    MAX_WORD,
    REQUEST_BYTES,
    TRAIL_BYTES,
    TRAIL_LENGTH,
    AtMost,
)
from storage.encounter.model.history_entry import AppliedIds, History
from storage.encounter.model.participant import Participant

Snowflake = Annotated[str, AtMost(MAX_ID)]
DiceText = Annotated[str, AtMost(MAX_DICE)]
TRANSFER_LASTS = timedelta(days=1)


class Status(StrEnum):
    """Where an encounter is in its life."""

    PLANNING = "planning"
    ACTIVE = "active"
    PAUSED = "paused"
    COMPLETED = "completed"


class Rules(Record):
    """How this table plays."""

    ruleset: Literal["2014", "2024"] = "2024"
    ties: Literal["dexterity", "players", "manual"] = "dexterity"
    defeated: Literal["skip", "keep", "drop"] = "skip"
    players_may: Literal["request", "open"] = "request"
    reroll_each_round: bool = False
    # Whose initiative is a score in place of a roll: of no one, of all but player characters, of all.
    initiative_scores: Literal["off", "monsters", "all"] = "off"
    reveal_on_turn: bool = False
    narration: Literal["line", "none", "thread"] = "line"  # how Discord tells what happened
    recharge: Literal["roll", "remind"] = "roll"  # what is done with it at the start of a turn
    on_deck_ping: bool = False  # call who is next, beside whose turn it is
    # The board is posted anew below this many messages of the bot; 0 leaves it where it is.
    repost_board_after: Annotated[int, none_is(8), NotNegative] = 8


class Request(Record):
    """What a player asks of the DM; `command` is the command, see `commands.requests.Askable`.

    `critical_dice` are the dice that a critical hit adds to each part of damage, "" where a number was typed.
    """

    id: Annotated[str, AtMost(MAX_ID)] = Field(alias="_id")
    user_id: AUserId
    user_name: Annotated[str, AtMost(MAX_NAME)]
    at: datetime
    command: Annotated[dict[str, Any], AtMost(REQUEST_BYTES)]
    dice: Annotated[str, AtMost(MAX_ROLLED)] = ""  # as the server rolled them; "" where a number was typed
    critical_dice: Annotated[
        tuple[Annotated[str, AtMost(MAX_DICE)], ...], NoneIsEmpty, AtMost(MAX_PARTS)
    ] = ()


class Fallen(Record):
    """Monsters of one challenge rating, or of one name without a rating, that were taken out defeated."""

    id: Annotated[str, AtMost(MAX_ID)] = Field(alias="_id")  # the rating, or what stands for the name
    name: Annotated[str, AtMost(MAX_NAME)] = ""
    challenge_rating: Annotated[str | None, AtMost(MAX_WORD)] = None
    count: int = 1


class TransferOffer(Record):
    """The user whom the encounter is offered to, and since when: they may become its DM."""

    user_id: AUserId
    at: datetime

    def is_open(self, now: datetime) -> bool:
        """Whether it can still be accepted."""
        return now - self.at <= TRANSFER_LASTS


class TurnBoundary(Record):
    """What one advance of the turn changed on its own, so that stepping back restores it."""

    from_id: AParticipantId | None
    round: int
    restore: Annotated[dict[str, Any], AtMost(TRAIL_BYTES)] = Field(default_factory=dict)
    # All who were on turn, the one of `from_id` first; empty where it was alone.
    with_ids: Annotated[tuple[AParticipantId, ...], AtMost(MAX_PARTICIPANTS)] = ()
    began_at: datetime | None = None  # when the turn that ended had begun
    notes_turns: bool = False  # `restore` has who had had a turn; not in those of older versions
    size: int | None = None  # bytes of `restore`; None in those of versions that did not count them


class OldMessage(Record):
    """A message in Discord that another one takes the place of: to be deleted once that one stands."""

    channel_id: Snowflake
    message_id: Snowflake


class AskingMessage(Record):
    """A message in Discord that asks users: what it is about, and which state of that it shows."""

    channel_id: Snowflake
    message_id: Snowflake
    about: Annotated[tuple[Annotated[str, AtMost(MAX_ID)], ...], AtMost(MAX_ABOUT)]
    state: Annotated[str, AtMost(MAX_ID)]


class DiscordBinding(Record):
    """Where an encounter lives in Discord; snowflakes as text."""

    guild_id: Snowflake
    channel_id: Snowflake
    board_channel_id: Snowflake | None = None
    board_message_id: Snowflake | None = None
    dm_channel_id: Snowflake | None = None
    dm_message_id: Snowflake | None = None
    log_thread_id: Snowflake | None = None
    # Members with one of these are co-DMs.
    dm_role_ids: Annotated[tuple[Snowflake, ...], AtMost(MAX_CO_DMS)] = ()
    locale: Annotated[str | None, AtMost(MAX_WORD)] = None
    # Noted before the new one is posted, so that a process that dies in between leaves no second board.
    left_behind: Annotated[tuple[OldMessage, ...], NoneIsEmpty, AtMost(MAX_OLD_MESSAGES)] = ()
    asking: Annotated[tuple[AskingMessage, ...], NoneIsEmpty, AtMost(MAX_ASKING)] = ()  # the newest last

    def noting(self, *, leaves: OldMessage | None, tidied: OldMessage | None) -> "DiscordBinding":
        """Return the binding with one more message left behind, and without one that is deleted."""
        left = [message for message in self.left_behind if message not in (leaves, tidied)]
        noted = (*left, leaves) if leaves else tuple(left)
        return self.model_copy(update={"left_behind": noted[-MAX_OLD_MESSAGES:]})

    def with_question(self, message: AskingMessage) -> "DiscordBinding":
        """Return the binding with a message that asks, new or in a new state.

        What a newer message asks about as well, such as the next save against a condition, an older one does
        not follow any more.
        """
        known = [m.message_id for m in self.asking]
        if message.message_id in known:
            kept = tuple(message if m.message_id == message.message_id else m for m in self.asking)
            return self.model_copy(update={"asking": kept})
        message = message.model_copy(update={"about": message.about[:MAX_ABOUT]})
        taken = {*message.about}
        left = [
            m.model_copy(update={"about": tuple(a for a in m.about if a not in taken)}) for m in self.asking
        ]
        return self.model_copy(update={"asking": (*left, message)[-MAX_ASKING:]})


@dataclass(frozen=True, slots=True)
class TurnMark:
    """A turn: a command that carries it is refused when that turn has ended."""

    round: int
    participant_id: ParticipantId | None


class Encounter(Record):
    """One encounter. `round` is 0 before it starts; `current_participant_id` is None outside turns."""

    id: AnEncounterId = Field(alias="_id")
    user_id: AUserId
    name: Annotated[str, none_is("Encounter"), AtMost(MAX_NAME)] = "Encounter"
    status: Annotated[Status, none_is(Status.PLANNING)] = Status.PLANNING
    participants: Annotated[tuple[Participant, ...], AtMost(MAX_PARTICIPANTS)] = ()
    round: Annotated[int, NoneIsZero, NotNegative] = 0
    current_participant_id: AParticipantId | None = None
    version: Annotated[int, NoneIsZero] = 0
    created_at: datetime | None = None
    updated_at: datetime | None = None
    started_at: datetime | None = None
    turn_began_at: datetime | None = None  # None before the first turn, and where it is not known
    resumed_at: datetime | None = None  # after the last pause: the turn that was held has its time anew
    ended_at: datetime | None = None
    co_dms: Annotated[tuple[AUserId, ...], NoneIsEmpty, AtMost(MAX_CO_DMS)] = ()
    transfer_offer: TransferOffer | None = None
    rules: Rules = Rules()
    requests: Annotated[tuple[Request, ...], NoneIsEmpty, AtMost(MAX_REQUESTS)] = ()
    # Defeated monsters that are in the encounter no more: they count for the experience at its end.
    fallen: Annotated[tuple[Fallen, ...], NoneIsEmpty, AtMost(MAX_FALLEN)] = ()
    turn_trail: Annotated[tuple[TurnBoundary, ...], NoneIsEmpty, AtMost(TRAIL_LENGTH)] = ()
    history: Annotated[History, NoneIsEmpty] = Field(default_factory=History)  # `limits.TAIL` entries
    applied: Annotated[AppliedIds, NoneIsEmpty] = Field(default_factory=AppliedIds)  # REMEMBERED_IDS of them
    discord: DiscordBinding | None = None

    def find(self, participant_id: ParticipantId | None) -> Participant | None:
        """Return the participant with this id, or None."""
        for participant in self.participants:
            if participant.id == participant_id:
                return participant
        return None

    def index(self, participant_id: ParticipantId | None) -> int:
        """Return its place in the initiative order, or -1."""
        for place, participant in enumerate(self.participants):
            if participant.id == participant_id:
                return place
        return -1

    @property
    def current(self) -> Participant | None:
        """The participant whose turn it is."""
        return self.find(self.current_participant_id)

    @property
    def on_turn(self) -> tuple[Participant, ...]:
        """All whose turn is under way, in the order: the current one and those who act on the same turn."""
        if self.current is None:
            return ()
        return tuple(
            p for p in self.participants if p.id == self.current_participant_id or p.acts_beside_current
        )

    def acting_with(self, participant: Participant) -> tuple[Participant, ...]:
        """Return those who act on one turn with a participant, itself included, in the order."""
        if participant.group is None or not participant.shares_turn:
            return (participant,)
        return tuple(p for p in self.participants if p.group == participant.group and p.shares_turn)

    def turns_had(self) -> frozenset[ParticipantId]:
        """Return the ids of the participants whose turn has come in this round, the current one included.

        Each participant notes it, so that it stays true whatever becomes of the order. Where the current one
        has not noted its own turn, another program or an older version wrote the document: there it is
        everyone up to the current one in the order.
        """
        number = max(1, self.round)
        place = self.index(self.current_participant_id)
        if place >= 0 and self.participants[place].last_turn_round < number:
            return frozenset(p.id for p in self.participants[: place + 1])
        return frozenset(p.id for p in self.participants if p.last_turn_round >= number)

    @property
    def turn_mark(self) -> TurnMark:
        """The turn that is under way."""
        return TurnMark(self.round, self.current_participant_id)

    @property
    def controllers(self) -> frozenset[UserId]:
        """Every user who controls a participant."""
        return frozenset(user for p in self.participants for user in p.collaborators)

    def controlled_by(self, user_id: UserId) -> tuple[Participant, ...]:
        """Return the participants this user controls, in initiative order."""
        return tuple(p for p in self.participants if user_id in p.collaborators)

    def may_act(self, participant: Participant) -> bool:
        """Whether the turn stops at this participant: it is not delayed and not defeated."""
        if participant.is_delayed:
            return False
        return self.rules.defeated == "keep" or not participant.is_defeated

    def with_participant(self, changed: Participant) -> "Encounter":
        """Return the encounter with this participant in place of the one with its id."""
        participants = tuple([changed if p.id == changed.id else p for p in self.participants])
        return self.model_copy(update={"participants": participants})
