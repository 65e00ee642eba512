"""The words of the game: every spelling of every term means one thing, in all languages at once."""

import subprocess
import sys
from collections import defaultdict

import pytest

from storage.i18n.catalog import load_texts
from storage.i18n.game_words import KINDS, Kind, game_words, keys_of, load_words
from tests.places import ROOT

LANGUAGES = load_texts().locales
READ_TOGETHER: tuple[Kind, ...] = ("damage", "quality", "word")  # in one text, such as "2d6 fire magical"


def _written() -> list[tuple[Kind, str, str]]:
    """Return kind, id and spelling of every spelling of every term."""
    words = game_words()
    return [
        (kind, id_, text) for kind in KINDS for id_ in words.ids(kind) for text in words.written(kind, id_)
    ]


def test_no_word_means_two_terms_of_a_kind() -> None:
    meanings = defaultdict(set)
    for kind, id_, spelling in _written():
        for key in keys_of(spelling):
            meanings[kind, key].add(id_)
    assert len(meanings) > 300
    assert {word: ids for word, ids in meanings.items() if len(ids) > 1} == {}


def test_no_word_means_two_kinds_where_they_are_read_together() -> None:
    kinds = defaultdict(set)
    for kind, _, spelling in _written():
        if kind in READ_TOGETHER:
            kinds[keys_of(spelling)[0]].add(kind)
    assert {word: found for word, found in kinds.items() if len(found) > 1} == {}


def test_every_spelling_of_every_term_is_understood_in_any_case() -> None:
    words = game_words()
    for kind, id_, spelling in _written():
        for typed in (spelling, spelling.upper(), f"  {spelling} ", spelling.replace(" ", "-")):
            assert words.meant(kind, typed) == id_, (kind, typed)


@pytest.mark.parametrize(
    ("kind", "typed", "id_"),
    [
        ("damage", "Kaelte", "cold"),
        ("damage", "KALTE", "cold"),
        ("damage", "gleissend", "radiant"),
        ("condition", "Etourdie", "stunned"),
        ("condition", "a terre", "prone"),
        ("condition", "Wuchtig", None),
        ("quality", "non-magique", "nonmagical"),
        ("damage", "x" * 5_000, None),
    ],
)
def test_accents_and_umlauts_do_not_count(kind: Kind, typed: str, id_: str | None) -> None:
    assert game_words().meant(kind, typed) == id_


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_names_every_term(language: str) -> None:
    words, texts = game_words(), load_texts()
    for kind in KINDS:
        assert words.ids(kind)
        for id_ in words.ids(kind):
            assert texts.has(language, f"{kind}-{id_}")
            assert words.name(language, kind, id_) == texts.get(language, f"{kind}-{id_}")


def test_the_beginning_of_a_word_is_enough_where_it_is_clear() -> None:
    words = game_words()
    assert [words.begun("ability", text) for text in ("dex", "WEI", "sagesse", "stä", "st", "x")] == [
        *("dexterity", "wisdom", "wisdom", "strength"),
        *(None, None),
    ]


def test_a_language_more_is_a_folder_more(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("locales")
    for name, text in (("en", "damage-fire = fire\n"), ("eo", "damage-fire = fajro\n    .also = fajra\n")):
        (folder / name).mkdir()
        (folder / name / "game.ftl").write_text(text, encoding="utf-8")
    words = load_words(folder)
    assert [words.meant("damage", text) for text in ("fire", "Fajra", "feu")] == ["fire", "fire", None]
    assert words.name("eo", "damage", "fire") == "fajro"


def test_importing_the_rules_reads_no_language_file() -> None:
    code = "import sys, storage.encounter.apply; print('fluent.syntax' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"
