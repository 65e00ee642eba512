"""Views, patches and event views have the keys that their types declare: the required ones, and no others."""

from dataclasses import replace
from types import UnionType
from typing import Any, NotRequired, get_args, get_origin, get_type_hints, is_typeddict

import pytest

from storage.encounter import commands as ask
from storage.encounter.apply import apply
from storage.encounter.base import UserId
from storage.encounter.context import Actor
from storage.encounter.model import Concentration, Condition, Level, SaveEnds, Visibility
from storage.encounter.visibility.audience import DM, PLAYERS, STREAM, player
from storage.encounter.visibility.event_views import event_view
from storage.encounter.visibility.patches import patch
from storage.encounter.visibility.view_types import EncounterPatch, EncounterView, EventView
from storage.encounter.visibility.views import view
from tests.storage.encounter.scenario import RuleScenario, hero, monster

ARI = UserId("ari")
AUDIENCES = (DM, PLAYERS, STREAM, player(ARI))
BURNING = Condition(
    _id="c1", name="Burning", effect="Heat Metal", level=1, save_ends=SaveEnds(ability="dexterity", dc=12)
)


def wrong(value: Any, kind: Any, place: str) -> list[str]:
    """Return where a value's keys are not those of its type."""
    if get_origin(kind) is UnionType:
        return wrong(value, next(k for k in get_args(kind) if k is not type(None)), place) if value else []
    if get_origin(kind) is list:
        return [w for i, item in enumerate(value) for w in wrong(item, get_args(kind)[0], f"{place}[{i}]")]
    if get_origin(kind) is NotRequired:
        return wrong(value, get_args(kind)[0], place)
    if not is_typeddict(kind):
        return []
    hints = get_type_hints(kind, include_extras=True)
    return [
        *(f"{place}.{key} is not declared" for key in value.keys() - hints.keys()),
        *(f"{place}.{key} is missing" for key in kind.__required_keys__ - value.keys()),
        *(w for key in value.keys() & hints.keys() for w in wrong(value[key], hints[key], f"{place}.{key}")),
    ]


@pytest.mark.parametrize("level", list(Level))
def test_keys_are_those_of_the_types(level: Level) -> None:
    table = RuleScenario(
        hero(collaborators=(ARI,), concentration=Concentration(name="Bless"), conditions=(BURNING,)),
        monster(visibility=Visibility.at(level), conditions=(BURNING,), notes="flees early"),
    ).running("aria")
    context = table.context()
    asking = Actor(ARI, "Ari")
    before = table.encounter
    found: list[str] = []
    for command in (
        ask.RequestDamage(damage=ask.DealDamage.to("ogre", 3, "fire")),
        ask.DealDamage.to("ogre", 30, "fire"),
        ask.DealDamage.to("aria", 5),
        ask.AddCondition.model_validate({"participantIds": ("ogre",), "condition": {"name": "prone"}}),
        ask.ChangeRules.model_validate({"name": "Ambush"}),
        ask.Undo(),
    ):
        actor = asking if isinstance(command, ask.RequestDamage) else context.actor
        outcome = apply(before, command, replace(context, actor=actor))
        for audience in AUDIENCES:
            found += wrong(view(outcome.encounter, audience), EncounterView, "view")
            found += wrong(patch(before, outcome.encounter, audience), EncounterPatch, "patch")
            for event in outcome.events:
                seen = event_view(event, before, outcome.encounter, audience)
                found += wrong(seen, EventView, event.type) if seen is not None else []
        before = outcome.encounter
    assert not found, "\n".join(sorted(set(found)))


def test_a_key_that_differs_is_found() -> None:
    encounter = RuleScenario(hero()).encounter
    shown: dict[str, Any] = {**view(encounter, DM), "surplus": 1}
    del shown["name"], shown["participants"][0]["type"]
    assert sorted(wrong(shown, EncounterView, "view")) == [
        "view.name is missing",
        "view.participants[0].type is missing",
        "view.surplus is not declared",
    ]
