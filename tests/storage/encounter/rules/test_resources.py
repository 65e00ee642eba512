"""Resources, recharge and inspiration, by the rules of the SRD."""

from typing import Any

import pytest

from storage.encounter import commands as c
from storage.encounter.errors import NotFoundError, RuleError
from storage.encounter.events import InspirationChanged, RechargeDue, ResourceChanged
from storage.encounter.model import Resource
from tests.storage.encounter.scenario import RuleScenario, hero, monster

BREATH = Resource(name="Fire Breath", current=0, maximum=1, returns="turn", recharge=5)


def slots(left: int = 3, **fields: Any) -> Resource:
    return Resource(name="Level 1 slots", current=left, maximum=4, **fields)


def ki(table: RuleScenario, **fields: Any) -> tuple[int, int]:
    """Set the hero's ki, and return what is left and the maximum."""
    table.do(c.SetResource(participant_id="aria", name="Ki", **fields))
    left = table["aria"].resource("ki")
    assert left is not None
    return left.current, left.maximum


def test_a_resource_is_spent_and_given_back_within_its_bounds() -> None:
    table = RuleScenario(hero(resources=(slots(),)))
    table.do(c.SpendResource(participant_id="aria", name="level 1 SLOTS", amount=2))
    assert [(e.current, e.maximum, e.reason) for e in table.heard(ResourceChanged)] == [(1, 4, "spent")]
    with pytest.raises(RuleError, match="only 1 left"):
        table.do(c.SpendResource(participant_id="aria", name="Level 1 slots", amount=2))
    table.do(c.SpendResource(participant_id="aria", name="Level 1 slots", amount=-9))
    assert [(e.current, e.reason) for e in table.heard(ResourceChanged)] == [(4, "restored")]
    assert not table.do(c.SpendResource(participant_id="aria", name="Level 1 slots", amount=-1))
    with pytest.raises(NotFoundError, match="not have the resource Ki"):
        table.do(c.SpendResource(participant_id="aria", name="Ki"))


def test_what_is_left_follows_a_new_maximum() -> None:
    table = RuleScenario(hero())
    with pytest.raises(RuleError, match="a maximum"):
        ki(table, current=2)
    assert ki(table, maximum=3) == (3, 3)
    assert ki(table, current=1) == (1, 3)
    assert ki(table, maximum=5) == (3, 5)
    assert ki(table, maximum=2) == (0, 2)
    assert ki(table, current=9) == (2, 2)
    assert not table.do(c.SetResource(participant_id="aria", name="KI", maximum=2))


def test_what_is_left_out_of_a_change_stays() -> None:
    table = RuleScenario(hero())
    ki(table, maximum=3, returns="short_rest", regains=1)
    ki(table, maximum=4)
    assert table["aria"].resources == (
        Resource(name="Ki", current=4, maximum=4, returns="short_rest", regains=1),
    )
    ki(table, recharge=5)
    assert (table["aria"].resources[0].returns, table["aria"].resources[0].recharge) == ("turn", 5)
    ki(table, returns="long_rest", regains=0)
    assert table["aria"].resources == (Resource(name="Ki", current=4, maximum=4),)


def test_a_resource_is_taken_off() -> None:
    table = RuleScenario(hero(resources=(slots(), BREATH)))
    table.do(c.RemoveResource(participant_id="aria", name="fire breath"))
    assert [r.name for r in table["aria"].resources] == ["Level 1 slots"]
    assert [e.reason for e in table.heard(ResourceChanged)] == ["removed"]


@pytest.mark.parametrize(("die", "left"), [(4, 0), (5, 1), (6, 1)])
def test_a_spent_recharge_is_rolled_at_the_start_of_its_creatures_turn(die: int, left: int) -> None:
    """SRD Recharge X–Y: at the start of each of its turns, roll a d6."""
    table = RuleScenario(hero(), monster("Dragon", resources=(BREATH,)), dice=[die]).running("aria")
    table.advance()
    assert table["dragon"].resources[0].current == left
    due = table.heard(RechargeDue)
    assert [(e.name, e.needs, e.natural, e.is_back) for e in due] == [("Fire Breath", 5, die, left == 1)]
    assert table.rolled == [6]
    table.advance()
    assert table.rolled == [6], "it is rolled on no other turn"


def test_a_recharge_that_is_not_spent_is_not_rolled() -> None:
    ready = BREATH.model_copy(update={"current": 1})
    table = RuleScenario(hero(), monster("Dragon", resources=(ready,))).running("aria")
    table.advance()
    assert (table.rolled, table.heard(RechargeDue)) == ([], [])


def test_the_dead_recharge_nothing() -> None:
    dead = monster("Dragon", current_hp=0, resources=(BREATH,))
    table = RuleScenario(hero(), dead, hero("Borin"), defeated="keep").running("aria")
    table.advance()
    assert (table.turn, table.rolled) == ("dragon", [])


def test_a_table_that_rolls_itself_is_reminded() -> None:
    table = RuleScenario(hero(), monster("Dragon", resources=(BREATH,)), recharge="remind").running("aria")
    table.advance()
    assert [(e.needs, e.natural, e.is_back) for e in table.heard(RechargeDue)] == [(5, None, False)]
    assert (table.rolled, table["dragon"].resources[0].current) == ([], 0)


def test_what_returns_each_turn_is_back_at_its_start() -> None:
    shove = Resource(name="Shove", current=0, maximum=2, returns="turn")
    table = RuleScenario(hero(), monster("Dragon", resources=(shove,))).running("aria")
    table.advance()
    assert table["dragon"].resources[0].current == 2


def test_stepping_back_takes_a_recharge_back() -> None:
    table = RuleScenario(hero(), monster("Dragon", resources=(BREATH,)), dice=[6, 1]).running("aria")
    table.advance()
    table.do(c.PreviousTurn())
    assert (table.turn, table["dragon"].resources[0].current) == ("aria", 0)
    table.advance()
    assert table["dragon"].resources[0].current == 0


def test_stepping_back_leaves_what_was_spent_since() -> None:
    table = RuleScenario(hero(), monster("Dragon", resources=(BREATH,)), dice=[6]).running("aria")
    table.advance()
    table.do(c.SpendResource(participant_id="dragon", name="Fire Breath"))
    table.do(c.PreviousTurn())
    assert table["dragon"].resources[0].current == 0


def test_a_newcomer_brings_its_resources_full_unless_said_otherwise() -> None:
    table = RuleScenario()
    brought = {"resources": [{"name": "Ki", "maximum": 3}, {"name": " Rage ", "maximum": 2, "current": 1}]}
    new = c.NewParticipant.model_validate({"name": "Aria", "type": "character", **brought})
    table.do(c.AddParticipant(participant=new))
    (aria,) = table.encounter.participants
    assert [(r.name, r.current, r.maximum) for r in aria.resources] == [("Ki", 3, 3), ("Rage", 1, 2)]


@pytest.mark.parametrize(
    "wrong",
    [
        [{"name": "Ki", "maximum": 3, "current": 4}],
        [{"name": "Ki", "maximum": 1000}],
        [{"name": "  ", "maximum": 1}],
        [{"name": "Ki", "maximum": 1}, {"name": "ki", "maximum": 2}],
        [{"name": "Ki", "maximum": 1, "recharge": 7}],
        [{"name": "Ki", "maximum": 1, "uses": 7}],
        [{"name": f"Ki {n}", "maximum": 1} for n in range(31)],
    ],
)
def test_a_newcomer_with_impossible_resources_is_refused(wrong: list[dict[str, Any]]) -> None:
    with pytest.raises(ValueError, match="resources"):
        c.NewParticipant.model_validate({"name": "Aria", "resources": wrong})


def test_inspiration_is_had_once_and_spent_once() -> None:
    """SRD Inspiration; SRD 5.2 Heroic Inspiration: you either have it or you don't."""
    table = RuleScenario(hero())
    with pytest.raises(RuleError, match="no inspiration"):
        table.do(c.SetInspiration(participant_id="aria", has_inspiration=False))
    table.do(c.SetInspiration(participant_id="aria", has_inspiration=True))
    assert [e.has_inspiration for e in table.heard(InspirationChanged)] == [True]
    with pytest.raises(RuleError, match="already"):
        table.do(c.SetInspiration(participant_id="aria", has_inspiration=True))
    table.do(c.SetInspiration(participant_id="aria", has_inspiration=False))
    assert not table["aria"].has_inspiration
