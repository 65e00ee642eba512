"""The slash commands that are commands of the core, with options that work."""

from typing import Any

from bot.sandbox.world.files import Upload
from storage.encounter import commands as ask
from tests.pictures import picture

CREATURES = Upload(
    "Creature.json", b'[{"model": "api_v2.creature", "fields": {"name": "Ghast", "hit_points": 36}}]'
)
CHARACTERS = Upload("party.csv", b"name,hp,ac\nNia,20,14\n")
PICTURE = Upload("aria.png", picture(size=(8, 8)))
WHO = {"participant": "$target"}

# Command → its options, and the command of the core. "$target" is a controller's own character, and for a
# player a participant without a controller.
CORE: dict[str, tuple[dict[str, Any], type]] = {
    "encounter end": ({}, ask.EndEncounter),
    "encounter pause": ({}, ask.PauseEncounter),
    "encounter resume": ({}, ask.ResumeEncounter),
    "encounter co-dm": ({"user": "Dev"}, ask.SetCoDms),
    "encounter transfer": ({"user": "Dev"}, ask.TransferEncounter),
    "encounter rules": ({"narration": "thread"}, ask.ChangeRules),
    "init roll": (WHO, ask.RollInitiative),
    "init set": ({**WHO, "initiative": "12"}, ask.RollInitiative),
    "init next": ({}, ask.AdvanceTurn),
    "init back": ({}, ask.PreviousTurn),
    "init group": ({"participants": "$target"}, ask.JoinGroup),
    "init split": ({"participants": "$target"}, ask.LeaveGroup),
    "init delay": (WHO, ask.DelayTurn),
    "init act": (WHO, ask.TakeTurn),
    "init move": (WHO, ask.MoveParticipant),
    "init control": ({**WHO, "user": "Dev"}, ask.SetControllers),
    "init remove": (WHO, ask.RemoveParticipant),
    # A 1 would miss: a player asks for nothing then.
    "attack": ({"target": "$target", "attack": "sword +50, 3 fire", "roll": 15}, ask.MakeAttack),
    "damage": ({"target": "$target", "amount": "3"}, ask.DealDamage),
    "heal": ({"target": "$target", "amount": "3"}, ask.Heal),
    "temp-hp": ({"target": "$target", "amount": "3"}, ask.SetTemporaryHitPoints),
    "set-hp": ({"target": "$target", "amount": "3"}, ask.UpdateParticipantHp),
    "max-hp": ({"target": "$target", "amount": "5", "effect": "Aid"}, ask.AddCondition),
    "form take": ({**WHO, "creature": "Mist", "hp": "34"}, ask.AddCondition),
    "form end": (WHO, ask.RemoveCondition),
    "condition add": ({"target": "$target", "condition": "Prone"}, ask.AddCondition),
    "condition edit": ({"target": "$target", "condition": "Blinded", "level": 2}, ask.ChangeCondition),
    "condition remove": ({"target": "$target", "condition": "Blinded"}, ask.RemoveCondition),
    "concentrate on": ({**WHO, "spell": "Bless"}, ask.Concentrate),
    "concentrate end": (WHO, ask.EndConcentration),
    "cast": (
        {
            "name": "Fireball",
            "target": "$target",
            "save": "Dexterity",
            "dc": 15,
            "damage": "8",
            "source": "$target",
        },
        ask.CallForSaves,
    ),
    "recurring add": ({"target": "$target", "name": "Burning", "damage": "1d6 fire"}, ask.SetRecurring),
    "recurring remove": ({"target": "$target", "name": "Burning"}, ask.RemoveRecurring),
    "save roll": ({**WHO, "total": "12"}, ask.RollSave),
    "save settle": ({"target": "$target", "result": "passed"}, ask.SettleSave),
    "stabilize": (WHO, ask.Stabilise),
    "stabilise": (WHO, ask.Stabilise),
    "ready": ({**WHO, "what": "Shoot"}, ask.UpdateParticipant),
    "reaction": (WHO, ask.UpdateParticipant),
    "resource set": ({**WHO, "name": "Ki", "maximum": 3}, ask.SetResource),
    "resource spend": ({**WHO, "name": "Ki"}, ask.SpendResource),
    "resource restore": ({**WHO, "name": "Ki"}, ask.SpendResource),
    "resource remove": ({**WHO, "name": "Ki"}, ask.RemoveResource),
    "inspiration spend": (WHO, ask.SetInspiration),
    "edit": ({**WHO, "ac": 14}, ask.UpdateParticipant),
    "party bring": ({"party": "The Lanterns"}, ask.AddParty),
}
