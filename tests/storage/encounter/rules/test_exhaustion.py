"""What exhaustion does to hit points, and being raised to exhaustion (SRD 5.1 and 5.2, Exhaustion)."""

from typing import Any

import pytest

from storage.encounter.base import UserId
from storage.encounter.commands import (
    ChangeRules,
    Heal,
    RemoveCondition,
    UpdateParticipant,
    UpdateParticipantHp,
)
from storage.encounter.events import HitPointsSet
from storage.encounter.visibility.audience import DM, PLAYERS, Audience, player
from storage.encounter.visibility.patches import patch
from storage.encounter.visibility.views import view
from tests.storage.encounter.scenario import RuleScenario, hero


def exhausted(level: int, ruleset: str, hp: int = 21) -> RuleScenario:
    table = RuleScenario(hero(hp=hp), ruleset=ruleset)
    table.afflict("aria", "Exhaustion", level=level)
    return table


def shown(table: RuleScenario) -> list[tuple[int, int, str]]:
    views = [view(table.encounter, audience)["participants"][0] for audience in (DM, PLAYERS)]
    return [(v["currentHP"], v["maxHP"], v["healthBand"]) for v in views]


@pytest.mark.parametrize(
    ("ruleset", "level", "maximum"),
    [
        pytest.param("2014", 3, 21, id="SRD 5.1 Exhaustion 3: the maximum is whole"),
        pytest.param("2014", 4, 10, id="SRD 5.1 Exhaustion 4: the hit point maximum is halved"),
        pytest.param("2014", 5, 10, id="SRD 5.1 Exhaustion 5: all lower levels count"),
        pytest.param("2024", 5, 21, id="SRD 5.2 Exhaustion: the maximum is never halved"),
    ],
)
def test_the_maximum_is_halved_where_it_is_shown_and_compared(ruleset: str, level: int, maximum: int) -> None:
    table = exhausted(level, ruleset)
    assert shown(table) == [(maximum, maximum, "unhurt")] * 2
    table.do(UpdateParticipantHp(participant_id=table["aria"].id, new_hp=5))
    assert shown(table) == [(5, maximum, "bloodied" if maximum == 10 else "critical")] * 2
    table.do(Heal(participant_ids=(table["aria"].id,), amount=99))
    assert table["aria"].current_hp == maximum
    table.do(RemoveCondition(participant_id=table["aria"].id, condition="Exhaustion", levels=level))
    assert shown(table)[0][1] == 21


def test_a_changed_maximum_caps_at_once() -> None:
    table = exhausted(4, "2014", 40)
    assert table["aria"].current_hp == 20
    table.do(UpdateParticipant.model_validate({"participantId": "aria", "changes": {"maxHP": 30}}))
    assert shown(table) == [(15, 15, "unhurt")] * 2
    assert [(e.hp_before, e.hp_after) for e in table.heard(HitPointsSet)] == [(20, 15)]


@pytest.mark.parametrize("audience", [DM, PLAYERS])
@pytest.mark.parametrize("hp", [4, 21])
def test_a_changed_rule_set_caps_at_once_and_is_sent(audience: Audience, hp: int) -> None:
    table = exhausted(4, "2024")
    table.do(UpdateParticipantHp(participant_id=table["aria"].id, new_hp=hp))
    before = table.encounter
    table.do(ChangeRules(ruleset="2014"))
    assert table["aria"].current_hp == min(hp, 10)
    (sent,) = patch(before, table.encounter, audience)["participants"]
    assert sent["maxHP"] == 10


@pytest.mark.parametrize("ruleset", ["2014", "2024"])
@pytest.mark.parametrize(("level", "left"), [(6, 5), (1, None)])
def test_being_raised_from_the_dead_takes_a_level_off(ruleset: str, level: int, left: int | None) -> None:
    table = exhausted(level, ruleset)
    if level < 6:
        saves = table["aria"].death_saves.model_copy(update={"is_dead": True})
        corpse = table["aria"].model_copy(update={"current_hp": 0, "death_saves": saves})
        table.encounter = table.encounter.with_participant(corpse)
    table.do(UpdateParticipantHp(participant_id=table["aria"].id, new_hp=1))
    assert not table["aria"].death_saves.is_dead
    levels = [c.level for c in table["aria"].conditions if c.name == "Exhaustion"]
    assert levels == ([] if left is None else [left])


@pytest.mark.parametrize("ruleset", ["2014", "2024"])
def test_waking_up_takes_no_level_off(ruleset: str) -> None:
    table = exhausted(2, ruleset)
    table.do(UpdateParticipantHp(participant_id=table["aria"].id, new_hp=0))
    table.do(UpdateParticipantHp(participant_id=table["aria"].id, new_hp=1))
    assert table.condition("aria", "Exhaustion").level == 2


@pytest.mark.parametrize(
    "passing",
    [
        pytest.param({"duration": 1}, id="for a round"),
        pytest.param({"save_ends": {"ability": "Wisdom", "dc": 10}}, id="until a save"),
        pytest.param({"source_id": "borin", "from_concentration": True}, id="by concentration"),
    ],
)
@pytest.mark.parametrize("lasting_first", [True, False])
def test_exhaustion_that_lasts_does_not_end_with_exhaustion_that_passes(
    passing: dict[str, Any], lasting_first: bool
) -> None:
    """SRD, Exhaustion: levels add up; a long rest takes one off, and nothing takes all of them."""
    table = RuleScenario(hero(), hero("Borin")).running("aria")
    for fields in [{"level": 2}, passing][:: 1 if lasting_first else -1]:
        table.afflict("aria", "Exhaustion", **fields)
    exhaustion = table.condition("aria", "Exhaustion")
    assert (exhaustion.level, exhaustion.duration, exhaustion.save_ends) == (3, -1, None)
    assert not exhaustion.from_concentration


@pytest.mark.parametrize("ruleset", ["2014", "2024"])
@pytest.mark.parametrize("plain_first", [True, False])
@pytest.mark.parametrize("passing", [{}, {"duration": 3}])
def test_another_level_takes_nothing_of_what_exhaustion_brings(
    ruleset: str, plain_first: bool, passing: dict[str, Any]
) -> None:
    table = RuleScenario(hero(), ruleset=ruleset)
    withering = {
        "hit_points": {"max_hp": -6},
        "form": {"kind": "wild_shape", "name": "Husk", "max_hp": 9, "ac": 8},
        "recurring": {"kind": "damage", "amount": "2"},
    }
    for fields in [passing, withering][:: 1 if plain_first else -1]:
        table.afflict("aria", "Exhaustion", **fields)
    aria, exhaustion = table["aria"], table.condition("aria", "Exhaustion")
    assert (exhaustion.level, exhaustion.recurring is not None) == (2, True)
    assert exhaustion.hit_points is not None and exhaustion.hit_points.max_hp == -6
    assert aria.form is not None and (aria.form.name, aria.ac) == ("Husk", 8)
    table.do(RemoveCondition(participant_id=aria.id, condition="Exhaustion"))
    assert (table["aria"].ac, table["aria"].max_hp, table["aria"].form) == (None, 20, None)


def test_what_two_levels_take_off_the_maximum_adds_up() -> None:
    table = RuleScenario(hero())
    for change in (-6, -3):
        table.afflict("aria", "Exhaustion", hit_points={"max_hp": change})
    assert (shown(table)[0], table.condition("aria", "Exhaustion").level) == ((11, 11, "unhurt"), 2)


@pytest.mark.parametrize("is_secret_first", [True, False])
def test_a_passing_level_opens_no_secret_exhaustion_and_is_not_opened_by_an_open_one(
    is_secret_first: bool,
) -> None:
    table = RuleScenario(hero())
    table.afflict("aria", "Exhaustion", is_secret=is_secret_first)
    table.afflict("aria", "Exhaustion", duration=1, is_secret=not is_secret_first)
    exhaustion = table.condition("aria", "Exhaustion")
    assert (exhaustion.level, exhaustion.duration, exhaustion.is_secret) == (2, -1, True)


def test_of_two_that_pass_exhaustion_lasts_as_long_as_the_longer() -> None:
    table = RuleScenario(hero())
    for rounds in (5, 2, 8):
        table.afflict("aria", "Exhaustion", duration=rounds)
    exhaustion = table.condition("aria", "Exhaustion")
    assert (exhaustion.level, exhaustion.duration) == (3, 8)


@pytest.mark.parametrize("ruleset", ["2014", "2024"])
def test_what_exhaustion_costs_now_is_on_the_sheet_of_its_player_and_the_dm(ruleset: str) -> None:
    aria = hero(collaborators=(UserId("ari"),))
    table = RuleScenario(aria, ruleset=ruleset)
    assert view(table.encounter, DM)["participants"][0]["exhaustion"] is None
    table.afflict("aria", "Exhaustion", level=2)
    for audience in (DM, player(UserId("ari"))):
        sheet = view(table.encounter, audience)["participants"][0]
        assert sheet["exhaustion"] == {"level": 2, "ruleset": ruleset}
    assert "exhaustion" not in view(table.encounter, PLAYERS)["participants"][0]
    secret = table.condition("aria", "Exhaustion").model_copy(update={"is_secret": True})
    hidden = table.encounter.with_participant(table["aria"].model_copy(update={"conditions": (secret,)}))
    assert view(hidden, player(UserId("ari")))["participants"][0]["exhaustion"] is None
