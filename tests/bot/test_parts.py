"""The pure parts: dice, names, texts, custom ids, bars, pages."""

import random
import re
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.i18n.catalog import load_texts
from bot.parsing.dice import MAX_TOTAL, Dice
from bot.parsing.participants import all_meant, meant, reference
from bot.render import custom_ids as ids
from bot.render.escaping import plain, safe
from bot.render.health_bar import exact_bar, health
from bot.render.pagination import CHARACTERS, LINES, pages
from storage.encounter.errors import InvalidCommandError, ParticipantNotFoundError

ROOT = Path(__file__).parents[2] / "bot"
SAY = partial(load_texts().get, "en")


@given(st.text(alphabet="0123456789d+-*/()khlprre<>!=%, .{}[]x", max_size=220))
@settings(max_examples=400, deadline=None)
def test_any_text_is_dice_or_an_expected_error(text: str) -> None:
    try:
        rolled = Dice(random.Random(1)).roll(text)
    except InvalidCommandError:
        return
    assert abs(rolled.total) <= MAX_TOTAL and len(rolled.shown) <= 200


@pytest.mark.parametrize(
    "text", ["", " ", "(" * 3000, "9" * 5000, "1/0", "1001d6", "1d0", "2d6 fire", "999999d999999", "1d6rr<7"]
)
def test_wild_dice_are_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(InvalidCommandError, match=r"[.]$"):
        Dice(random.Random(1)).roll(text)


def test_the_same_generator_gives_the_same_dice() -> None:
    rolls = [Dice(random.Random(5)).roll("4d6kh3+1d%").total for _ in range(2)]
    assert rolls[0] == rolls[1]


def test_a_number_is_no_dice_and_amounts_are_never_negative() -> None:
    dice = Dice(random.Random(1))
    assert not dice.roll("12").is_dice and dice.roll("12").shown == "12"
    assert dice.amount("1d4-10").total == 0
    with pytest.raises(InvalidCommandError):
        dice.amount("-3")


def test_the_face_of_a_lone_d20_is_known() -> None:
    dice = Dice(random.Random(1))
    rolled = dice.roll("1d20+5")
    assert rolled.natural == rolled.total - 5
    assert dice.roll("2d6").natural is None


@given(st.text(max_size=100), st.integers(2, 60))
def test_a_plain_name_is_one_short_line_with_nothing_invisible(text: str, limit: int) -> None:
    shown = plain(text, limit)
    assert 0 < len(shown) <= limit
    assert "\n" not in shown and not re.search("[\u200b-\u200f\u202a-\u202e\u2066-\u2069]", shown)


@given(st.text(max_size=100))
def test_a_safe_name_has_no_markdown_and_no_mention(text: str) -> None:
    shown = safe(text)
    assert not re.search(r"(?<!\\)(\\\\)*[*_~`|\[\]()#<>]", shown)
    assert not re.search(r"@(everyone|here|[!&]?\d)", shown)


def test_letters_with_heaps_of_marks_are_tamed() -> None:
    assert len(plain("a" + "\u0301" * 60)) <= 4


@pytest.mark.parametrize(
    ("current", "maximum", "bar"),
    [
        *((28, 28, "▰▰▰▰▰"), (27, 28, "▰▰▰▰▱"), (14, 28, "▰▰▱▱▱"), (1, 28, "▰▱▱▱▱")),
        *((0, 28, "▱▱▱▱▱"), (30, 28, "▰▰▰▰▰"), (0, 0, "▱▱▱▱▱")),
    ],
)
def test_a_bar_is_full_only_when_unhurt_and_empty_only_at_zero(current: int, maximum: int, bar: str) -> None:
    assert exact_bar(current, maximum) == bar


def test_health_is_told_by_shape_and_word() -> None:
    assert health({"healthBand": "critical"}, SAY) == "▰▱▱▱▱ critical"
    assert health({}, SAY) == ""
    dying = {
        "type": "character",
        "currentHP": 0,
        "maxHP": 28,
        "deathSaves": {"successes": 2, "failures": 1, "isStable": False, "isDead": False},
    }
    assert health(dying, SAY) == "▱▱▱▱▱ 0/28 dying ✔●●○ ✘●○○"


@given(st.lists(st.integers(1, 700), max_size=60))
def test_pages_hold_every_entry_once_and_fit(lengths: list[int]) -> None:
    entries = ["x" * length for length in lengths]
    found = pages(entries)
    assert [i for page in found for i in page] == list(range(len(entries)))
    assert all(len(page) <= LINES for page in found)
    assert all(sum(lengths[i] + 1 for i in page) <= CHARACTERS for page in found if len(page) > 1)


def test_custom_ids_come_back_as_they_went() -> None:
    custom_id = ids.encode("next", "f" * 24, "0123456789ab")
    assert ids.decode(custom_id) == ("next", ("f" * 24, "0123456789ab"))
    assert ids.decode("somebody-elses") is None
    known = ids.decode("t1:cure:only-one")
    assert known is not None and known[1][0] == "only-one"
    with pytest.raises(ids.MissingArgumentError):
        known[1][1]
    assert (
        len(ids.encode("dmreveal", "f" * 24, ids.short("an id: of / another program " * 9), "players")) <= 100
    )


PEOPLE = [
    {"_id": "1", "name": "Goblin 1", "group": "Goblins"},
    {"_id": "2", "name": "Goblin 2", "group": "Goblins"},
    {"_id": "3", "name": "Aria Stormwind"},
    {"_id": "4", "name": "???"},
    {"_id": "5", "name": "???"},
    {"_id": "6", "name": "Bigby, the Hand"},
]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("goblin 1", "1"),
        ("GOBLIN  2", "2"),
        ("ar", "3"),
        ("storm", "3"),
        ("5", "5"),
        ("bigby, the hand", "6"),
    ],
)
def test_a_name_is_found_by_case_beginning_word_or_id(typed: str, found: str) -> None:
    assert meant(PEOPLE, typed)["_id"] == found


def test_several_names_and_groups_are_found() -> None:
    assert [p["_id"] for p in all_meant(PEOPLE, "goblins")] == ["1", "2"]
    assert [p["_id"] for p in all_meant(PEOPLE, "goblin 2, aria, goblins")] == ["2", "3", "1"]
    assert [p["_id"] for p in all_meant(PEOPLE, "Bigby, the Hand")] == ["6"]
    with pytest.raises(ParticipantNotFoundError):
        all_meant(PEOPLE, "goblin 1, nobody")
    with pytest.raises(InvalidCommandError, match="Goblin 1, Goblin 2"):
        meant(PEOPLE, "gob")


def test_whatever_is_offered_is_understood() -> None:
    for person in PEOPLE:
        assert meant(PEOPLE, reference(PEOPLE, person))["_id"] == person["_id"]


def test_every_text_that_the_code_asks_for_is_in_the_catalogue() -> None:
    asked = set()
    for path in ROOT.rglob("*.py"):
        if "sandbox" not in path.parts:
            asked |= set(
                re.findall(r"""say(?:_public)?\(\s*"([a-z0-9-]+)\"""", path.read_text(encoding="utf-8"))
            )
    assert len(asked) > 80
    texts = load_texts()
    assert [key for key in sorted(asked) if not texts.has("en", key)] == []


def test_every_language_has_only_keys_that_english_has() -> None:
    pattern = re.compile(r"^([a-z][a-z0-9-]*) =", re.MULTILINE)
    english = set(pattern.findall((ROOT / "locales/en.ftl").read_text(encoding="utf-8")))
    for path in (ROOT / "locales").glob("*.ftl"):
        assert set(pattern.findall(path.read_text(encoding="utf-8"))) <= english, path.name


def test_an_unknown_locale_speaks_english() -> None:
    assert load_texts().get("ja", "band-bloodied") == "bloodied"
    assert load_texts().get(None, "board-now", name="A") == "▶ **A** is up"
