"""What happened: past tense, one union. Events are the whole truth; views.py says who may hear of what."""

from typing import Annotated, Any, Literal

from pydantic import Field

from storage.encounter.model import Condition, Request
from storage.encounter.record import AParticipantId, Record


class EncounterStarted(Record):
    """The fight began."""

    type: Literal["encounter_started"] = "encounter_started"


class EncounterPaused(Record):
    """The fight was held."""

    type: Literal["encounter_paused"] = "encounter_paused"


class EncounterResumed(Record):
    """The fight went on."""

    type: Literal["encounter_resumed"] = "encounter_resumed"


class EncounterEnded(Record):
    """The fight ended."""

    type: Literal["encounter_ended"] = "encounter_ended"


class ParticipantAdded(Record):
    """Somebody joined."""

    type: Literal["participant_added"] = "participant_added"
    participant_id: AParticipantId
    name: str


class ParticipantRemoved(Record):
    """Somebody left; `reason` is "defeated" when the table drops the defeated."""

    type: Literal["participant_removed"] = "participant_removed"
    participant_id: AParticipantId
    name: str
    reason: Literal["removed", "defeated"] = "removed"


class ParticipantChanged(Record):
    """Fields of a participant changed; `fields` are wire names."""

    type: Literal["participant_changed"] = "participant_changed"
    participant_id: AParticipantId
    fields: tuple[str, ...]


class VisibilityChanged(Record):
    """What players or stream may see of a participant changed."""

    type: Literal["visibility_changed"] = "visibility_changed"
    participant_id: AParticipantId


class AccessChanged(Record):
    """Who controls what, or who runs the fight, changed: seats in rooms are given anew."""

    type: Literal["access_changed"] = "access_changed"
    participant_id: AParticipantId | None = None


class InitiativeRolled(Record):
    """A participant got an initiative; `natural` is the die when it was rolled here."""

    type: Literal["initiative_rolled"] = "initiative_rolled"
    participant_id: AParticipantId
    total: int
    natural: int | None = None


class ParticipantMoved(Record):
    """A participant was put elsewhere in the order by hand."""

    type: Literal["participant_moved"] = "participant_moved"
    participant_id: AParticipantId


class TurnDelayed(Record):
    """A participant holds back."""

    type: Literal["turn_delayed"] = "turn_delayed"
    participant_id: AParticipantId


class TurnAdvanced(Record):
    """The turn went from one participant to the next."""

    type: Literal["turn_advanced"] = "turn_advanced"
    from_id: AParticipantId | None
    to_id: AParticipantId | None
    round: int
    is_new_round: bool = False


class TurnReversed(Record):
    """The turn went back."""

    type: Literal["turn_reversed"] = "turn_reversed"
    from_id: AParticipantId | None
    to_id: AParticipantId | None
    round: int


class DamageTaken(Record):
    """A participant was damaged.

    `rolled` is what was dealt to it, `amount` what was left after its share and defences; of that,
    `absorbed` went to temporary hit points and `overkill` had nothing left to hit.
    """

    type: Literal["damage_taken"] = "damage_taken"
    participant_id: AParticipantId
    source_id: AParticipantId | None = None
    rolled: int
    amount: int
    absorbed: int = 0
    overkill: int = 0
    hp_before: int
    hp_after: int
    damage_types: tuple[str, ...] = ()
    is_critical: bool = False
    notes: str = ""


class HealingReceived(Record):
    """A participant was healed by `amount`; `overheal` had nothing left to heal."""

    type: Literal["healing_received"] = "healing_received"
    participant_id: AParticipantId
    source_id: AParticipantId | None = None
    amount: int
    overheal: int = 0
    hp_before: int
    hp_after: int
    notes: str = ""


class HitPointsSet(Record):
    """Hit points were set to a number; `damage` and `healing` are the client's words for it."""

    type: Literal["hit_points_set"] = "hit_points_set"
    participant_id: AParticipantId
    hp_before: int
    hp_after: int
    damage: int | None = None
    healing: int | None = None
    notes: str = ""


class TemporaryHitPointsSet(Record):
    """A participant's temporary hit points changed; the lower number of the two was dropped."""

    type: Literal["temporary_hp_set"] = "temporary_hp_set"
    participant_id: AParticipantId
    before: int
    after: int
    offered: int


class ParticipantDowned(Record):
    """A participant fell to 0 hit points: `fate` says what that means for it."""

    type: Literal["participant_downed"] = "participant_downed"
    participant_id: AParticipantId
    fate: Literal["dying", "defeated", "knocked_out", "dead"]
    source_id: AParticipantId | None = None


class ParticipantDied(Record):
    """A participant that was at 0 hit points died."""

    type: Literal["participant_died"] = "participant_died"
    participant_id: AParticipantId
    reason: Literal["death_saves", "damage", "massive_damage", "exhaustion"]


class ParticipantStabilised(Record):
    """A dying participant is stable."""

    type: Literal["participant_stabilised"] = "participant_stabilised"
    participant_id: AParticipantId


class ParticipantRevived(Record):
    """A participant that was down has hit points again."""

    type: Literal["participant_revived"] = "participant_revived"
    participant_id: AParticipantId


class DeathSaveRolled(Record):
    """A death saving throw was made."""

    type: Literal["death_save_rolled"] = "death_save_rolled"
    participant_id: AParticipantId
    natural: int
    total: int
    successes: int
    failures: int


class ConditionAdded(Record):
    """A participant got a condition."""

    type: Literal["condition_added"] = "condition_added"
    participant_id: AParticipantId
    condition: Condition


class ConditionResisted(Record):
    """A participant is immune to a condition."""

    type: Literal["condition_resisted"] = "condition_resisted"
    participant_id: AParticipantId
    name: str


class ConditionRemoved(Record):
    """A condition ended."""

    type: Literal["condition_removed"] = "condition_removed"
    participant_id: AParticipantId
    condition: Condition
    reason: Literal["removed", "expired", "concentration", "recovered", "implied", "replaced"] = "removed"


class ReminderDue(Record):
    """Something the table must not forget on this turn: a save that ends a condition, regeneration."""

    type: Literal["reminder_due"] = "reminder_due"
    participant_id: AParticipantId
    about: Literal["save", "regeneration", "death_save", "readied"]
    text: str
    is_secret: bool = False  # about a secret condition


class ConcentrationStarted(Record):
    """A participant concentrates."""

    type: Literal["concentration_started"] = "concentration_started"
    participant_id: AParticipantId
    name: str


class ConcentrationEnded(Record):
    """A participant's concentration ended."""

    type: Literal["concentration_ended"] = "concentration_ended"
    participant_id: AParticipantId
    name: str
    reason: Literal["ended", "replaced", "incapacitated", "down"]


class ConcentrationCheckDue(Record):
    """Damage asks for a Constitution save to keep concentration."""

    type: Literal["concentration_check_due"] = "concentration_check_due"
    participant_id: AParticipantId
    name: str
    dc: int


class LegendarySpent(Record):
    """Legendary actions or resistances were spent or given back."""

    type: Literal["legendary_spent"] = "legendary_spent"
    participant_id: AParticipantId
    what: Literal["action", "resistance"]
    remaining: int


class DamageRequested(Record):
    """A player asks the DM for damage."""

    type: Literal["damage_requested"] = "damage_requested"
    request: Request


class RequestSettled(Record):
    """The DM answered a request."""

    type: Literal["request_settled"] = "request_settled"
    request: Request
    answer: Literal["full", "half", "double", "none"]


class RulesChanged(Record):
    """The table's rules or the encounter's name changed; `fields` are wire names."""

    type: Literal["rules_changed"] = "rules_changed"
    fields: tuple[str, ...]


class ChangeUndone(Record):
    """A change was taken back; `command` is its type, `entry_id` its command id."""

    type: Literal["change_undone"] = "change_undone"
    entry_id: str
    command: str
    events: tuple[dict[str, Any], ...] = ()


class ChangeRedone(Record):
    """A change that was taken back was made again."""

    type: Literal["change_redone"] = "change_redone"
    entry_id: str
    command: str
    events: tuple[dict[str, Any], ...] = ()


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
    | InitiativeRolled
    | ParticipantMoved
    | TurnDelayed
    | TurnAdvanced
    | TurnReversed
    | DamageTaken
    | HealingReceived
    | HitPointsSet
    | TemporaryHitPointsSet
    | ParticipantDowned
    | ParticipantDied
    | ParticipantStabilised
    | ParticipantRevived
    | DeathSaveRolled
    | ConditionAdded
    | ConditionResisted
    | ConditionRemoved
    | ReminderDue
    | ConcentrationStarted
    | ConcentrationEnded
    | ConcentrationCheckDue
    | LegendarySpent
    | DamageRequested
    | RequestSettled
    | RulesChanged
    | ChangeUndone
    | ChangeRedone,
    Field(discriminator="type"),
]
