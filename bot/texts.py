"""Every text of the bot, by language: one Fluent file a locale in ``locales/``, English for what is missing.

Whatever comes from people goes in through `render.names` first; this file knows nothing of Markdown.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

from bot.phrasebook import Phrasebook

ENGLISH = "en"
FOLDER = Path(__file__).parent / "locales"


class Texts:
    """The catalogue: ``texts.get("de", "turn-now", name="Aria")``."""

    def __init__(self, bundles: Mapping[str, FluentBundle], english: Phrasebook) -> None:
        self._bundles, self._english = bundles, english

    @property
    def locales(self) -> tuple[str, ...]:
        """The languages there is a file for."""
        return tuple(self._bundles)

    def language(self, locale: str | None) -> str:
        """Return the language of a Discord locale such as ``en-GB``, if there are texts in it."""
        language = (locale or ENGLISH).partition("-")[0].lower()
        return language if language in self._bundles else ENGLISH

    def has(self, locale: str | None, key: str) -> bool:
        """Whether this very language has the text."""
        return bool(self._bundles[self.language(locale)].has_message(key))

    def get(self, locale: str | None, key: str, **arguments: object) -> str:
        """Return a text, in English where the language lacks it.

        Numbers are written as they are, except `count`, which also chooses the plural. Raises KeyError for a
        key that no language has.
        """
        for language in (self.language(locale), ENGLISH):
            bundle = self._bundles[language]
            pattern = bundle.get_message(key).value if bundle.has_message(key) else None
            if pattern is not None:
                text, errors = bundle.format_pattern(
                    pattern,
                    {name: value if name == "count" else str(value) for name, value in arguments.items()},
                )
                if errors:
                    raise ValueError(f"text {key!r} in {language!r}: {errors[0]}")
                return str(text)
        raise KeyError(key)

    def translated(self, locale: str | None, text: str, prefix: str) -> str | None:
        """Return an English text in another language; None where the catalogue has nothing of that prefix.

        An argument called `what` is a word, and is translated as well.
        """
        found = None if self.language(locale) == ENGLISH else self._english.find(text, prefix)
        if found is None:
            return None
        key, arguments = found
        if what := arguments.get("what"):
            word = self.translated(locale, what[0].lower() + what[1:], "word-") or what
            arguments["what"] = word[0].upper() + word[1:]
        return self.get(locale, key, **arguments)


@cache
def load_texts(folder: Path = FOLDER) -> Texts:
    """Read every catalogue in the folder."""
    bundles = {}
    for path in sorted(folder.glob("*.ftl")):
        bundle = FluentBundle([path.stem], use_isolating=False)
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
        bundles[path.stem] = bundle
    return Texts(bundles, Phrasebook((folder / f"{ENGLISH}.ftl").read_text(encoding="utf-8")))
