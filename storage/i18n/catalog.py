"""The texts by language and key: a folder of Fluent files per language, with English as the fallback.

The English error messages come from `storage.i18n.error_messages`. Callers escape arguments that users
typed with `render.escaping`.
"""

from collections.abc import Mapping, Set
from functools import cache, lru_cache
from pathlib import Path
from string import Formatter
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import fluent_number
from fluent.syntax.ast import SelectExpression, VariableReference
from fluent.syntax.visitor import Visitor

from storage.i18n import ENGLISH, FOLDER, code_for, languages
from storage.i18n.error_messages import MESSAGES

ERROR = "error-"  # prefix of an expected error's key
KEPT = 8_192  # texts with their arguments filled in: a drawing of a large encounter has about a thousand

Arguments = tuple[tuple[str, int | str], ...]

_BRACES = str.maketrans({brace: f'{{ "{brace}" }}' for brace in "{}"})


class Catalog:
    """The catalogue: ``texts.get("en", "turn-now", name="Aria")``."""

    def __init__(self, bundles: Mapping[str, FluentBundle], choosing: Set[str] = frozenset()) -> None:
        self._bundles, self._choosing = bundles, choosing
        # A live message is drawn again and again, and most of its texts are as before.
        self._made = lru_cache(KEPT)(self._make)
        self._meant = lru_cache(256)(self._language)

    @property
    def locales(self) -> tuple[str, ...]:
        """The languages with a file."""
        return tuple(self._bundles)

    def language(self, locale: str | None) -> str:
        """Return the language of a Discord locale such as ``en-GB``; English without texts in it."""
        return self._meant(locale or ENGLISH)

    def has(self, locale: str | None, key: str) -> bool:
        """Whether this language has the text, without the fallback."""
        return bool(self._bundles[self.language(locale)].has_message(key))

    def get(self, locale: str | None, key: str, **arguments: object) -> str:
        """Return a text, in English where the language has none; ``key.form`` is an attribute.

        Numbers are written as they are, and choose the plural where a text asks for it. Raises KeyError for
        a key that no language has.
        """
        given = tuple((name, self._given(name, value)) for name, value in arguments.items())
        return self._made(self.language(locale), key, given)

    def _language(self, locale: str) -> str:
        return code_for(locale, self._bundles) or ENGLISH

    def _make(self, language: str, key: str, arguments: Arguments) -> str:
        given: dict[str, Any] = {
            name: fluent_number(value, useGrouping=False) if isinstance(value, int) else value
            for name, value in arguments
        }
        for tried in (language, ENGLISH):
            bundle = self._bundles[tried]
            name, _, form = key.partition(".")
            message = bundle.get_message(name) if bundle.has_message(name) else None
            pattern = None if message is None else message.attributes.get(form) if form else message.value
            if pattern is not None:
                text, errors = bundle.format_pattern(pattern, given)
                if errors:
                    raise ValueError(f"text {key!r} in {tried!r}: {errors[0]}")
                return str(text)
        raise KeyError(key)

    def _given(self, name: str, value: object) -> int | str:
        """Return a number where a text chooses by it, else the words for it."""
        return value if name in self._choosing and isinstance(value, int) else str(value)


@cache
def load_texts(folder: Path = FOLDER) -> Catalog:
    """Read the catalogue of each language; its folder is named after it."""
    bundles, choices = {}, _Choices()
    for code in languages(folder):
        bundle = FluentBundle([code], use_isolating=False)
        resource = FluentResource(read_source(folder / code))
        for entry in resource.body:
            choices.visit(entry)
        bundle.add_resource(resource)
        bundles[code] = bundle
    return Catalog(bundles, choices.names)


def read_source(path: Path) -> str:
    """Return a language's Fluent source; for English with the error messages of `error_messages`."""
    source = "\n".join(file.read_text(encoding="utf-8") for file in sorted(path.glob("*.ftl")))
    if path.name != ENGLISH:
        return source
    errors = "\n".join(f"{ERROR}{key} = {_as_fluent(message)}" for key, message in MESSAGES.items())
    return f"{source}\n{errors}\n"


def _as_fluent(message: str) -> str:
    """Return a message with placeholders of `str.format` as a pattern of Fluent."""
    pattern = ""
    for literal, name, _, _ in Formatter().parse(message):
        pattern += literal.translate(_BRACES)
        pattern += f"{{ ${name} }}" if name else ""
    return pattern


class _Choices(Visitor):
    """Collects the names of the arguments that texts select variants by."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_SelectExpression(self, node: SelectExpression) -> None:
        if isinstance(node.selector, VariableReference):
            self.names.add(node.selector.id.name)
        self.generic_visit(node)
