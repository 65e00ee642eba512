"""The catalogue of texts: complete, and English where a language is missing."""

import re

import pytest
from fluent.syntax import FluentParser, ast
from pydantic import ValidationError

from storage.i18n import ENGLISH, code_for, languages
from storage.i18n.catalog import load_texts
from storage.repositories.overlay_settings import OverlaySettings
from tests.places import LOCALES, SANDBOX, WEB, product_files


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


def test_every_line_of_a_catalogue_is_fluent() -> None:
    broken = [
        f"{path.parent.name}/{path.name}: {entry.content}"
        for path in sorted(LOCALES.rglob("*.ftl"))
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body
        if isinstance(entry, ast.Junk)
    ]
    assert broken == []


def test_an_unknown_locale_speaks_english() -> None:
    assert load_texts().get("ja", "band-bloodied") == "bloodied"
    assert load_texts().get(None, "board-now", name="A") == "▶ **A**'s turn"


def test_a_language_is_known_by_its_folder_alone() -> None:
    assert tuple(languages()) == load_texts().locales and next(iter(languages())) == ENGLISH
    assert {path.name for path in LOCALES.iterdir()} == set(languages())
    assert OverlaySettings(lang=tuple(languages())[-1]).lang
    with pytest.raises(ValidationError):
        OverlaySettings(lang="xx")
    codes = sorted(set(languages()) - {ENGLISH})
    named = re.compile(rf"""["'](?:{"|".join(codes)})(?:-[A-Z]{{2}})?["']""")
    sources = [path for path in product_files() if SANDBOX not in path.parents]
    sources += [path for path in (WEB / "src").rglob("*.ts*") if ".test." not in path.name]
    found = [path.name for path in sources if named.search(path.read_text(encoding="utf-8"))]
    assert len(sources) > 500 and found == []


@pytest.mark.parametrize(
    ("tag", "code"),
    [("de", "de"), ("de-AT", "de"), ("pt-BR", "pt-BR"), ("pt-br", "pt-BR"), ("pt", None), ("ja", None)],
)
def test_a_folder_may_be_of_a_language_or_of_one_place_where_it_is_spoken(tag: str, code: str | None) -> None:
    assert code_for(tag, ("en", "de", "pt-BR")) == code
