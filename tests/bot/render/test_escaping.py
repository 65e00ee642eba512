"""Names in Discord texts: one short line without Markdown, mentions or invisible characters."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.render.escaping import label, plain, safe


@given(st.text(max_size=100), st.integers(2, 60))
def test_a_plain_name_is_one_short_line_with_nothing_invisible(text: str, limit: int) -> None:
    shown = plain(text, limit)
    assert 0 < len(shown) <= limit
    assert "\n" not in shown and not re.search("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069]", shown)


@given(st.text(max_size=100))
def test_a_safe_name_has_no_markdown_and_no_mention(text: str) -> None:
    shown = safe(text)
    assert not re.search(r"(?<!\\)(\\\\)*[*_~`|\[\]()#<>]", shown)
    assert not re.search(r"@(everyone|here|[!&]?\d)", shown)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("https://evil.example/a", r"https\://evil\.example/a"),
        ("discord.gg/abc", r"discord\.gg/abc"),
        ("discord.com/invite/abc", r"discord\.com/invite/abc"),
        ("Enlarge/Reduce 1.5: a", "Enlarge/Reduce 1.5: a"),
    ],
)
def test_a_safe_name_is_no_link_and_no_invitation(typed: str, shown: str) -> None:
    assert safe(typed) == shown


def test_letters_with_heaps_of_marks_are_tamed() -> None:
    assert len(plain("a" + "\u0301" * 60)) <= 5


@pytest.mark.parametrize("name", ["🧙\u200d♀\ufe0f", "👩🏽\u200d🚀 Ada", "❤\ufe0f\u200d🔥"])
def test_a_joined_emoji_stays_one_sign(name: str) -> None:
    assert safe(name) == plain(name) == name


def test_joiners_outside_of_emoji_vanish() -> None:
    assert safe("Gob\u200dlin\u200c\ufe0f") == "Goblin"


@pytest.mark.parametrize("name", ["אורי", "ليلى 7"])
def test_a_right_to_left_name_is_isolated_in_a_line(name: str) -> None:
    assert safe(name) == f"\u2068{name}\u2069"
    assert plain(name) == name
    assert f"{safe(name)} 12/20" == f"\u2068{name}\u2069 12/20"


def test_a_left_to_right_name_is_not() -> None:
    assert [safe(name) for name in ("Mira", "Zoë", "Ада", "龍")] == ["Mira", "Zoë", "Ада", "龍"]


def test_isolates_that_a_user_typed_are_replaced_by_balanced_ones() -> None:
    assert safe("\u2069אורי\u2068\u202e") == "\u2068אורי\u2069"


@given(st.text(max_size=60), st.integers(10, 60))
def test_a_label_has_room_for_all_that_follows_the_name(name: str, limit: int) -> None:
    shown = label(name, " – 7/9", limit)
    assert len(shown) <= limit and shown.endswith(" – 7/9")
    assert shown.count("\u2068") == shown.count("\u2069") <= 1


def test_a_name_is_not_cut_within_an_emoji() -> None:
    wizard = "🧙\u200d♀\ufe0f"
    assert [plain(f"Ada {wizard}!!", limit) for limit in (6, 7, 8, 9)] == [
        "Ada…",
        "Ada…",
        "Ada…",
        f"Ada {wizard}…",
    ]
