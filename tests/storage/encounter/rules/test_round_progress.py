"""Each participant has one turn in a round, whatever becomes of the order."""

from collections.abc import Callable
from typing import Any

import pytest

from storage.encounter import commands as c
from storage.encounter.errors import RuleError
from storage.encounter.history.delta import apply_delta, differences
from storage.encounter.model import Condition, Encounter
from tests.storage.encounter.scenario import RuleScenario, hero, monster


def oba(turn: str = "o", **rules: Any) -> RuleScenario:
    """Return an encounter of O on 15, B on 10 and A on 3."""
    return RuleScenario(
        monster("O", initiative_roll=15), hero("B", initiative_roll=10), hero("A", initiative_roll=3), **rules
    ).running(turn)


def roll(who: str, total: int) -> c.RollInitiative:
    return c.RollInitiative(participant_id=who, roll=total)


def setting(**totals: int) -> c.SetInitiatives:
    return c.SetInitiatives(
        entries=tuple(
            c.InitiativeEntry(participant_id=who, initiative=total) for who, total in totals.items()
        )
    )


def next_turns(table: RuleScenario, count: int) -> list[tuple[int, str | None]]:
    turns = []
    for _ in range(count):
        table.advance()
        turns.append((table.encounter.round, table.turn))
    return turns


EDITS = [
    pytest.param("o", roll("o", 2), [(1, "b"), (1, "a"), (2, "b")], id="the current one lowered"),
    pytest.param("o", setting(o=2), [(1, "b"), (1, "a"), (2, "b")], id="lowered in the editor"),
    pytest.param("o", c.MoveParticipant(participant_id="o"), [(1, "b"), (1, "a"), (2, "b")], id="moved last"),
    pytest.param("o", roll("a", 18), [(1, "a"), (1, "b"), (2, "a")], id="one to come raised above"),
    pytest.param("o", setting(a=18, b=1), [(1, "a"), (1, "b"), (2, "a")], id="two swapped around it"),
    pytest.param("b", roll("o", 5), [(1, "a"), (2, "b"), (2, "o")], id="one that acted lowered"),
    pytest.param("b", roll("a", 30), [(1, "a"), (2, "a"), (2, "o")], id="one to come made first"),
    pytest.param("b", setting(o=1, b=2), [(1, "a"), (2, "a"), (2, "b")], id="all that acted lowered"),
    pytest.param("a", roll("a", 20), [(2, "a"), (2, "o"), (2, "b")], id="the last raised on its turn"),
    pytest.param(
        "b",
        c.MoveParticipant(participant_id="a", before_id="o"),
        [(1, "a"), (2, "a")],
        id="moved to the front",
    ),
    pytest.param("b", c.MoveParticipant(participant_id="o"), [(1, "a"), (2, "b")], id="moved behind by hand"),
]


@pytest.mark.parametrize("ruleset", ["2014", "2024"])
@pytest.mark.parametrize(("turn", "edit", "turns"), EDITS)
def test_an_edit_of_the_order_neither_takes_a_turn_nor_gives_a_second(
    turn: str, edit: c.Command, turns: list[tuple[int, str]], ruleset: str
) -> None:
    table = oba(turn, ruleset=ruleset)
    table.do(edit)
    assert table.turn == turn
    assert next_turns(table, len(turns)) == turns


def hex_on(table: RuleScenario, bearer: str, anchor: str) -> Callable[[], int]:
    """Put a condition that counts the anchor's turns on a participant; return how to read what is left."""
    condition = Condition(id=f"hex-{bearer}", name="hexed", duration=9, ends="turn_end", anchor_id=anchor)
    bearing = table[bearer].model_copy(update={"conditions": (condition,)})
    table.encounter = table.encounter.with_participant(bearing)
    return lambda: table.condition(bearer, "hexed").duration


def test_durations_tick_once_for_each_turn_when_the_order_is_edited() -> None:
    table = oba()
    left = [hex_on(table, who, who) for who in "oba"]
    table.do(roll("o", 2))
    next_turns(table, 3)
    assert [read() for read in left] == [8, 8, 8]
    table.do(roll("a", 30))
    next_turns(table, 3)
    assert [read() for read in left] == [7, 7, 7]


def test_undo_of_an_edit_leaves_who_has_had_a_turn_as_it_was() -> None:
    table = oba("b")
    before = table.encounter
    table.do(roll("a", 30))
    table.encounter = apply_delta(table.encounter, differences(table.encounter, before)[0])
    assert table.encounter == before
    assert next_turns(table, 2) == [(1, "a"), (2, "o")]


def test_stepping_back_gives_the_turn_back_after_an_edit() -> None:
    table = oba()
    table.advance()
    table.do(roll("b", 1))
    table.do(c.PreviousTurn())
    assert table.turn == "o"
    assert next_turns(table, 3) == [(1, "a"), (1, "b"), (2, "o")]


def test_stepping_back_into_the_round_before_keeps_who_had_a_turn_in_it() -> None:
    table = oba("a")
    table.advance()
    table.do(roll("o", 1))
    table.do(c.PreviousTurn())
    assert (table.encounter.round, table.turn) == (1, "a")
    assert next_turns(table, 4) == [(2, "b"), (2, "a"), (2, "o"), (3, "b")]


def test_a_group_that_is_split_keeps_its_turns() -> None:
    pack = [monster(n, group="Pack", shares_initiative=True, initiative_roll=12) for n in "XYZ"]
    table = RuleScenario(*pack, hero("B", initiative_roll=10)).running("y")
    table.do(setting(x=1, z=20))
    assert next_turns(table, 3) == [(1, "z"), (1, "b"), (2, "z")]


def test_another_rule_for_ties_gives_no_second_turn() -> None:
    table = RuleScenario(monster("M", initiative_roll=12), hero("P", initiative_roll=12)).running("m")
    table.do(c.ChangeRules(ties="players"))
    assert table.order == ["p", "m"]
    assert next_turns(table, 3) == [(1, "p"), (2, "p"), (2, "m")]


def joining(total: int) -> c.AddParticipant:
    return c.AddParticipant(participant=c.NewParticipant(name="J", max_hp=9, initiative_roll=total))


@pytest.mark.parametrize(
    ("edit", "total", "acts"),
    [
        pytest.param(None, 12, True, id="its place is to come"),
        pytest.param(None, 30, False, id="its place has gone by"),
        pytest.param(roll("o", 2), 12, True, id="the current one was lowered, the place is to come"),
        pytest.param(roll("a", 18), 16, True, id="one before it is still to act"),
    ],
)
def test_who_joins_acts_in_this_round_if_its_place_is_to_come(
    edit: c.Command | None, total: int, acts: bool
) -> None:
    table = oba()
    if edit is not None:
        table.do(edit)
    table.do(joining(total))
    newcomer = next(p.id for p in table.encounter.participants if p.name == "J")
    turns = next_turns(table, 3)
    assert turns.count((1, newcomer)) == acts
    assert {(1, "b"), (1, "a")} <= set(turns)


def test_the_fallen_are_passed_over_once_in_a_round() -> None:
    table = oba()
    left = hex_on(table, "a", "o")
    table.do(c.DealDamage.to("o", 50))
    next_turns(table, 2)
    table.do(roll("o", 1))
    table.do(c.Heal(participant_ids=("o",), amount=5))
    assert next_turns(table, 3) == [(2, "b"), (2, "a"), (2, "o")]
    assert left() == 8


class TestDelay:
    def test_after_its_turn_there_is_none_to_take_in_the_round(self) -> None:
        table = oba("b")
        table.do(c.DelayTurn(participant_id="o"))
        with pytest.raises(RuleError, match=r"^O has had a turn in this round"):
            table.do(c.TakeTurn(participant_id="o"))
        next_turns(table, 2)
        assert (table.encounter.round, table.turn) == (2, "b")
        table.do(c.TakeTurn(participant_id="o"))
        assert next_turns(table, 2) == [(2, "a"), (3, "b")]

    def test_a_turn_that_was_held_back_is_over_when_that_of_the_next_round_is_taken(self) -> None:
        table = oba("b")
        left = hex_on(table, "b", "b")
        table.do(c.DelayTurn(participant_id="b"))
        table.advance()
        assert (table.encounter.round, table.turn) == (2, "o")
        table.do(c.TakeTurn(participant_id="b"))
        table.advance()
        assert left() == 7
        assert next_turns(table, 2) == [(3, "o"), (3, "b")]


def unnoted(encounter: Encounter) -> Encounter:
    """Return the encounter as a version stored it that noted no turns, with the trail of that time."""
    participants = tuple(p.model_copy(update={"last_turn_round": 0}) for p in encounter.participants)
    trail = tuple(b.model_copy(update={"notes_turns": False}) for b in encounter.turn_trail)
    return encounter.model_copy(update={"participants": participants, "turn_trail": trail})


class TestOlderDocuments:
    """Of a version, or another program, that did not note turns: the order says who has had one."""

    @pytest.mark.parametrize(
        ("edit", "turns"),
        [
            (None, [(1, "a"), (2, "o"), (2, "b")]),
            (roll("b", 1), [(1, "a"), (2, "o"), (2, "a"), (2, "b")]),
            (roll("a", 30), [(1, "a"), (2, "a"), (2, "o")]),
            (joining(12), [(1, "a"), (2, "o")]),
        ],
    )
    def test_they_go_on(self, edit: c.Command | None, turns: list[tuple[int, str]]) -> None:
        table = oba("b")
        table.encounter = unnoted(table.encounter)
        assert table.encounter.turns_had() == {"o", "b"}
        if edit is not None:
            table.do(edit)
        assert next_turns(table, len(turns)) == turns

    def test_a_trail_without_notes_is_stepped_back_by_the_order(self) -> None:
        table = oba()
        table.advance(2)
        table.encounter = unnoted(table.encounter)
        table.do(c.PreviousTurn())
        table.do(c.PreviousTurn())
        assert table.turn == "o"
        assert next_turns(table, 3) == [(1, "b"), (1, "a"), (2, "o")]


def test_an_encounter_that_is_reopened_begins_its_round_anew() -> None:
    table = oba("b")
    table.do(c.EndEncounter())
    table.do(c.ResumeEncounter())
    assert (table.encounter.round, table.turn) == (1, "o")
    assert next_turns(table, 3) == [(1, "b"), (1, "a"), (2, "o")]


@pytest.mark.parametrize("edit", [roll("b", 1), c.RemoveParticipant(participant_id="b")])
def test_all_roll_again_only_when_each_has_had_a_turn(edit: c.Command) -> None:
    table = oba(reroll_each_round=True)
    table.do(edit)
    number = len(table.encounter.participants) - 1
    assert all(round_ == 1 for round_, _ in next_turns(table, number))
    assert table.rolled == []
    table.advance()
    assert table.encounter.round == 2 and table.rolled
