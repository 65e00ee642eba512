"""Legendary actions and resistances, by the rules of the SRD."""

from typing import Any

import pytest

from storage.encounter.commands import ChangeRules, ParticipantChanges, SpendLegendary, UpdateParticipant
from storage.encounter.errors import RuleError
from storage.encounter.events import LegendarySpent
from storage.encounter.model import Participant
from tests.storage.encounter.scenario import RuleScenario, hero, monster


def dragon(*others: Participant, **rules: Any) -> RuleScenario:
    return RuleScenario(
        *others,
        monster(
            "Dragon",
            legendary_actions=3,
            legendary_actions_remaining=3,
            legendary_resistances=1,
            legendary_resistances_remaining=1,
        ),
        **rules,
    )


def test_they_are_spent_and_given_back_within_bounds() -> None:
    table = dragon()
    table.do(SpendLegendary(participant_id="dragon", amount=2))
    assert [(e.what, e.remaining) for e in table.heard(LegendarySpent)] == [("action", 1)]
    with pytest.raises(RuleError, match="that many"):
        table.do(SpendLegendary(participant_id="dragon", amount=2))
    table.do(SpendLegendary(participant_id="dragon", amount=-9))
    assert table["dragon"].legendary_actions_remaining == 3


def test_one_is_taken_at_the_end_of_each_turn_of_another() -> None:
    """SRD Legendary Actions: one at a time, at the end of another creature's turn."""
    table = dragon(hero(), hero("Borin")).running("aria")
    table.do(SpendLegendary(participant_id="dragon"))
    with pytest.raises(RuleError, match="at this turn already"):
        table.do(SpendLegendary(participant_id="dragon"))
    table.do(SpendLegendary(participant_id="dragon", amount=-1))
    table.do(SpendLegendary(participant_id="dragon"))
    table.advance()
    table.do(SpendLegendary(participant_id="dragon", amount=2))
    assert table["dragon"].legendary_actions_remaining == 0
    table.advance()
    assert (table.turn, table["dragon"].legendary_actions_remaining) == ("dragon", 3)
    with pytest.raises(RuleError, match="another creature's turn"):
        table.do(SpendLegendary(participant_id="dragon"))
    table.do(SpendLegendary(participant_id="dragon", what="resistance"))
    table.advance()
    table.do(SpendLegendary(participant_id="dragon"))


@pytest.mark.parametrize(("ruleset", "left"), [("2014", 3), ("2024", 2)])
def test_the_surprised_take_none_in_2014(ruleset: str, left: int) -> None:
    table = dragon(hero(), ruleset=ruleset).running("aria")
    table.do(UpdateParticipant(participant_id="dragon", changes=ParticipantChanges(is_surprised=True)))
    if ruleset == "2014":
        with pytest.raises(RuleError, match="surprised"):
            table.do(SpendLegendary(participant_id="dragon"))
    else:
        table.do(SpendLegendary(participant_id="dragon"))
    assert table["dragon"].legendary_actions_remaining == left


@pytest.mark.parametrize(("ruleset", "more"), [("2014", 0), ("2024", 1)])
def test_in_its_lair_there_is_one_more_of_each_in_2024(ruleset: str, more: int) -> None:
    """SRD 5.2 Legendary Action Uses: 3 (4 in Lair); Legendary Resistance (1/Day, or 2/Day in Lair)."""
    table = dragon(ruleset=ruleset)

    def lair(is_in_lair: bool) -> tuple[int, int, int]:
        changes = ParticipantChanges(is_in_lair=is_in_lair)
        table.do(UpdateParticipant(participant_id="dragon", changes=changes))
        it = table["dragon"]
        return (it.legendary_actions, it.legendary_actions_remaining, it.legendary_resistances)

    assert lair(True) == (3 + more, 3 + more, 1 + more)
    assert lair(True) == (3 + more, 3 + more, 1 + more)
    assert lair(False) == (3, 3, 1)


@pytest.mark.parametrize(("entered", "left"), [("2014", "2024"), ("2024", "2014")])
def test_what_a_lair_gives_follows_the_rules_that_change_meanwhile(entered: str, left: str) -> None:
    table = dragon(ruleset=entered)

    def totals() -> tuple[int, int, int, int]:
        it = table["dragon"]
        actions = it.legendary_actions, it.legendary_actions_remaining
        return (*actions, it.legendary_resistances, it.legendary_resistances_remaining)

    table.do(UpdateParticipant(participant_id="dragon", changes=ParticipantChanges(is_in_lair=True)))
    table.do(SpendLegendary(participant_id="dragon"))
    in_lair = {"2014": (3, 2, 1, 1), "2024": (4, 3, 2, 2)}
    assert totals() == in_lair[entered]
    table.do(ChangeRules(ruleset=left))
    assert totals() == in_lair[left]
    table.do(UpdateParticipant(participant_id="dragon", changes=ParticipantChanges(is_in_lair=False)))
    assert totals() == in_lair["2014"]


def test_a_lair_gives_nothing_to_the_ordinary() -> None:
    table = RuleScenario(monster())
    table.do(UpdateParticipant(participant_id="ogre", changes=ParticipantChanges(is_in_lair=True)))
    assert (table["ogre"].legendary_actions, table["ogre"].legendary_resistances) == (0, 0)


def test_resistances_have_a_counter_of_their_own() -> None:
    table = dragon()
    table.do(SpendLegendary(participant_id="dragon", what="resistance"))
    assert table["dragon"].legendary_resistances_remaining == 0
    assert table["dragon"].legendary_actions_remaining == 3
    table.do(SpendLegendary(participant_id="dragon", what="resistance", amount=-3))
    assert table["dragon"].legendary_resistances_remaining == 1


def test_the_incapacitated_resist_but_do_not_act() -> None:
    table = dragon()
    table.afflict("dragon", "Stunned")
    with pytest.raises(RuleError, match="incapacitated"):
        table.do(SpendLegendary(participant_id="dragon"))
    table.do(SpendLegendary(participant_id="dragon", what="resistance"))
    table.do(SpendLegendary(participant_id="dragon", amount=0))
