"""How Discord tells a table what happens is one of the table's rules."""

from storage.encounter.commands import ChangeRules
from storage.encounter.events import RulesChanged
from storage.encounter.model import DiscordBinding, Rules
from tests.storage.encounter.scenario import RuleScenario, hero


def test_a_document_that_knows_nothing_of_it_tells_a_line_and_calls_nobody_ahead() -> None:
    old = Rules.model_validate({"ruleset": "2014", "playersMay": "open"})
    assert (old.narration, old.on_deck_ping) == ("line", False)
    assert DiscordBinding.model_validate({"guildId": "1", "channelId": "2"}).log_thread_id is None


def test_it_is_changed_as_the_other_rules_are() -> None:
    table = RuleScenario(hero())
    table.do(ChangeRules(narration="thread", on_deck_ping=True))
    assert (table.encounter.rules.narration, table.encounter.rules.on_deck_ping) == ("thread", True)
    assert [e.fields for e in table.heard(RulesChanged)] == [("narration", "onDeckPing")]
