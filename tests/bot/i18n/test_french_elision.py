"""French writes "de Mira" but "d’Elwing": no text puts such a word directly before a name."""

import re
from itertools import pairwise

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from storage.i18n.catalog import read_source
from tests.places import LOCALES

ELIDED = re.compile(
    r"(?<![\w’])(?:(?:de|le|la|se|ne|je|te|me|ce|\w*que) |(?:[dlsnjtmc]|\w*qu)’)[*_«\u202f]*$", re.I
)
# Arguments that are digits.
DIGITS = {"amount", "left", "length", "made", "most", "seconds", "since", "until"}


class _Neighbours(Visitor):
    """Collects the texts that end with a word to elide, where an argument follows."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def visit_Pattern(self, node: ast.Pattern) -> None:
        for text, after in pairwise(node.elements):
            if isinstance(text, ast.TextElement) and isinstance(after, ast.Placeable):
                name = getattr(getattr(after.expression, "id", None), "name", "")
                if isinstance(after.expression, ast.VariableReference) and name not in DIGITS:
                    self.found += [f"{text.value}{{ ${name} }}"] if ELIDED.search(text.value) else []
        self.generic_visit(node)


def _found(source: str) -> list[str]:
    seen = _Neighbours()
    seen.visit(FluentParser(with_spans=False).parse(source))
    return seen.found


def test_no_text_needs_elision_before_an_argument() -> None:
    assert _found(read_source(LOCALES / "fr")) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Dégâts de { $name }", True),
        ("Au tour de **{ $name }**", True),
        ("ce que { $name } demande", True),
        ("fin de «\u202f{ $condition }\u202f»", True),
        ("Dégâts d’{ $name }", True),
        ("{ $count ->\n *[other] Part de { $name }\n }", True),
        ("Dégâts\u202f: { $name }", False),
        ("À { $name } de jouer", False),
        ("plus de { $most } Mo", False),
    ],
)
def test_a_word_to_elide_is_found(text: str, wrong: bool) -> None:
    assert bool(_found(f"key = {text}")) is wrong
