"""A language made from the English catalogue: texts have accents, what has none is not of the catalogue."""

import re
from pathlib import Path
from shutil import copytree

from fluent.syntax import FluentParser, FluentSerializer
from fluent.syntax.ast import TextElement
from fluent.syntax.visitor import Transformer

from storage.i18n.catalog import read_source
from tests.places import LOCALES

CODE = "eo"
_WORD = re.compile(r"(?<![\w/])[A-Za-z]{2,}(?!\w)")
_ACCENTS = str.maketrans("aeiouyAEIOUY", "áéíóúýÁÉÍÓÚÝ")


def write_pseudo_language(folder: Path) -> Path:
    """Copy the languages into a new folder, add the pseudo-language to them, and return the folder."""
    copytree(LOCALES, folder)
    resource = FluentParser().parse(read_source(LOCALES / "en"))
    (folder / CODE).mkdir()
    (folder / CODE / "all.ftl").write_text(FluentSerializer().serialize(_Accents().visit(resource)), "utf-8")
    return folder


def english_in(text: str) -> set[str]:
    """Return the words of a text that have a vowel and no accent."""
    return {word for word in _WORD.findall(text) if re.search("[aeiouyAEIOUY]", word)}


class _Accents(Transformer):
    """Puts an accent on every vowel of a text; names of commands in it are texts too."""

    def visit_TextElement(self, node: TextElement) -> TextElement:
        node.value = node.value.translate(_ACCENTS)
        return node
