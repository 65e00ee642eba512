"""The total in a dice bot's message.

A message menu's interaction carries the message with its text, so that no message-content intent is needed.
"""

import re
from collections.abc import Iterable

import discord

from storage.encounter.limits import MAX_AMOUNT

MOST_CHARACTERS = 12_000  # more than any message of Discord: 4,000 of text and 6,000 of embeds

# Anyone can write such a message. So that no text costs more than its length, every repetition has a bound.
_MARKUP = re.compile(r"~~.*?~~|[*_`|]")  # dropped dice are struck through
_GAP = r"\s{0,10}"
# Not the 2 of 2d6, the 10 of 10.5 or a summand.
_NUMBER = rf"(-?\d{{1,6}})(?![\d.]{{0,10}}\d|{_GAP}[dD]\d|{_GAP}[-+*/(\[])"
_EQUALS = r"(?:=|→|⇒|⟶|➜|->)"
# By reliability: a line of damage with its result, a number labelled as total, the number after the last
# equals sign or arrow, the number before a left arrow, a heading, a number alone.
_TOTALS = (
    re.compile(rf"\bdamage\b[^\n]{{0,300}}{_EQUALS}{_GAP}{_NUMBER}", re.IGNORECASE),
    re.compile(rf"\b(?:total|result|sum|damage)\b{_GAP}[:=]?{_GAP}{_NUMBER}", re.IGNORECASE),
    re.compile(rf"{_EQUALS}{_GAP}{_NUMBER}"),
    re.compile(rf"{_NUMBER}{_GAP}(?:⟵|←|⇐|<-)"),
    re.compile(rf"^[^\S\n]{{0,10}}#{{1,6}}{_GAP}{_NUMBER}", re.MULTILINE),
    re.compile(rf"^[^\w\n]{{0,10}}{_NUMBER}[^\w\n]{{0,10}}$", re.MULTILINE),
)


def total_in(texts: Iterable[str]) -> int | None:
    """Return the total of a roll's message; None when none is found."""
    text = _MARKUP.sub("", "\n".join(texts)[:MOST_CHARACTERS])
    for pattern in _TOTALS:
        if found := pattern.findall(text):
            return min(MAX_AMOUNT, max(0, int(found[-1])))
    return None


def texts_of(message: discord.Message) -> list[str]:
    """Return every text of a message: the content, the embeds' and the components' texts."""
    texts = [message.content]
    for embed in message.embeds:
        texts += [embed.title or "", embed.description or ""]
        texts += [f"{field.name}: {field.value}" for field in embed.fields]
        texts.append(embed.footer.text or "")
    texts += _displayed(message.components)
    return [text for text in texts if text]


def _displayed(components: Iterable[discord.Component]) -> list[str]:
    """Return the texts of components, also within containers and sections."""
    texts: list[str] = []
    for component in components:
        if isinstance(component, discord.TextDisplay):
            texts.append(component.content)
        elif isinstance(component, discord.Container | discord.SectionComponent):
            texts += _displayed(component.children)
    return texts
