"""When two typed names are the same name, and when one comes close."""

import re
import unicodedata
from functools import lru_cache

from storage.encounter.text_cleaning import one_line

_COMMA = re.compile(r"\s*,\s*")
_APOSTROPHES = str.maketrans(dict.fromkeys("‘’‛ʻʼ´`′＇", "'"))
_KEPT = 4_096


@lru_cache(_KEPT)
def name_key(text: str) -> str:
    """Return what equal names have in common.

    Case, composed and decomposed letters, kinds of apostrophes and the blanks around a comma do not count.
    """
    letters = unicodedata.normalize("NFKC", one_line(text).translate(_APOSTROPHES)).casefold()
    return _COMMA.sub(", ", unicodedata.normalize("NFC", letters)).strip()


@lru_cache(_KEPT)
def plain_key(text: str) -> str:
    """Return a name's key without accents and apostrophes: what a phone's user types for Éowyn or D'Arvit."""
    letters = unicodedata.normalize("NFD", name_key(text).replace("'", ""))
    return "".join(letter for letter in letters if unicodedata.category(letter) != "Mn")
