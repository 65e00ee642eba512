"""The dead are left alone (SRD 5.1, Monsters and Death; SRD 5.2, Monster Death)."""

import pytest

from storage.encounter.commands import DealDamage, Heal, SpendLegendary, Stabilise, UpdateParticipantHp
from storage.encounter.errors import RuleError
from storage.encounter.events import (
    HealingFailed,
    HealingReceived,
    ParticipantDied,
    ParticipantDowned,
    ReminderDue,
)
from storage.encounter.model import Condition, DeathSaves, Participant, Visibility
from storage.encounter.model.condition import SaveEnds
from storage.encounter.model.visibility_levels import Level
from tests.storage.encounter.scenario import RuleScenario, hero, monster

HELD = Condition(id="h", name="Paralyzed", save_ends=SaveEnds(ability="Wisdom", dc=15))
IS_DEAD = DeathSaves(is_dead=True)


@pytest.mark.parametrize("ruleset", ["2014", "2024"])
@pytest.mark.parametrize(
    "corpse",
    [
        pytest.param(monster("Lich", current_hp=0), id="a monster at 0 hit points"),
        pytest.param(monster("Lich", current_hp=0, death_saves=IS_DEAD), id="a monster marked dead"),
        pytest.param(hero("Lich", current_hp=0, death_saves=IS_DEAD), id="a character"),
    ],
)
def test_the_dead_owe_no_saves_and_neither_regenerate_nor_act(ruleset: str, corpse: Participant) -> None:
    corpse = corpse.model_copy(
        update={
            "conditions": (HELD,),
            "regeneration": "10 at the start of its turn",
            "legendary_actions": 3,
            "legendary_actions_remaining": 1,
            "legendary_resistances": 3,
            "legendary_resistances_remaining": 3,
        }
    )
    table = RuleScenario(hero(), corpse, hero("Borin"), ruleset=ruleset).running("aria")
    table.advance()
    assert (table.turn, table.heard(ReminderDue)) == ("borin", [])
    assert table["lich"].legendary_actions_remaining == 1
    for what in ("action", "resistance"):
        with pytest.raises(RuleError, match="dead"):
            table.do(SpendLegendary.model_validate({"participantId": "lich", "what": what}))
    table.do(SpendLegendary(participant_id=corpse.id, amount=-1))
    assert table["lich"].legendary_actions_remaining == 2


def test_a_spared_monster_still_owes_its_saves() -> None:
    table = RuleScenario(hero(), monster(conditions=(HELD,)), hero("Borin")).running("aria")
    table.do(DealDamage.to("ogre", 20))
    table.do(Stabilise(participant_id=table["ogre"].id))
    table.advance()
    assert [e.about for e in table.heard(ReminderDue)] == ["save"]


def test_a_hidden_corpse_is_not_revealed_by_its_turn() -> None:
    unseen = Visibility.at(Level.UNSEEN)
    table = RuleScenario(
        hero(), monster(current_hp=0, visibility=unseen), hero("Borin"), reveal_on_turn=True
    ).running("aria")
    table.advance()
    assert table["ogre"].seen == unseen


def test_a_heal_of_several_heals_the_living_and_names_the_dead() -> None:
    table = RuleScenario(hero(current_hp=5), hero("Borin", current_hp=0, death_saves=IS_DEAD))
    table.do(Heal(participant_ids=(table["borin"].id, table["aria"].id), amount=4))
    assert [e.participant_id for e in table.heard(HealingFailed)] == ["borin"]
    assert [e.participant_id for e in table.heard(HealingReceived)] == ["aria"]
    assert (table["aria"].current_hp, table["borin"].current_hp) == (9, 0)
    with pytest.raises(RuleError, match="dead"):
        table.do(Heal(participant_ids=(table["borin"].id,), amount=4))


@pytest.mark.parametrize("ruleset", ["2014", "2024"])
@pytest.mark.parametrize("by_number", [False, True])
def test_a_prisoner_killed_later_is_dead_and_no_prisoner_once(ruleset: str, by_number: bool) -> None:
    table = RuleScenario(monster(), ruleset=ruleset)
    table.do(DealDamage.to("ogre", 60, knocks_out=True))
    if by_number and ruleset == "2024":
        table.do(UpdateParticipantHp(participant_id=table["ogre"].id, new_hp=0))
    else:
        table.do(DealDamage.to("ogre", 5))
    fates = [e.fate for e in table.heard(ParticipantDowned)]
    assert fates + [e.type for e in table.heard(ParticipantDied)] in (["dead"], ["participant_died"])
    ogre = table["ogre"]
    assert (ogre.current_hp, ogre.is_knocked_out, ogre.death_saves) == (0, False, IS_DEAD)
    table.do(DealDamage.to("ogre", 5))
    assert table.heard(ParticipantDowned) == [] and table.heard(ParticipantDied) == []
