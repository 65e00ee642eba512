"""Terms of the game as they are shown in each language, and what is shown is understood when it is typed."""

from functools import partial

import pytest

from bot.interactions.error_handler import in_words
from bot.parsing.roll_messages import roll_in
from bot.render.statblock import statblock_pages
from bot.render.terms import damage_dealt, defence_entry, dice_text
from storage.encounter.commands import RemoveCondition
from storage.encounter.damage_terms import entries_in, read_term
from storage.encounter.errors import RuleError
from storage.encounter.model import Condition
from storage.encounter.terms import defences_in_english
from storage.i18n.catalog import load_texts
from storage.i18n.game_words import game_words
from storage.library.creature import Creature
from storage.library.statblock import Statblock
from storage.repositories.creatures import Wanted, built_in
from tests.storage.encounter.scenario import RuleScenario, monster

TEXTS = load_texts()


@pytest.mark.parametrize("language", TEXTS.locales)
def test_every_defence_of_the_srd_is_understood_as_it_is_shown(language: str) -> None:
    say = partial(TEXTS.get, language)
    creatures = [*built_in("2014"), *built_in("2024")]
    lists = ((c.defences.resistances, c.defences.immunities, c.defences.vulnerabilities) for c in creatures)
    entries = {entry for of_one in lists for entries in of_one for entry in entries}
    assert len(entries) > 15
    for entry in entries:
        shown = defence_entry(entry, say)
        (read,) = entries_in(defences_in_english(shown))
        assert read_term(read) == read_term(entry), (entry, shown)


@pytest.mark.parametrize("id_", game_words().ids("damage")[:-1])
@pytest.mark.parametrize("language", TEXTS.locales)
def test_a_roll_of_another_bot_is_understood_in_the_language(language: str, id_: str) -> None:
    say = partial(TEXTS.get, language)
    for amount in (1, 12):
        dealt = damage_dealt(amount, (id_,), say)
        found = roll_in([f"**{dealt}**"])
        assert (found.amounts, found.type) == ((amount,), id_), dealt


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", ["7 damage", "1 fire damage", "7 fire/cold damage", "7 moon damage"]),
        ("de", ["7 Schaden", "1 Feuerschaden", "7 Schaden (Feuer/Kälte)", "7 Schaden (moon)"]),
        ("fr", ["7 dégâts", "1 dégât de feu", "7 dégâts (feu/froid)", "7 dégâts (moon)"]),
    ],
)
def test_damage_is_a_number_with_its_types(language: str, shown: list[str]) -> None:
    say = partial(TEXTS.get, language)
    hits = [(7, ("",)), (1, ("fire",)), (7, ("fire", "cold")), (7, ("moon",))]
    assert [damage_dealt(amount, types, say) for amount, types in hits] == shown


def test_dice_have_the_words_of_the_language_and_what_users_typed_stays() -> None:
    say = partial(TEXTS.get, "de")
    assert dice_text("2d6 (3, 4) fire · 1d8 (2) moon", say) == "2W6 (3, 4) Feuer · 1W8 (2) moon"
    assert dice_text("R2d2 +5, 10d6", say) == "R2d2 +5, 10W6"


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", "2d6 (3, 4) fire damage, magic cold"),
        ("de", "2W6 (3, 4) Feuerschaden, magic Kälte"),
        ("fr", "2d6 (3, 4) dégâts de feu, magic froid"),
    ],
)
def test_no_english_word_stands_behind_a_type_of_another_language(language: str, shown: str) -> None:
    say = partial(TEXTS.get, language)
    assert dice_text("2d6 (3, 4) fire damage, magic cold", say) == shown
    assert dice_text("1d4 (1) feu de dragon", say).endswith(" de dragon")


def test_a_stat_block_begins_with_size_type_and_alignment_in_the_language() -> None:
    block = Statblock(size="large", alignment="chaotic evil", subtype="red")
    dragon = Creature(name="Dragon", kind="dragon", statblock=block)
    heads = [statblock_pages(dragon, partial(TEXTS.get, language))[0][0] for language in ("en", "de", "fr")]
    assert [head.splitlines()[0].replace("\\", "") for head in heads] == [
        "*large dragon (red), chaotic evil*",
        "*Drache (red), groß, chaotisch böse*",
        "*dragon (red) de taille grande, chaotique mauvais*",
    ]


def test_an_error_names_conditions_in_the_language_and_other_effects_as_they_were_typed() -> None:
    held = Condition(id="a", name="Paralyzed")
    brought = Condition(id="b", name="Incapacitated", implied_by="a")
    hex_ = Condition(id="c", name="_Hex_", level=1)
    table = RuleScenario(monster(conditions=(held, brought, hex_)))
    with pytest.raises(RuleError) as refused:
        table.do(RemoveCondition.model_validate({"participantId": "ogre", "condition": "kampfunfähig"}))
    assert str(refused.value).startswith("Incapacitated comes with Paralyzed")
    assert in_words(TEXTS, "de", refused.value).startswith("Kampfunfähig kommt mit Gelähmt")


def test_the_library_is_searched_by_a_type_in_any_language() -> None:
    dragon, own = Creature(name="Dragon", kind="dragon"), Creature(name="Own", kind="Drache")
    for typed in ("dragon", "Drache", "DRAG"):
        assert Wanted(kind=typed).fits(dragon) and Wanted(kind=typed).fits(own)
    assert not Wanted(kind="Untoter").fits(dragon)
