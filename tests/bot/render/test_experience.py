"""Difficulty and experience on the DM screen."""

from functools import partial
from typing import Any

import pytest

from bot.render.board import board
from bot.render.dm_screen import dm_screen
from bot.render.screen import MAX_DESCRIPTION, Say
from storage.encounter.limits import MAX_PARTICIPANTS
from storage.encounter.model import Status
from storage.i18n.catalog import load_texts
from tests.storage.encounter.scenario import RuleScenario, hero, monster

SAY: Say = partial(load_texts().get, "en")


def screen(*people: Any, status: Status = Status.PLANNING, **rules: Any) -> str:
    table = RuleScenario(*people, **rules)
    return dm_screen(table.encounter.model_copy(update={"status": status}), SAY).description or ""


def test_the_dm_screen_of_a_planned_encounter_says_how_hard_it_is() -> None:
    text = screen(hero(level=1), monster(challenge_rating="1/4"), ruleset="2014")
    assert "Difficulty (2014): **hard** · 75 XP (easy 25, medium 50, hard 75, deadly 100)" in text


def test_the_dm_screen_names_whose_level_is_missing_and_what_has_no_challenge_rating() -> None:
    text = screen(hero(level=1), hero("Bo"), monster("Grim"), monster("Rat", challenge_rating="0"))
    assert "a level is missing: Bo." in text and "not in these XP: Grim." in text
    with_levels = screen(hero(level=1), monster("Grim"), monster("Rat", challenge_rating="0"))
    assert "at least **low** · 10 XP" in with_levels


@pytest.mark.parametrize("status", [Status.ACTIVE, Status.PAUSED, Status.COMPLETED])
def test_the_difficulty_is_no_more_on_the_screen_once_it_has_begun(status: Status) -> None:
    assert "Difficulty" not in screen(hero(level=1), monster(challenge_rating="1/4"), status=status)


def test_the_screen_of_a_completed_encounter_has_the_experience_and_the_board_has_not() -> None:
    people = hero(), hero("Bo"), monster(challenge_rating="1/4", current_hp=0)
    assert "50 XP for what was defeated: 25 for each of 2" in screen(*people, status=Status.COMPLETED)
    over = RuleScenario(*people).encounter.model_copy(update={"status": Status.COMPLETED})
    assert "XP" not in str(board(over, SAY))


@pytest.mark.parametrize("status", [Status.PLANNING, Status.COMPLETED])
def test_many_long_names_leave_the_screen_within_discords_limit(status: Status) -> None:
    people = [monster(f"{n}" + "*" * 78, current_hp=0) for n in range(MAX_PARTICIPANTS // 2)]
    people += [hero(f"H{n}" + "_" * 78) for n in range(MAX_PARTICIPANTS // 2)]
    assert len(screen(*people, status=status)) <= MAX_DESCRIPTION
