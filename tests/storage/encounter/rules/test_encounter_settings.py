"""Who sees and runs what, and how the table plays."""

import pytest

from storage.encounter import commands as c
from storage.encounter.apply import apply
from storage.encounter.errors import InvalidCommandError, ParticipantNotFoundError, RuleError, TrackerError
from storage.encounter.events import AccessChanged, RulesChanged, VisibilityChanged
from storage.encounter.model import DeathSaves, DiscordBinding, Level, Visibility
from tests.storage.encounter.scenario import RuleScenario, hero, monster


def test_the_reveal_ladder_is_set_for_each_audience_apart() -> None:
    table = RuleScenario(hero(), monster())
    table.do(c.SetVisibility(participant_ids=("ogre", "ogre"), stream="unseen"))
    assert table["ogre"].visibility == Visibility(players=Level.BAND, stream=Level.UNSEEN)
    assert [e.participant_id for e in table.heard(VisibilityChanged)] == ["ogre"]
    table.do(c.SetVisibility(participant_ids=("ogre",), players="exact"))
    assert table["ogre"].visibility == Visibility(players=Level.EXACT, stream=Level.UNSEEN)
    with pytest.raises(ParticipantNotFoundError):
        table.do(c.SetVisibility(participant_ids=("ogre", "nobody"), players="name"))


def test_controllers_are_named_once_each() -> None:
    table = RuleScenario(hero())
    table.do(c.SetControllers(participant_id="aria", collaborators=("u", "v", "u")))
    assert table["aria"].collaborators == ("u", "v")
    assert [e.participant_id for e in table.heard(AccessChanged)] == ["aria"]


def test_the_owner_is_no_co_dm() -> None:
    table = RuleScenario(hero())
    table.do(c.SetCoDms(co_dms=("u", "dm", "u")))
    assert table.encounter.co_dms == ("u",)


def test_roles_run_the_fight_only_where_there_are_roles() -> None:
    table = RuleScenario(hero())
    with pytest.raises(InvalidCommandError, match="Roles"):
        table.do(c.SetCoDms(co_dms=(), role_ids=("r",)))
    table.encounter = table.encounter.model_copy(
        update={"discord": DiscordBinding(guild_id="1", channel_id="2")}
    )
    table.do(c.SetCoDms(co_dms=(), role_ids=("r", "r")))
    assert table.encounter.discord is not None
    assert table.encounter.discord.dm_role_ids == ("r",)


def test_a_refusal_says_why_in_a_sentence() -> None:
    table = RuleScenario(hero())
    for command in (c.PauseEncounter(), c.ResumeEncounter(), c.Undo(), c.Redo()):
        with pytest.raises(TrackerError) as refused:
            apply(table.encounter, command, table.context())
        assert str(refused.value).endswith(".")
    with pytest.raises(RuleError) as dead:
        RuleScenario(hero(death_saves=DeathSaves(is_dead=True))).do(
            c.Heal(participant_ids=("aria",), amount=1)
        )
    assert dead.value.key == "dead-not-healed"


def test_rules_change_one_by_one() -> None:
    table = RuleScenario(hero())
    table.do(c.ChangeRules(name="Ambush", ruleset="2014", ties="dexterity", players_may="open"))
    assert table.encounter.name == "Ambush"
    assert table.encounter.rules.ruleset == "2014"
    assert [e.fields for e in table.heard(RulesChanged)] == [("ruleset", "playersMay", "name")]
    before = table.encounter
    table.do(c.ChangeRules(ruleset="2014"))
    assert table.encounter is before and table.events == ()
