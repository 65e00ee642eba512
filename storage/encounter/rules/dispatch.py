"""From a command to the rule that carries it out."""

from collections.abc import Callable, Mapping
from typing import Any

from storage.encounter import commands as c
from storage.encounter.context import Context
from storage.encounter.model import Encounter
from storage.encounter.outcome import Outcome
from storage.encounter.rules.attacks import make_attack
from storage.encounter.rules.concentration import concentrate, end_concentration
from storage.encounter.rules.condition_changes import change_condition
from storage.encounter.rules.conditions import remove_condition
from storage.encounter.rules.control import (
    accept_transfer,
    cancel_transfer,
    offer_transfer,
    set_co_dms,
    set_controllers,
    set_visibility,
)
from storage.encounter.rules.dying import roll_death_save, stabilise
from storage.encounter.rules.groups import gathered, join_group, leave_group
from storage.encounter.rules.hit_point_effects import add_effect, settled
from storage.encounter.rules.hit_points import deal_damage, heal, set_temporary_hp, update_participant_hp
from storage.encounter.rules.initiative import move_participant, roll_initiative, set_initiatives
from storage.encounter.rules.lairs import require_bodies
from storage.encounter.rules.legendary import spend_legendary
from storage.encounter.rules.lifecycle import change_rules, end, pause, resume, start
from storage.encounter.rules.recurring import apply_recurring, remove_recurring, set_recurring
from storage.encounter.rules.requests import make_request, settle_request
from storage.encounter.rules.resources import remove_resource, set_inspiration, set_resource, spend_resource
from storage.encounter.rules.rest import rest
from storage.encounter.rules.roster import add_participant, add_party, remove_participant, update_participant
from storage.encounter.rules.round_progress import with_turns_noted
from storage.encounter.rules.saves import call_for_saves, roll_save, settle_save
from storage.encounter.rules.saves_owed import pruned
from storage.encounter.rules.turns import (
    advance_turn,
    delay_turn,
    previous_turn,
    take_turn,
    with_somebodys_turn,
)

Rule = Callable[[Encounter, Any, Context], Outcome]

RULES: Mapping[type, Rule] = {
    c.StartEncounter: start,
    c.PauseEncounter: pause,
    c.ResumeEncounter: resume,
    c.EndEncounter: end,
    c.ChangeRules: change_rules,
    c.AddParticipant: add_participant,
    c.AddParty: add_party,
    c.UpdateParticipant: update_participant,
    c.RemoveParticipant: remove_participant,
    c.SetVisibility: set_visibility,
    c.SetControllers: set_controllers,
    c.SetCoDms: set_co_dms,
    c.TransferEncounter: offer_transfer,
    c.AcceptTransfer: accept_transfer,
    c.CancelTransfer: cancel_transfer,
    c.RollInitiative: roll_initiative,
    c.SetInitiatives: set_initiatives,
    c.MoveParticipant: move_participant,
    c.JoinGroup: join_group,
    c.LeaveGroup: leave_group,
    c.DelayTurn: delay_turn,
    c.TakeTurn: take_turn,
    c.AdvanceTurn: advance_turn,
    c.PreviousTurn: previous_turn,
    c.DealDamage: deal_damage,
    c.MakeAttack: make_attack,
    c.Heal: heal,
    c.SetTemporaryHitPoints: set_temporary_hp,
    c.UpdateParticipantHp: update_participant_hp,
    c.AddCondition: add_effect,
    c.RemoveCondition: remove_condition,
    c.ChangeCondition: change_condition,
    c.RollDeathSave: roll_death_save,
    c.Stabilise: stabilise,
    c.Concentrate: concentrate,
    c.EndConcentration: end_concentration,
    c.SpendLegendary: spend_legendary,
    c.SetResource: set_resource,
    c.RemoveResource: remove_resource,
    c.SpendResource: spend_resource,
    c.SetInspiration: set_inspiration,
    c.Rest: rest,
    c.MakeRequest: make_request,
    c.RequestDamage: make_request,
    c.SettleRequest: settle_request,
    c.SetRecurring: set_recurring,
    c.RemoveRecurring: remove_recurring,
    c.ApplyRecurring: apply_recurring,
    c.CallForSaves: call_for_saves,
    c.RollSave: roll_save,
    c.SettleSave: settle_save,
}


def execute(encounter: Encounter, command: c.Command, context: Context) -> Outcome:
    """Apply a command's rule; undo and redo are history's, see history.py.

    Raises a TrackerError when the rules don't allow it; the encounter given stays as it was. While the
    encounter is active and a participant can act, one has the turn afterwards. Hit points fit their maximum
    and what gives them, see `settled`; no save is owed without its reason; who acts on one turn stands
    together.
    """
    require_bodies(encounter, command)
    outcome = RULES[type(command)](with_turns_noted(encounter), command, context)
    outcome = pruned(settled(encounter, with_somebodys_turn(outcome, context), context))
    return Outcome(gathered(outcome.encounter), outcome.events)
