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
    c.Stabilise,
    c.RollDeathSave,
)


def require_bodies(encounter: Encounter, command: c.Command) -> None:
    """Raise RuleError for a command that a lair is no target of."""
    if not isinstance(command, _AT_A_BODY) and not _recurs_on_a_body(command):
        return
    for participant_id in touched(encounter, command):
        participant = encounter.find(participant_id)
        if participant is not None and participant.is_lair:
            raise RuleError("lair-no-target", name=TypedText(participant.name))


def _recurs_on_a_body(command: c.Command) -> bool:
    """Whether damage or healing is to recur, or is to be applied; a lair can have reminders."""
    if isinstance(command, c.ApplyRecurring):
        return command.answer == "apply"
    return isinstance(command, c.SetRecurring) and command.effect.kind != "reminder"
