"""What users typed, made safe for Discord: no Markdown, mentions or reordering; usable picture addresses."""

import re
import unicodedata
from functools import lru_cache

from storage.encounter.text_cleaning import one_line
from storage.repositories.portraits import PATH

MENTION_BREAK = "\u200b"
# Markdown that works anywhere in a line. That of line starts is harmless: the bot's text comes first.
_HARMLESS = str.maketrans({sign: f"\\{sign}" for sign in "\\*_~`|>[]()#<"} | {"@": f"@{MENTION_BREAK}"})
# A link, also an invitation without a scheme: the bot's messages pass the filters that a member's do not.
_LINK = re.compile(r":(?=//)|(?<=\w)\.(?=[A-Za-z]{2,}(?::\d{1,5})?/)")
_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"  # Unicode's FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE
_RIGHT_TO_LEFT = ("R", "AL", "AN")
_JOINER = "\u200d"
_KEPT = 4_096  # made texts: the names and conditions of a live message are the same at every drawing


def plain(text: str, limit: int = 80) -> str:
    """Return text for a field without Markdown: one clean line of at most `limit` characters."""
    line = one_line(text) or "?"
    return line if len(line) <= limit else _cut(line, limit - 1) + "…"


@lru_cache(_KEPT)
def safe(text: str, limit: int = 80) -> str:
    """Return text for Markdown: `plain`, isolated and escaped.

    `limit` counts the visible characters.
    """
    return _LINK.sub(r"\\\g<0>", isolated(plain(text, limit)).translate(_HARMLESS))


def label(name: str, rest: str, limit: int) -> str:
    """Return a name and a suffix for a field without Markdown; the name is cut to fit `limit` characters."""
    return isolated(plain(name, limit - len(rest) - 2)) + rest


def isolated(line: str) -> str:
    """Isolate right-to-left text, so that it does not reorder the text beside it."""
    if line.isascii() or not any(unicodedata.bidirectional(c) in _RIGHT_TO_LEFT for c in line):
        return line
    return f"{_ISOLATE}{line}{_END_OF_ISOLATE}"


def _cut(line: str, length: int) -> str:
    """Return the beginning of a line, cut between grapheme clusters."""
    end = length
    while end > 0 and (_continues(line[end]) or line[end - 1] == _JOINER):
        end -= 1
    return line[: end or length].rstrip()


def _continues(character: str) -> bool:
    is_skin_tone = "\U0001f3fb" <= character <= "\U0001f3ff"
    return is_skin_tone or character == _JOINER or unicodedata.category(character) in ("Mn", "Me")


# https, a host with a dot in it, and no character that must be percent-encoded.
_ADDRESS = re.compile(
    r"https://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?\.[A-Za-z]{2,}(?::\d{1,5})?(?:[/?#][!#$%&'()*+,./0-9:;=?@A-Z\[\]_a-z~-]*)?"
)


def picture(address: object, pages: str = "") -> str | None:
    """Return the URL if Discord accepts it, else None.

    `pages` is the base URL of the web pages, which serve uploaded portraits.
    """
    if not isinstance(address, str):
        return None
    url = f"{pages}{address}" if address.startswith(PATH) else address
    return url if _ADDRESS.fullmatch(url) else None
