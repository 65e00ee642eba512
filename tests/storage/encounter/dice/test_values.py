"""Numbers of commands that are given as dice: rolled once, in one place, and shown to those who may know."""

from collections.abc import Callable
from typing import Any

import pytest
from pydantic import TypeAdapter

from storage.encounter import commands as c
from storage.encounter.apply import apply
from storage.encounter.base import UserId
from storage.encounter.commands.hit_points import damage_in
from storage.encounter.context import Actor
from storage.encounter.dice.values import UnrolledDice, rolled
from storage.encounter.errors import InvalidCommandError
from storage.encounter.events import DiceRolled
from storage.encounter.model import Level, Visibility
from storage.encounter.visibility.audience import DM, PLAYERS, STREAM
from storage.encounter.visibility.audience_change import AudienceChange
from tests.storage.encounter.scenario import RuleScenario, hero, monster


@pytest.mark.parametrize(
    ("command", "field", "result"),
    [
        (c.Heal.model_validate({"participantIds": ["a"], "amount": "2d4+2"}), "amount", 8),
        (c.Heal.model_validate({"participantIds": ["a"], "amount": "12"}), "amount", 12),
        (c.Heal.model_validate({"participantIds": ["a"], "amount": "1d4-9"}), "amount", 0),
        (c.SetTemporaryHitPoints.model_validate({"participantId": "a", "amount": "1d4"}), "amount", 3),
        (c.UpdateParticipantHp.model_validate({"participantId": "a", "newHP": "1d6+1"}), "new_hp", 4),
        (c.UpdateParticipantHp.model_validate({"participantId": "a", "damage": "2d6"}), "damage", 6),
        (c.RollInitiative.model_validate({"participantId": "a", "roll": "1d20 − 5"}), "roll", -2),
        (c.RollSave.model_validate({"participantId": "a", "total": "1d20+1d4"}), "total", 6),
        (
            c.ApplyRecurring.model_validate({"participantId": "a", "effectId": "r", "amount": "2d6"}),
            "amount",
            6,
        ),
    ],
)
def test_a_number_may_be_given_as_dice(command: c.Command, field: str, result: int) -> None:
    done, dice = rolled(command, lambda sides: 3)
    number = getattr(done, field)
    assert number == result and not isinstance(number, UnrolledDice)
    assert bool(dice) is isinstance(getattr(command, field), UnrolledDice)


@pytest.mark.parametrize(
    ("command", "inside", "result"),
    [
        (
            {"type": "add_condition", "condition": {"name": "Drained", "hitPoints": {"maxHP": "-(2d6)"}}},
            lambda done: done.condition.hit_points.max_hp,
            -6,
        ),
        (
            {"type": "add_condition", "condition": {"name": "False Life", "hitPoints": {"tempHP": "1d4+4"}}},
            lambda done: done.condition.hit_points.temporary_hp,
            7,
        ),
        (
            {"type": "rest", "kind": "short", "entries": [{"participantId": "a", "healing": "2d8+4"}]},
            lambda done: done.entries[0].healing,
            10,
        ),
    ],
)
def test_so_may_a_number_within_a_command(
    command: dict[str, Any], inside: Callable[[Any], int], result: int
) -> None:
    who = {} if "entries" in command else {"participantIds": ["a"]}
    done, dice = rolled(TypeAdapter(c.Command).validate_python({**command, **who}), lambda sides: 3)
    assert inside(done) == result and dice


@pytest.mark.parametrize(
    ("amount", "says"),
    [("-3", "0"), ("lots", "not dice"), ("2d6 fire", "alone"), ("999d99999", "too large"), (True, "integer")],
)
def test_what_is_neither_is_refused(amount: object, says: str) -> None:
    with pytest.raises((InvalidCommandError, ValueError), match=says):
        rolled(
            c.Heal.model_validate({"participantIds": ("a",), "amount": amount}, strict=True),
            lambda sides: sides,
        )


@pytest.mark.parametrize("ruleset", ["2014", "2024"])
def test_a_critical_hit_doubles_the_dice_and_not_the_modifier(ruleset: str) -> None:
    """SRD, Critical Hits."""
    table = RuleScenario(monster(hp=50), dice=[2, 2, 2, 2], ruleset=ruleset)
    command = c.DealDamage.model_validate(
        {"targets": [{"participantId": "ogre"}], "isCritical": True, **damage_in("2d6+3 fire + 5 cold")}
    )
    outcome = apply(table.encounter, command, table.context())
    assert outcome.encounter.participants[0].current_hp == 50 - (4 * 2 + 3 + 5)
    (dice,) = [event.dice for event in outcome.events if isinstance(event, DiceRolled)]
    assert dice == "4d6 (2, 2, 2, 2) + 3 fire"


def _shown(actor: Actor, seen: str) -> dict[str, bool]:
    """Return which audiences get the dice of a hit."""
    target = monster(visibility=Visibility(players=Level(seen), stream=Level(seen)))
    table = RuleScenario(target, hero(collaborators=("ari",)))
    table.actor = actor
    command = c.DealDamage.model_validate(
        {"targets": [{"participantId": "ogre"}], "parts": [{"amount": "2d6"}]}
    )
    outcome = apply(table.encounter, command, table.context())
    made = {
        audience.kind: AudienceChange(
            audience, table.encounter, outcome.encounter, outcome.events, version=2, made_by="x"
        )
        for audience in (DM, PLAYERS, STREAM)
    }
    return {kind: any(e["type"] == "dice_rolled" for e in one.events) for kind, one in made.items()}


def test_dice_of_a_player_are_public_and_those_of_the_dm_their_own() -> None:
    player, dm = Actor(UserId("ari"), "Ari", is_member=True), Actor(UserId("dm"), "Dana")
    assert _shown(player, "exact") == {"dm": True, "players": True, "stream": True}
    assert _shown(player, "band") == {"dm": True, "players": True, "stream": False}
    assert _shown(player, "unseen") == {"dm": True, "players": False, "stream": False}
    assert _shown(dm, "exact") == {"dm": True, "players": False, "stream": False}
