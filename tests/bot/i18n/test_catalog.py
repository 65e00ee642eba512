"""The catalogue of texts: complete, and English where a language is missing."""

import re

from storage.i18n.catalog import load_texts
from tests.places import SANDBOX, product_files


def test_every_text_that_the_code_asks_for_is_in_the_catalogue() -> None:
    asked = set()
    for path in product_files():
        if SANDBOX not in path.parents:
            asked |= set(
                re.findall(r"""say(?:_public)?\(\s*"([a-z0-9-]+)\"""", path.read_text(encoding="utf-8"))
            )
    assert len(asked) > 80
    texts = load_texts()
    assert [key for key in sorted(asked) if not texts.has("en", key)] == []


def test_an_unknown_locale_speaks_english() -> None:
    assert load_texts().get("ja", "band-bloodied") == "bloodied"
    assert load_texts().get(None, "board-now", name="A") == "▶ **A**'s turn"
