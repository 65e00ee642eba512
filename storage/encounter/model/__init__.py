"""The state of one encounter: its participants, conditions and history.

Field names are the game's words in Python and the seed's camelCase in MongoDB and on the wire.
"""

from storage.encounter.model.attack import Attack
from storage.encounter.model.condition import UNTIL_REMOVED, Condition, Form, HitPointEffect, SaveEnds
from storage.encounter.model.defences import Defences
from storage.encounter.model.encounter import (
    AskingMessage,
    DiscordBinding,
    Encounter,
    Fallen,
    OldMessage,
    Request,
    Rules,
    Status,
    TransferOffer,
    TurnBoundary,
    TurnMark,
)
from storage.encounter.model.history_entry import AppliedIds, History, HistoryEntry
from storage.encounter.model.participant import Concentration, DeathSaves, Participant, TrueForm
from storage.encounter.model.recurring import Recurring
from storage.encounter.model.resource import Resource, Returns
from storage.encounter.model.saving_throws import ABILITIES, Ability, OwedSave, SaveBonuses, ability_named
from storage.encounter.model.visibility_levels import LADDER, HealthBand, Level, Visibility

__all__ = [
    "ABILITIES",
    "LADDER",
    "UNTIL_REMOVED",
    "Ability",
    "AppliedIds",
    "AskingMessage",
    "Attack",
    "Concentration",
    "Condition",
    "DeathSaves",
    "Defences",
    "DiscordBinding",
    "Encounter",
    "Fallen",
    "Form",
    "HealthBand",
    "History",
    "HistoryEntry",
    "HitPointEffect",
    "Level",
    "OldMessage",
    "OwedSave",
    "Participant",
    "Recurring",
    "Request",
    "Resource",
    "Returns",
    "Rules",
    "SaveBonuses",
    "SaveEnds",
    "Status",
    "TransferOffer",
    "TrueForm",
    "TurnBoundary",
    "TurnMark",
    "Visibility",
    "ability_named",
]
