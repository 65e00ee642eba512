"""Damage, healing, falling, dying."""

from typing import Literal

from storage.encounter.base import AParticipantId, Record


class DefenceMet(Record):
    """What a participant had against some types of a hit."""

    kind: Literal["absorbs", "immune", "reduced", "resistant", "vulnerable", "threshold"]
    types: tuple[str, ...]  # "" is damage of no named type


class DamageTaken(Record):
    """A participant was damaged.

    `rolled` is what the dice showed, `dealt` what was left of it after its share, and `amount` after its
    defences too; of that, `absorbed` went to temporary hit points and `overkill` had nothing left to hit.
    """

    type: Literal["damage_taken"] = "damage_taken"
    participant_id: AParticipantId
    source_id: AParticipantId | None = None
    rolled: int
    dealt: int | None = None  # None in entries written before this field existed
    amount: int
    absorbed: int = 0
    overkill: int = 0
    hp_before: int
    hp_after: int
    damage_types: tuple[str, ...] = ()
    met: tuple[DefenceMet, ...] = ()
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


class HealingFailed(Record):
    """A participant among those to be healed was not: healing does nothing for the dead."""

    type: Literal["healing_failed"] = "healing_failed"
    participant_id: AParticipantId
    reason: Literal["dead"] = "dead"


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
    reason: Literal["death_saves", "damage", "massive_damage", "exhaustion", "maximum"]


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
