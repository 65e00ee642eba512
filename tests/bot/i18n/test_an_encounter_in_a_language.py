"""An encounter played whole in German and in French: typed terms count, and no English one is shown."""

import re
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest

from bot.narration.recap_posts import dm_log_files
from bot.sandbox import SeenMessage
from storage.encounter.model import Participant
from storage.i18n.catalog import load_texts
from storage.i18n.game_words import KINDS, game_words, keys_of
from tests.bot.harness import BotHarness


@dataclass(frozen=True)
class Typed:
    """What users of a language type in the encounter."""

    fire: str
    cold: str
    prone: str
    prone_name: str
    poisoned: str
    save: str
    attack: str
    resist: str
    screen: str
    condition: str
    target: str


LANGUAGES = {
    "de": Typed(
        fire="feuer",
        cold="Kaelte",
        prone="liegend",
        prone_name="Liegend",
        poisoned="Vergiftet",
        save="Wei",
        attack="Biss +30, 4 Hieb magisch",
        resist="Feuer, Hieb (nichtmagisch außer versilbert)",
        screen="SL-Schirm",
        condition="Zustand",
        target="Ziel",
    ),
    "fr": Typed(
        fire="feu",
        cold="FROID",
        prone="a terre",
        prone_name="À terre",
        poisoned="empoisonnée",
        save="Sag",
        attack="Morsure +30, 4 tranchants magiques",
        resist="feu, tranchant (non magique sauf argenté)",
        screen="Écran",
        condition="État",
        target="Cible",
    ),
}


def english_terms(language: str) -> re.Pattern[str]:
    """Return a pattern of the English names of terms that are no words of the language."""
    words, kinds = game_words(), [kind for kind in KINDS if kind != "word"]
    local = {
        key for kind in KINDS for id_ in words.ids(kind) for key in keys_of(words.name(language, kind, id_))
    }
    named = {words.name("en", kind, id_) for kind in kinds for id_ in words.ids(kind)}
    foreign = sorted(name for name in named if keys_of(name)[0] not in local)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, foreign))})\b", re.IGNORECASE)


async def person(table: BotHarness, name: str) -> Participant:
    return next(p for p in (await table.current_encounter()).participants if p.name == name)


class Played:
    """An encounter of which everything that is shown is kept. Its users and its server speak one language."""

    def __init__(self, table: BotHarness, language: str) -> None:
        self.table, self.typed = table, LANGUAGES[language]
        self.say = partial(load_texts().get, language)
        self.told: list[str] = []
        table.driver.guild.locale = language
        for user in ("Dana", "Ari", "Bo", "Sam"):
            table.driver.user(user).locale = language
        self.dana, self.ari = table.user("Dana"), table.user("Ari")

    async def does(self, command: str, **options: Any) -> str:
        """Let the DM send a command; return its answer."""
        call = await self.dana.slash("table", command, **options)
        assert call.error is None
        self.told.append(call.message.text)
        return call.message.text

    async def condition_names(self, name: str) -> list[str]:
        return [c.name for c in (await person(self.table, name)).conditions]

    async def form(self, board: SeenMessage, button: str, field: str) -> list[str]:
        """Return what a form of the board offers in a field."""
        form = (await self.table.press("Dana", board, self.say(button))).modal
        assert form is not None
        return [option.label for option in form.input(field).options]

    async def panel(self, name: str) -> SeenMessage:
        """Open the DM screen, and on it a participant's panel."""
        screen = (await self.dana.slash("table", "encounter screen")).message
        self.told.append(screen.text)
        picked = await self.dana.select(screen, screen.selects[0].custom_id, [name])
        panel = await picked.resolved()
        self.told.append(panel.text)
        return panel


@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_encounter_is_played_whole_in_a_language(table: BotHarness, language: str) -> None:
    played = Played(table, language)
    typed, say = played.typed, played.say
    board = await table.start("Goblin", "Wolf")
    for name in ("Goblin", "Wolf"):
        panel = await played.panel(name)
        await played.dana.select(panel, panel.selects[0].custom_id, ["exact"])

    changes = {"resist": typed.resist, "condition-immune": typed.poisoned}
    await played.does("edit", participant="Goblin", **changes)
    hit = await played.does("damage", target="Goblin", amount=f"6 {typed.fire} + 4 {typed.cold}")
    assert (await person(table, "Goblin")).current_hp == 13, "the resistance counts"
    assert f"{say('damage-fire')}/{say('damage-cold')}" in hit
    dealt = await played.does("damage", target="Wolf", amount="3", type=typed.fire)
    assert say("damage-fire.damage", amount=3) in dealt
    await played.does("attack", target="Goblin", attack=typed.attack, roll=15)
    assert (await person(table, "Goblin")).current_hp == 9, "a magical hit passes the resistance by"

    met = await played.does("condition add", target="Goblin, Wolf", condition=typed.poisoned, rounds="3")
    assert await played.condition_names("Goblin") == [], "the immunity counts"
    assert await played.condition_names("Wolf") == ["Poisoned"]
    assert say("condition-poisoned") in met
    spell = {"name": "X", "target": "Wolf", "save": "Dexterity", "dc": 30, "damage": f"2 {typed.fire}"}
    more = {"condition": typed.prone, "save-ends": True, "roll-monsters": True}
    await played.does("cast", **spell, **more)
    assert "Prone" in await played.condition_names("Wolf")

    offered = await played.dana.autocomplete("table", "condition remove", focused="condition", target="Wolf")
    assert {choice["name"] for choice in offered} == {say("condition-poisoned"), typed.prone_name}
    await played.does("condition edit", target="Wolf", condition=typed.prone, rounds="2")
    conditions = await played.form(board, "button-condition", "known")
    assert conditions == [say(f"condition-{id_}") for id_ in game_words().ids("condition")]
    assert say("damage-thunder") in await played.form(board, "button-damage", "type")

    asked = await played.ari.slash("table", "damage", target="Goblin", amount=f"3 {typed.cold}")
    assert say("damage-cold") in asked.message.text
    for _ in range(3):
        await table.press("Dana", board, say("button-next"))
    panel = await played.panel("Goblin")
    assert say("damage-fire") in panel.text and say("condition-poisoned") in panel.text
    assert typed.prone_name in (await played.panel("Wolf")).text
    await played.does("condition remove", target="Wolf", condition=typed.poisoned)
    assert "Poisoned" not in await played.condition_names("Wolf")

    encounter = await table.current_encounter()
    logs = await dm_log_files(encounter, await table.tracker.whole_log(encounter), say)
    played.told.append(logs["md"])
    played.told.append((await table.settled(board)).text)
    played.told += [table.everything_seen_by(who) for who in ("Dana", "Ari")]
    english = english_terms(language)
    lines = [line for text in played.told for line in text.splitlines()]
    assert [(found[0], line) for line in lines if (found := english.search(line))] == []
