"""The label of the undo button: what it takes back, in one word, as far as its reader may know."""

from functools import partial
from typing import Any, get_args

import pytest

from bot.render.buttons import DEEDS, undo_button
from storage.encounter import commands as ask
from storage.encounter.apply import apply
from storage.encounter.model import Level, Visibility
from storage.encounter.visibility.audience import DM
from storage.i18n.catalog import load_texts
from tests.storage.encounter.scenario import RuleScenario, hero, monster

ENGLISH = partial(load_texts().get, "en")
# Of commands that come before a game or beside it: the button says "Undo" alone.
PLAIN = {"set_co_dms", "transfer_encounter", "accept_transfer", "cancel_transfer", "change_rules"}
STEPS = {"undo", "redo"}


class Kept(RuleScenario):
    """An encounter whose commands are written into its history."""

    def do(self, command: ask.Command) -> Any:
        outcome = apply(self.encounter, command, self.context())
        self.encounter = outcome.encounter
        return outcome.events


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_every_change_has_a_word_that_fits_a_phone(language: str) -> None:
    kinds = {model.model_fields["type"].default for model in get_args(get_args(ask.Command)[0])}
    assert kinds - PLAIN - STEPS == set(DEEDS)
    say = partial(load_texts().get, language)
    labels = {deed: say(f"button-undo-{deed}") for deed in DEEDS.values()}
    assert [label for label in labels.values() if len(label) > 20] == []
    assert len(set(labels.values())) == len(labels)


def test_it_names_the_change_that_it_takes_back() -> None:
    table = Kept(hero(), monster()).running("aria")
    assert undo_button(table.encounter, ENGLISH).label == "Undo"
    hit = {"targets": [{"participantId": "ogre"}], "parts": [{"amount": 3}]}
    table.do(ask.DealDamage.model_validate(hit))
    assert undo_button(table.encounter, ENGLISH).label == "Undo: damage"
    table.do(ask.AdvanceTurn())
    assert undo_button(table.encounter, ENGLISH).label == "Undo: turn"
    table.do(ask.Undo())
    assert undo_button(table.encounter, ENGLISH).label == "Undo: damage"


def test_the_board_does_not_name_what_players_may_not_know() -> None:
    hidden = Visibility.at(Level.UNSEEN)
    table = Kept(hero(), monster("Lurker", visibility=hidden), monster("Rat", visibility=hidden)).running(
        "aria"
    )
    secret = ask.NewCondition(name="Hunter's Mark", is_secret=True)
    commands: list[tuple[ask.Command, str]] = [
        (ask.Heal.model_validate({"participantIds": ["lurker"], "amount": 3}), "healing"),
        (
            ask.AddCondition.model_validate({"participantIds": ["lurker"], "condition": {"name": "Prone"}}),
            "condition",
        ),
        (ask.AddCondition.model_validate({"participantIds": ["aria"], "condition": secret}), "condition"),
        (ask.AdvanceTurn(), "turn"),
        (ask.AdvanceTurn(), "turn"),
    ]
    for nth, (command, deed) in enumerate(commands):
        table.do(command)
        is_seen = nth == 3  # the end of Aria's turn
        assert undo_button(table.encounter, ENGLISH, audience=DM).label == f"Undo: {deed}"
        assert (undo_button(table.encounter, ENGLISH).label != "Undo") is is_seen, command
