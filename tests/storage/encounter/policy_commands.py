"""One command of every kind, for the tests of who may do what."""

from typing import Any

from storage.encounter import commands as ask
from storage.encounter.base import ParticipantId, UserId

HERO = ParticipantId("hero")


def commands_on(target: ParticipantId) -> dict[type, Any]:
    """Return one command of each kind that is about a participant."""
    blow = ask.DealDamage.to(target, 3)
    return {
        ask.UpdateParticipant: ask.UpdateParticipant(
            participant_id=target, changes=ask.ParticipantChanges(name="New")
        ),
        ask.SetVisibility: ask.SetVisibility(participant_ids=(target,), players="exact"),
        ask.SetControllers: ask.SetControllers(participant_id=target, collaborators=()),
        ask.RemoveParticipant: ask.RemoveParticipant(participant_id=target),
        ask.RollInitiative: ask.RollInitiative(participant_id=target),
        ask.MoveParticipant: ask.MoveParticipant(participant_id=target),
        ask.JoinGroup: ask.JoinGroup(participant_ids=(target,)),
        ask.LeaveGroup: ask.LeaveGroup(participant_ids=(target,)),
        ask.DelayTurn: ask.DelayTurn(participant_id=target),
        ask.TakeTurn: ask.TakeTurn(participant_id=target),
        ask.DealDamage: blow,
        ask.MakeAttack: ask.MakeAttack(participant_id=target, name="Sword", bonus=50, damage="3"),
        ask.Heal: ask.Heal(participant_ids=(target,), amount=1),
        ask.SetTemporaryHitPoints: ask.SetTemporaryHitPoints(participant_ids=(target,), amount=1),
        ask.UpdateParticipantHp: ask.UpdateParticipantHp(participant_id=target, new_hp=1),
        ask.AddCondition: ask.AddCondition(
            participant_ids=(target,), condition=ask.NewCondition(name="prone")
        ),
        ask.RemoveCondition: ask.RemoveCondition(participant_id=target, condition="prone"),
        ask.ChangeCondition: ask.ChangeCondition(participant_id=target, condition="prone", duration=1),
        ask.RollDeathSave: ask.RollDeathSave(participant_id=target),
        ask.Stabilise: ask.Stabilise(participant_id=target),
        ask.Concentrate: ask.Concentrate(participant_id=target, name="Bless"),
        ask.EndConcentration: ask.EndConcentration(participant_id=target),
        ask.SpendLegendary: ask.SpendLegendary(participant_id=target),
        ask.SetResource: ask.SetResource(participant_id=target, name="Ki", maximum=3),
        ask.RemoveResource: ask.RemoveResource(participant_id=target, name="Ki"),
        ask.SpendResource: ask.SpendResource(participant_id=target, name="Ki"),
        ask.SetInspiration: ask.SetInspiration(participant_id=target, has_inspiration=False),
        ask.SetRecurring: ask.SetRecurring(
            participant_id=target, effect=ask.NewRecurring(name="Burning", amount="3")
        ),
        ask.RemoveRecurring: ask.RemoveRecurring(participant_id=target, name="Burning"),
        ask.ApplyRecurring: ask.ApplyRecurring(participant_id=target, effect_id="c1"),
        ask.RollSave: ask.RollSave(participant_ids=(target,)),
        ask.SettleSave: ask.SettleSave(participant_ids=(target,), answer="passed"),
        ask.CallForSaves: ask.CallForSaves(
            participant_ids=(target,), name="Fireball", ability="dexterity", dc=15, source_id=target
        ),
        ask.Rest: ask.Rest(kind="short", entries=(ask.RestEntry(participant_id=target),)),
        ask.MakeRequest: ask.MakeRequest(command=blow),
        ask.RequestDamage: ask.RequestDamage(damage=blow),
    }


GENERAL_COMMANDS: dict[type, Any] = {
    ask.StartEncounter: ask.StartEncounter(),
    ask.PauseEncounter: ask.PauseEncounter(),
    ask.ResumeEncounter: ask.ResumeEncounter(),
    ask.EndEncounter: ask.EndEncounter(),
    ask.AddParticipant: ask.AddParticipant(participant=ask.NewParticipant(name="Wolf")),
    ask.AddParty: ask.AddParty(participants=(ask.NewParticipant(name="Wolf"),)),
    ask.AdvanceTurn: ask.AdvanceTurn(),
    ask.PreviousTurn: ask.PreviousTurn(),
    ask.SetInitiatives: ask.SetInitiatives(
        entries=(ask.InitiativeEntry(participant_id=HERO, initiative=12),)
    ),
    ask.SettleRequest: ask.SettleRequest(request_id="r", answer="full"),
    ask.SetCoDms: ask.SetCoDms(co_dms=()),
    ask.TransferEncounter: ask.TransferEncounter(user_id=UserId("bo")),
    ask.AcceptTransfer: ask.AcceptTransfer(),
    ask.CancelTransfer: ask.CancelTransfer(),
    ask.ChangeRules: ask.ChangeRules(name="New"),
    ask.Undo: ask.Undo(),
    ask.Redo: ask.Redo(),
}
