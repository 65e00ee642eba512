"""The number that a dice bot's message came to.

A message menu hands its message over with all of its text, so that no message-content intent is needed.
"""

import re
from collections.abc import Iterable

import discord

from storage.encounter.inputs import MAX_AMOUNT

_MARKUP = re.compile(r"~~.*?~~|[*_`|]")  # dice that were dropped are struck through
_NUMBER = r"(-?\d{1,6})(?![\d.]*\d)"
# The surest first: what is called a total, what stands behind the last sign of a result, a number alone.
_TOTALS = (
    re.compile(rf"\b(?:total|result|sum|damage)\b\s*[:=]?\s*{_NUMBER}", re.IGNORECASE),
    re.compile(rf"(?:=|→|⇒|⟶|->)\s*{_NUMBER}"),
    re.compile(rf"^\W*{_NUMBER}\W*$", re.MULTILINE),
)


def total_in(texts: Iterable[str]) -> int | None:
    """Return what a roll came to, as its message tells it; None when it tells nothing like it."""
    text = _MARKUP.sub("", "\n".join(texts))
    for pattern in _TOTALS:
        if found := pattern.findall(text):
            return min(MAX_AMOUNT, max(0, int(found[-1])))
    return None


def texts_of(message: discord.Message) -> list[str]:
    """Return every text of a message, its embeds included."""
    texts = [message.content]
    for embed in message.embeds:
        texts += [embed.title or "", embed.description or ""]
        texts += [f"{field.name}: {field.value}" for field in embed.fields]
        texts.append(embed.footer.text or "")
    return [text for text in texts if text]
