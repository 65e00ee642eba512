"""Several initiatives at once: one change, each participant in its place."""

import pytest
from pydantic import ValidationError

from storage.encounter.commands import InitiativeEntry, MoveParticipant, SetInitiatives, StartEncounter
from storage.encounter.errors import ParticipantNotFoundError
from storage.encounter.events import InitiativeRolled
from tests.storage.encounter.scenario import RuleScenario, monster


def setting(**totals: int) -> SetInitiatives:
    entries = tuple(InitiativeEntry(participant_id=who, initiative=total) for who, total in totals.items())
    return SetInitiatives(entries=entries)


def order(table: RuleScenario) -> list[str]:
    return [p.id for p in table.encounter.participants]


def test_all_are_put_in_order_and_the_turn_stays_whose_it_is() -> None:
    table = RuleScenario(
        *(monster(name, initiative_roll=total) for name, total in (("A", 15), ("B", 10), ("C", 5)))
    )
    table.do(StartEncounter())
    table.do(setting(a=1, c=20))
    assert order(table) == ["c", "b", "a"]
    assert [(e.participant_id, e.total, e.natural) for e in table.heard(InitiativeRolled)] == [
        ("a", 1, None),
        ("c", 20, None),
    ]
    assert table.encounter.current_participant_id == "a"  # whose turn it is stays so


def test_ties_among_them_stand_as_they_were_written() -> None:
    table = RuleScenario(*(monster(name, initiative_roll=5) for name in "ABC"))
    table.do(setting(c=12, a=12, b=12))
    assert order(table) == ["c", "a", "b"]


def test_a_place_given_by_hand_goes_with_a_new_number_and_stays_without() -> None:
    table = RuleScenario(
        *(monster(name, initiative_roll=total) for name, total in (("A", 15), ("B", 10), ("C", 5)))
    )
    table.do(MoveParticipant(participant_id="c", before_id="a"))
    table.do(setting(b=11))
    assert order(table) == ["c", "a", "b"]
    table.do(setting(c=6))
    assert order(table) == ["a", "b", "c"]


def test_a_group_stays_together_only_while_it_has_one_number() -> None:
    pack = [monster(n, group="Pack", shares_initiative=True, initiative_roll=9) for n in ("W", "X")]
    together = RuleScenario(*pack)
    together.do(setting(w=12, x=12))
    assert all(p.shares_initiative for p in together.encounter.participants)
    alike = RuleScenario(*pack)
    alike.do(setting(w=9))
    assert all(p.shares_initiative for p in alike.encounter.participants)
    apart = RuleScenario(*pack)
    apart.do(setting(w=12))
    assert not apart["w"].shares_initiative and apart["x"].initiative_roll == 9


def test_nobody_unknown_and_nobody_twice() -> None:
    table = RuleScenario(monster("A", initiative_roll=5))
    with pytest.raises(ParticipantNotFoundError):
        table.do(setting(a=3, nobody=4))
    assert table["a"].initiative_roll == 5
    with pytest.raises(ValidationError):
        SetInitiatives(entries=(InitiativeEntry(participant_id="a", initiative=1),) * 2)
