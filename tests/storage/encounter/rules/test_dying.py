"""At 0 hit points and back."""

from typing import Any

import pytest

from storage.encounter.commands import (
    AdvanceTurn,
    Command,
    DealDamage,
    Heal,
    PreviousTurn,
    RemoveCondition,
    RollDeathSave,
    Stabilise,
    UpdateParticipantHp,
)
from storage.encounter.errors import ParticipantNotFoundError, RuleError
from storage.encounter.events import (
    ConditionRemoved,
    DeathSaveRolled,
    HealingReceived,
    ParticipantDied,
    ParticipantDowned,
    ParticipantRevived,
    ParticipantStabilised,
    ReminderDue,
)
from storage.encounter.model import Condition, DeathSaves, Defences, Participant
from tests.storage.encounter.scenario import RuleScenario, hero, monster


def dying(**saves: Any) -> RuleScenario:
    """Return a table with Aria, 20 hit points, at 0."""
    table = RuleScenario(hero(), monster())
    table.do(DealDamage.to("aria", 20))
    if saves:
        table.encounter = table.encounter.with_participant(
            table["aria"].model_copy(update={"death_saves": DeathSaves(**saves)})
        )
    return table


def save(natural: int | None = None, bonus: int = 0) -> RollDeathSave:
    return RollDeathSave(participant_id="aria", roll=natural, bonus=bonus)


def heal(amount: int, *targets: str) -> Heal:
    return Heal(participant_ids=targets or ("aria",), amount=amount)


def test_a_character_at_zero_falls_unconscious_prone_and_incapacitated() -> None:
    table = dying()
    assert [e.fate for e in table.heard(ParticipantDowned)] == ["dying"]
    assert table.conditions("aria") == ["Unconscious", "Incapacitated", "Prone"]


def test_a_monster_at_zero_is_defeated_without_conditions_or_saves() -> None:
    table = RuleScenario(monster())
    table.do(DealDamage.to("ogre", 25))
    assert [e.fate for e in table.heard(ParticipantDowned)] == ["defeated"]
    assert table["ogre"].is_defeated and table.conditions("ogre") == []


@pytest.mark.parametrize(
    ("before", "natural", "bonus", "after"),
    [
        pytest.param({}, 10, 0, {"successes": 1}, id="SRD Death Saving Throws: 10 or higher succeeds"),
        pytest.param({}, 9, 0, {"failures": 1}, id="SRD Death Saving Throws: 9 fails"),
        pytest.param({}, 9, 1, {"successes": 1}, id="SRD Death Saving Throws: bonuses count"),
        pytest.param(
            {}, 1, 9, {"failures": 2}, id="SRD Rolling a 1 or 20: a 1 fails twice, whatever the bonus"
        ),
        pytest.param(
            {"successes": 2, "failures": 2},
            15,
            0,
            {"is_stable": True},
            id="SRD Three Successes: stable, counters reset",
        ),
        pytest.param(
            {"successes": 2, "failures": 2},
            5,
            0,
            {"successes": 2, "failures": 3, "is_dead": True},
            id="SRD Three Failures: dead",
        ),
        pytest.param(
            {"failures": 2}, 1, 0, {"failures": 3, "is_dead": True}, id="SRD a 1 on two failures: dead"
        ),
    ],
)
def test_a_death_save(before: dict[str, Any], natural: int, bonus: int, after: dict[str, Any]) -> None:
    table = dying(**before)
    table.do(save(natural, bonus))
    assert table["aria"].death_saves == DeathSaves(**after)
    assert table["aria"].current_hp == 0


def test_three_successes_are_told_before_the_counters_reset() -> None:
    table = dying(successes=2)
    table.do(save(12))
    (rolled,) = table.heard(DeathSaveRolled)
    assert (rolled.natural, rolled.total, rolled.successes) == (12, 12, 3)
    assert table.heard(ParticipantStabilised)


def test_a_natural_twenty_gives_one_hit_point_and_consciousness_but_not_footing() -> None:
    table = dying(failures=2)
    table.do(save(20, -5))
    assert table["aria"].current_hp == 1
    assert table["aria"].death_saves == DeathSaves()
    assert table.conditions("aria") == ["Prone"]
    assert table.heard(ParticipantRevived)
    (rolled,) = table.heard(DeathSaveRolled)
    assert (rolled.natural, rolled.total, rolled.failures) == (20, 15, 2)
    (healed,) = table.heard(HealingReceived)
    assert (healed.amount, healed.hp_before, healed.hp_after) == (1, 0, 1)


def test_a_death_save_left_out_is_rolled_here() -> None:
    table = dying()
    table.dice = [7]
    table.do(save())
    assert table.heard(DeathSaveRolled)[0].natural == 7
    assert table.rolled == [20]


@pytest.mark.parametrize(
    ("ruleset", "level", "dice", "natural", "total"),
    [
        pytest.param("2024", 2, [13], 13, 9, id="SRD 5.2 Exhaustion: −2 per level on d20 tests"),
        pytest.param("2014", 3, [13, 6], 6, 6, id="SRD 5.1 Exhaustion 3: disadvantage on saving throws"),
        pytest.param("2014", 2, [13], 13, 13, id="SRD 5.1 Exhaustion 2: saving throws are as ever"),
    ],
)
def test_exhaustion_weighs_on_death_saves(
    ruleset: str, level: int, dice: list[int], natural: int, total: int
) -> None:
    tired = hero(conditions=(Condition(id="x", name="Exhaustion", level=level),))
    table = RuleScenario(tired, ruleset=ruleset)
    table.do(DealDamage.to("aria", 20))
    table.dice = list(dice)
    table.do(save())
    (rolled,) = table.heard(DeathSaveRolled)
    assert (rolled.natural, rolled.total) == (natural, total)
    assert table.rolled == [20] * len(dice)


@pytest.mark.parametrize(
    ("amount", "critical", "saves"),
    [
        pytest.param(3, False, {"failures": 1}, id="SRD Damage at 0 Hit Points: one failure"),
        pytest.param(
            3, True, {"failures": 2}, id="SRD Damage at 0 Hit Points: two failures from a critical hit"
        ),
        pytest.param(
            20, False, {"is_dead": True}, id="SRD Damage at 0 Hit Points: the hit point maximum or more kills"
        ),
        pytest.param(0, True, {}, id="no damage is no failure"),
    ],
)
def test_damage_at_zero(amount: int, critical: bool, saves: dict[str, Any]) -> None:
    table = dying()
    table.do(DealDamage.to("aria", amount, is_critical=critical))
    assert table["aria"].death_saves == DeathSaves(**saves)


@pytest.mark.parametrize(("critical", "failures"), [(False, 1), (True, 2)])
def test_a_hit_at_zero_is_a_failure_also_when_temporary_hit_points_absorb_it(
    critical: bool, failures: int
) -> None:
    """SRD Temporary Hit Points, Damage at 0 Hit Points: what is absorbed is damage taken."""
    table = dying()
    table.encounter = table.encounter.with_participant(table["aria"].model_copy(update={"temporary_hp": 30}))
    table.do(DealDamage.to("aria", 25, is_critical=critical))
    assert table["aria"].death_saves == DeathSaves(failures=failures)
    assert (table["aria"].current_hp, table["aria"].temporary_hp) == (0, 5)


def test_the_third_failure_by_damage_kills() -> None:
    table = dying(failures=2)
    table.do(DealDamage.to("aria", 1))
    assert [e.reason for e in table.heard(ParticipantDied)] == ["damage"]


def test_damage_makes_the_stable_die_again() -> None:
    table = dying(is_stable=True)
    table.do(DealDamage.to("aria", 1))
    assert table["aria"].death_saves == DeathSaves(failures=1)


@pytest.mark.parametrize(
    ("current", "damage", "fate"),
    [
        pytest.param(6, 18, "dead", id="SRD Instant Death: 6 of 12, 18 damage, 12 remain: dead"),
        pytest.param(6, 17, "dying", id="SRD Instant Death: 6 of 12, 17 damage, 11 remain: dying"),
        pytest.param(12, 24, "dead", id="SRD Instant Death: twice the maximum at once"),
    ],
)
def test_massive_damage(current: int, damage: int, fate: str) -> None:
    table = RuleScenario(hero(hp=12, current_hp=current))
    table.do(DealDamage.to("aria", damage))
    assert [e.fate for e in table.heard(ParticipantDowned)] == [fate]
    assert table["aria"].death_saves.is_dead == (fate == "dead")


def test_healing_from_zero_wakes_up_resets_the_saves_and_leaves_prone() -> None:
    table = dying(successes=1, failures=2)
    table.do(heal(5))
    assert table["aria"].current_hp == 5
    assert table["aria"].death_saves == DeathSaves()
    assert table.conditions("aria") == ["Prone"]
    assert {e.reason for e in table.heard(ConditionRemoved)} == {"recovered", "implied"}


def test_no_immunity_keeps_anybody_conscious_at_zero() -> None:
    table = RuleScenario(hero(defences=Defences(condition_immunities=("unconscious",))))
    table.do(DealDamage.to("aria", 20))
    fallen = next(c for c in table["aria"].conditions if c.name == "Unconscious")
    assert len(fallen.id) == 24


def test_healing_does_not_wake_who_sleeps_for_another_reason() -> None:
    table = RuleScenario(hero())
    table.afflict("aria", "Unconscious")
    table.do(DealDamage.to("aria", 20))
    table.do(heal(5))
    assert table.conditions("aria").count("Unconscious") == 1
    assert "Incapacitated" in table.conditions("aria")


def test_healing_stops_at_the_maximum_and_reports_what_was_too_much() -> None:
    table = RuleScenario(hero(hp=20, current_hp=15))
    table.do(heal(8))
    (healed,) = table.heard(HealingReceived)
    assert (healed.amount, healed.overheal, table["aria"].current_hp) == (5, 3, 20)
    table = RuleScenario(hero(current_hp=1), hero("Borin"))
    table.do(Heal(participant_ids=("aria",), amount=1, source_id="borin", notes="a prayer"))
    assert [(e.source_id, e.notes) for e in table.heard(HealingReceived)] == [("borin", "a prayer")]
    with pytest.raises(ParticipantNotFoundError, match="Pick one"):
        table.do(Heal(participant_ids=("aria",), amount=1, source_id="nobody"))
    assert (healed.hp_before, healed.hp_after) == (15, 20)


def test_healing_of_unknown_hit_points_is_told_and_changes_nothing() -> None:
    table = RuleScenario(hero(hp=0))
    table.do(heal(8))
    (healed,) = table.heard(HealingReceived)
    assert (healed.amount, healed.overheal, table["aria"].current_hp) == (8, 0, 0)


def test_healing_takes_nothing_from_hit_points_set_above_the_maximum() -> None:
    table = RuleScenario(hero(hp=20, current_hp=30))
    table.do(heal(5))
    assert table["aria"].current_hp == 30


def test_healing_of_nothing_does_not_revive() -> None:
    table = dying()
    table.do(heal(0))
    assert table.heard(ParticipantRevived) == []
    assert "Unconscious" in table.conditions("aria")


def test_a_defeated_monster_can_be_healed_back_into_the_fight() -> None:
    table = RuleScenario(monster())
    table.do(DealDamage.to("ogre", 20))
    table.do(heal(3, "ogre"))
    assert not table["ogre"].is_defeated
    assert table.heard(ParticipantRevived)


def test_the_dead_are_not_healed_but_a_number_brings_them_back() -> None:
    table = dying(failures=2)
    table.do(save(2))
    with pytest.raises(RuleError, match="dead"):
        table.do(heal(5))
    table.do(UpdateParticipantHp.model_validate({"participantId": "aria", "newHP": 1}))
    assert table["aria"].death_saves == DeathSaves()
    assert table.conditions("aria") == ["Prone"]


def test_setting_hit_points_to_zero_and_up_downs_and_revives() -> None:
    table = RuleScenario(hero(), monster())
    table.do(UpdateParticipantHp.model_validate({"participantId": "aria", "newHP": 0}))
    assert [e.fate for e in table.heard(ParticipantDowned)] == ["dying"]
    table.do(UpdateParticipantHp.model_validate({"participantId": "aria", "newHP": 0}))
    assert table.heard(ParticipantDowned) == []
    table.do(UpdateParticipantHp.model_validate({"participantId": "aria", "newHP": 4}))
    assert table.heard(ParticipantRevived)
    table.do(UpdateParticipantHp.model_validate({"participantId": "ogre", "newHP": -3}))
    assert [e.fate for e in table.heard(ParticipantDowned)] == ["defeated"]


def test_stabilising_stops_the_saves_until_damage_comes() -> None:
    table = dying(failures=2)
    table.do(Stabilise(participant_id="aria"))
    assert table["aria"].death_saves == DeathSaves(is_stable=True)
    with pytest.raises(RuleError, match="stable"):
        table.do(save(10))


@pytest.mark.parametrize("command", [save(10), Stabilise(participant_id="aria")])
def test_only_the_dying_make_death_saves_or_are_stabilised(command: Command) -> None:
    with pytest.raises(RuleError, match="0 hit points"):
        RuleScenario(hero()).do(command)
    dead = dying(failures=3, is_dead=True)
    with pytest.raises(RuleError, match="dead"):
        dead.do(command)


def test_a_knock_out_leaves_the_victim_stable_at_zero_in_2014() -> None:
    table = RuleScenario(monster(), hero(), ruleset="2014")
    table.do(DealDamage.to("ogre", 60, knocks_out=True))
    assert [e.fate for e in table.heard(ParticipantDowned)] == ["knocked_out"]
    assert table["ogre"].current_hp == 0
    assert table["ogre"].death_saves.is_stable
    assert "Unconscious" in table.conditions("ogre")


def test_a_knock_out_leaves_the_victim_at_one_hit_point_in_2024() -> None:
    table = RuleScenario(monster(), hero())
    table.do(DealDamage.to("ogre", 60, knocks_out=True))
    assert table["ogre"].current_hp == 1
    assert table["ogre"].is_defeated
    table = RuleScenario(monster(), hero())
    table.do(DealDamage.to("ogre", 60, knocks_out=True, source_id="aria"))
    assert [e.source_id for e in table.heard(ParticipantDowned)] == ["aria"]
    assert "Unconscious" in table.conditions("ogre")


def test_healing_or_first_aid_brings_round_who_was_knocked_out() -> None:
    for command in (heal(1, "ogre"), Stabilise(participant_id="ogre")):
        table = RuleScenario(monster())
        table.do(DealDamage.to("ogre", 60, knocks_out=True))
        table.do(command)
        assert not table["ogre"].is_defeated
        assert table.conditions("ogre") == ["Prone"]


def test_waking_up_ends_a_knock_out_but_only_with_hit_points_left() -> None:
    awake = RemoveCondition.model_validate({"participantId": "ogre", "condition": "Unconscious"})
    for ruleset, is_back in (("2024", True), ("2014", False)):
        table = RuleScenario(monster(), ruleset=ruleset)
        table.do(DealDamage.to("ogre", 60, knocks_out=True))
        table.do(RemoveCondition.model_validate({"participantId": "ogre", "condition": "Prone"}))
        assert table["ogre"].is_knocked_out
        table.do(awake)
        assert table["ogre"].is_knocked_out != is_back


def test_who_is_hit_after_a_knock_out_dies_of_it() -> None:
    table = RuleScenario(monster(), ruleset="2014")
    table.do(DealDamage.to("ogre", 20, knocks_out=True))
    table.do(DealDamage.to("ogre", 1))
    assert [e.reason for e in table.heard(ParticipantDied)] == ["damage"]
    assert table["ogre"].death_saves.is_dead
    assert not table["ogre"].is_knocked_out


def test_a_defeated_monster_that_is_hit_again_dies_no_second_time() -> None:
    table = RuleScenario(monster())
    table.do(DealDamage.to("ogre", 20))
    table.do(DealDamage.to("ogre", 5))
    assert table.heard(ParticipantDied) == []


def test_a_character_at_zero_who_was_knocked_out_and_is_hit_is_dying_again() -> None:
    table = RuleScenario(hero(), ruleset="2014")
    table.do(DealDamage.to("aria", 20, knocks_out=True))
    table.do(DealDamage.to("aria", 1))
    assert not table["aria"].death_saves.is_stable
    assert not table["aria"].is_knocked_out


def test_a_character_knocked_out_and_hit_again_is_dying() -> None:
    table = RuleScenario(hero())
    table.do(DealDamage.to("aria", 20, knocks_out=True))
    table.do(DealDamage.to("aria", 1))
    assert [e.fate for e in table.heard(ParticipantDowned)] == ["dying"]
    assert not table["aria"].is_knocked_out


def test_who_was_knocked_out_at_zero_hit_points_is_stable_and_not_brought_round() -> None:
    table = RuleScenario(monster(), ruleset="2014")
    table.do(DealDamage.to("ogre", 20, knocks_out=True))
    with pytest.raises(RuleError, match="stable"):
        table.do(Stabilise(participant_id="ogre"))


def test_a_higher_number_for_who_stands_revives_nobody() -> None:
    table = RuleScenario(hero(current_hp=5))
    table.do(UpdateParticipantHp.model_validate({"participantId": "aria", "newHP": 9}))
    assert table.heard(ParticipantRevived) == []


def test_a_higher_number_brings_round_who_was_knocked_out_and_the_same_one_nobody() -> None:
    table = RuleScenario(monster())
    table.do(DealDamage.to("ogre", 60, knocks_out=True))
    table.do(UpdateParticipantHp.model_validate({"participantId": "ogre", "newHP": 9}))
    assert len(table.heard(ParticipantRevived)) == 1
    assert not table["ogre"].is_knocked_out
    table = RuleScenario(hero(current_hp=0))
    table.do(UpdateParticipantHp.model_validate({"participantId": "aria", "newHP": 0}))
    assert table.heard(ParticipantRevived) == []


def test_a_spared_monster_is_stable_and_unconscious() -> None:
    table = RuleScenario(monster())
    table.do(DealDamage.to("ogre", 20))
    table.do(Stabilise(participant_id="ogre"))
    assert table["ogre"].is_knocked_out and table["ogre"].death_saves.is_stable
    assert "Unconscious" in table.conditions("ogre")


def test_the_dying_are_reminded_of_their_save_at_the_start_of_their_turn() -> None:
    table = dying().running("ogre")
    table.advance()
    assert [(e.participant_id, e.about) for e in table.heard(ReminderDue)] == [("aria", "death_save")]
    stable = dying(is_stable=True).running("ogre")
    stable.advance()
    assert stable.heard(ReminderDue) == []


@pytest.mark.parametrize(
    ("victim", "amount", "spares", "fate"),
    [
        (monster("Victim"), 20, False, "defeated"),
        (hero("Victim"), 20, False, "dying"),
        (hero("Victim"), 99, False, "dead"),
        (hero("Victim"), 99, True, "knocked_out"),
    ],
)
def test_whoever_brought_somebody_down_is_named(
    victim: Participant, amount: int, spares: bool, fate: str
) -> None:
    table = RuleScenario(victim, hero())
    table.do(DealDamage.to("victim", amount, source_id="aria", knocks_out=spares))
    assert [(e.fate, e.source_id) for e in table.heard(ParticipantDowned)] == [(fate, "aria")]


def test_who_falls_again_begins_its_saves_anew() -> None:
    table = RuleScenario(hero(death_saves=DeathSaves(successes=2, failures=2)))
    table.do(DealDamage.to("aria", 20))
    assert table["aria"].death_saves == DeathSaves()


def due(table: RuleScenario) -> bool:
    try:
        table.do(save(9))
    except RuleError as error:
        assert "one death save for each turn" in str(error)
        return False
    return True


@pytest.mark.parametrize("ruleset", ["2014", "2024"])
def test_there_is_one_death_save_for_each_own_turn_that_begins_at_zero(ruleset: str) -> None:
    table = RuleScenario(hero(), monster(), hero("Borin"), ruleset=ruleset).running("ogre")
    table.do(DealDamage.to("aria", 20))
    assert not due(table), "its turn of this round is over"
    table.advance(2)
    assert [e.about for e in table.heard(ReminderDue)] == ["death_save"]
    assert (table.turn, due(table), due(table)) == ("aria", True, False)
    table.advance()
    assert not due(table)
    table.do(PreviousTurn())
    table.do(PreviousTurn())
    table.do(AdvanceTurn())
    assert (table.turn, due(table)) == ("aria", False), "a turn that begins again asks no second time"
    table.advance(3)
    table.advance()
    assert (table.turn, due(table)) == ("ogre", True), "late, and still the one of its turn"
    assert table["aria"].death_saves.failures == 2


def test_who_was_healed_and_falls_again_waits_for_its_next_turn() -> None:
    table = RuleScenario(hero(current_hp=0), monster()).running("ogre")
    table.advance()
    assert table["aria"].death_save_due
    table.do(heal(1))
    table.do(DealDamage.to("aria", 1))
    assert not due(table)
    table.do(DealDamage.to("aria", 40))
    assert table["aria"].death_saves.is_dead and not table["aria"].death_save_due


def test_the_stable_owe_no_death_save() -> None:
    table = RuleScenario(hero(current_hp=0), monster()).running("ogre")
    table.advance()
    table.do(Stabilise(participant_id=table["aria"].id))
    table.do(DealDamage.to("aria", 1))
    assert not due(table)
