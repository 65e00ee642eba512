"""What may stand in a text that a user typed: nothing invisible, and nothing that breaks out of its line.

The only cleaner: it cleans what is stored, and once more what the bot shows, because other programs store
texts too. Right-to-left text stays; a place that shows it isolates it (`dir="auto"` on the web pages,
`isolated` in `bot/render/escaping.py`).
"""

import re
import unicodedata

MOST_MARKS = 4  # combining marks on one letter; the languages of the world need up to three

# Unicode's Default_Ignorable_Code_Point, which includes the controls of direction and the tags; the
# annotation characters; the blank Braille pattern. Joiners and emoji selectors are looked at apart.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    "\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_NON_JOINER, _JOINER = "\u200c", "\u200d"
_SELECTORS = ("\ufe0e", "\ufe0f")  # of the text and the emoji form of the character before
_IN_CONTEXT = frozenset((_NON_JOINER, _JOINER, *_SELECTORS))
_KEYCAP = "\u20e3"
_EMOJI_OF_OTHER_CATEGORIES = "‼⁉〰ℹ"
_NO_CHARACTERS = ("Cs", "Co", "Cn")  # halves of characters, private and unassigned ones
_VIRAMA = 9  # the combining class of the signs that join consonants in the scripts of India


def one_line(text: str) -> str:
    """Return a text fit for a line: a name, a label."""
    return " ".join(_clean(text, "").split())


def lines(text: str) -> str:
    """Return a text fit for a note, with its line breaks."""
    return _clean(text, "\n\t").strip()


def _clean(text: str, kept_controls: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    kept: list[str] = []
    marks = 0
    for character in _INVISIBLE.sub("", text):
        if character in _IN_CONTEXT:
            kept.append(character)
            continue
        kind = unicodedata.category(character)
        marks = marks + 1 if kind in ("Mn", "Me") else 0
        if kind in _NO_CHARACTERS or marks > MOST_MARKS:
            continue
        is_break = kind in ("Cc", "Zl", "Zp") and character not in kept_controls
        kept.append(" " if is_break else character)
    return _without_stray_joiners(kept) if _IN_CONTEXT.intersection(kept) else "".join(kept)


def _without_stray_joiners(characters: list[str]) -> str:
    """Leave out joiners and selectors that change nothing visible where they stand."""
    kept: list[str] = []
    for character, following in zip(characters, (*characters[1:], ""), strict=True):
        if character not in _IN_CONTEXT or _has_effect(character, kept, following):
            kept.append(character)
    return "".join(kept)


def _has_effect(character: str, before: list[str], following: str) -> bool:
    if not before:
        return False
    if character in _SELECTORS:
        return _is_pictograph(before[-1]) or following == _KEYCAP
    if character == _JOINER and following and _is_pictograph(following):
        base = before[-2] if before[-1] in _SELECTORS and len(before) > 1 else before[-1]
        return _is_pictograph(base)
    return following.isalpha() and _joins_letters(before)


def _joins_letters(before: list[str]) -> bool:
    """Whether a joiner has a meaning here: after a virama, or within a word of a cursive script."""
    if unicodedata.combining(before[-1]) == _VIRAMA:
        return True
    letter = next((c for c in reversed(before) if unicodedata.category(c) != "Mn"), "")
    return bool(letter) and unicodedata.bidirectional(letter) == "AL"


def _is_pictograph(character: str) -> bool:
    is_modifier = "\U0001f3fb" <= character <= "\U0001f3ff"  # a skin tone
    kind = unicodedata.category(character)
    is_symbol = kind == "So" or (kind == "Sm" and character > "\u2000")
    return is_symbol or is_modifier or character in _EMOJI_OF_OTHER_CATEGORIES
