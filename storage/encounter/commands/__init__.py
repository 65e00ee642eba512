"""What can be asked of an encounter: imperatives, one union.

`type` is the name of the command on the wire and in the log. Adding a command: one model in its chapter here,
one rule in `rules.py`, one row in `policy.py`.
"""

from typing import Annotated

from pydantic import Field

from storage.encounter.commands.attacks import MakeAttack
from storage.encounter.commands.conditions import (
    AddCondition,
    ChangeCondition,
    Concentrate,
    EndConcentration,
    LastingCondition,
    NewCondition,
    NewForm,
    NewHitPointEffect,
    RemoveCondition,
    SpendLegendary,
)
from storage.encounter.commands.hit_points import (
    DamageFraction,
    DamagePart,
    DamageTarget,
    DealDamage,
    Heal,
    RollDeathSave,
    SetTemporaryHitPoints,
    Stabilise,
    UpdateParticipantHp,
)
from storage.encounter.commands.lifecycle import (
    AcceptTransfer,
    CancelTransfer,
    ChangeRules,
    EndEncounter,
    PauseEncounter,
    Redo,
    ResumeEncounter,
    SetCoDms,
    StartEncounter,
    TransferEncounter,
    Undo,
)
from storage.encounter.commands.recurring import (
    ApplyRecurring,
    CarriedEffect,
    NewRecurring,
    RemoveRecurring,
    SetRecurring,
)
from storage.encounter.commands.requests import Askable, MakeRequest, RequestDamage, SettleRequest
from storage.encounter.commands.resources import (
    RemoveResource,
    Rest,
    RestEntry,
    SetInspiration,
    SetResource,
    SpendResource,
)
from storage.encounter.commands.roster import (
    AddParticipant,
    AddParty,
    AttackChanges,
    DefenceChanges,
    NewParticipant,
    ParticipantChanges,
    RemoveParticipant,
    SetControllers,
    SetVisibility,
    TypeChanges,
    UpdateParticipant,
)
from storage.encounter.commands.saves import CallForSaves, RollSave, SettleSave
from storage.encounter.commands.turns import (
    AdvanceTurn,
    DelayTurn,
    InitiativeEntry,
    JoinGroup,
    LeaveGroup,
    MoveParticipant,
    PreviousTurn,
    RollInitiative,
    SetInitiatives,
    TakeTurn,
)

__all__ = [
    "AcceptTransfer",
    "AddCondition",
    "AddParticipant",
    "AddParty",
    "AdvanceTurn",
    "ApplyRecurring",
    "Askable",
    "AttackChanges",
    "CallForSaves",
    "CancelTransfer",
    "CarriedEffect",
    "ChangeCondition",
    "ChangeRules",
    "Command",
    "Concentrate",
    "DamageFraction",
    "DamagePart",
    "DamageTarget",
    "DealDamage",
    "DefenceChanges",
    "DelayTurn",
    "EndConcentration",
    "EndEncounter",
    "Heal",
    "InitiativeEntry",
    "JoinGroup",
    "LastingCondition",
    "LeaveGroup",
    "MakeAttack",
    "MakeRequest",
    "MoveParticipant",
    "NewCondition",
    "NewForm",
    "NewHitPointEffect",
    "NewParticipant",
    "NewRecurring",
    "ParticipantChanges",
    "PauseEncounter",
    "PreviousTurn",
    "Redo",
    "RemoveCondition",
    "RemoveParticipant",
    "RemoveRecurring",
    "RemoveResource",
    "RequestDamage",
    "Rest",
    "RestEntry",
    "ResumeEncounter",
    "RollDeathSave",
    "RollInitiative",
    "RollSave",
    "SetCoDms",
    "SetControllers",
    "SetInitiatives",
    "SetInspiration",
    "SetRecurring",
    "SetResource",
    "SetTemporaryHitPoints",
    "SetVisibility",
    "SettleRequest",
    "SettleSave",
    "SpendLegendary",
    "SpendResource",
    "Stabilise",
    "StartEncounter",
    "TakeTurn",
    "TransferEncounter",
    "TypeChanges",
    "Undo",
    "UpdateParticipant",
    "UpdateParticipantHp",
]

Command = Annotated[
    StartEncounter
    | PauseEncounter
    | ResumeEncounter
    | EndEncounter
    | AddParticipant
    | AddParty
    | UpdateParticipant
    | SetVisibility
    | SetControllers
    | RemoveParticipant
    | RollInitiative
    | SetInitiatives
    | MoveParticipant
    | JoinGroup
    | LeaveGroup
    | DelayTurn
    | TakeTurn
    | AdvanceTurn
    | PreviousTurn
    | DealDamage
    | MakeAttack
    | Heal
    | SetTemporaryHitPoints
    | UpdateParticipantHp
    | AddCondition
    | ChangeCondition
    | RemoveCondition
    | RollDeathSave
    | Stabilise
    | Concentrate
    | EndConcentration
    | SpendLegendary
    | SetResource
    | RemoveResource
    | SpendResource
    | SetInspiration
    | Rest
    | MakeRequest
    | RequestDamage
    | SettleRequest
    | SetRecurring
    | RemoveRecurring
    | ApplyRecurring
    | CallForSaves
    | RollSave
    | SettleSave
    | SetCoDms
    | TransferEncounter
    | AcceptTransfer
    | CancelTransfer
    | ChangeRules
    | Undo
    | Redo,
    Field(discriminator="type"),
]
