"""What people typed, made safe to show: no Markdown, no mentions, nothing that reorders its surroundings."""

import re
import unicodedata

MENTION_BREAK = "\u200b"
# Markdown that Discord knows anywhere in a line; at the start of a line there is always a sign of ours.
_HARMLESS = str.maketrans({sign: f"\\{sign}" for sign in "\\*_~`|>[]()#<"} | {"@": f"@{MENTION_BREAK}"})
# Directions that would reorder what follows, marks that hide, and tags.
_FORGING = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]")
_MAX_MARKS = 3  # combining marks on one letter


def plain(text: str, limit: int = 80) -> str:
    """Return text for a place without Markdown: one line, nothing invisible, at most `limit` characters."""
    is_harmless = text.isascii() and text.isprintable()  # as most names are, and a screen draws hundreds
    line = " ".join((text if is_harmless else _visible(text)).split())
    if not line:
        line = "?"
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def _visible(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for character in _FORGING.sub("", text):
        kind = unicodedata.category(character)
        marks = marks + 1 if kind in ("Mn", "Me") else 0
        if marks > _MAX_MARKS or kind in ("Cs", "Co", "Cn"):
            continue
        kept.append(" " if kind in ("Cc", "Zl", "Zp") else character)
    return "".join(kept)


def safe(text: str, limit: int = 80) -> str:
    """Return text for Markdown: `plain`, with every sign that means something there made harmless.

    `limit` counts the characters people see.
    """
    return plain(text, limit).translate(_HARMLESS)
