"""Lairs: a count in the order on which lair actions are taken, without a body (SRD, Lair Actions)."""

from storage.encounter import commands as c
from storage.encounter.errors import RuleError, TypedText
from storage.encounter.model import Encounter
from storage.encounter.policy import touched

_AT_A_BODY = (
    c.DealDamage,
    c.MakeRequest,
    c.RequestDamage,
    c.MakeAttack,
    c.Heal,
    c.SetTemporaryHitPoints,
    c.UpdateParticipantHp,
    c.AddCondition,
    c.Concentrate,
)


def require_bodies(encounter: Encounter, command: c.Command) -> None:
    """Raise RuleError for a command that a lair is no target of."""
    if not isinstance(command, _AT_A_BODY):
        return
    for participant_id in touched(encounter, command):
        participant = encounter.find(participant_id)
        if participant is not None and participant.is_lair:
            raise RuleError("lair-no-target", name=TypedText(participant.name))
