"""Villains and allies that make death saves (SRD 5.1, Monsters and Death; SRD 5.2, Monster Death)."""

from typing import Any

import pytest

from storage.encounter import commands as c
from storage.encounter.base import ParticipantId
from storage.encounter.errors import RuleError
from storage.encounter.events import ParticipantDowned, ReminderDue
from storage.encounter.model import Level, Visibility
from storage.encounter.visibility.audience import DM, PLAYERS
from storage.encounter.visibility.views import participant_view
from tests.storage.encounter.scenario import RuleScenario, hero, monster

STRAHD = ParticipantId("strahd")
RULESETS = pytest.mark.parametrize("ruleset", ["2014", "2024"])


def a_table(*, ruleset: str = "2024", saves: bool = True, **rules: Any) -> RuleScenario:
    villain = monster("Strahd", makes_death_saves=saves)
    return RuleScenario(hero(), villain, ruleset=ruleset, **rules)


def marked(table: RuleScenario, saves: bool, who: str = "strahd") -> None:
    changes = {"participantId": who, "changes": {"makesDeathSaves": saves}}
    table.do(c.UpdateParticipant.model_validate(changes))


@RULESETS
def test_a_villain_at_0_hit_points_falls_dying_and_is_not_defeated(ruleset: str) -> None:
    table = a_table(ruleset=ruleset)
    table.do(c.DealDamage.to("strahd", 25))
    assert table.heard(ParticipantDowned)[0].fate == "dying"
    villain = table["strahd"]
    assert (villain.is_down, villain.is_defeated, villain.is_dead) == (True, False, False)
    assert table.conditions("strahd") == ["Unconscious", "Incapacitated", "Prone"]


def test_its_turn_comes_with_a_death_save_one_each() -> None:
    table = a_table().running("aria")
    table.do(c.DealDamage.to("strahd", 20))
    table.do(c.AdvanceTurn())
    assert table.turn == "strahd" and table["strahd"].death_save_due
    assert [e.about for e in table.heard(ReminderDue)] == ["death_save"]
    table.do(c.RollDeathSave(participant_id=STRAHD, roll=5))
    with pytest.raises(RuleError) as refusal:
        table.do(c.RollDeathSave(participant_id=STRAHD, roll=5))
    assert refusal.value.key == "death-save-not-due"


def test_three_failures_kill_it_and_then_it_is_defeated() -> None:
    table = a_table()
    table.do(c.DealDamage.to("strahd", 20))
    for _ in range(3):
        table.do(c.RollDeathSave(participant_id=STRAHD, roll=5))
    assert table["strahd"].is_dead and table["strahd"].is_defeated


def test_it_is_stabilised_as_a_character_is_and_healed_back() -> None:
    table = a_table()
    table.do(c.DealDamage.to("strahd", 20))
    table.do(c.Stabilise(participant_id=STRAHD))
    assert table["strahd"].death_saves.is_stable and not table["strahd"].is_knocked_out
    table.do(c.Heal(participant_ids=(STRAHD,), amount=3))
    assert table["strahd"].current_hp == 3 and table.conditions("strahd") == ["Prone"]


def test_massive_damage_kills_it_outright() -> None:
    table = a_table()
    table.do(c.DealDamage.to("strahd", 40))
    assert table.heard(ParticipantDowned)[0].fate == "dead" and table["strahd"].is_defeated


def test_a_table_that_drops_the_defeated_keeps_who_lies_dying() -> None:
    table = a_table(defeated="drop").running("aria")
    table.do(c.DealDamage.to("strahd", 20))
    table.advance(2)
    assert table["strahd"].is_down


def test_one_that_is_defeated_lies_dying_once_the_dm_says_so_and_the_other_way_round() -> None:
    table = a_table(saves=False)
    table.do(c.DealDamage.to("strahd", 20))
    states = [table["strahd"].is_defeated]
    for saves in (True, False):
        marked(table, saves)
        states.append(table["strahd"].is_defeated)
    assert states == [True, False, True] and "Unconscious" in table.conditions("strahd")


def test_a_character_can_be_set_to_die_at_once() -> None:
    table = RuleScenario(hero(), monster())
    marked(table, False, "aria")
    table.do(c.DealDamage.to("aria", 20))
    assert table["aria"].is_defeated and table.heard(ParticipantDowned)[0].fate == "defeated"


@pytest.mark.parametrize(
    ("level", "shown"), [(Level.UNKNOWN, None), (Level.NAME, None), (Level.BAND, True), (Level.EXACT, True)]
)
def test_players_see_that_it_is_dying_from_the_level_of_its_health_on(
    level: Level, shown: bool | None
) -> None:
    table = a_table()
    table.do(c.DealDamage.to("strahd", 20))
    seen = table["strahd"].model_copy(update={"visibility": Visibility(players=level, stream=level)})
    view = participant_view(seen, PLAYERS, table.encounter.rules, {})
    assert view.get("isDying") is shown
    assert ("deathSaves" in view) == (level is Level.EXACT) and "makesDeathSaves" not in view
    assert participant_view(seen, DM, table.encounter.rules, {})["isDying"]


def test_nothing_tells_of_it_before_it_falls() -> None:
    table = a_table()
    assert "isDying" not in participant_view(table["strahd"], PLAYERS, table.encounter.rules, {})
