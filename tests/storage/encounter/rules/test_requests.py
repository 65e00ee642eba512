"""What players ask of the DM: asked once, answered once."""

from collections.abc import Callable
from typing import Any

import pytest

from storage.encounter.base import ParticipantId, UserId
from storage.encounter.commands import (
    AddCondition,
    AdvanceTurn,
    Askable,
    ChangeCondition,
    DealDamage,
    Heal,
    MakeRequest,
    NewCondition,
    PreviousTurn,
    RemoveCondition,
    RemoveParticipant,
    RequestDamage,
    SetTemporaryHitPoints,
    SettleRequest,
    Stabilise,
    StartEncounter,
)
from storage.encounter.dice.values import rolled
from storage.encounter.errors import ParticipantNotFoundError, RequestSettledError, RuleError
from storage.encounter.events import DamageRequested, DamageTaken, RequestSettled
from storage.encounter.limits import MAX_OWN_REQUESTS, MAX_REQUESTS
from storage.encounter.model import Defences, Encounter, Participant
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


def test_a_request_whose_targets_all_left_is_void() -> None:
    table, request_id = asked()
    table.do(RemoveParticipant(participant_id="ogre"))
    assert table.encounter.requests == ()
    with pytest.raises(RequestSettledError):
        table.do(SettleRequest(request_id=request_id, answer="full"))


def test_stepping_back_opens_the_request_about_one_who_was_dropped() -> None:
    table = RuleScenario(hero(), monster(hp=30), defeated="drop")
    table.do(DealDamage.to("ogre", 99))
    table.do(StartEncounter())
    table.do(MakeRequest(command=Stabilise(participant_id=OGRE)))
    asked_for = table.encounter.requests
    table.do(AdvanceTurn())
    assert (table.encounter.find(OGRE), table.encounter.requests) == (None, ())
    table.do(PreviousTurn())
    assert asked_for and table.encounter.requests == asked_for


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
    with pytest.raises(RuleError, match="of your requests wait"):
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


def granted(table: RuleScenario, command: Askable, answer: Any = "full", **more: Any) -> None:
    table.do(MakeRequest(command=command))
    table.do(SettleRequest(request_id=table.encounter.requests[0].id, answer=answer, **more))


OGRE = ParticipantId("ogre")
PRONE = AddCondition(participant_ids=(OGRE,), condition=NewCondition(name="prone", source_id="aria"))


@pytest.mark.parametrize(
    ("command", "shows"),
    [
        (Heal(participant_ids=(OGRE,), amount=5), lambda ogre: ogre.current_hp == 15),
        (SetTemporaryHitPoints(participant_ids=(OGRE,), amount=5), lambda ogre: ogre.temporary_hp == 5),
        (PRONE, lambda ogre: "Prone" in [c.name for c in ogre.conditions]),
        (
            RemoveCondition(participant_id=OGRE, condition="Restrained"),
            lambda ogre: "Restrained" not in [c.name for c in ogre.conditions],
        ),
        (
            ChangeCondition(participant_id=OGRE, condition="Restrained", duration=2),
            lambda ogre: [(c.duration, c.ends) for c in ogre.conditions] == [(2, "turn_end")],
        ),
    ],
    ids=lambda value: getattr(value, "type", ""),
)
def test_what_else_a_player_asks_for_waits_and_happens_when_it_is_granted(
    command: Askable, shows: Callable[[Participant], bool]
) -> None:
    for answer, happens in (("full", True), ("none", False)):
        table = RuleScenario(hero(), monster(hp=50, current_hp=10))
        table.do(
            AddCondition(participant_ids=(OGRE,), condition=NewCondition(name="restrained", ends="turn_end"))
        )
        before = table.encounter
        table.do(MakeRequest(command=command))
        assert table["ogre"] == before.find(OGRE) and len(table.encounter.requests) == 1
        table.encounter = Encounter.model_validate_json(table.encounter.model_dump_json(by_alias=True))
        table.do(SettleRequest(request_id=table.encounter.requests[0].id, answer=answer))
        assert table.encounter.requests == ()
        assert shows(table["ogre"]) is happens


def test_a_dying_creature_is_stabilised_when_the_dm_grants_it() -> None:
    table = RuleScenario(hero(hp=10, current_hp=3))
    table.do(DealDamage.to("aria", 3))
    granted(table, Stabilise(participant_id=ParticipantId("aria")))
    assert table["aria"].death_saves.is_stable


@pytest.mark.parametrize("answer", ["half", "double"])
def test_a_condition_is_granted_as_a_whole_or_not(answer: str) -> None:
    table = RuleScenario(hero(), monster())
    with pytest.raises(RuleError, match="Only damage"):
        granted(table, PRONE, answer)
    with pytest.raises(RuleError, match="Only damage"):
        table.do(SettleRequest(request_id=table.encounter.requests[0].id, answer="full", is_critical=True))
    assert len(table.encounter.requests) == 1


def test_a_request_for_one_who_left_is_answered_without_them() -> None:
    table = RuleScenario(hero(), monster())
    table.do(MakeRequest(command=PRONE))
    table.do(RemoveParticipant(participant_id=ParticipantId("aria")))  # its source
    table.do(SettleRequest(request_id=table.encounter.requests[0].id, answer="full"))
    assert table.conditions("ogre") == ["Prone"]
    table.do(MakeRequest(command=RemoveCondition(participant_id=OGRE, condition="prone")))
    table.do(RemoveParticipant(participant_id=OGRE))
    assert table.encounter.requests == ()


def test_a_request_says_nothing_of_what_is_there() -> None:
    """A refusal could tell a player of a secret condition, or that there is none."""
    table = RuleScenario(hero(), monster())
    table.do(MakeRequest(command=RemoveCondition(participant_id=OGRE, condition="Hexed")))
    assert len(table.encounter.requests) == 1


def asks_with_dice(table: RuleScenario, dice: str, **more: Any) -> None:
    damage = DealDamage.model_validate(
        {"targets": [{"participantId": "ogre"}], "parts": [{"amount": dice, "type": "fire"}], **more}
    )
    command, _ = rolled(MakeRequest(command=damage), table.context().roll)
    table.do(command)


def test_the_dm_makes_a_hit_critical_and_says_its_type() -> None:
    """The dice that fell stay; those of a critical hit fall once more, and modifiers count once."""
    table = RuleScenario(monster(hp=50, defences=Defences(resistances=("cold",))))
    table.dice = [4, 3, 6, 5]
    asks_with_dice(table, "2d6+3")
    (request,) = table.encounter.requests
    assert request.critical_dice == ("2d6",)
    table.do(SettleRequest(request_id=request.id, answer="full", is_critical=True, damage_type="cold"))
    (settled,), (taken,) = table.heard(RequestSettled), table.heard(DamageTaken)
    assert (settled.dice, settled.is_critical, settled.damage_type) == ("2d6 (6, 5) fire", True, "cold")
    assert (taken.rolled, taken.amount, taken.is_critical) == (21, 10, True)
    assert taken.damage_types == ("cold",)


@pytest.mark.parametrize(
    ("text", "dice", "amount"),
    [
        ("(1d8+3)*2", [5, 4], (5 + 4 + 3) * 2),
        ("(1d8+3)+2", [5, 4], 5 + 4 + 3 + 2),
        ("(1d8+3)-(1d4-1)", [5, 2, 4, 1], 5 + 4 + 3 - (2 + 1 - 1)),
        ("20-(1d4+1)", [2, 3], 20 - (2 + 3 + 1)),
        ("-(1d4+1)*2+30", [2, 3], 30 - (2 + 3 + 1) * 2),
        ("2*3+1d6", [2, 3], 6 + 2 + 3),
        ("1d8/2", [3, 3], (3 + 3) // 2),
        ("(1d8+3)/2+1", [5, 5], (5 + 5 + 3) // 2 + 1),
        ("(1d8+1d6)/2-1d4", [5, 2, 1, 6, 3, 2], (5 + 2 + 6 + 3) // 2 - (1 + 2)),
        ("-(1d8/2)+9", [3, 3], 9 - (3 + 3) // 2),
        ("1d4/2-3", [3, 3], 0),
        ("1d8/2-3", [5, 5], 5 - 3),
        ("1d4*1d6", [2, 3, 1, 4], (2 + 1) * (3 + 4)),
        ("1d4-3", [1, 4], 1 + 4 - 3),
        ("1d4-3", [1, 1], 0),
    ],
)
def test_a_hit_made_critical_deals_what_it_deals_when_rolled_as_one(
    text: str, dice: list[int], amount: int
) -> None:
    """SRD, Critical Hits: the dice are rolled twice, and modifiers are added once: as when rolled at once."""
    fallen = []
    for made_later in (True, False):
        table = RuleScenario(monster(hp=100))
        half = len(dice) // 2
        table.dice = list(
            dice
            if made_later
            else [die for pair in zip(dice[:half], dice[half:], strict=True) for die in pair]
        )
        asks_with_dice(table, text, is_critical=not made_later)
        granted_id = table.encounter.requests[0].id
        table.do(SettleRequest(request_id=granted_id, answer="full", is_critical=True))
        fallen.append(100 - table["ogre"].current_hp)
    assert fallen == [amount, amount]


def test_long_dice_that_are_divided_fit_a_request() -> None:
    table = RuleScenario(monster(hp=500))
    asks_with_dice(table, f"({'+'.join(['1d4'] * 40)})/2")
    (request,) = table.encounter.requests
    table.do(SettleRequest(request_id=request.id, answer="full", is_critical=True))
    assert table["ogre"].current_hp == 500 - 2 * 80


def test_a_critical_hit_rolls_no_dice_again_that_it_has_rolled_twice() -> None:
    table = RuleScenario(monster(hp=50))
    table.dice = [1, 2, 3, 4]
    asks_with_dice(table, "2d6", is_critical=True)
    granted_id = table.encounter.requests[0].id
    table.do(SettleRequest(request_id=granted_id, answer="full", is_critical=True))
    assert table["ogre"].current_hp == 40


def test_a_typed_number_made_critical_stays_what_it_is() -> None:
    table, request_id = asked()
    table.do(SettleRequest(request_id=request_id, answer="full", is_critical=True))
    assert [(t.amount, t.is_critical) for t in table.heard(DamageTaken)] == [(13, True)]
