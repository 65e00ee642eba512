"""Texts that users typed, made safe to show: no Markdown, no mentions, nothing that reorders a line."""

import unicodedata

from storage.encounter.text_cleaning import one_line

MENTION_BREAK = "\u200b"
# Markdown that Discord knows anywhere in a line; at the start of a line there is always a sign of ours.
_HARMLESS = str.maketrans({sign: f"\\{sign}" for sign in "\\*_~`|>[]()#<"} | {"@": f"@{MENTION_BREAK}"})
_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"  # Unicode's FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE
_RIGHT_TO_LEFT = ("R", "AL", "AN")
_JOINER = "\u200d"


def plain(text: str, limit: int = 80) -> str:
    """Return text for a place of its own without Markdown: one clean line of at most `limit` characters."""
    line = one_line(text) or "?"
    return line if len(line) <= limit else _cut(line, limit - 1) + "…"


def safe(text: str, limit: int = 80) -> str:
    """Return text for Markdown: `plain`, isolated, with every sign that means something there made harmless.

    `limit` counts the characters people see.
    """
    return isolated(plain(text, limit)).translate(_HARMLESS)


def label(name: str, rest: str, limit: int) -> str:
    """Return a name and what follows it, for a place without Markdown; at most `limit` characters."""
    return isolated(plain(name, limit - len(rest) - 2)) + rest


def isolated(line: str) -> str:
    """Return a line that does not reorder the numbers and names beside it: right-to-left text is isolated."""
    if line.isascii() or not any(unicodedata.bidirectional(c) in _RIGHT_TO_LEFT for c in line):
        return line
    return f"{_ISOLATE}{line}{_END_OF_ISOLATE}"


def _cut(line: str, length: int) -> str:
    """Return the beginning of a line, without half of a sequence that is shown as one sign."""
    end = length
    while end > 0 and (_continues(line[end]) or line[end - 1] == _JOINER):
        end -= 1
    return line[: end or length].rstrip()


def _continues(character: str) -> bool:
    is_skin_tone = "\U0001f3fb" <= character <= "\U0001f3ff"
    return is_skin_tone or character == _JOINER or unicodedata.category(character) in ("Mn", "Me")
