"""Names in Discord texts: one short line without Markdown, mentions or invisible characters."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.render.escaping import plain, safe


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
