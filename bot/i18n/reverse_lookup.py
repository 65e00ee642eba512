"""From an English text to its key in the catalogue, and the arguments that went into it.

What lies below the bot speaks English alone: the rules refuse in English, a command is declared in English.
The text itself is the key to the same in another language, as with gettext; no error and no command has to
know of languages.
"""

import re
from dataclasses import dataclass

from fluent.syntax import FluentParser, ast


@dataclass(frozen=True, slots=True)
class Phrase:
    """One English text; `pattern` fits whatever its arguments are, `weight` is how much of it is fixed."""

    key: str
    pattern: re.Pattern[str]
    weight: int


class Phrasebook:
    """The English texts, by what they say."""

    def __init__(self, catalogue: str) -> None:
        self._exact: dict[str, list[str]] = {}
        self._open: list[Phrase] = []
        for entry in FluentParser().parse(catalogue).body:
            if isinstance(entry, ast.Message) and entry.value is not None:
                self._enter(entry.id.name, entry.value)
        self._open.sort(key=lambda phrase: -phrase.weight)

    def find(self, text: str, prefix: str) -> tuple[str, dict[str, str]] | None:
        """Return the key of a text, among those that start with `prefix`, and its arguments."""
        for key in self._exact.get(text, ()):
            if key.startswith(prefix):
                return key, {}
        for phrase in self._open:
            if phrase.key.startswith(prefix) and (found := phrase.pattern.fullmatch(text)):
                return phrase.key, found.groupdict()
        return None

    def _enter(self, key: str, value: ast.Pattern) -> None:
        fixed, pattern, names = "", "", set()
        for element in value.elements:
            if isinstance(element, ast.TextElement):
                fixed += element.value
                pattern += re.escape(element.value)
                continue
            expression = element.expression if isinstance(element, ast.Placeable) else None
            if not isinstance(expression, ast.VariableReference) or expression.id.name in names:
                return  # one with plurals is nobody's English
            names.add(expression.id.name)
            pattern += f"(?P<{expression.id.name}>.*?)"
        if names:
            self._open.append(Phrase(key, re.compile(pattern, re.DOTALL), len(fixed)))
        else:
            self._exact.setdefault(fixed, []).append(key)
