"""The texts that users read, by language, and the words of the game in each language.

A language is a folder of Fluent files in ``locales/``. The folder's name is the language's code: "pt" has the
texts for every Portuguese, "pt-BR" for the Brazilian alone.
"""

import re
from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path

ENGLISH = "en"
FOLDER = Path(__file__).parent / "locales"

_NAME = re.compile(r"^language-name = (.+)$", re.MULTILINE)


@cache
def languages(folder: Path = FOLDER) -> Mapping[str, str]:
    """Return the code of every language that has a folder, English first, with its name in itself."""
    codes = sorted(
        (path.name for path in folder.iterdir() if path.is_dir()), key=lambda name: (name != ENGLISH, name)
    )
    return {code: _own_name(folder / code) or code for code in codes}


def _own_name(path: Path) -> str:
    found = (_NAME.search(file.read_text(encoding="utf-8")) for file in sorted(path.glob("*.ftl")))
    return next((name[1].strip() for name in found if name), "")


def code_for(tag: str, codes: Collection[str]) -> str | None:
    """Return the code that a tag such as "pt-BR" means: that of its own, else that of its first part."""
    known = {code.lower(): code for code in codes}
    asked = tag.lower()
    return known.get(asked) or known.get(asked.partition("-")[0])
