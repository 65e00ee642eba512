"""Encounter, participants, conditions: the state of one fight.

Field names are the game's words in Python and the seed's camelCase in MongoDB and on the wire.
`Encounter.participants` is the initiative order: who acts first comes first.
"""

from datetime import datetime
from enum import StrEnum
from math import floor, isfinite
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from storage.encounter.record import AnEncounterId, AParticipantId, AUserId, Record, UserId

PLAYER_TYPES = frozenset({"character", "player", "pc"})
UNTIL_REMOVED = -1


def _is_fraction(value: object) -> bool:
    return isinstance(value, float) and isfinite(value)


def none_is(default: object) -> BeforeValidator:
    """Read a null that another program stored as what the field is without it."""
    return BeforeValidator(lambda value: default if value is None else value)


NoneIsEmpty = BeforeValidator(lambda value: () if value is None else value)
NoneIsBlank = BeforeValidator(lambda value: "" if value is None else value)
NoneIsZero = BeforeValidator(lambda value: 0 if value is None else value)
RoundedDown = BeforeValidator(lambda value: floor(value) if _is_fraction(value) else value)
NotNegative = AfterValidator(lambda value: max(0, value))


class Status(StrEnum):
    """Where an encounter is in its life."""

    PLANNING = "planning"
    ACTIVE = "active"
    PAUSED = "paused"
    COMPLETED = "completed"


class Level(StrEnum):
    """The ladder of what an audience may see of a participant, least first."""

    rung: int

    UNSEEN = "unseen", 0
    UNKNOWN = "unknown", 1  # "???": something is there
    NAME = "name", 2
    BAND = "band", 3  # and how hurt it looks
    EXACT = "exact", 4  # and its hit points

    def __new__(cls, value: str, rung: int) -> "Level":
        """Return the level of this name, so many rungs up."""
        level = str.__new__(cls, value)
        level._value_ = value
        level.rung = rung
        return level

    def shows(self, least: "Level") -> bool:
        """Whether this level is at least `least`."""
        return self.rung >= least.rung


LADDER = tuple(Level)


class HealthBand(StrEnum):
    """How hurt a participant looks; "bloodied" is half or fewer (SRD 5.2, Bloodied)."""

    UNHURT = "unhurt"
    HURT = "hurt"
    BLOODIED = "bloodied"
    CRITICAL = "critical"  # a quarter or fewer
    DOWN = "down"


class Visibility(Record, extra="ignore"):
    """What each lesser audience may see of one participant."""

    players: Level
    stream: Level

    @classmethod
    def at(cls, level: Level) -> "Visibility":
        """Return the same level for players and stream."""
        return cls(players=level, stream=level)


# What is seen of those for whom nothing was said. Asked for with every view, so it is made once.
_CHARACTERS, _LAIRS, _OTHERS = (Visibility.at(level) for level in (Level.EXACT, Level.NAME, Level.BAND))


class SaveEnds(Record, extra="ignore"):
    """A saving throw that ends a condition; the DM is reminded on the turn it hangs on."""

    ability: str
    dc: int


class Condition(Record):
    """A condition or effect on a participant.

    `duration` counts rounds; -1 lasts until removed. `ends` says when one round of it is over: at the end
    of the round, or at the start or end of the turn of the participant `anchor_id` (its bearer if none).
    """

    id: Annotated[str, BeforeValidator(str)] = Field("", alias="_id")
    name: str
    duration: Annotated[int, none_is(UNTIL_REMOVED)] = UNTIL_REMOVED
    description: str | None = None
    ends: Literal["round", "turn_start", "turn_end"] = "round"
    anchor_id: AParticipantId | None = None
    source_id: AParticipantId | None = None
    level: int | None = None
    save_ends: SaveEnds | None = None
    from_concentration: bool = False  # ends with the concentration of `source_id`
    implied_by: str | None = None  # the condition that brought this one along, and takes it away, or "0hp"
    skips_turn_end: bool = False  # "until the end of your next turn", said during that creature's turn
    is_secret: bool = False


class Defences(Record, extra="ignore"):
    """Damage types and conditions that hurt a participant less, more or not at all; lower case."""

    resistances: tuple[str, ...] = ()
    vulnerabilities: tuple[str, ...] = ()
    immunities: tuple[str, ...] = ()
    condition_immunities: tuple[str, ...] = ()


class DeathSaves(Record):
    """Death saving throws so far (SRD, Death Saving Throws)."""

    successes: int = 0
    failures: int = 0
    is_stable: bool = False
    is_dead: bool = False


class Concentration(Record):
    """The one effect a participant concentrates on (SRD, Concentration)."""

    name: str


class Participant(Record):
    """One participant of the fight.

    Hit points are whole numbers; `current_hp` is 0…`max_hp`, above it only when somebody set it so.
    `dexterity` is the ability score (ties, default initiative bonus). `initiative_roll` is the total, bonus
    included; None until rolled.
    """

    id: AParticipantId = Field(alias="_id")
    type: Annotated[str, none_is("monster")] = "monster"
    name: str
    ac: int | None = None
    max_hp: Annotated[int, RoundedDown, NoneIsZero, NotNegative] = Field(0, alias="maxHP")
    current_hp: Annotated[int, RoundedDown, NoneIsZero, NotNegative] = Field(0, alias="currentHP")
    temporary_hp: Annotated[int, RoundedDown, NoneIsZero, NotNegative] = Field(0, alias="tempHP")
    dexterity: int | None = None
    initiative_bonus: int | None = None
    initiative_roll: Annotated[int | None, RoundedDown] = None
    is_manually_ordered: Annotated[bool, none_is(False)] = False
    conditions: Annotated[tuple[Condition, ...], NoneIsEmpty] = ()
    legendary_actions: Annotated[int, NoneIsZero] = 0
    legendary_actions_remaining: Annotated[int, NoneIsZero] = 0
    legendary_resistances: Annotated[int, NoneIsZero] = 0
    legendary_resistances_remaining: Annotated[int, NoneIsZero] = 0
    notes: Annotated[str, NoneIsBlank] = ""
    collaborators: Annotated[tuple[AUserId, ...], NoneIsEmpty] = ()
    visibility: Visibility | None = None
    group: str | None = None
    shares_initiative: bool = False  # one roll for all of its group that share
    defences: Defences = Defences()
    death_saves: DeathSaves = DeathSaves()
    concentration: Concentration | None = None
    is_delayed: bool = False
    is_turn_open: bool = False  # delayed with its turn begun: the end of that turn is still to come
    is_surprised: bool = False
    readied: str | None = None
    reaction_used: bool = False
    is_knocked_out: bool = False
    image_url: str | None = None
    character_id: Annotated[str | None, BeforeValidator(lambda v: v if v is None else str(v))] = None
    hit_dice: str | None = None
    regeneration: Annotated[str | None, Field(description="a note shown at the start of its turn")] = None

    @property
    def is_player_character(self) -> bool:
        """Whether it is a player's character: death saves, exact hit points for everyone."""
        return self.type.lower() in PLAYER_TYPES

    @property
    def is_lair(self) -> bool:
        """Whether it stands for lair actions: no hit points, loses ties on its count."""
        return self.type.lower() == "lair"

    @property
    def is_down(self) -> bool:
        """Whether it has no hit points left."""
        return self.current_hp == 0 and self.max_hp > 0

    @property
    def is_defeated(self) -> bool:
        """Whether it is out of the fight for good, as far as the table can tell."""
        if self.is_player_character:
            return self.death_saves.is_dead
        return self.death_saves.is_dead or self.is_down or self.is_knocked_out

    @property
    def bonus(self) -> int:
        """Its initiative bonus: the one given, else the Dexterity modifier."""
        if self.initiative_bonus is not None:
            return self.initiative_bonus
        return (self.tie_dexterity - 10) // 2

    @property
    def tie_dexterity(self) -> int:
        """The Dexterity score that breaks ties; an unknown one counts as 10."""
        return 10 if self.dexterity is None else self.dexterity

    @property
    def seen(self) -> Visibility:
        """What players and stream may see: as set, else exact for characters and a band for the rest."""
        if self.visibility is not None:
            return self.visibility
        if self.is_player_character:
            return _CHARACTERS
        return _LAIRS if self.is_lair else _OTHERS

    @property
    def health_band(self) -> HealthBand:
        """How hurt it looks, from hit points without the temporary ones."""
        if self.is_down:
            return HealthBand.DOWN
        if self.current_hp >= self.max_hp:
            return HealthBand.UNHURT
        if self.current_hp * 4 <= self.max_hp:
            return HealthBand.CRITICAL
        return HealthBand.BLOODIED if self.current_hp * 2 <= self.max_hp else HealthBand.HURT


class Rules(Record):
    """How this table plays."""

    ruleset: Literal["2014", "2024"] = "2024"
    ties: Literal["dexterity", "players", "manual"] = "dexterity"
    defeated: Literal["skip", "keep", "drop"] = "skip"
    players_may: Literal["request", "open"] = "request"
    reroll_each_round: bool = False
    reveal_on_turn: bool = False
    narration: Literal["line", "none", "thread"] = "line"  # how Discord tells what happened
    on_deck_ping: bool = False  # call who is next, beside whose turn it is


class Request(Record):
    """A player's damage that waits for the DM's answer; `command` is the deal_damage it asks for."""

    id: str = Field(alias="_id")
    user_id: AUserId
    user_name: str
    at: datetime
    command: dict[str, Any]


class TurnBoundary(Record):
    """What one advance of the turn changed on its own, so that stepping back restores it."""

    from_id: AParticipantId | None
    round: int
    restore: dict[str, Any] = Field(default_factory=dict)


class HistoryEntry(Record):
    """One accepted command: who, what, what it changed (`redo`) and how to take it back (see delta.py).

    The `redo` deltas of all entries in order lead from the first version to the last; an entry that is itself
    an undo or redo names its `target` and is never taken back.
    """

    id: str  # the command id
    version: int
    at: datetime
    user_id: AUserId
    user_name: str
    command: dict[str, Any]
    events: tuple[dict[str, Any], ...] = ()
    undo: dict[str, Any] = Field(default_factory=dict)
    redo: dict[str, Any] = Field(default_factory=dict)
    target: str | None = None  # the entry that an undo or redo is about


class DiscordBinding(Record):
    """Where an encounter lives in Discord; snowflakes as text."""

    guild_id: str
    channel_id: str
    board_channel_id: str | None = None
    board_message_id: str | None = None
    dm_channel_id: str | None = None
    dm_message_id: str | None = None
    log_thread_id: str | None = None
    dm_role_ids: tuple[str, ...] = ()  # members with one of these are co-DMs
    locale: str | None = None


class Encounter(Record):
    """One fight. `round` is 0 before it starts; `current_participant_id` is None when nobody has the turn."""

    id: AnEncounterId = Field(alias="_id")
    user_id: AUserId
    name: Annotated[str, none_is("Encounter")] = "Encounter"
    status: Annotated[Status, none_is(Status.PLANNING)] = Status.PLANNING
    participants: tuple[Participant, ...] = ()
    round: Annotated[int, NoneIsZero, NotNegative] = 0
    current_participant_id: AParticipantId | None = None
    version: Annotated[int, NoneIsZero] = 0
    created_at: datetime | None = None
    updated_at: datetime | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    co_dms: Annotated[tuple[AUserId, ...], NoneIsEmpty] = ()
    rules: Rules = Rules()
    requests: Annotated[tuple[Request, ...], NoneIsEmpty] = ()
    turn_trail: Annotated[tuple[TurnBoundary, ...], NoneIsEmpty] = ()
    history: Annotated[tuple[HistoryEntry, ...], NoneIsEmpty] = ()
    applied: Annotated[tuple[str, ...], NoneIsEmpty] = ()  # the last command ids
    discord: DiscordBinding | None = None

    def find(self, participant_id: str | None) -> Participant | None:
        """Return the participant with this id, or None."""
        return next((p for p in self.participants if p.id == participant_id), None)

    def index(self, participant_id: str | None) -> int:
        """Return its place in the initiative order, or -1."""
        return next((i for i, p in enumerate(self.participants) if p.id == participant_id), -1)

    @property
    def current(self) -> Participant | None:
        """The participant whose turn it is."""
        return self.find(self.current_participant_id)

    @property
    def controllers(self) -> frozenset[UserId]:
        """Every user who controls a participant."""
        return frozenset(user for p in self.participants for user in p.collaborators)

    def controlled_by(self, user_id: str) -> tuple[Participant, ...]:
        """Return the participants this user controls, in initiative order."""
        return tuple(p for p in self.participants if user_id in p.collaborators)

    def may_act(self, participant: Participant) -> bool:
        """Whether the turn stops at this participant: it holds nothing back and is not out of the fight."""
        if participant.is_delayed:
            return False
        return self.rules.defeated == "keep" or not participant.is_defeated

    def with_participant(self, changed: Participant) -> "Encounter":
        """Return the encounter with this participant in place of the one with its id."""
        return self.model_copy(
            update={"participants": tuple(changed if p.id == changed.id else p for p in self.participants)}
        )
