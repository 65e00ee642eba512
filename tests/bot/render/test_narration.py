"""A change as one line of text."""

from functools import partial

import pytest

from bot.i18n.catalog import load_texts
from bot.render.narration import narrate
from storage.encounter.commands import RollInitiative
from storage.encounter.visibility.audience import DM, PLAYERS, STREAM, Audience
from storage.encounter.visibility.audience_change import AudienceChange
from tests.storage.encounter.scenario import RuleScenario, hero

TEXTS = load_texts()


def told(table: RuleScenario, command: RollInitiative, audience: Audience, locale: str) -> str:
    before = table.encounter
    table.do(command)
    change = AudienceChange(audience, before, table.encounter, table.events, version=1, made_by="Dana")
    return narrate(change, partial(TEXTS.get, locale))


@pytest.mark.parametrize("audience", [DM, PLAYERS, STREAM], ids=lambda audience: audience.kind)
def test_a_changed_initiative_is_not_told_as_a_roll(audience: Audience) -> None:
    table = RuleScenario(hero())
    typed, rolled = RollInitiative(participant_id="aria", roll=17), RollInitiative(participant_id="aria")
    assert told(table, typed, audience, "en") == "🎲 Aria: initiative 17"
    assert told(table, typed, audience, "en") == "✏️ Aria: initiative changed to 17"
    assert told(table, typed, audience, "de") == "✏️ Aria: Initiative geändert auf 17"
    assert told(table, typed, audience, "fr") == "✏️ Aria : initiative changée en 17"
    assert told(table, rolled, audience, "en") == "🎲 Aria: initiative 10"
