"""Initiative: rolls, ties, and places that stay."""

from typing import Any

import pytest

from storage.encounter import commands as c
from storage.encounter.errors import ParticipantNotFoundError
from storage.encounter.events import InitiativeRolled
from storage.encounter.model import Condition
from tests.storage.encounter.scenario import RuleScenario, hero, monster


def roll(who: str = "aria", total: int | None = None, mode: Any = "normal") -> c.RollInitiative:
    return c.RollInitiative(participant_id=who, roll=total, mode=mode)


def with_roll(name: str, total: int | None, **fields: Any) -> Any:
    return monster(name, initiative_roll=total, **fields)


@pytest.mark.parametrize(
    ("fields", "total"),
    [
        ({"dexterity": 16}, 13),
        ({"dexterity": 7}, 8),
        ({}, 10),
        ({"dexterity": 16, "initiative_bonus": 8}, 18),
        ({"initiative_bonus": 0, "dexterity": 20}, 10),
    ],
)
def test_a_roll_is_a_d20_and_the_bonus_or_else_the_dexterity_modifier(fields: Any, total: int) -> None:
    table = RuleScenario(hero(**fields), dice=[10])
    table.do(roll())
    assert [(e.natural, e.total) for e in table.heard(InitiativeRolled)] == [(10, total)]
    assert table["aria"].initiative_roll == total
    assert table.rolled == [20]


def test_a_total_that_was_rolled_elsewhere_is_taken_as_it_is() -> None:
    table = RuleScenario(hero(dexterity=16))
    table.do(roll(total=17))
    assert [(e.natural, e.total) for e in table.heard(InitiativeRolled)] == [(None, 17)]


POISONED = Condition(id="p", name="poisoned")


@pytest.mark.parametrize("ruleset", ["2014", "2024"])
@pytest.mark.parametrize(
    ("fields", "mode", "total"),
    [
        pytest.param({}, "normal", 10, id="10"),
        pytest.param({"dexterity": 16}, "normal", 13, id="and the Dexterity modifier"),
        pytest.param({"initiative_bonus": 14}, "normal", 24, id="or a bonus with proficiency in it"),
        pytest.param({}, "advantage", 15, id="5 more with advantage"),
        pytest.param({"dexterity": 7}, "disadvantage", 3, id="5 less with disadvantage"),
        pytest.param({"conditions": (POISONED,)}, "normal", 5, id="which a condition brings"),
        pytest.param({"conditions": (POISONED,)}, "advantage", 10, id="or cancels"),
        pytest.param({"type": "lair"}, "advantage", 20, id="a lair keeps its count"),
    ],
)
def test_an_initiative_score_stands_for_the_roll(fields: Any, mode: Any, total: int, ruleset: str) -> None:
    table = RuleScenario(monster("Aria", **fields), ruleset=ruleset)
    table.do(c.RollInitiative(participant_id="aria", mode=mode, by_score=True))
    assert [(e.natural, e.total) for e in table.heard(InitiativeRolled)] == [(None, total)]
    assert table.rolled == []


@pytest.mark.parametrize(("ruleset", "total"), [("2014", 10), ("2024", 5)])
def test_surprise_lowers_the_initiative_score_of_2024(ruleset: str, total: int) -> None:
    table = RuleScenario(monster("Aria", is_surprised=True), ruleset=ruleset, initiative_scores="all")
    table.do(roll())
    assert table["aria"].initiative_roll == total


@pytest.mark.parametrize(
    ("scores", "hero_rolls", "monster_rolls"), [("off", 1, 1), ("monsters", 1, 0), ("all", 0, 0)]
)
def test_a_rule_of_the_encounter_says_who_has_a_score(
    scores: str, hero_rolls: int, monster_rolls: int
) -> None:
    table = RuleScenario(hero(), monster(initiative_bonus=4), initiative_scores=scores, dice=[3, 2])
    table.do(c.StartEncounter())
    assert len(table.rolled) == hero_rolls + monster_rolls
    assert (table["ogre"].initiative_roll == 14) is (monster_rolls == 0)
    table.do(c.AddParticipant(participant=c.NewParticipant(name="Rat", initiative_bonus=2), count=2))
    assert len(table.rolled) == hero_rolls + 3 * monster_rolls
    table.do(c.RollInitiative(participant_id="ogre", by_score=False))
    assert len(table.rolled) == hero_rolls + 3 * monster_rolls + 1


CASES = [
    pytest.param("2024", {}, "normal", 12, id="one die"),
    pytest.param("2024", {}, "advantage", 12, id="advantage: the higher"),
    pytest.param("2024", {}, "disadvantage", 5, id="disadvantage: the lower"),
    pytest.param("2024", {"is_surprised": True}, "normal", 5, id="SRD 5.2 Surprise: disadvantage"),
    pytest.param("2014", {"is_surprised": True}, "normal", 12, id="SRD 5.1 Surprise: no disadvantage"),
    pytest.param(
        "2024", {"conditions": (POISONED,)}, "normal", 5, id="SRD Poisoned: disadvantage on ability checks"
    ),
    pytest.param(
        "2024",
        {"conditions": (POISONED,), "is_surprised": True},
        "advantage",
        12,
        id="SRD: advantage cancels them all",
    ),
    pytest.param(
        "2024",
        {"conditions": (Condition(id="i", name="Incapacitated"),)},
        "normal",
        5,
        id="SRD 5.2 Incapacitated",
    ),
    pytest.param(
        "2014",
        {"conditions": (Condition(id="i", name="Incapacitated"),)},
        "normal",
        12,
        id="SRD 5.1 Incapacitated",
    ),
    pytest.param(
        "2024",
        {"conditions": (Condition(id="i", name="Invisible"),)},
        "disadvantage",
        12,
        id="SRD 5.2 Invisible",
    ),
    pytest.param(
        "2024",
        {"conditions": (Condition(id="e", name="Exhaustion", level=2),)},
        "normal",
        8,
        id="SRD 5.2 Exhaustion: −4",
    ),
    pytest.param(
        "2014",
        {"conditions": (Condition(id="e", name="Exhaustion", level=1),)},
        "normal",
        5,
        id="SRD 5.1 Exhaustion 1",
    ),
]


@pytest.mark.parametrize(("ruleset", "fields", "mode", "total"), CASES)
def test_how_the_die_is_rolled(ruleset: str, fields: Any, mode: Any, total: int) -> None:
    table = RuleScenario(hero(**fields), ruleset=ruleset, dice=[12, 5])
    table.do(roll(mode=mode))
    assert table["aria"].initiative_roll == total
    assert set(table.rolled) == {20}


@pytest.mark.parametrize(("mode", "total"), [("advantage", 12), ("disadvantage", 5), ("normal", 5)])
def test_of_two_dice_the_one_that_counts_is_told(mode: Any, total: int) -> None:
    table = RuleScenario(hero(), dice=[5, 12])
    table.do(roll(mode=mode))
    assert [(e.total, e.natural) for e in table.heard(InitiativeRolled)] == [(total, total)]


def test_a_place_given_by_hand_before_the_start_outlasts_it() -> None:
    table = RuleScenario(monster("A"), monster("B"), monster("C"), dice=[3, 20, 15])
    table.do(c.MoveParticipant(participant_id="b", before_id="a"))
    table.do(c.StartEncounter())
    assert table.order == ["b", "a", "c"]
    assert table["b"].is_manually_ordered


@pytest.mark.parametrize(
    ("ties", "order"),
    [
        pytest.param("dexterity", ["nimble", "second", "aria", "first", "lair"], id="by Dexterity"),
        pytest.param(
            "players", ["aria", "nimble", "second", "first", "lair"], id="players first, then Dexterity"
        ),
        pytest.param("manual", ["first", "nimble", "second", "aria", "lair"], id="as they stand"),
    ],
)
def test_ties(ties: str, order: list[str]) -> None:
    table = RuleScenario(
        with_roll("Lair", 20, type="lair"),
        with_roll("First", 20),
        with_roll("Nimble", 20, dexterity=18),
        with_roll("Second", 20, dexterity=14),
        hero(initiative_roll=20, dexterity=14),
        ties=ties,
    )
    table.do(c.StartEncounter())
    assert table.order == order


def test_equal_ones_keep_their_order_when_others_come_and_go() -> None:
    table = RuleScenario(*(with_roll(name, 12) for name in ("A", "B", "C"))).running("b")
    table.do(c.AddParticipant(participant=c.NewParticipant(name="D", initiative_roll=12)))
    table.do(c.AddParticipant(participant=c.NewParticipant(name="E", initiative_roll=15)))
    names = [p.name for p in table.encounter.participants]
    assert names == ["E", "A", "B", "C", "D"]
    table.do(c.RemoveParticipant(participant_id="a"))
    assert [p.name for p in table.encounter.participants] == ["E", "B", "C", "D"]
    assert table.turn == "b"


def test_who_has_no_initiative_comes_last_in_order_of_arrival() -> None:
    table = RuleScenario(monster("Slow"), hero(dexterity=18), with_roll("Fast", -3))
    table.do(roll("fast", -3))
    assert table.order == ["fast", "slow", "aria"]


def test_setting_initiative_in_a_fight_does_not_change_whose_turn_it_is() -> None:
    table = RuleScenario(with_roll("A", 20), with_roll("B", 15), with_roll("C", 10)).running("b")
    table.do(roll("b", 5))
    assert (table.order, table.turn) == (["a", "c", "b"], "b")
    table.do(roll("c", 30))
    assert (table.order, table.turn) == (["c", "a", "b"], "b")


def test_a_place_given_by_hand_stays_when_others_come_or_roll() -> None:
    table = RuleScenario(with_roll("A", 20), with_roll("B", 10), with_roll("C", 5))
    table.do(c.MoveParticipant(participant_id="c", before_id="b"))
    assert table.order == ["a", "c", "b"]
    table.do(c.AddParticipant(participant=c.NewParticipant(name="D", initiative_roll=15)))
    assert [p.name for p in table.encounter.participants] == ["A", "D", "C", "B"]
    table.do(roll("a", 1))
    assert [p.name for p in table.encounter.participants] == ["D", "C", "B", "A"]
    table.do(c.StartEncounter())
    assert [p.name for p in table.encounter.participants] == ["D", "C", "B", "A"]


def test_a_new_roll_takes_the_place_by_hand_away() -> None:
    table = RuleScenario(with_roll("A", 20), with_roll("B", 10))
    table.do(c.MoveParticipant(participant_id="a"))
    assert (table.order, table["a"].is_manually_ordered) == (["b", "a"], True)
    table.do(roll("a", 19))
    assert (table.order, table["a"].is_manually_ordered) == (["a", "b"], False)


@pytest.mark.parametrize("ties", ["dexterity", "manual"])
def test_the_same_number_again_keeps_a_place_by_hand(ties: str) -> None:
    table = RuleScenario(with_roll("A", 20), with_roll("B", 10), with_roll("C", 10), ties=ties)
    table.do(c.MoveParticipant(participant_id="a"))
    for command in (
        roll("a", 20),
        c.SetInitiatives(entries=(c.InitiativeEntry(participant_id="a", initiative=20),)),
    ):
        table.do(command)
        assert (table.order, table["a"].is_manually_ordered) == (["b", "c", "a"], True)


def test_the_same_number_again_keeps_the_place_among_ties_that_stand_by_hand() -> None:
    table = RuleScenario(with_roll("A", 10), with_roll("B", 10), ties="manual")
    table.do(roll("a", 10))
    assert table.order == ["a", "b"]


def test_a_bonus_breaks_ties_where_no_dexterity_is_known() -> None:
    ogre = monster(initiative_roll=12, dexterity=14)
    table = RuleScenario(ogre).running("ogre")
    for name, bonus in (("Quick", 3), ("Slow", 1), ("Unknown", None)):
        table.do(
            c.AddParticipant(
                participant=c.NewParticipant(
                    name=name, type="character", initiative_bonus=bonus, initiative_roll=12
                )
            )
        )
    assert [p.name for p in table.encounter.participants] == ["Quick", "Ogre", "Slow", "Unknown"]


def test_a_total_given_to_one_that_had_one_is_a_correction_and_no_roll() -> None:
    table = RuleScenario(hero(), dice=[12])
    told = []
    for command in (roll(total=8), roll(total=9), roll()):
        table.do(command)
        told += [(e.total, e.natural, e.is_correction) for e in table.heard(InitiativeRolled)]
    assert told == [(8, None, False), (9, None, True), (12, 12, False)]


def test_moving_before_oneself_changes_nothing_and_before_nobody_is_an_error() -> None:
    table = RuleScenario(with_roll("A", 20), with_roll("B", 10))
    before = table.encounter
    assert table.do(c.MoveParticipant(participant_id="a", before_id="a")) == ()
    assert table.encounter is before
    with pytest.raises(ParticipantNotFoundError):
        table.do(c.MoveParticipant(participant_id="a", before_id="nobody"))


def test_a_lair_acts_on_twenty_and_loses_ties() -> None:
    table = RuleScenario(monster("Lair", hp=0, type="lair", dexterity=30), hero(initiative_roll=20), dice=[1])
    table.do(c.StartEncounter())
    assert table.order == ["aria", "lair"]
    assert table["lair"].initiative_roll == 20
    assert [(e.participant_id, e.natural) for e in table.heard(InitiativeRolled)] == [("lair", None)]


def test_a_lair_may_have_a_count_of_its_own() -> None:
    table = RuleScenario(monster("Lair", hp=0, type="lair"), hero(initiative_roll=12))
    table.do(roll("lair", 10))
    table.do(c.StartEncounter())
    assert table.order == ["aria", "lair"]


class TestGroups:
    """Identical creatures on one count."""

    def goblins(self, table: RuleScenario, count: int = 3) -> list[str]:
        goblin = c.NewParticipant(name="Goblin", dexterity=14)
        table.do(c.AddParticipant(participant=goblin, count=count, share_initiative=True))
        return [p.id for p in table.encounter.participants if p.group == "Goblin"]

    def test_they_share_one_roll_at_the_start(self) -> None:
        table = RuleScenario(hero(initiative_roll=9), dice=[11])
        ids = self.goblins(table)
        table.do(c.StartEncounter())
        assert [table[i].initiative_roll for i in ids] == [13, 13, 13]
        assert table.order == [*ids, "aria"]

    def test_each_group_has_a_roll_of_its_own_and_late_ones_take_their_groups(self) -> None:
        goblins = [monster(n, group="Goblin", shares_initiative=True) for n in ("G", "H")]
        wolves = [monster(n, group="Wolf", shares_initiative=True) for n in ("W", "X")]
        table = RuleScenario(*goblins, *wolves, dice=[4, 17])
        table.do(c.StartEncounter())
        assert [table[i].initiative_roll for i in "ghwx"] == [4, 4, 17, 17]
        assert [e.natural for e in table.heard(InitiativeRolled)][::2] == [4, 17]
        rolled = goblins[0].model_copy(update={"initiative_roll": 12})
        for order in ((rolled, goblins[1]), (goblins[1], rolled)):
            table = RuleScenario(*order, dice=[3])
            table.do(c.StartEncounter())
            assert [table[i].initiative_roll for i in "gh"] == [12, 12]

    def test_they_share_one_roll_when_they_join_a_fight(self) -> None:
        table = RuleScenario(hero(initiative_roll=9)).running("aria")
        table.dice = [4, 18, 18]
        ids = self.goblins(table)
        assert [table[i].initiative_roll for i in ids] == [6, 6, 6]

    def test_reinforcements_act_on_the_count_of_their_group(self) -> None:
        table = RuleScenario(hero(initiative_roll=9)).running("aria")
        table.dice = [4]
        self.goblins(table)
        ids = self.goblins(table, count=1)
        assert [table[i].initiative_roll for i in ids] == [6, 6, 6, 6]

    def test_every_roll_of_one_that_shares_is_the_groups(self) -> None:
        table = RuleScenario(dice=[11, 4])
        first, second, third = ids = self.goblins(table)
        for command, total in ((roll(second), 13), (roll(third), 6), (roll(first, 20), 20)):
            table.do(command)
            assert [table[i].initiative_roll for i in ids] == [total] * 3
            assert all(table[i].shares_initiative for i in ids)
        assert table.rolled == [20, 20]

    def test_a_group_that_rolls_again_in_a_round_has_one_turn_each(self) -> None:
        table = RuleScenario(hero(initiative_roll=9), dice=[18])
        first, second, third = self.goblins(table)
        table.do(c.StartEncounter())
        table.do(roll(second, 3))
        assert table.order == ["aria", first, second, third]
        seen = []
        for _ in range(4):
            table.advance()
            seen.append((table.encounter.round, table.turn))
        assert seen == [(1, "aria"), (1, second), (1, third), (2, "aria")]

    def test_a_group_label_alone_shares_nothing(self) -> None:
        table = RuleScenario(monster("A", group="Left"), monster("B", group="Left"), dice=[3, 17])
        table.do(c.StartEncounter())
        assert {table["a"].initiative_roll, table["b"].initiative_roll} == {3, 17}


class TestEachRound:
    """Rolling again each round, as an option."""

    def test_all_roll_again_but_the_lair_and_the_turn_goes_to_the_new_first(self) -> None:
        table = RuleScenario(
            with_roll("Lair", 20, type="lair", hp=0),
            with_roll("A", 15),
            with_roll("B", 10, is_manually_ordered=True),
            reroll_each_round=True,
        ).running("b")
        table.dice = [3, 19]
        table.advance()
        assert (table.order, table.turn, table.encounter.round) == (["lair", "b", "a"], "lair", 2)
        assert [e.total for e in table.heard(InitiativeRolled)] == [3, 19]
        assert not table["b"].is_manually_ordered

    def test_nobody_rolls_again_within_a_round(self) -> None:
        table = RuleScenario(with_roll("A", 15), with_roll("B", 10), reroll_each_round=True).running("a")
        table.advance()
        assert table.heard(InitiativeRolled) == []


def test_another_rule_for_ties_puts_the_order_straight() -> None:
    table = RuleScenario(with_roll("A", 12), hero(initiative_roll=12)).running("a")
    table.do(c.ChangeRules(ties="players"))
    assert (table.order, table.turn) == (["aria", "a"], "a")
