"""What the evening costs, in every language. Each request of the bot is validated as in every test."""

import re

import pytest

from storage.i18n import ENGLISH, languages
from storage.write_path.rule_dice import RuleDice
from tests.bot.evening.script import Evening
from tests.bot.harness import BotHarness
from tests.places import LOCALES

# The taps that each action takes, one for a press, a choice or a form that is sent.
TAPS = {
    "next": 1,
    "undo": 1,
    "damage": 3,
    "attack": 3,
    "the DM's answer": 1,
    "fireball": 6,
    "condition": 4,
    "save": 8,
    "six goblins": 4,
    "area damage on the screen": 6,
}
MOST_MESSAGES = 100  # in public, those deleted since among them
# Four attacks saved, the dice of the DM's spells, what the DM is given at the end, and that two kinds of
# monsters are of the other rules.
MOST_PRIVATE = 10
PARTICIPANTS = 4 + 16
# What the script types, and names of the library.
TYPED = "bugbear cleo crypt dana ford ghoul goblin hold longsword monster skeleton zombie"
_TEXT = re.compile(r"^(?:[a-z][\w-]* =|    )(.*)$", re.MULTILINE)
_CODE = re.compile(r"\{[^}]*(?:->|\})|`[^`]*`|\[\w+\]|<[^>]*>")
_WORD = re.compile(r"[^\W\d_]{3,}")


@pytest.mark.parametrize("language", languages())
async def test_an_evening_takes_few_taps_and_few_messages(
    table: BotHarness, language: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(RuleDice, "roll", lambda dice, sides: sides // 2 + 1)
    table.driver.guild.locale = language
    for name in ("Dana", "Ari", "Bo", "Cleo", "Dev"):
        table.driver.user(name).locale = language
    evening = Evening(table)
    await evening.ford()
    await evening.crypt()
    phones = evening.phones
    with capsys.disabled():
        print(
            f"\nan evening: {len(phones.posted)} public messages, {phones.left} of them left,"
            f" {phones.private} private; taps: {phones.taps}, of {TAPS}"
        )
    assert {action: phones.taps[action] for action in TAPS} == TAPS
    assert len(phones.posted) <= MOST_MESSAGES
    assert phones.private <= MOST_PRIVATE
    assert len((await table.current_encounter()).participants) == PARTICIPANTS
    if language != ENGLISH:
        english = words_of("en") - words_of(language) - set(TYPED.split())
        shown = {word for text in evening.phones.texts for word in words(text)}
        assert shown & english == set()


def words_of(language: str) -> set[str]:
    """Return the words of a language's texts for what happens and what is shown."""
    texts = [
        p.read_text()
        for p in (LOCALES / language).glob("*.ftl")
        if p.stem in ("game", "narration", "screens")
    ]
    return {word for text in texts for line in _TEXT.findall(text) for word in words(line)}


def words(text: str) -> set[str]:
    """Return the words of a text in lower case, without what users can't read."""
    return {word.casefold() for word in _WORD.findall(_CODE.sub(" ", text))}
