"""The payloads of the events that the server sends, by the names on the wire.

`realtime/web/src/sync/wire/` declares the same names for the pages; a test compares the two.
"""

from typing import Any, Literal, NotRequired, TypedDict

from storage.encounter.base import EncounterId, ParticipantId, UserId
from storage.encounter.visibility.view_types import (
    ConditionView,
    EncounterPatch,
    EncounterView,
    EventView,
    OrderedParticipantView,
)
from storage.repositories.sessions import ActiveUser


class EncounterState(TypedDict):
    """`encounter_state`: the whole encounter. `activeUsers` is empty for a share link."""

    encounter: EncounterView
    activeUsers: list[ActiveUser]
    version: int


class PresenceEvent(TypedDict):
    """`user_joined_encounter`, `user_left_encounter`: who came or left, and who is there after that."""

    encounterId: EncounterId
    userId: UserId
    username: str
    activeUsers: list[ActiveUser]


class HeartbeatEvent(TypedDict):
    """`heartbeat`: the current version of the encounter that a viewer looks at, by its id."""

    versions: dict[EncounterId, int]


class Versioned(TypedDict):
    """The fields of every event of a change; where nothing of it is visible, the first two alone."""

    encounterId: EncounterId
    version: int
    timestamp: NotRequired[str]  # ISO 8601
    dice: NotRequired[str]  # of the change, with their faces; dropped ones between "~~"
    patch: NotRequired[EncounterPatch]
    place: NotRequired[int]  # among the events of the version: 1, 2, …; the first, with the patch, has none


class ParticipantHpChanged(Versioned):
    """`participant_hp_changed`: numbers where hit points are open, else the band.

    Where the amount of a hit or a heal is not open, `tone` says which of the two it was.
    """

    participantId: ParticipantId
    newHP: NotRequired[int]
    damage: NotRequired[int]
    healing: NotRequired[int]
    healthBand: NotRequired[str]
    tone: NotRequired[Literal["damage", "healing"]]
    isCritical: NotRequired[bool]
    damageTypes: NotRequired[list[str]]  # where the amount is open; "" is damage of no named type
    sourceId: NotRequired[ParticipantId]  # who damaged or healed, where the audience knows of them
    updatedBy: str


class TurnAdvanced(Versioned):
    """`turn_advanced`, also when the turn went back."""

    currentTurn: int  # index into the participants of the view; -1 while no participant has the turn
    round: int
    currentParticipant: OrderedParticipantView | None
    advancedBy: str


class NewOrderEntry(TypedDict):
    """A participant in `newOrder`."""

    id: ParticipantId
    name: str
    initiative: int | None
    order: int


class InitiativeUpdated(Versioned):
    """`initiative_updated`."""

    participantId: ParticipantId
    initiativeRoll: int
    newOrder: list[NewOrderEntry]
    rolledBy: str


class ConditionAdded(Versioned):
    """`condition_added`."""

    participantId: ParticipantId
    condition: ConditionView
    addedBy: str


class ConditionRemoved(Versioned):
    """`condition_removed`."""

    participantId: ParticipantId
    condition: ConditionView
    removedBy: str


class ParticipantAdded(Versioned):
    """`participant_added`; `participant` is None when a later event of the change removed it."""

    participantId: ParticipantId
    participant: OrderedParticipantView | None
    addedBy: str


class ParticipantRemoved(Versioned):
    """`participant_removed`."""

    participantId: ParticipantId
    removedBy: str


class EncounterUpdated(Versioned):
    """`encounter_updated`: every change that has no event of its own; without `reason` nothing is visible."""

    reason: NotRequired[str]
    updatedBy: NotRequired[str]
    events: NotRequired[list[EventView]]


# An event of a change: its name and payload.
WireEvent = (
    tuple[Literal["participant_hp_changed"], ParticipantHpChanged]
    | tuple[Literal["turn_advanced"], TurnAdvanced]
    | tuple[Literal["initiative_updated"], InitiativeUpdated]
    | tuple[Literal["condition_added"], ConditionAdded]
    | tuple[Literal["condition_removed"], ConditionRemoved]
    | tuple[Literal["participant_added"], ParticipantAdded]
    | tuple[Literal["participant_removed"], ParticipantRemoved]
    | tuple[Literal["encounter_updated"], EncounterUpdated]
)


class PartyState(TypedDict):
    """`party_state`: the fields of `storage.repositories.characters.Party` and `Character`."""

    party: dict[str, Any]
    characters: list[dict[str, Any]]


class CharacterUpdated(TypedDict):
    """`character_updated`."""

    character: dict[str, Any]
    updatedBy: str
    timestamp: str  # ISO 8601


class Welcome(TypedDict):
    """`welcome`: the first event to a client that named its protocol.

    `expiresAt` is when the token ends, null for never.
    """

    protocol: int
    server: str  # its version
    expiresAt: str | None  # ISO 8601


class TokenExpiring(TypedDict):
    """`token_expiring`: the connection is closed at `expiresAt`, unless `renew_token` comes before."""

    expiresAt: str  # ISO 8601


class ImportProgress(TypedDict):
    """`import_progress`: how far the `import_creatures` of this socket is, twice a second until its answer.

    `done` of `of` entries of the files are read, or creatures stored.
    """

    stage: Literal["reading", "storing"]
    done: int
    of: int


class ShareMoved(TypedDict):
    """`share_moved`: the channel of the share link has another encounter; exchange the secret again."""


class ShareReload(TypedDict):
    """`share_reload`: the owner of the share link wants the page loaded anew."""


class ShareSettings(TypedDict):
    """`share_settings`: the settings of the share link, as in its address."""

    settings: dict[str, Any]


class SharePlayers(TypedDict):
    """`share_players`: the names of players by participant, where the settings of the link ask for them."""

    players: dict[ParticipantId, str]


class CueView(TypedDict):
    """What overlays play once; one that receives it seconds after `at` leaves it out.

    A splash without a participant is of whose turn it is.
    """

    kind: Literal["splash", "clear"]
    participantId: ParticipantId | None
    at: str  # ISO 8601


class ShareProducer(TypedDict):
    """`share_producer`: what the producer has said of the share link; a lower `revision` is an older state.

    `arePaused`: moments are not played.
    """

    revision: int
    isHidden: bool
    arePaused: bool
    scene: Literal["fight", "turn", "party", "recap"]
    cue: CueView | None


class ErrorEvent(TypedDict):
    """`error`, and the `error` of a negative answer."""

    code: str
    message: str
    field: NotRequired[str]  # of the payload, where it is the payload's fault
    retryAfter: NotRequired[int]  # seconds
    reference: NotRequired[str]  # the request in the log
    encounterId: NotRequired[EncounterId]  # the encounter that the connection may no longer see
