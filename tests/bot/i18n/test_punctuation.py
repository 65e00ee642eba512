"""Punctuation is the language's own: French has a space before a colon."""

import re
from pathlib import Path

import pytest

import bot
from storage.i18n.catalog import load_texts

FOLDERS = ("render", "components")
JOINED = re.compile(r"""f"[^"\n]*\}: ?\{""")


def test_french_has_a_space_before_the_colon() -> None:
    texts = load_texts()
    shown = {language: texts.get(language, "labelled", what="a", text="b") for language in ("en", "de", "fr")}
    assert shown == {"en": "a: b", "de": "a: b", "fr": "a\u202f: b"}


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_texts_are_joined_by_a_colon_in_code(folder: str) -> None:
    files = sorted((Path(bot.__path__[0]) / folder).rglob("*.py"))
    found = [f"{file.name}: {text}" for file in files for text in JOINED.findall(file.read_text("utf-8"))]
    assert files and not found
