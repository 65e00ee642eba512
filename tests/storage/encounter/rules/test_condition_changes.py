"""A condition is changed in place: its time, its level, the save that ends it."""

from typing import Any

import pytest
from pydantic import ValidationError

from storage.encounter.base import UserId
from storage.encounter.commands import AdvanceTurn, ChangeCondition
from storage.encounter.context import Actor
from storage.encounter.errors import NotFoundError, ParticipantNotFoundError, RuleError
from storage.encounter.events import ConditionChanged, HitPointsSet, ParticipantDied
from storage.encounter.model import SaveEnds
from tests.storage.encounter.scenario import RuleScenario, hero, monster


def change(name: str, bearer: str = "aria", **fields: Any) -> ChangeCondition:
    return ChangeCondition.model_validate({"participantId": bearer, "condition": name, **fields})


def test_what_is_left_out_stays_and_what_differs_is_told() -> None:
    table = RuleScenario(hero(), monster())
    table.afflict("aria", "Hexed", duration=3, ends="turn_end", save_ends={"ability": "Wisdom", "dc": 12})
    was = table.condition("aria", "Hexed")
    table.do(change("hexed", duration="1 minute"))
    (told,) = table.heard(ConditionChanged)
    assert told.fields == ("duration",)
    assert told.condition == table.condition("aria", "Hexed") == was.model_copy(update={"duration": 10})
    assert table.do(change("Hexed", duration=10)) == ()


def test_a_change_without_anything_to_change_is_refused() -> None:
    with pytest.raises(ValidationError):
        change("Hexed")


def test_rounds_that_are_changed_count_from_now_on_as_new_ones_do() -> None:
    table = RuleScenario(hero(), monster()).running("aria")
    table.afflict("aria", "Hexed", duration=5, ends="turn_end")
    table.advance(2)  # its bearer's turn again: the one in which it came did not count
    table.do(change("Hexed", duration=1))
    table.do(AdvanceTurn())
    assert table.conditions("aria") == ["Hexed"], "until the end of the next turn, not of this one"
    table.advance(2)
    assert table.conditions("aria") == []


def test_whose_turn_ends_it_is_changed_and_given_back_to_its_bearer() -> None:
    table = RuleScenario(hero(), monster()).running("aria")
    table.afflict("aria", "Hexed", duration=1, ends="turn_end")
    table.do(change("Hexed", anchorId="ogre"))
    table.advance(2)
    assert table.conditions("aria") == []
    table.afflict("aria", "Hexed", duration=1, ends="turn_end", anchor_id="ogre")
    table.do(change("Hexed", anchorId=None))
    assert table.condition("aria", "Hexed").anchor_id is None
    with pytest.raises(ParticipantNotFoundError):
        table.do(change("Hexed", anchorId="nobody"))


def test_the_save_that_ends_it_is_changed_and_taken_off() -> None:
    table = RuleScenario(hero())
    table.afflict("aria", "Hexed")
    table.do(change("Hexed", saveEnds={"ability": "Wisdom", "dc": 15}))
    assert table.condition("aria", "Hexed").save_ends == SaveEnds(ability="Wisdom", dc=15)
    table.do(change("Hexed", saveEnds=None))
    assert table.condition("aria", "Hexed").save_ends is None


def test_exhaustion_a_level_that_is_set_halves_the_maximum_and_the_sixth_kills() -> None:
    table = RuleScenario(hero(), ruleset="2014")
    table.afflict("aria", "Exhaustion", level=1)
    table.do(change("Exhaustion", level=4))
    assert table.heard(HitPointsSet)[0].hp_after == table["aria"].current_hp == 10
    table.do(change("Exhaustion", level=9))
    assert table.condition("aria", "Exhaustion").level == 6
    assert table.heard(ParticipantDied)[0].reason == "exhaustion" and table["aria"].death_saves.is_dead


def test_of_several_of_a_name_one_is_picked_by_its_id() -> None:
    table = RuleScenario(hero(), monster())
    table.afflict("aria", "Frightened", source_id="ogre", duration=1)
    table.afflict("aria", "Frightened", duration=2)
    with pytest.raises(RuleError) as refusal:
        table.do(change("Frightened", duration=7))
    assert refusal.value.key == "condition-several"
    first, second = table["aria"].conditions
    table.do(change(second.id, duration=7))
    assert [c.duration for c in table["aria"].conditions] == [first.duration, 7]


def test_what_another_condition_brought_along_is_changed_with_that() -> None:
    table = RuleScenario(hero())
    table.afflict("aria", "Stunned", duration=1)
    with pytest.raises(RuleError) as refusal:
        table.do(change("Incapacitated", duration=5))
    assert refusal.value.key == "condition-implied"


def test_a_secret_condition_is_not_there_for_its_player() -> None:
    table = RuleScenario(hero(collaborators=(UserId("ari"),)))
    table.afflict("aria", "Charmed", is_secret=True)
    table.actor = Actor(UserId("ari"), "Ari")
    with pytest.raises(NotFoundError):
        table.do(change("Charmed", duration=1))
