"""Surprise (SRD 5.1 and 5.2, Surprise), also when it is marked after initiative was rolled."""

from typing import Any

import pytest

from storage.encounter.commands import AdvanceTurn, DelayTurn, StartEncounter, TakeTurn, UpdateParticipant
from storage.encounter.errors import RuleError
from storage.encounter.events import InitiativeRolled
from tests.storage.encounter.scenario import RuleScenario, hero, monster


def change(who: str, **fields: Any) -> UpdateParticipant:
    return UpdateParticipant.model_validate({"participantId": who, "changes": fields})


def surprise(who: str, *, is_surprised: bool = True) -> UpdateParticipant:
    return change(who, isSurprised=is_surprised)


def state(table: RuleScenario, who: str) -> tuple[bool, bool]:
    """Return whether it is surprised, and whether its reaction is used."""
    return table[who].is_surprised, table[who].reaction_used


def rolled(ruleset: str, *dice: int) -> RuleScenario:
    return RuleScenario(
        hero(initiative_roll=20),
        monster(initiative_roll=15),
        hero("Borin", initiative_roll=10),
        dice=dice,
        ruleset=ruleset,
    )


class TestSrd52:
    def test_marked_after_the_roll_it_is_rolled_again_with_disadvantage(self) -> None:
        table = rolled("2024", 17, 3)
        table.do(surprise("aria"))
        assert [(e.natural, e.total) for e in table.heard(InitiativeRolled)] == [(3, 3)]
        assert (table["aria"].initiative_roll, table["aria"].is_surprised) == (3, True)
        assert table.order == ["ogre", "borin", "aria"]
        table.do(StartEncounter())
        assert (table["aria"].initiative_roll, table["aria"].is_surprised) == (3, False)

    def test_marked_in_the_first_round_before_its_turn_likewise(self) -> None:
        table = rolled("2024", 17, 3).running("aria")
        table.do(surprise("ogre"))
        assert (table["ogre"].initiative_roll, table["ogre"].is_surprised) == (3, False)
        assert table.order == ["aria", "borin", "ogre"]

    @pytest.mark.parametrize(("turn", "number"), [("aria", 1), ("ogre", 1), ("borin", 2)])
    def test_once_its_turn_has_come_it_is_said_that_it_is_too_late(self, turn: str, number: int) -> None:
        table = rolled("2024").running(turn, number)
        with pytest.raises(RuleError, match="has had its first turn"):
            table.do(surprise("aria"))
        assert table.rolled == []

    def test_those_who_share_a_roll_roll_again_once(self) -> None:
        goblins = [
            monster(f"Goblin {n}", group="Goblin", shares_initiative=True, initiative_roll=18) for n in (1, 2)
        ]
        table = RuleScenario(*goblins, dice=[12, 7])
        table.do(surprise("goblin 1"))
        table.do(surprise("goblin 2"))
        assert [p.initiative_roll for p in table.encounter.participants] == [7, 7]
        assert table.rolled == [20, 20]

    def test_one_without_a_roll_or_a_lair_rolls_nothing(self) -> None:
        table = RuleScenario(hero(), monster("Lair", type="lair", initiative_roll=20))
        table.do(surprise("aria"))
        table.do(surprise("lair"))
        assert table.rolled == []


class TestSrd51:
    def test_no_reaction_until_the_first_turn_ends_also_when_marked_in_the_fight(self) -> None:
        table = rolled("2014").running("aria")
        table.do(surprise("ogre"))
        assert state(table, "ogre") == (True, True)
        assert table.rolled == []
        with pytest.raises(RuleError, match="no reaction"):
            table.do(change("ogre", reactionUsed=False))
        table.do(AdvanceTurn())
        assert table.turn == "borin"
        assert state(table, "ogre") == (False, False)

    def test_marked_in_its_own_turn_it_has_its_reaction_when_that_turn_ends(self) -> None:
        table = rolled("2014").running("aria")
        table.do(surprise("aria"))
        assert state(table, "aria") == (True, True)
        table.do(AdvanceTurn())
        assert state(table, "aria") == (False, False)

    def test_delaying_brings_no_reaction_back(self) -> None:
        table = rolled("2014").running("aria")
        table.do(surprise("ogre"))
        table.do(DelayTurn(participant_id="ogre"))
        table.do(AdvanceTurn())
        assert (table.turn, table["ogre"].reaction_used) == ("borin", True)
        table.do(TakeTurn(participant_id="ogre"))
        table.do(AdvanceTurn())
        assert state(table, "ogre") == (False, False)

    def test_taking_the_mark_off_gives_the_reaction_back(self) -> None:
        table = rolled("2014").running("aria")
        table.do(surprise("ogre"))
        table.do(surprise("ogre", is_surprised=False))
        assert state(table, "ogre") == (False, False)
        table.advance()
        assert table.turn == "ogre"
