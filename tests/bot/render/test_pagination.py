"""Pages hold every entry once and fit."""

from hypothesis import given
from hypothesis import strategies as st

from bot.render.pagination import CHARACTERS, LINES, pages


@given(st.lists(st.integers(1, 700), max_size=60))
def test_pages_hold_every_entry_once_and_fit(lengths: list[int]) -> None:
    entries = ["x" * length for length in lengths]
    found = pages(entries)
    assert [i for page in found for i in page] == list(range(len(entries)))
    assert all(len(page) <= LINES for page in found)
    assert all(sum(lengths[i] + 1 for i in page) <= CHARACTERS for page in found if len(page) > 1)
