"""What may stand in a text that somebody typed: nothing that hides, forges, or breaks out of its line."""

import unicodedata

MOST_MARKS = 4  # combining marks on one letter; the languages of the world need up to three

# Directions that reorder what stands around them, blanks that nobody sees, and tags. Joiners stay: emoji and
# several scripts are written with them.
_FORGING = frozenset(
    map(
        chr,
        (0x200B, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xE0000, 0xE0080)),
    )
)
_NOWHERE = ("Cs", "Cn")  # halves of characters, and what is none


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
    for character in text:
        kind = unicodedata.category(character)
        marks = marks + 1 if kind in ("Mn", "Me") else 0
        if character in _FORGING or kind in _NOWHERE or marks > MOST_MARKS:
            continue
        is_break = kind in ("Cc", "Zl", "Zp") and character not in kept_controls
        kept.append(" " if is_break else character)
    return "".join(kept)
