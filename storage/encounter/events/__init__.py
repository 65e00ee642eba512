"""What happened: past tense, one union. Events hold everything; `event_views.py` filters them by audience."""

from typing import Annotated

from pydantic import Field, TypeAdapter

from storage.encounter.events.attacks import AttackMade
from storage.encounter.events.conditions import (
    ConcentrationCheckDue,
    ConcentrationEnded,
    ConcentrationStarted,
    ConditionAdded,
    ConditionChanged,
    ConditionRemoved,
    ConditionResisted,
)
from storage.encounter.events.dice import DiceRolled
from storage.encounter.events.hit_points import (
    DamageTaken,
    DeathSaveRolled,
    DefenceMet,
    HealingFailed,
    HealingReceived,
    HitPointsSet,
    ParticipantDied,
    ParticipantDowned,
    ParticipantRevived,
    ParticipantStabilised,
    TemporaryHitPointsSet,
)
from storage.encounter.events.lifecycle import (
    AccessChanged,
    ChangeRedone,
    ChangeUndone,
    EncounterEnded,
    EncounterPaused,
    EncounterResumed,
    EncounterStarted,
    RulesChanged,
    TransferCancelled,
    TransferOffered,
)
from storage.encounter.events.recurring import EffectDue, EffectSkipped
from storage.encounter.events.requests import ActionRequested, DamageRequested, Requested, RequestSettled
from storage.encounter.events.resources import (
    InspirationChanged,
    RechargeDue,
    ResourceChanged,
    Rested,
    RestFailed,
)
from storage.encounter.events.roster import (
    ParticipantAdded,
    ParticipantChanged,
    ParticipantRemoved,
    VisibilityChanged,
)
from storage.encounter.events.saves import SaveDropped, SaveDue, SaveMade
from storage.encounter.events.turns import (
    InitiativeRolled,
    LegendarySpent,
    ParticipantMoved,
    ReminderDue,
    TurnAdvanced,
    TurnDelayed,
    TurnReversed,
    TurnShared,
    TurnSplit,
)

__all__ = [
    "EVENTS",
    "AccessChanged",
    "ActionRequested",
    "AttackMade",
    "ChangeRedone",
    "ChangeUndone",
    "ConcentrationCheckDue",
    "ConcentrationEnded",
    "ConcentrationStarted",
    "ConditionAdded",
    "ConditionChanged",
    "ConditionRemoved",
    "ConditionResisted",
    "DamageRequested",
    "DamageTaken",
    "DeathSaveRolled",
    "DefenceMet",
    "DiceRolled",
    "EffectDue",
    "EffectSkipped",
    "EncounterEnded",
    "EncounterPaused",
    "EncounterResumed",
    "EncounterStarted",
    "Event",
    "HealingFailed",
    "HealingReceived",
    "HitPointsSet",
    "InitiativeRolled",
    "InspirationChanged",
    "LegendarySpent",
    "ParticipantAdded",
    "ParticipantChanged",
    "ParticipantDied",
    "ParticipantDowned",
    "ParticipantMoved",
    "ParticipantRemoved",
    "ParticipantRevived",
    "ParticipantStabilised",
    "RechargeDue",
    "ReminderDue",
    "RequestSettled",
    "Requested",
    "ResourceChanged",
    "RestFailed",
    "Rested",
    "RulesChanged",
    "SaveDropped",
    "SaveDue",
    "SaveMade",
    "TemporaryHitPointsSet",
    "TransferCancelled",
    "TransferOffered",
    "TurnAdvanced",
    "TurnDelayed",
    "TurnReversed",
    "TurnShared",
    "TurnSplit",
    "VisibilityChanged",
]

Event = Annotated[
    EncounterStarted
    | EncounterPaused
    | EncounterResumed
    | EncounterEnded
    | ParticipantAdded
    | ParticipantRemoved
    | ParticipantChanged
    | VisibilityChanged
    | AccessChanged
    | TransferOffered
    | TransferCancelled
    | InitiativeRolled
    | ParticipantMoved
    | TurnShared
    | TurnSplit
    | TurnDelayed
    | TurnAdvanced
    | TurnReversed
    | DiceRolled
    | AttackMade
    | DamageTaken
    | HealingFailed
    | HealingReceived
    | HitPointsSet
    | TemporaryHitPointsSet
    | ParticipantDowned
    | ParticipantDied
    | ParticipantStabilised
    | ParticipantRevived
    | DeathSaveRolled
    | ConditionAdded
    | ConditionChanged
    | ConditionResisted
    | ConditionRemoved
    | ReminderDue
    | ConcentrationStarted
    | ConcentrationEnded
    | ConcentrationCheckDue
    | EffectDue
    | EffectSkipped
    | SaveDue
    | SaveMade
    | SaveDropped
    | LegendarySpent
    | ResourceChanged
    | RechargeDue
    | InspirationChanged
    | Rested
    | RestFailed
    | DamageRequested
    | ActionRequested
    | RequestSettled
    | RulesChanged
    | ChangeUndone
    | ChangeRedone,
    Field(discriminator="type"),
]

EVENTS: TypeAdapter[tuple[Event, ...]] = TypeAdapter(tuple[Event, ...])  # as a history entry stores them
