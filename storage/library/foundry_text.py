"""Foundry's texts as plain text: its HTML, its references, and the rolls and values that it looks up.

Documented in Foundry's dnd5e wiki, "Enrichers". Standard library only: the build of the package uses it too.
"""

import html
import re
from collections.abc import Callable

UNKNOWN = "…"

# Repetitions have an end: one that never closes would else be looked for from each of its beginnings.
_LABEL = r"(?:\{([^}]{0,500})\})?"
_COMMAND = re.compile(r"\[\[(/?)(.{0,1000}?)\]\]" + _LABEL, re.DOTALL)
_REFERENCE = re.compile(
    r"&(?:amp;)?Reference\[([^\]}=]{0,100}?)(?:\s{1,5}\w{1,40}=\w{1,40}){0,9}\s{0,5}[\]}]" + _LABEL
)
_DOCUMENT = re.compile(r"@\w{1,40}\[([^\]]{0,500})\]" + _LABEL)
_TAG = re.compile(r"<[^>]{1,5000}>")
_BLOCK = re.compile(r"</(?:p|li|h\d|tr|div|section|ul|ol)>|<br\s*/?>", re.IGNORECASE)
_NOTE = re.compile(r"\nFoundry Note\b.*", re.DOTALL)
_SECRET = re.compile(r"<section[^>]{0,500}class=\"secret[^>]{0,500}>")
_END_OF_SECRET = "</section>"

# What a command or look-up stands for, or None: the word after the bracket, and the rest.
LookUp = Callable[[str, str], str | None]


def plain(text: str, look_up: LookUp = lambda command, rest: None) -> str:
    """Return a text without marks; a value that `look_up` does not know is its label, or "…"."""

    def command(found: re.Match[str]) -> str:
        slash, inside, label = found[1], found[2].strip(), found[3]
        word, _, rest = inside.partition(" ")
        known = look_up(slash + word, rest.strip())
        if known is not None:
            return known
        if label:
            return str(label)
        if slash and word in ("item", "r", "roll"):
            return rest.partition("#")[0].strip() or UNKNOWN
        return UNKNOWN

    text = _COMMAND.sub(command, _without_secrets(text))
    text = _REFERENCE.sub(lambda found: str(found[2] or found[1]).strip(), text)
    text = _DOCUMENT.sub(lambda found: str(found[2] or "").strip(), text)
    text = _TAG.sub("", _BLOCK.sub("\n", text))
    lines = (" ".join(line.split()) for line in html.unescape(_NOTE.sub("", text)).splitlines())
    return re.sub(r"\n{2,}", "\n", "\n".join(lines)).strip()


def _without_secrets(text: str) -> str:
    """Return a text without its secret sections; one without an end is none."""
    kept, place = [], 0
    while (found := _SECRET.search(text, place)) and (end := text.find(_END_OF_SECRET, found.end())) >= 0:
        kept.append(text[place : found.start()])
        place = end + len(_END_OF_SECRET)
    return "".join([*kept, text[place:]])
