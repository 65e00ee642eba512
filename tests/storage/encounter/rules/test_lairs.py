"""A lair has no health, and nothing is done to it (SRD, Lair Actions)."""

from typing import Any

import pytest

from storage.encounter import commands as c
from storage.encounter.base import EncounterId, ParticipantId, UserId
from storage.encounter.errors import RuleError
from storage.encounter.events import DamageTaken, EffectDue, ReminderDue
from storage.encounter.model import Encounter, Level, Recurring, Visibility
from storage.encounter.visibility.audience import DM, PLAYERS, STREAM, player
from storage.encounter.visibility.views import view
from tests.storage.encounter.scenario import RuleScenario, hero, monster

CAVE = ParticipantId("cave")
AIMED: list[tuple[type[c.Command], dict[str, Any]]] = [
    (
        c.DealDamage,
        {"targets": [{"participantId": "ogre"}, {"participantId": CAVE}], "parts": [{"amount": 3}]},
    ),
    (
        c.RequestDamage,
        {"damage": {"type": "deal_damage", "targets": [{"participantId": CAVE}], "parts": [{"amount": 3}]}},
    ),
    (c.MakeRequest, {"command": {"type": "heal", "participantIds": [CAVE], "amount": 3}}),
    (c.MakeAttack, {"participantId": CAVE, "name": "Sword", "bonus": 5, "damage": "1d8"}),
    (c.Heal, {"participantIds": [CAVE], "amount": 3}),
    (c.SetTemporaryHitPoints, {"participantId": CAVE, "amount": 3}),
    (c.UpdateParticipantHp, {"participantId": CAVE, "newHP": 3}),
    (c.AddCondition, {"participantIds": [CAVE], "condition": {"name": "Prone"}}),
    (c.Concentrate, {"participantId": CAVE, "name": "Bless"}),
    (c.AddCondition, {"participantIds": [CAVE], "condition": {"name": "Aid", "hitPoints": {"maxHP": 5}}}),
    (c.UpdateParticipant, {"participantId": CAVE, "changes": {"maxHP": 30}}),
    (c.Stabilise, {"participantId": CAVE}),
    (c.RollDeathSave, {"participantId": CAVE}),
    (c.SetRecurring, {"participantId": CAVE, "effect": {"name": "Burning", "amount": "1d6"}}),
    (
        c.SetRecurring,
        {"participantId": CAVE, "effect": {"name": "Regrowth", "kind": "healing", "amount": "5"}},
    ),
    (c.ApplyRecurring, {"participantId": CAVE, "effectId": "e1"}),
]


@pytest.mark.parametrize(("command", "fields"), AIMED, ids=[command.__name__ for command, _ in AIMED])
def test_nothing_is_done_to_a_lair(command: type[c.Command], fields: dict[str, Any]) -> None:
    table = RuleScenario(hero(), monster(), monster("Cave", hp=0, type="lair"))
    before = table.encounter
    with pytest.raises(RuleError, match="Cave is a lair"):
        table.do(command.model_validate(fields))
    assert table.encounter == before


def test_whatever_becomes_a_lair_has_no_hit_points() -> None:
    table = RuleScenario(monster("Mound", hp=30, temporary_hp=4))
    table.do(c.UpdateParticipant.model_validate({"participantId": "mound", "changes": {"type": "lair"}}))
    new = {"name": "Cave", "type": "Lair", "maxHP": 50, "tempHP": 5}
    table.do(c.AddParticipant.model_validate({"participant": new}))
    assert [(p.max_hp, p.current_hp, p.temporary_hp) for p in table.encounter.participants] == [(0, 0, 0)] * 2


def test_a_lair_reminds_and_nothing_else_recurs_there() -> None:
    table = RuleScenario(hero(), monster("Cave", hp=0, type="lair")).running("aria")
    reminder = {"name": "Tremor", "kind": "reminder", "text": "DC 15 or prone"}
    table.do(c.SetRecurring.model_validate({"participantId": CAVE, "effect": reminder}))
    burning = Recurring(id="e1", name="Burning", kind="damage", amount="7", is_automatic=True)  # from before
    cave = table["cave"].model_copy(update={"recurring": (*table["cave"].recurring, burning)})
    there = tuple(cave if p.id == CAVE else p for p in table.encounter.participants)
    table.encounter = table.encounter.model_copy(update={"participants": there})
    told = table.do(c.AdvanceTurn())
    assert [e.text for e in told if isinstance(e, ReminderDue)] == ["Tremor: DC 15 or prone"]
    assert not [e for e in told if isinstance(e, DamageTaken | EffectDue)]


def test_no_lair_joins_with_a_condition() -> None:
    table = RuleScenario(hero())
    new = {"name": "Cave", "type": "lair", "conditions": [{"name": "Aid", "hitPoints": {"maxHP": 5}}]}
    with pytest.raises(RuleError, match="Cave is a lair"):
        table.do(c.AddParticipant.model_validate({"participant": new}))


def test_no_audience_is_shown_the_health_of_a_lair_that_another_program_stored() -> None:
    exact = Visibility.at(Level.EXACT)
    cave = monster("Cave", hp=30, type="lair", visibility=exact, collaborators=("ari",))
    encounter = Encounter(id=EncounterId("e"), user_id=UserId("dm"), participants=(cave,))
    for audience in (PLAYERS, STREAM):
        (shown,) = view(encounter, audience)["participants"]
        assert not shown.keys() & {"currentHP", "maxHP", "tempHP", "healthBand", "deathSaves"}
    for audience in (DM, player(UserId("ari"))):
        assert "healthBand" not in view(encounter, audience)["participants"][0]
