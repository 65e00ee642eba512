"""A change as one line of text."""

from functools import partial

import pytest

from bot.render.narration import narrate
from bot.render.requests import request_text
from storage.encounter import commands as c
from storage.encounter.base import UserId
from storage.encounter.commands.roster import ParticipantChanges
from storage.encounter.model import Defences, Level, Visibility
from storage.encounter.model.encounter import Rules
from storage.encounter.visibility.audience import DM, PLAYERS, STREAM, Audience, player
from storage.encounter.visibility.audience_change import AudienceChange
from storage.encounter.visibility.questions import question_in
from storage.i18n.catalog import load_texts
from tests.storage.encounter.scenario import RuleScenario, hero, monster

TEXTS = load_texts()


def told(table: RuleScenario, command: c.Command, audience: Audience, locale: str) -> str:
    before = table.encounter
    table.do(command)
    change = AudienceChange(audience, before, table.encounter, table.events, version=1, made_by="Dana")
    return narrate(change, partial(TEXTS.get, locale))


@pytest.mark.parametrize("audience", [DM, PLAYERS, STREAM], ids=lambda audience: audience.kind)
def test_a_changed_initiative_is_not_told_as_a_roll(audience: Audience) -> None:
    table = RuleScenario(hero())
    typed, rolled = c.RollInitiative(participant_id="aria", roll=17), c.RollInitiative(participant_id="aria")
    assert told(table, typed, audience, "en") == "🎲 Aria: initiative 17"
    assert told(table, typed, audience, "en") == "✏️ Aria: initiative changed to 17"
    assert told(table, typed, audience, "de") == "✏️ Aria: Initiative geändert auf 17"
    assert told(table, typed, audience, "fr") == "✏️ Aria\u202f: initiative changée en 17"
    assert told(table, rolled, audience, "en") == "🎲 Aria: initiative 10"


@pytest.mark.parametrize(
    ("locale", "bless", "gone"),
    [
        ("en", "🌀 Aria: Bless (10)", "✨ Aria: no longer Bless"),
        ("de", "🌀 Aria: Bless (10)", "✨ Aria: nicht mehr Bless"),
        ("fr", "🌀 Aria\u202f: Bless (10)", "✨ Aria\u202f: fin de l’état Bless"),
    ],
)
def test_nobody_is_an_effect_that_is_no_adjective(locale: str, bless: str, gone: str) -> None:
    table = RuleScenario(hero())
    for name in ("Bless", "Exhaustion"):
        effect = c.NewCondition(name=name, duration=10)
        shown = told(table, c.AddCondition(participant_ids=("aria",), condition=effect), PLAYERS, locale)
        assert " is " not in shown and (name != "Bless" or shown == bless)
    lost = c.RemoveCondition(participant_id="aria", condition="Bless")
    assert told(table, lost, PLAYERS, locale) == gone


def hit(who: str, amount: int) -> c.DealDamage:
    return c.DealDamage.model_validate({"targets": [{"participantId": who}], "parts": [{"amount": amount}]})


def falls(fate: str, audience: Audience, locale: str) -> str:
    table = RuleScenario(hero(), hero("Bo"), monster("Orc")).running("aria")
    who, damage = {"defeated": ("orc", 40), "dying": ("aria", 30), "dead": ("bo", 900)}[fate]
    return told(table, hit(who, damage), audience, locale)


@pytest.mark.parametrize(
    ("locale", "defeated", "dying", "dead"),
    [
        (
            "en",
            "☠ Orc is defeated",
            "💥 Aria takes 30 damage (0/20) · 💔 Aria is down and dying",
            "💥 Bo takes 900 damage (0/20) · ☠ Bo is dead",
        ),
        (
            "de",
            "☠ Orc ist besiegt",
            "💥 Aria erleidet 30 Schaden (0/20) · 💔 Aria geht zu Boden und liegt im Sterben",
            "💥 Bo erleidet 900 Schaden (0/20) · ☠ Bo ist tot",
        ),
        (
            "fr",
            "☠ Orc est hors de combat",
            "💥 Aria subit 30 dégâts (0/20) · 💔 Aria s’effondre, à l’agonie",
            "💥 Bo subit 900 dégâts (0/20) · ☠ Bo meurt sur le coup",
        ),
    ],
)
def test_a_fall_is_said_once(locale: str, defeated: str, dying: str, dead: str) -> None:
    assert falls("defeated", PLAYERS, locale) == defeated
    assert falls("dying", PLAYERS, locale) == dying
    assert falls("dead", PLAYERS, locale) == dead


def test_damage_with_a_fall_keeps_its_amount_and_a_plain_hit_its_health() -> None:
    assert falls("defeated", DM, "en") == "💥 Orc takes 40 damage (0/20) · ☠ Orc is defeated"
    shown = Visibility(players=Level.DAMAGE, stream=Level.DAMAGE)
    table = RuleScenario(hero(), monster("Orc", visibility=shown)).running("aria")
    assert told(table, hit("orc", 1), PLAYERS, "en") == "💥 Orc takes 1 damage – hurt"
    assert told(table, hit("orc", 19), PLAYERS, "en") == "💥 Orc takes 19 damage · ☠ Orc is defeated"


def test_conditions_that_another_brings_along_are_left_out() -> None:
    table = RuleScenario(hero()).running("aria")
    sleep = c.AddCondition(participant_ids=("aria",), condition=c.NewCondition(name="Unconscious"))
    assert told(table, sleep, PLAYERS, "en") == "🌀 Aria: Unconscious"
    assert told(
        table, c.AddCondition(participant_ids=("aria",), condition=c.NewCondition(name="Blinded")), DM, "en"
    )


def test_many_newcomers_are_told_in_one_line() -> None:
    table = RuleScenario(hero()).running("aria")
    goblins = c.AddParticipant(participant=c.NewParticipant(name="Goblin", max_hp=7), count=40)
    line = "➕ Goblin 1 … Goblin 40 join the fight: 40 creatures"
    assert told(table, goblins, PLAYERS, "en") == line
    unknown = Visibility(players=Level.UNKNOWN, stream=Level.UNKNOWN)
    hidden = c.NewParticipant(name="Spy", max_hp=7, visibility=unknown)
    assert "Spy" not in told(table, c.AddParticipant(participant=hidden, count=6), PLAYERS, "de")
    few = c.AddParticipant(participant=c.NewParticipant(name="Rat", max_hp=1), count=2)
    assert told(table, few, DM, "fr").count("entre dans le combat") == 2


@pytest.mark.parametrize(
    ("locale", "line"),
    [
        ("en", "💥 Ogre takes 6 fire damage (14/20), of 12: resistant to fire"),
        ("de", "💥 Ogre erleidet 6 Feuerschaden (14/20), von 12: resistent gegen Feuer"),
        ("fr", "💥 Ogre subit 6 dégâts de feu (14/20), sur 12\u202f: résistance\u202f: feu"),
    ],
)
def test_the_dm_is_told_what_a_hit_met(locale: str, line: str) -> None:
    defences = Defences(resistances=("fire",))
    hit = c.DealDamage.to("ogre", 12, "fire")
    assert told(RuleScenario(monster(defences=defences)), hit, DM, locale) == line
    assert "12" not in told(RuleScenario(monster(defences=defences)), hit, PLAYERS, locale)
    mine = RuleScenario(hero(defences=defences, collaborators=("ari",)))
    hit = c.DealDamage.to("aria", 12, "fire")
    assert "12" in told(mine, hit, player(UserId("ari")), locale)
    assert "12" not in told(mine, hit, PLAYERS, locale)


def test_a_request_says_what_the_hit_is() -> None:
    table = RuleScenario(monster())
    damage = c.DealDamage.to("ogre", 12, "slashing", qualities=("magical",))
    table.do(c.RequestDamage(damage=damage))
    question = question_in(table.encounter, table.encounter.requests[0], PLAYERS)
    assert question is not None
    assert "12 slashing damage (magical)" in request_text(question, partial(TEXTS.get, "en"))


def test_every_field_that_a_change_names_has_words() -> None:
    fields = {ParticipantChanges.model_fields[name].alias or name for name in ParticipantChanges.model_fields}
    fields -= {"defenceChanges", "attackChanges"}  # they change "defences" and "attacks"
    fields |= {"attacks", "defences", "currentHP", "tempHP", "recurring"}
    rules = {Rules.model_fields[name].alias or name for name in Rules.model_fields} | {"name"}
    keys = [*(f"sheet-{field.lower()}" for field in fields), *(f"rule-{field.lower()}" for field in rules)]
    assert [key for key in keys if not TEXTS.has("en", key)] == []


def test_a_changed_name_is_told_with_the_old_one_where_that_was_known() -> None:
    table = RuleScenario(monster(name="Goblin"))
    before = table.encounter
    rename = c.UpdateParticipant(participant_id="goblin", changes=ParticipantChanges(name="Grik"))
    assert told(table, rename, DM, "en") == "✏️ Grik: name (was Goblin)"
    unknown = Visibility(players=Level.UNKNOWN, stream=Level.UNKNOWN)
    masked = before.model_copy(
        update={"participants": (before.participants[0].model_copy(update={"visibility": unknown}),)}
    )
    for earlier, audience, old in (
        (before, PLAYERS, "Goblin"),
        (masked, PLAYERS, ""),
        (masked, DM, "Goblin"),
    ):
        change = AudienceChange(audience, earlier, table.encounter, table.events, version=1, made_by="Dana")
        assert change.old_name(before.participants[0].id) == old
