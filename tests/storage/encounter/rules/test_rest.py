"""Short and long rests, by the rules of the SRD 5.1 and 5.2."""

from typing import Any

import pytest

from storage.encounter.commands import Rest
from storage.encounter.errors import InvalidCommandError, RuleError
from storage.encounter.events import HealingReceived, Rested, RestFailed
from storage.encounter.model import (
    Concentration,
    Condition,
    DeathSaves,
    HitPointEffect,
    Participant,
    Resource,
)
from storage.encounter.model.health import Ruleset, maximum_hp
from storage.encounter.rules.hit_dice import average_hp, hit_dice_of
from tests.storage.encounter.scenario import RuleScenario, hero, monster

BOTH = pytest.mark.parametrize("ruleset", ["2014", "2024"])


def rests(table: RuleScenario, kind: str, *entries: Any) -> None:
    ids = [{"participantId": e} if isinstance(e, str) else e for e in entries]
    table.do(Rest.model_validate({"kind": kind, "entries": ids}))


def fighter(**fields: Any) -> Participant:
    given: dict[str, Any] = {"current_hp": 10, "hit_dice": "5d10+10"} | fields
    return hero(hp=44, **given)


def dice(number: int, **fields: Any) -> dict[str, Any]:
    return {"participantId": "aria", "hitDice": number, **fields}


def test_a_short_rest_gives_hit_dice_with_the_constitution_modifier() -> None:
    """SRD Short Rest: for each Hit Die spent, roll it and add the Constitution modifier."""
    table = RuleScenario(fighter(), dice=[7, 3])
    rests(table, "short", dice(2))
    assert (table["aria"].current_hp, table["aria"].hit_dice_spent) == (10 + 7 + 2 + 3 + 2, 2)
    assert table.rolled == [10, 10]
    assert [(e.kind, e.hit_dice, e.faces) for e in table.heard(Rested)] == [("short", 2, (7, 3))]
    assert [e.amount for e in table.heard(HealingReceived)] == [14]


@pytest.mark.parametrize(("ruleset", "gained"), [("2014", 0), ("2024", 1)])
def test_a_hit_die_gives_at_least_this_much(ruleset: str, gained: int) -> None:
    """SRD 5.1: minimum of 0; SRD 5.2: minimum of 1."""
    table = RuleScenario(fighter(hit_dice="3d6-9"), dice=[2], ruleset=ruleset)
    rests(table, "short", dice(1))
    assert table["aria"].current_hp == 10 + gained


def test_physical_dice_are_typed_and_hit_points_stop_at_the_maximum() -> None:
    table = RuleScenario(fighter())
    rests(table, "short", dice(3, healing=99))
    assert (table["aria"].current_hp, table["aria"].hit_dice_spent, table.rolled) == (44, 3, [])
    assert [(e.amount, e.overheal) for e in table.heard(HealingReceived)] == [(34, 65)]


def test_the_largest_hit_dice_are_spent_first() -> None:
    table = RuleScenario(fighter(hit_dice="2d6+1d10+3"))
    rests(table, "short", dice(2))
    rests(table, "short", dice(1))
    assert table.rolled == [10, 6, 6]


@pytest.mark.parametrize(
    ("kind", "entry", "who", "match"),
    [
        ("short", dice(4), fighter(hit_dice_spent=2), "no more than 3 hit dice"),
        ("short", dice(1), fighter(hit_dice=None), "don't know the hit dice"),
        ("long", dice(1), fighter(), "in a short rest"),
    ],
)
def test_hit_dice_that_are_not_there_are_refused(
    kind: str, entry: dict[str, Any], who: Participant, match: str
) -> None:
    table = RuleScenario(who)
    with pytest.raises(RuleError, match=match):
        rests(table, kind, entry)


def test_there_is_no_rest_while_the_encounter_runs() -> None:
    table = RuleScenario(fighter()).running("aria")
    with pytest.raises(RuleError, match="goes on"):
        rests(table, "short", "aria")


@pytest.mark.parametrize(("ruleset", "spent"), [("2014", 3), ("2024", 0)])
def test_a_long_rest_gives_back_hit_points_and_half_or_all_of_the_hit_dice(ruleset: str, spent: int) -> None:
    """SRD 5.1 Long Rest: up to half of all Hit Dice; SRD 5.2: all."""
    table = RuleScenario(fighter(hit_dice_spent=5, temporary_hp=7), ruleset=ruleset)
    rests(table, "long", "aria")
    aria = table["aria"]
    assert (aria.current_hp, aria.temporary_hp, aria.hit_dice_spent) == (44, 0, spent)


def test_a_single_hit_die_is_back_by_the_rules_of_2014() -> None:
    """SRD 5.1 Long Rest: minimum of one die."""
    table = RuleScenario(fighter(hit_dice="1d10", hit_dice_spent=1), ruleset="2014")
    rests(table, "long", "aria")
    assert table["aria"].hit_dice_spent == 0


@BOTH
def test_a_long_rest_takes_one_level_of_exhaustion_off(ruleset: str) -> None:
    tired = (Condition(id="e", name="Exhaustion", level=4),)
    table = RuleScenario(fighter(conditions=tired), ruleset=ruleset)
    rests(table, "long", "aria")
    assert [c.level for c in table["aria"].conditions] == [3]
    assert table["aria"].current_hp == 44, "the maximum is no longer halved"
    rests(table, "short", "aria")
    assert [c.level for c in table["aria"].conditions] == [3]


def test_resources_come_back_by_their_kind() -> None:
    """SRD 5.2: one use of some features with a short rest, all with a long one; recharge with either."""

    def left() -> list[int]:
        return [r.current for r in table["aria"].resources]

    kinds: list[dict[str, Any]] = [
        {"returns": "never"},
        {"returns": "turn", "recharge": 5},
        {"returns": "short_rest"},
        {"returns": "long_rest"},
        {"returns": "long_rest", "regains": 1},
        {"returns": "never", "regains": 1},
    ]
    held = tuple(Resource(name=str(n), current=0, maximum=3, **kind) for n, kind in enumerate(kinds))
    table = RuleScenario(fighter(resources=held))
    rests(table, "short", "aria")
    assert left() == [0, 3, 3, 0, 1, 0]
    rests(table, "long", "aria")
    assert left() == [0, 3, 3, 3, 3, 0]


def test_a_long_rest_gives_legendary_resistances_back() -> None:
    table = RuleScenario(monster(legendary_resistances=3, legendary_actions=3))
    rests(table, "long", "ogre")
    ogre = table["ogre"]
    assert (ogre.legendary_resistances_remaining, ogre.legendary_actions_remaining) == (3, 3)


def test_a_rest_ends_only_what_its_hours_end() -> None:
    held = (
        Condition(id="a", name="Cursed"),
        Condition(id="b", name="Bless", duration=10),
        Condition(id="c", name="Mage Armor", duration=4_800),
    )
    table = RuleScenario(fighter(conditions=held))
    rests(table, "short", "aria")
    assert [(c.name, c.duration) for c in table["aria"].conditions] == [("Cursed", -1), ("Mage Armor", 4_200)]
    rests(table, "long", "aria")
    assert table.conditions("aria") == ["Cursed"]


def test_who_sleeps_concentrates_no_longer() -> None:
    hexed = Condition(id="h", name="Hexed", source_id="aria", from_concentration=True)
    table = RuleScenario(fighter(concentration=Concentration(name="Hex")), monster(conditions=(hexed,)))
    rests(table, "short", "aria")
    assert table.conditions("ogre") == ["Hexed"]
    rests(table, "long", "aria")
    assert table["aria"].concentration is None
    assert table.conditions("ogre") == []


@pytest.mark.parametrize("kind", ["short", "long"])
@BOTH
def test_the_dead_and_the_dying_get_nothing(kind: str, ruleset: str) -> None:
    dead = hero("Borin", current_hp=0, death_saves=DeathSaves(is_dead=True))
    table = RuleScenario(hero(current_hp=0), dead, monster(current_hp=0), fighter(id="cara"), ruleset=ruleset)
    rests(table, kind, "aria", "borin", "ogre", "cara")
    failed = [(e.participant_id, e.reason) for e in table.heard(RestFailed)]
    assert failed == [("aria", "dying"), ("borin", "dead"), ("ogre", "dead")]
    assert [table[who].current_hp for who in ("aria", "borin", "ogre")] == [0, 0, 0]
    assert [e.participant_id for e in table.heard(Rested)] == ["cara"]


@BOTH
def test_a_stable_one_wakes_up_in_the_night_and_has_not_rested(ruleset: str) -> None:
    """SRD: 1 hit point after 1d4 hours; a long rest needs 1 hit point at its start."""
    stable = fighter(current_hp=0, hit_dice_spent=2, death_saves=DeathSaves(is_stable=True))
    table = RuleScenario(stable, ruleset=ruleset)
    rests(table, "long", "aria")
    aria = table["aria"]
    assert (aria.current_hp, aria.hit_dice_spent, aria.death_saves) == (1, 2, DeathSaves())
    assert [e.reason for e in table.heard(RestFailed)] == ["no_hit_points"]
    rests(table, "long", "aria")
    assert table["aria"].current_hp == 44


@BOTH
@pytest.mark.parametrize("kind", ["short", "long"])
def test_the_hours_of_a_rest_go_by_for_those_too_who_get_nothing_of_it(kind: str, ruleset: Ruleset) -> None:
    """SRD, Aid: the maximum that it raises is raised for 8 hours, whether or not its bearer could rest."""
    aid = Condition(id="a", name="Aid", duration=4_800, hit_points=HitPointEffect(max_hp=5))
    bless = Condition(id="b", name="Bless", duration=10)
    dying = fighter(current_hp=0, conditions=(aid, bless))
    stable = fighter(
        id="borin", current_hp=0, conditions=(aid, bless), death_saves=DeathSaves(is_stable=True)
    )
    table = RuleScenario(dying, stable, ruleset=ruleset)
    rests(table, kind, "aria", "borin")
    for who in ("aria", "borin"):
        assert table.conditions(who) == (["Aid"] if kind == "short" else [])
        assert maximum_hp(table[who], ruleset) == (49 if kind == "short" else 44)


@pytest.mark.parametrize(("ruleset", "hp"), [("2014", 19), ("2024", 0)])
def test_a_stable_one_spends_hit_dice_by_the_rules_of_2014_alone(ruleset: str, hp: int) -> None:
    """SRD 5.2 Short Rest: to start one, you must have at least 1 hit point."""
    stable = fighter(current_hp=0, death_saves=DeathSaves(is_stable=True))
    table = RuleScenario(stable, dice=[9, 6], ruleset=ruleset)
    rests(table, "short", dice(2))
    assert (table["aria"].current_hp, table["aria"].hit_dice_spent) == (hp, 2 if hp else 0)
    assert table["aria"].death_saves.is_stable is (hp == 0)


def test_who_was_knocked_out_is_awake_after_a_short_rest() -> None:
    """SRD 5.2 Knocking Out a Creature: at the end of the rest the unconsciousness ends."""
    out = Condition(id="u", name="Unconscious", implied_by="0hp")
    table = RuleScenario(monster(current_hp=1, is_knocked_out=True, conditions=(out,)))
    rests(table, "short", "ogre")
    assert (table["ogre"].is_knocked_out, table.conditions("ogre")) == (False, [])


def test_one_id_is_enough_and_each_is_named_once() -> None:
    assert Rest.model_validate({"kind": "long", "participantId": "aria"}).entries[0].participant_id == "aria"
    assert len(Rest.model_validate({"kind": "long", "participantIds": ["a", "b"]}).entries) == 2
    with pytest.raises(ValueError, match="once"):
        Rest.model_validate({"kind": "long", "participantIds": ["a", "a"]})


@pytest.mark.parametrize(
    ("text", "sides", "each", "average"),
    [
        ("5d10+10", (10,) * 5, 2, 37),
        ("3d10+2d6+10", (10, 10, 10, 6, 6), 2, 33),
        ("2d6 − 4", (6, 6), -2, 3),
        ("1d8", (8,), 0, 4),
        ("5W10 + 10", (10,) * 5, 2, 37),
    ],
)
def test_hit_dice_are_read(text: str, sides: tuple[int, ...], each: int, average: int) -> None:
    dice = hit_dice_of(text)
    assert (dice.sides, dice.bonus_each, average_hp(text)) == (sides, each, average)


@pytest.mark.parametrize("text", ["", "5", "d8", "2d0", "0d6", "2d6 2d6", "2d6-1d4", "2d6++1", "999d6+999d6"])
def test_what_is_no_hit_dice_is_refused(text: str) -> None:
    with pytest.raises(InvalidCommandError):
        hit_dice_of(text)


BITTEN = Condition(id="b", name="Bitten", hit_points=HitPointEffect(max_hp=-12))


def test_a_long_rest_restores_a_lowered_maximum() -> None:
    """SRD 5.2 Long Rest: if your hit point maximum was reduced, it returns to normal."""
    table = RuleScenario(fighter(conditions=(BITTEN,)))
    rests(table, "short", "aria")
    assert table.conditions("aria") == ["Bitten"]
    rests(table, "long", "aria")
    assert (table["aria"].current_hp, table.conditions("aria")) == (44, [])


@pytest.mark.parametrize(("answer", "hp"), [(True, 44), (False, 32)])
def test_in_2014_the_effect_says_whether_the_maximum_is_restored(answer: bool, hp: int) -> None:
    table = RuleScenario(fighter(conditions=(BITTEN,)), ruleset="2014")
    with pytest.raises(RuleError, match="restore the hit point maximum"):
        rests(table, "long", "aria")
    asked = {"kind": "long", "participantId": "aria", "restoresMaximum": answer}
    table.do(Rest.model_validate(asked))
    assert (table["aria"].current_hp, bool(table["aria"].conditions)) == (hp, not answer)


def test_aid_is_over_after_its_eight_hours() -> None:
    aid = Condition(id="a", name="Aid", duration=4_800, hit_points=HitPointEffect(max_hp=5))
    table = RuleScenario(fighter(current_hp=49, conditions=(aid,)))
    rests(table, "short", "aria")
    assert table["aria"].current_hp == 49
    rests(table, "long", "aria")
    assert table["aria"].current_hp == 44
