"""Effects on hit points: a changed maximum and temporary ones, and what is back when they end."""

from typing import Any

import pytest

from storage.encounter.base import ParticipantId
from storage.encounter.commands import (
    ChangeCondition,
    DealDamage,
    EndConcentration,
    Heal,
    RemoveCondition,
    SetTemporaryHitPoints,
    UpdateParticipant,
)
from storage.encounter.errors import RuleError
from storage.encounter.events import HitPointsSet, ParticipantDied, TemporaryHitPointsSet
from storage.encounter.model.health import maximum_hp
from tests.storage.encounter.scenario import RuleScenario, hero, monster

ARIA = ParticipantId("aria")
RULESETS = pytest.mark.parametrize("ruleset", ["2014", "2024"])


def hit_points(table: RuleScenario, who: str = "aria") -> tuple[int, int, int]:
    """Return current, maximum and temporary hit points."""
    one = table[who]
    return one.current_hp, maximum_hp(one, table.encounter.rules.ruleset), one.temporary_hp


def aid(table: RuleScenario, change: int = 5, name: str = "Aid", who: str = "aria", **fields: Any) -> None:
    table.afflict(who, name, hit_points={"max_hp": change}, **fields)


def shield(table: RuleScenario, amount: int, name: str = "False Life", **fields: Any) -> None:
    table.afflict("aria", name, hit_points={"temporary_hp": amount, "ends_without": True}, **fields)


def remove(table: RuleScenario, name: str) -> None:
    table.do(RemoveCondition(participant_id=ARIA, condition=name))


@RULESETS
def test_srd_aid_raises_maximum_and_hit_points_and_its_end_caps_but_never_raises_them(ruleset: str) -> None:
    table = RuleScenario(hero(current_hp=12), ruleset=ruleset)
    aid(table, duration="8 hours")
    assert hit_points(table) == (17, 25, 0)
    assert table.heard(HitPointsSet)[0].hp_before == 12
    remove(table, "Aid")
    assert hit_points(table) == (17, 20, 0)
    aid(table)
    table.do(Heal(participant_ids=(ARIA,), amount=99))
    assert hit_points(table) == (25, 25, 0)
    remove(table, "Aid")
    assert hit_points(table) == (20, 20, 0)
    assert [(e.hp_before, e.hp_after) for e in table.heard(HitPointsSet)] == [(25, 20)]


def test_an_effect_that_expires_gives_back_what_was_there() -> None:
    table = RuleScenario(hero(), monster()).running("ogre")
    aid(table, duration=1, ends="turn_end")
    table.advance(2)
    assert table.conditions("aria") == [] and hit_points(table) == (20, 20, 0)


def test_an_effect_ends_with_the_concentration_that_keeps_it_up() -> None:
    table = RuleScenario(hero(), monster())
    aid(table, source_id="ogre", from_concentration=True)
    table.do(EndConcentration(participant_id=ParticipantId("ogre")))
    assert hit_points(table) == (20, 20, 0)


def test_a_time_that_is_changed_in_place_keeps_what_the_effect_gave() -> None:
    table = RuleScenario(hero())
    aid(table, duration=3)
    table.do(ChangeCondition(participant_id=ARIA, condition="Aid", duration=9))
    assert hit_points(table) == (25, 25, 0)


def test_changes_of_different_effects_add_up_and_of_one_effect_the_strongest_counts() -> None:
    table = RuleScenario(hero(), monster())
    aid(table, 5)
    aid(table, 3, "Heroes' Feast")
    assert hit_points(table) == (28, 28, 0)
    aid(table, 10, source_id="ogre")
    assert hit_points(table) == (33, 33, 0), "SRD, Combining Magical Effects"
    aid(table, 5, source_id="ogre")
    assert hit_points(table) == (33, 33, 0)
    table.do(
        RemoveCondition(
            participant_id=ARIA, condition=next(c.id for c in table["aria"].conditions if c.source_id)
        )
    )
    assert hit_points(table) == (28, 28, 0)


@pytest.mark.parametrize("stronger_first", [True, False])
def test_the_stronger_of_two_that_is_over_first_leaves_what_the_longer_one_gives(
    stronger_first: bool,
) -> None:
    """SRD, Combining Magical Effects: the strongest counts while their durations overlap."""
    table = RuleScenario(monster(), hero()).running("ogre")
    for change, rounds in [(10, 1), (5, 9)][:: 1 if stronger_first else -1]:
        aid(table, change, duration=rounds)
    assert hit_points(table) == (30, 30, 0)
    table.advance(2)
    assert hit_points(table) == (25, 25, 0)
    assert table.condition("aria", "Aid").duration == 8


@pytest.mark.parametrize("weaker_first", [True, False])
def test_what_is_stronger_and_lasts_longer_stays_alone(weaker_first: bool) -> None:
    table = RuleScenario(hero())
    for change, rounds in [(5, 3), (10, 9)][:: 1 if weaker_first else -1]:
        aid(table, change, duration=rounds)
    (left,) = table["aria"].conditions
    assert (left.duration, hit_points(table)) == (9, (30, 30, 0))


def test_the_maximum_that_a_shorter_effect_lowers_is_back_with_its_end() -> None:
    table = RuleScenario(monster(), hero()).running("ogre")
    aid(table, -3, "Drained", duration=9)
    aid(table, -5, "Drained", duration=1)
    assert hit_points(table) == (12, 12, 0)
    table.advance(2)
    assert hit_points(table) == (12, 17, 0)


@pytest.mark.parametrize("ends_without", [True, False])
def test_temporary_hit_points_last_as_long_as_the_effect_that_gave_them(ends_without: bool) -> None:
    table = RuleScenario(monster(), hero()).running("ogre")
    for amount, rounds in [(5, 9), (8, 1)]:
        given = {"temporary_hp": amount, "ends_without": ends_without}
        table.afflict("aria", "Courage", hit_points=given, duration=rounds)
    assert hit_points(table) == (20, 20, 8)
    table.advance(2)
    assert hit_points(table) == (20, 20, 0)
    assert [c.duration for c in table["aria"].conditions] == ([] if ends_without else [8])


def test_an_effect_without_hit_points_takes_none_from_one_of_its_name() -> None:
    table = RuleScenario(hero())
    aid(table, duration=4)
    table.afflict("aria", "Aid", duration=4)
    assert hit_points(table) == (25, 25, 0)
    table.afflict("aria", "Aid")
    assert hit_points(table) == (25, 25, 0)
    assert [(c.duration, c.hit_points is not None) for c in table["aria"].conditions] == [
        (4, True),
        (-1, False),
    ]


@RULESETS
def test_a_lowered_maximum_caps_hit_points_adds_up_and_at_0_kills(ruleset: str) -> None:
    table = RuleScenario(hero(), monster(), ruleset=ruleset)
    aid(table, -7, "Life Drain", source_id="ogre")
    assert hit_points(table) == (13, 13, 0)
    aid(table, -7, "Life Drain", source_id="ogre")
    assert hit_points(table) == (6, 6, 0)
    remove(table, "Life Drain")
    assert hit_points(table) == (6, 20, 0)
    aid(table, -20, "Life Drain")
    assert table["aria"].death_saves.is_dead
    assert table.heard(ParticipantDied)[0].reason == "maximum"


def test_who_dies_by_a_maximum_of_0_gets_no_temporary_hit_points() -> None:
    table = RuleScenario(hero())
    table.afflict("aria", "Withered", hit_points={"max_hp": -20, "temporary_hp": 5})
    assert hit_points(table)[::2] == (0, 0) and table.heard(ParticipantDied)


def test_aid_brings_a_dying_character_round_and_no_dead_one() -> None:
    table = RuleScenario(hero(), monster())
    table.do(DealDamage.to("aria", 20))
    aid(table)
    assert hit_points(table) == (5, 25, 0)
    assert table.conditions("aria") == ["Prone", "Aid"]
    table.do(DealDamage.to("aria", 99))
    with pytest.raises(RuleError) as refusal:
        aid(table, 9, "Feast")
    assert refusal.value.key == "dead-no-effect"


def test_exhaustion_4_of_2014_halves_the_maximum_with_what_effects_add() -> None:
    table = RuleScenario(hero(), ruleset="2014")
    table.afflict("aria", "Exhaustion", level=4)
    aid(table)
    assert hit_points(table) == (12, 12, 0)


def test_a_maximum_of_the_sheet_that_is_edited_keeps_what_effects_add() -> None:
    table = RuleScenario(hero())
    aid(table)
    table.do(UpdateParticipant.model_validate({"participantId": "aria", "changes": {"maxHP": 30}}))
    assert hit_points(table)[1] == 35


@pytest.mark.parametrize(("own", "shown"), [(24, (25, 29, 0)), (18, (23, 23, 0)), (30, (25, 35, 0))])
def test_hit_points_that_an_effect_gave_stay_when_the_maximum_is_edited(
    own: int, shown: tuple[int, int, int]
) -> None:
    table = RuleScenario(hero())
    aid(table)
    table.do(UpdateParticipant.model_validate({"participantId": "aria", "changes": {"maxHP": own}}))
    assert hit_points(table) == shown


def test_a_first_maximum_fills_hit_points_with_what_an_effect_adds_but_not_of_the_dead() -> None:
    table = RuleScenario(hero(hp=0), hero("Borin", 0))
    aid(table)
    table.afflict("borin", "Exhaustion", level=6)
    for who in ("aria", "borin"):
        table.do(UpdateParticipant.model_validate({"participantId": who, "changes": {"maxHP": 20}}))
    assert [hit_points(table, who) for who in ("aria", "borin")] == [(25, 25, 0), (0, 20, 0)]


def test_temporary_hit_points_that_are_left_of_an_effect_go_with_it() -> None:
    table = RuleScenario(hero())
    shield(table, 9, duration="1 hour")
    table.do(DealDamage.to("aria", 4))
    assert hit_points(table) == (20, 20, 5)
    remove(table, "False Life")
    assert hit_points(table) == (20, 20, 0)
    assert table.heard(TemporaryHitPointsSet)[0].before == 5


def test_an_effect_of_temporary_hit_points_alone_ends_with_the_last_of_them() -> None:
    table = RuleScenario(hero())
    shield(table, 9)
    table.do(DealDamage.to("aria", 9))
    assert table.conditions("aria") == [] and hit_points(table) == (20, 20, 0)
    shield(table, 9)
    table.do(SetTemporaryHitPoints(participant_ids=(ARIA,), amount=0, replace=True))
    assert table.conditions("aria") == []


def test_temporary_hit_points_of_two_effects_do_not_add_up_the_higher_number_stays() -> None:
    table = RuleScenario(hero())
    shield(table, 5)
    shield(table, 4, "Armor of Agathys")
    assert table.conditions("aria") == ["False Life"] and hit_points(table)[2] == 5
    shield(table, 8, "Armor of Agathys")
    assert table.conditions("aria") == ["Armor of Agathys"] and hit_points(table)[2] == 8
    table.do(SetTemporaryHitPoints(participant_ids=(ARIA,), amount=12))
    assert table.conditions("aria") == [] and hit_points(table)[2] == 12


def test_temporary_hit_points_from_elsewhere_outlast_an_effect() -> None:
    table = RuleScenario(hero())
    table.afflict("aria", "Heroism", hit_points={"temporary_hp": 3})
    table.do(SetTemporaryHitPoints(participant_ids=(ARIA,), amount=12))
    remove(table, "Heroism")
    assert hit_points(table)[2] == 12


def test_an_effect_that_does_more_lasts_without_its_temporary_hit_points() -> None:
    table = RuleScenario(hero())
    table.afflict("aria", "Heroism", hit_points={"temporary_hp": 3})
    table.do(DealDamage.to("aria", 5))
    assert table.conditions("aria") == ["Heroism"] and hit_points(table) == (18, 20, 0)


def test_the_same_effect_again_fills_its_temporary_hit_points_up() -> None:
    table = RuleScenario(hero())
    shield(table, 9, duration=10)
    table.do(DealDamage.to("aria", 6))
    shield(table, 7, duration=600)
    assert hit_points(table)[2] == 7 and table.condition("aria", "False Life").duration == 600
    remove(table, "False Life")
    assert hit_points(table)[2] == 0
