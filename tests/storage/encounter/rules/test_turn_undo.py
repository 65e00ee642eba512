"""Stepping back: what passing the turn changed by itself is as it was, and nothing else."""

import json
from typing import Any

import pytest

from storage.encounter.commands import (
    AddParticipant,
    AdvanceTurn,
    Concentrate,
    DealDamage,
    DelayTurn,
    EndEncounter,
    Heal,
    NewParticipant,
    PreviousTurn,
    RemoveCondition,
    RemoveParticipant,
    ResumeEncounter,
    RollInitiative,
    StartEncounter,
    TakeTurn,
    UpdateParticipant,
)
from storage.encounter.errors import RuleError
from storage.encounter.events import TurnReversed
from storage.encounter.history.delta import differences
from storage.encounter.limits import TRAIL_LENGTH
from storage.encounter.model import Concentration, Condition, Level, TurnBoundary, Visibility
from tests.storage.encounter.scenario import RuleScenario, hero, monster


def three(turn: str = "aria", **rules: Any) -> RuleScenario:
    return RuleScenario(
        hero(initiative_roll=20),
        hero("Borin", initiative_roll=15),
        monster(initiative_roll=10, legendary_actions=3),
        **rules,
    ).running(turn)


def back(table: RuleScenario) -> None:
    table.do(PreviousTurn())


def change(who: str, **fields: Any) -> UpdateParticipant:
    return UpdateParticipant.model_validate({"participantId": who, "changes": fields})


def busy(**rules: Any) -> RuleScenario:
    """Return a table where passing the turn from the ogre changes everything that it can."""
    table = three("ogre", **rules)
    table.afflict("aria", "Blinded", duration=3)
    table.afflict("aria", "Stunned", duration=1)
    table.afflict("borin", "Frightened", duration=1, ends="turn_end", anchor_id="ogre")
    table.afflict("borin", "dazed", duration=0, ends="turn_end", anchor_id="ogre")
    table.do(change("aria", readied="shoot", reactionUsed=True))
    return table


@pytest.mark.parametrize(
    "rules", [{}, {"reroll_each_round": True}, {"defeated": "drop"}, {"reveal_on_turn": True}]
)
def test_next_and_back_leave_everything_as_it_was(rules: dict[str, Any]) -> None:
    table = busy(**rules)
    table.encounter = table.encounter.with_participant(
        table["aria"].model_copy(update={"visibility": Visibility(players=Level.UNSEEN, stream=Level.UNSEEN)})
    )
    table.do(AddParticipant(participant=NewParticipant(name="Rat", max_hp=1, initiative_roll=12)))
    rat = table.order[2]
    table.afflict("borin", "Grappled", source_id=rat)
    table.do(DealDamage.to(rat, 1))
    before = table.encounter
    table.dice = [2, 19, 7, 7]
    table.advance()
    assert table.encounter != before
    back(table)
    assert table.encounter == before
    assert table.encounter.model_dump_json() == before.model_dump_json()


def test_all_the_way_back_is_the_beginning() -> None:
    table = busy()
    states = []
    for _ in range(9):
        states.append(table.encounter)
        table.advance()
    for state in reversed(states):
        back(table)
        assert table.encounter == state


def test_the_event_says_where_the_turn_went() -> None:
    table = three("ogre")
    table.advance()
    back(table)
    assert table.heard(TurnReversed) == [TurnReversed(from_id="aria", to_id="ogre", round=1)]


def test_what_was_done_in_between_stays() -> None:
    table = busy()
    table.advance()
    table.do(DealDamage.to("borin", 7))
    table.afflict("ogre", "Prone")
    table.do(Heal(participant_ids=("borin",), amount=2))
    back(table)
    assert table["borin"].current_hp == 15
    assert table.conditions("ogre") == ["Prone"]
    assert "Stunned" in table.conditions("aria")


def test_what_was_taken_off_in_between_does_not_come_back() -> None:
    table = busy()
    table.advance()
    table.do(RemoveCondition.model_validate({"participantId": "aria", "condition": "Blinded"}))
    back(table)
    assert "Blinded" not in table.conditions("aria")


def test_what_came_anew_in_between_is_not_there_twice() -> None:
    table = busy()
    table.advance()
    table.afflict("aria", "Stunned", duration=5)
    back(table)
    assert table.conditions("aria").count("Stunned") == 1
    assert table.condition("aria", "Stunned").duration == 5
    assert table.conditions("aria").count("Incapacitated") == 1


def test_what_hung_on_a_concentration_that_ended_in_between_does_not_come_back() -> None:
    table = three("ogre")
    table.afflict("ogre", "hexed", duration=1, source_id="aria", from_concentration=True)
    table.advance(4)
    assert table.conditions("ogre") == []
    table.do(Concentrate(participant_id="aria", name="Bless"))
    back(table)
    assert table.conditions("ogre") == []
    assert table["aria"].concentration == Concentration(name="Bless")


def test_a_concentration_that_ended_with_its_effect_comes_back_with_it() -> None:
    table = three("ogre")
    table.afflict("ogre", "hexed", duration=1, source_id="aria", from_concentration=True)
    table.advance(4)
    assert (table.conditions("ogre"), table["aria"].concentration) == ([], None)
    back(table)
    assert (table.conditions("ogre"), table["aria"].concentration) == (["hexed"], Concentration(name="hexed"))


def test_a_concentration_does_not_come_back_to_one_who_is_incapacitated() -> None:
    table = three("ogre")
    table.afflict("ogre", "hexed", duration=1, source_id="aria", from_concentration=True)
    table.advance(4)
    table.afflict("aria", "Incapacitated")
    back(table)
    assert (table.conditions("ogre"), table["aria"].concentration) == ([], None)


def test_one_who_was_dropped_comes_back_without_what_no_concentration_keeps_up_any_more() -> None:
    table = three("ogre", defeated="drop")
    table.afflict("ogre", "hexed", source_id="aria", from_concentration=True)
    table.do(DealDamage.to("ogre", 500))
    table.advance()
    assert table["aria"].concentration is None
    table.do(Concentrate(participant_id="aria", name="Bless"))
    back(table)
    assert table.conditions("ogre") == []


def test_a_counter_that_was_set_in_between_stays() -> None:
    table = three("borin")
    table.do(change("ogre", legendaryActionsRemaining=0))
    table.advance()
    table.do(change("ogre", legendaryActionsRemaining=1))
    back(table)
    assert table["ogre"].legendary_actions_remaining == 1


def test_an_initiative_that_was_set_after_all_rolled_again_stays() -> None:
    table = three("ogre", reroll_each_round=True)
    table.dice = [1, 2, 3]
    table.advance()
    table.do(RollInitiative(participant_id="aria", roll=25))
    back(table)
    assert [p.initiative_roll for p in table.encounter.participants] == [25, 15, 10]


def test_a_delay_is_stepped_back_from() -> None:
    table = three()
    before = table.encounter
    table.do(DelayTurn(participant_id="aria"))
    held = table.encounter
    table.do(TakeTurn(participant_id="aria"))
    back(table)
    assert table.encounter == held
    back(table)
    assert table.encounter == before


def test_who_left_in_between_is_passed_over() -> None:
    table = three()
    table.advance(2)
    table.do(RemoveParticipant(participant_id="borin"))
    back(table)
    assert (table.turn, table.encounter.round) == ("aria", 1)


def test_who_left_on_its_turn_is_passed_over_and_the_next_ones_start_is_taken_back() -> None:
    table = three()
    table.do(change("ogre", legendaryActionsRemaining=0))
    table.advance()
    table.do(RemoveParticipant(participant_id="borin"))
    assert table["ogre"].legendary_actions_remaining == 3
    back(table)
    assert table.turn == "aria"
    assert table["ogre"].legendary_actions_remaining == 0


def test_who_joined_in_between_keeps_its_neighbour_when_the_order_is_put_back() -> None:
    table = three("ogre", reroll_each_round=True)
    table.dice = [1, 5, 19]
    table.advance()
    assert table.order == ["ogre", "borin", "aria"]
    table.do(AddParticipant(participant=NewParticipant(name="Late", initiative_roll=3)))
    back(table)
    assert [p.name for p in table.encounter.participants] == ["Aria", "Borin", "Late", "Ogre"]


def test_who_joined_first_of_all_stays_first_when_the_order_is_put_back() -> None:
    table = three("ogre", reroll_each_round=True)
    table.dice = [1, 5, 19]
    table.advance()
    table.do(AddParticipant(participant=NewParticipant(name="Early", initiative_roll=30)))
    back(table)
    assert [p.name for p in table.encounter.participants] == ["Early", "Aria", "Borin", "Ogre"]


def test_the_very_first_turn_has_none_before_it() -> None:
    for table in (three(), three("nobody")):
        with pytest.raises(RuleError, match="first turn"):
            back(table)


def test_the_end_of_a_fight_ends_its_trail() -> None:
    table = three()
    table.advance(2)
    table.do(EndEncounter())
    table.do(ResumeEncounter())
    with pytest.raises(RuleError, match="first turn"):
        back(table)


def test_the_trail_keeps_the_last_turns_only() -> None:
    table = three()
    table.advance(TRAIL_LENGTH + 5)
    assert len(table.encounter.turn_trail) == TRAIL_LENGTH


class TestWithoutATrail:
    """A document of another program has none: then the order says where back is."""

    def test_back_follows_the_order(self) -> None:
        table = three("ogre")
        back(table)
        assert (table.turn, table.encounter.round) == ("borin", 1)

    def test_back_from_the_first_is_the_last_of_the_round_before(self) -> None:
        table = three()
        table.running("aria", number=3)
        back(table)
        assert (table.turn, table.encounter.round) == ("ogre", 2)

    def test_back_passes_over_who_can_not_act(self) -> None:
        table = three("ogre")
        table.do(DelayTurn(participant_id="borin"))
        back(table)
        assert table.turn == "aria"


def test_conditions_of_plain_documents_come_back_by_name() -> None:
    poisoned = Condition(name="poisoned", duration=1)
    blinded = Condition(name="blinded", duration=2)
    table = RuleScenario(hero(conditions=(poisoned, blinded)), monster()).running("ogre")
    before = table.encounter
    table.advance()
    assert table.conditions("aria") == ["blinded"]
    back(table)
    assert table.encounter == before


def test_a_trail_that_came_from_the_database_works_as_well() -> None:
    table = busy(defeated="drop")
    table.do(DealDamage.to("ogre", 50))
    before = table.encounter
    table.advance()
    stored = [TurnBoundary.model_validate_json(b.model_dump_json()) for b in table.encounter.turn_trail]
    assert tuple(stored) == table.encounter.turn_trail
    back(table)
    assert table.encounter == before


def test_a_long_fight_is_told_turn_by_turn_in_little() -> None:
    table = RuleScenario(hero(), *(monster(f"Rat {i}") for i in range(16)))
    table.do(StartEncounter())
    table.advance(120)
    before = table.encounter
    table.do(AdvanceTurn())
    assert len(json.dumps(differences(before, table.encounter)[0], default=str)) < 2_000
    assert len(json.dumps(differences(table.encounter, before)[0], default=str)) < 2_000
