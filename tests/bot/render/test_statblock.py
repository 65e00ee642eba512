"""A stat block's pages: nothing is lost, and each fits where it is shown."""

import random
import re
from functools import partial

import pytest

from bot.components.statblock import rolled_feature
from bot.parsing.dice import Dice
from bot.render.screen import MAX_DESCRIPTION
from bot.render.statblock import statblock_pages, statblock_screen
from storage.encounter.base import EncounterId, UserId
from storage.encounter.model import Encounter
from storage.i18n import languages
from storage.i18n.catalog import load_texts
from storage.library.creature import Creature
from storage.library.rolling import feature_of
from storage.library.statblock import Feature, Statblock
from storage.repositories.creatures import srd
from tests.storage.encounter.scenario import monster

ALL = [creature for ruleset in ("2014", "2024") for creature in srd(ruleset).creatures.values()]


def words(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


@pytest.mark.parametrize("locale", languages())
def test_every_page_of_every_creature_fits(locale: str) -> None:
    say = partial(load_texts().get, locale)
    fight = Encounter(id=EncounterId("e" * 24), user_id=UserId("dm"), name="Fight", participants=(monster(),))
    for creature in ALL:
        pages = statblock_pages(creature, say)
        for place, (text, _) in enumerate(pages):
            assert len(text) <= MAX_DESCRIPTION // 2, (creature.name, place, len(text))
            screen = statblock_screen(fight, fight.participants[0], creature, say, place)
            assert len(screen.rows) <= 2 and len(screen.footer or "") < 200


def test_no_feature_is_lost_between_pages() -> None:
    say = partial(load_texts().get, "en")
    for creature in ALL:
        text = words(" ".join(text for text, _ in statblock_pages(creature, say)))
        for section in creature.statblock.sections().values():
            for feature in section:
                assert words(feature.name) in text, (creature.name, feature.name)
                assert words(feature.text)[-60:] in text, (creature.name, feature.name)


def test_the_longest_stat_block_fits_too() -> None:
    say = partial(load_texts().get, "fr")
    long = Feature(name="*" * 160, text="[link](http://a.b) " * 300)
    creature = Creature(name="X", statblock=Statblock(actions=(long,) * 40, traits=(long,) * 40))
    for text, _ in statblock_pages(creature, say):
        assert len(text) <= MAX_DESCRIPTION


def test_every_attack_and_save_of_the_library_can_be_rolled() -> None:
    say, dice = partial(load_texts().get, "en"), Dice(random.Random(1))
    rolled = 0
    for creature in ALL:
        for section, features in creature.statblock.sections().items():
            for place, feature in enumerate(features):
                if feature.attack or feature.save:
                    assert feature_of(creature, f"{section}-{place}") == feature
                    assert re.search(r"To hit: |DC \d", rolled_feature(dice, "Foe", feature, say))
                    rolled += 1
    assert rolled > 1_300


@pytest.mark.parametrize(
    "key", ["", "actions", "actions-99", "name-0", "sections-0", "actions--1", "traits-x"]
)
def test_a_key_that_names_nothing_is_nothing(key: str) -> None:
    assert feature_of(srd("2024").creatures["troll"], key) is None
