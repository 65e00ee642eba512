"""Groups that act on one turn, made and split in mid-round."""

from typing import Any

import pytest

from storage.encounter import commands as c
from storage.encounter.base import ParticipantId
from storage.encounter.errors import RuleError
from storage.encounter.events import ConditionRemoved, ReminderDue, TurnAdvanced, TurnShared, TurnSplit
from storage.encounter.history.delta import apply_delta, differences
from storage.encounter.model import Condition, Level, SaveEnds, Visibility
from tests.storage.encounter.scenario import RuleScenario, hero, monster

PACK: dict[str, Any] = {
    "group": "Goblins",
    "shares_turn": True,
    "shares_initiative": True,
    "initiative_roll": 12,
}


def goblins(count: int = 3, **fields: Any) -> list[Any]:
    return [monster(f"G{n}", **PACK | fields) for n in range(1, count + 1)]


def pack(**rules: Any) -> RuleScenario:
    """Return Aria on 15, three goblins on 12 as one group, Borin on 10; it is Aria's turn."""
    people = (hero(initiative_roll=15), *goblins(), hero("Borin", initiative_roll=10))
    return RuleScenario(*people, **rules).running("aria")


def on_turn(table: RuleScenario) -> list[str]:
    return [str(p.id) for p in table.encounter.on_turn]


def join(*who: str, name: str | None = None) -> c.JoinGroup:
    return c.JoinGroup(participant_ids=who, name=name)


def split(*who: str) -> c.LeaveGroup:
    return c.LeaveGroup(participant_ids=who)


def test_a_group_acts_on_one_turn() -> None:
    table = pack()
    table.advance()
    assert (table.turn, on_turn(table)) == ("g1", ["g1", "g2", "g3"])
    assert [(e.to_id, e.with_ids) for e in table.heard(TurnAdvanced)] == [("g1", ("g2", "g3"))]
    table.advance()
    assert on_turn(table) == ["borin"]
    table.advance(2)
    assert (table.encounter.round, on_turn(table)) == (2, ["g1", "g2", "g3"])


def test_what_begins_and_ends_with_a_turn_does_so_for_each_member() -> None:
    def lasting(key: str, ends: Any, **fields: Any) -> Condition:
        return Condition(id=key, name=key, duration=1, ends=ends, **fields)

    people = goblins(
        conditions=(lasting("blessed", "turn_start"), lasting("slowed", "turn_end")), reaction_used=True
    )
    saving = Condition(id="held", name="held", save_ends=SaveEnds(ability="Wisdom", dc=12))
    people[2] = people[2].model_copy(update={"conditions": (*people[2].conditions, saving)})
    table = RuleScenario(hero(initiative_roll=15), *people).running("aria")
    table.advance()
    assert [(e.participant_id, e.condition.name) for e in table.heard(ConditionRemoved)] == [
        (f"g{n}", "blessed") for n in (1, 2, 3)
    ]
    assert not any(table[f"g{n}"].reaction_used for n in (1, 2, 3))
    table.advance()
    assert [e.condition.name for e in table.heard(ConditionRemoved)] == ["slowed"] * 3
    assert [e.participant_id for e in table.heard(ReminderDue)] == ["g3"]


def test_a_round_said_on_the_turn_of_a_group_lasts_to_the_end_of_its_next_for_each_member() -> None:
    table = pack()
    table.advance()
    for who in ("g1", "g3"):
        table.afflict(who, "slowed", duration=1, ends="turn_end")
    table.advance()
    assert table.conditions("g1") == table.conditions("g3") == ["slowed"]
    table.advance(3)
    assert table.conditions("g1") == table.conditions("g3") == []


def test_the_defeated_of_a_group_are_passed_over_and_the_others_act() -> None:
    table = pack()
    table.do(c.DealDamage.to("g1", 99))
    table.advance()
    assert (table.turn, on_turn(table)) == ("g2", ["g2", "g3"])
    table.do(c.DealDamage.to("g2", 99))
    table.advance()
    assert table.turn == "borin"
    table.do(c.DealDamage.to("g3", 99))
    table.advance(2)
    assert table.turn == "borin"


def test_one_that_is_split_off_keeps_the_turn_it_is_on_and_then_acts_alone() -> None:
    table = pack()
    table.advance()
    table.do(split("g2"))
    assert [e.participant_id for e in table.heard(TurnSplit)] == ["g2"]
    assert on_turn(table) == ["g1", "g3", "g2"]  # the group stands together
    table.advance(3)
    assert on_turn(table) == ["g1", "g3"]
    table.advance()
    assert on_turn(table) == ["g2"]


def test_one_that_is_split_off_before_the_turn_acts_after_the_group() -> None:
    table = pack()
    table.do(split("g1"))
    table.advance()
    assert on_turn(table) == ["g1"]
    table.advance()
    assert on_turn(table) == ["g2", "g3"]
    table.do(split("g3"))
    assert not table["g2"].shares_turn, "the last one acts alone, too"


def test_one_that_has_acted_joins_for_the_next_round() -> None:
    table = pack()
    table.do(join("aria", name="goblins"))
    assert [(e.participant_id, e.group) for e in table.heard(TurnShared)] == [("aria", "Goblins")]
    assert table.order == ["g1", "g2", "g3", "aria", "borin"]
    assert table["aria"].initiative_roll == 12
    table.advance()
    assert on_turn(table) == ["g1", "g2", "g3"]
    table.advance(2)
    assert on_turn(table) == ["g1", "g2", "g3", "aria"]


def test_one_that_has_not_acted_and_joins_a_group_that_has_acts_once_in_the_round() -> None:
    table = pack()
    table.advance()
    table.do(join("borin", name="Goblins"))
    assert on_turn(table) == ["g1", "g2", "g3"]
    table.advance()
    assert on_turn(table) == ["borin"]
    table.advance()
    assert (table.encounter.round, table.turn) == (2, "aria")
    table.advance()
    assert on_turn(table) == ["g1", "g2", "g3", "borin"]


def test_a_new_group_is_named_after_the_first_and_stands_where_it_stands() -> None:
    wolves = [monster(f"Wolf {n}", initiative_roll=n) for n in (8, 3)]
    table = RuleScenario(hero(initiative_roll=5), *wolves).running("aria")
    before = table.encounter
    table.do(join("wolf 3", "wolf 8"))
    assert {p.group for p in table.encounter.participants[1:]} == {"Wolf"}
    assert {p.initiative_roll for p in table.encounter.participants[1:]} == {8}
    assert apply_delta(table.encounter, differences(table.encounter, before)[0]) == before
    table.advance()
    assert on_turn(table) == ["wolf 8", "wolf 3"]


def test_a_new_group_has_no_name_that_is_secret_from_those_who_see_one_of_it() -> None:
    hidden = monster("Doppelganger", visibility=Visibility(players=Level.UNKNOWN, stream=Level.NAME))
    table = RuleScenario(hidden, monster("Guard 2"), hero())
    table.do(join("doppelganger", "guard 2"))
    assert [p.group for p in table.encounter.participants] == ["Guard", "Guard", None]


def test_the_turn_goes_on_when_its_first_one_leaves_the_encounter() -> None:
    table = pack()
    table.advance()
    table.do(c.RemoveParticipant(participant_id="g1"))
    assert (table.turn, on_turn(table)) == ("g2", ["g2", "g3"])
    table.do(c.DealDamage.to("g3", 99))
    table.do(c.RemoveParticipant(participant_id="g2"))
    assert on_turn(table) == ["borin"]


def test_a_group_holds_back_and_takes_its_turn_together() -> None:
    table = pack()
    table.advance()
    table.do(c.DelayTurn(participant_id="g2"))
    assert on_turn(table) == ["borin"]
    table.do(c.TakeTurn(participant_id="g3"))
    assert on_turn(table) == ["g1", "g2", "g3"]
    assert table.order == ["aria", "borin", "g1", "g2", "g3"]
    table.advance()
    assert (table.encounter.round, table.turn) == (2, "aria")


def test_stepping_back_gives_the_turn_back_to_all_of_a_group() -> None:
    table = pack()
    table.advance()
    before = table.encounter
    table.advance()
    table.do(c.PreviousTurn())
    assert table.encounter == before
    table.advance()
    table.do(c.RemoveParticipant(participant_id="g1"))
    table.do(c.PreviousTurn())
    assert on_turn(table) == ["g2", "g3"]


def test_a_group_moves_and_rolls_as_one_and_another_number_sets_one_apart() -> None:
    table = pack()
    table.do(c.MoveParticipant(participant_id="g2"))
    assert table.order == ["aria", "borin", "g1", "g2", "g3"]
    table.do(c.RollInitiative(participant_id="g3", roll=20))
    assert table.order == ["g1", "g2", "g3", "aria", "borin"]
    entry = {"participantId": "g3", "initiative": 1}
    table.do(c.SetInitiatives.model_validate({"entries": (entry,)}))
    assert table.order == ["g1", "g2", "aria", "borin", "g3"] and not table["g3"].shares_turn
    change = {"participantId": "g2", "changes": {"group": "Others"}}
    table.do(c.UpdateParticipant.model_validate(change))
    assert not table["g2"].shares_turn


def test_newcomers_come_as_a_group_and_join_one_that_is_there() -> None:
    table = RuleScenario(hero(), dice=[2, 15])
    wolf = c.NewParticipant(name="Wolf", max_hp=9)
    table.do(c.AddParticipant(participant=wolf, count=3, share_turn=True))
    table.do(c.StartEncounter())
    assert len(on_turn(table)) == 3 and {p.group for p in table.encounter.on_turn} == {"Wolf"}
    late = wolf.model_copy(update={"initiative_roll": 1})
    table.do(c.AddParticipant(participant=late, share_turn=True))
    assert {p.initiative_roll for p in table.encounter.participants if p.shares_turn} == {15}


def test_none_of_a_group_takes_a_legendary_action_on_its_turn() -> None:
    table = RuleScenario(hero(), *goblins(legendary_actions=1, legendary_actions_remaining=1)).running("aria")
    table.advance()
    with pytest.raises(RuleError, match="another creature's turn"):
        table.do(c.SpendLegendary(participant_id="g2"))


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (join("borin"), "at least two"),
        (join("lair", "borin"), "lair"),
        (split("borin"), "acts alone already"),
    ],
)
def test_a_refusal_says_why(command: Any, why: str) -> None:
    table = pack()
    lair = monster("Lair", type="lair", initiative_roll=20)
    table.encounter = table.encounter.model_copy(
        update={"participants": (lair, *table.encounter.participants)}
    )
    with pytest.raises(RuleError, match=why):
        table.do(command)
    delayed = table["g1"].model_copy(update={"is_delayed": True})
    table.encounter = table.encounter.with_participant(delayed)
    with pytest.raises(RuleError, match="delays"):
        table.do(join(ParticipantId("g1"), "borin"))


def test_those_who_get_their_turn_back_wait_no_more() -> None:
    table = RuleScenario(*goblins(2), hero(initiative_roll=5))
    table.do(c.StartEncounter())
    table.advance()
    table.do(c.DelayTurn(participant_id=table["g2"].id))
    table.do(c.PreviousTurn())
    assert [p.id for p in table.encounter.on_turn] == ["g1", "g2"]
    assert not table["g1"].is_delayed and not table["g2"].is_delayed
    with pytest.raises(RuleError, match="delay"):
        table.do(c.TakeTurn(participant_id=table["g2"].id))
