"""Players' damage requests: asked once, answered once."""

from typing import Any

import pytest

from storage.encounter.base import UserId
from storage.encounter.commands import DealDamage, RemoveParticipant, RequestDamage, SettleRequest
from storage.encounter.errors import ParticipantNotFoundError, RequestSettledError, RuleError
from storage.encounter.events import DamageRequested, DamageTaken, RequestSettled
from storage.encounter.limits import MAX_OWN_REQUESTS, MAX_REQUESTS
from storage.encounter.model import Defences, Encounter
from tests.storage.encounter.moment import NOON
from tests.storage.encounter.scenario import RuleScenario, hero, monster


def asked(share: str = "full", **fields: Any) -> tuple[RuleScenario, str]:
    table = RuleScenario(hero(), monster(hp=50, **fields))
    damage = DealDamage.model_validate(
        {
            "targets": [{"participantId": "ogre", "share": share}],
            "parts": [{"amount": 13, "type": "fire"}],
            "sourceId": "aria",
            "notes": "fire bolt",
        }
    )
    table.do(RequestDamage(damage=damage))
    return table, table.encounter.requests[0].id


def test_a_request_waits_and_hurts_nobody() -> None:
    table, request_id = asked()
    (request,) = table.encounter.requests
    assert (request.id, request.user_id, request.user_name, request.at) == (request_id, "dm", "The DM", NOON)
    assert table.heard(DamageRequested)[0].request == request
    assert request.command["sourceId"] == "aria"
    assert table["ogre"].current_hp == 50


@pytest.mark.parametrize(
    ("share", "answer", "damage"),
    [
        ("full", "full", 13),
        ("full", "half", 6),
        ("full", "double", 26),
        ("half", "full", 6),
        ("half", "half", 3),
        ("none", "double", 0),
    ],
)
def test_the_answer_is_a_share_of_what_each_target_was_to_take(share: str, answer: Any, damage: int) -> None:
    table, request_id = asked(share)
    table.do(SettleRequest(request_id=request_id, answer=answer))
    assert [type(e) for e in table.events] == [RequestSettled, DamageTaken]
    (taken,) = table.heard(DamageTaken)
    assert (taken.source_id, taken.notes, taken.amount) == ("aria", "fire bolt", damage)
    assert (taken.rolled, taken.dealt) == (13, damage)
    assert table["ogre"].current_hp == 50 - damage
    assert table.encounter.requests == ()


def test_half_of_a_request_is_halved_before_resistance() -> None:
    table, request_id = asked(defences=Defences(resistances=("fire",)))
    table.do(SettleRequest(request_id=request_id, answer="half"))
    assert table["ogre"].current_hp == 47


def test_who_falls_by_a_request_falls_as_by_any_damage() -> None:
    table = RuleScenario(monster(), hero(hp=10))
    table.do(RequestDamage(damage=DealDamage.to("aria", 10)))
    table.do(SettleRequest(request_id=table.encounter.requests[0].id, answer="full"))
    assert table.conditions("aria") == ["Unconscious", "Incapacitated", "Prone"]


def test_none_answers_without_damage() -> None:
    table, request_id = asked()
    table.do(SettleRequest(request_id=request_id, answer="none"))
    assert [e.answer for e in table.heard(RequestSettled)] == ["none"]
    assert len(table.events) == 1


def test_a_request_is_answered_once() -> None:
    table, request_id = asked()
    table.do(SettleRequest(request_id=request_id, answer="full"))
    with pytest.raises(RequestSettledError, match="has been answered"):
        table.do(SettleRequest(request_id=request_id, answer="full"))


def test_targets_that_left_are_passed_over() -> None:
    table, request_id = asked()
    table.do(RemoveParticipant(participant_id="ogre"))
    table.do(SettleRequest(request_id=request_id, answer="full"))
    assert table.heard(DamageTaken) == []
    assert table.encounter.requests == ()


def test_a_request_for_nobody_is_refused() -> None:
    with pytest.raises(ParticipantNotFoundError):
        RuleScenario(hero()).do(RequestDamage(damage=DealDamage.to("nobody", 3)))
    with pytest.raises(ParticipantNotFoundError):
        RuleScenario(hero()).do(RequestDamage(damage=DealDamage.to("aria", 3, source_id="nobody")))


def test_the_queue_has_an_end_and_one_user_cannot_fill_it() -> None:
    table = RuleScenario(monster(hp=50))
    ask = RequestDamage(damage=DealDamage.to("ogre", 1))
    for _ in range(MAX_OWN_REQUESTS):
        table.do(ask)
    with pytest.raises(RuleError, match="requests of yours wait"):
        table.do(ask)
    others = tuple(
        table.encounter.requests[0].model_copy(update={"id": f"r{n}", "user_id": UserId(f"other-{n}")})
        for n in range(MAX_REQUESTS)
    )
    table.encounter = table.encounter.model_copy(update={"requests": others[1:]})
    table.do(ask)
    with pytest.raises(RuleError, match="Too many"):
        table.do(ask)


def test_a_request_survives_the_database() -> None:
    table, request_id = asked()
    table.encounter = Encounter.model_validate_json(table.encounter.model_dump_json(by_alias=True))
    table.do(SettleRequest(request_id=request_id, answer="full"))
    assert table["ogre"].current_hp == 37
