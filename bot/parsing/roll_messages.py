"""What a dice bot's message says was rolled.

A message menu's interaction carries the message with its text, so that no message-content intent is needed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import discord

from storage.encounter.damage_terms import DAMAGE_TYPES
from storage.encounter.limits import MAX_AMOUNT
from storage.encounter.terms import damage_type
from storage.i18n.game_words import game_words

MOST_CHARACTERS = 12_000  # more than any message of Discord: 4,000 of text and 6,000 of embeds

# Anyone can write such a message. So that no text costs more than its length, every repetition has a bound.
_MARKUP = re.compile(r"~~.*?~~|[*_`|]")  # dropped dice are struck through
_THOUSANDS = re.compile(
    r"(?<![\d.,])(\d{1,3})[.,'’\u00a0\u202f](\d{3})(?:[.,'’\u00a0\u202f](\d{3}))?(?![\d.,]?\d)"
)
_GAP = r"\s{0,10}"
# Not the 2 of 2d6, the 10 of 10.5 or a summand.
_NO_DICE = rf"[\d.]{{0,10}}\d|{_GAP}[dDwW]\d|{_GAP}[-+*/]"
_NUMBER = rf"(-?\d{{1,9}})(?!{_NO_DICE}|{_GAP}[(\[]{_GAP}\d)"
_EQUALS = r"(?:=|→|⇒|⟶|➜|->)"
_RESULT = re.compile(rf"{_EQUALS}{_GAP}{_NUMBER}")
_BEFORE_DAMAGE = re.compile(rf"{_NUMBER}(?:{_GAP}[^\W\d]{{1,20}}){{0,3}}", re.IGNORECASE)
# By reliability, after a number labelled as total: the number after an equals sign or arrow, the number
# before a left arrow, a heading, a number alone, one behind a colon at the end of a line.
_TOTALS = (
    _RESULT,
    re.compile(rf"(?<![\w+*/-])(?<![+*/-]\s){_NUMBER}{_GAP}(?:⟵|←|⇐|<-)"),  # not the dice of "2d6 + 3 ⟵ 9"
    re.compile(rf"^\s{{0,10}}#{{1,6}}{_GAP}{_NUMBER}"),
    re.compile(rf"^[^\w]{{0,10}}{_NUMBER}[^\w]{{0,10}}$"),
    re.compile(rf"[dDwW]\d{{1,4}}[^\n:]{{0,40}}:{_GAP}{_NUMBER}[^\w]{{0,10}}$"),  # "1d8+3: 9"
)
# "9 slashing + 4 fire", without a sum; not the dice of "1d8 slashing + 2d6 fire".
_SUMMAND = rf"(?<![\dDdWw])(\d{{1,9}})(?![\ddDwW]){_GAP}[^\W\d]{{2,20}}"
_SUMMANDS = re.compile(rf"{_SUMMAND}{_GAP}\+{_GAP}{_SUMMAND}")
MOST_OFFERED = 10


class _Labels:
    """The words beside numbers, in every language."""

    def __init__(self) -> None:
        damage = self._any("damage")
        self.remark = self._compiled(rf"\b{self._any('reason')}\b\s{{0,5}}:[^\n]{{0,1000}}")
        self.target_number = self._compiled(rf"\b{self._any('target')}\b[\s:]{{0,5}}\d{{1,3}}\b")
        self.is_damage = self._compiled(rf"\b{damage}|\w{{2,20}}{damage}\b")  # "Feuerschaden" too
        self.is_check = self._compiled(rf"\b(?:{self._any('check')}|{self._any('to-hit')})\b")
        self.is_miss = self._compiled(rf"\b{self._any('miss')}\b")
        self.total = self._compiled(rf"\b{self._any('total')}\b{_GAP}[:=]?{_GAP}{_NUMBER}")
        before_dice = rf"{_GAP}(-?\d{{1,9}}){_GAP}[(\[][\d,;+\s]{{1,200}}[)\]]\s{{0,10}}$"
        self.before_dice = self._compiled(rf"(?:\b{self._any('total')}\b{_GAP}[:=]?|{_EQUALS}){before_dice}")
        # "rolled 1d8+3 and got 9", "hat 9 gewürfelt"; not the 2 of "rolled 2 dice".
        rolled = self._any("rolled")
        self.in_sentence = (
            self._compiled(rf"\b{rolled}{_GAP}(-?\d{{1,9}})(?!{_NO_DICE}|{_GAP}[^\W\d_])"),
            self._compiled(rf"(?<![\w+*/-]){_NUMBER}{_GAP}{rolled}\b"),
        )
        self.after_damage = self._compiled(rf"{damage}\b[^\n:=]{{0,20}}[:=]?{_GAP}{_NUMBER}")

    @staticmethod
    def _any(id_: str) -> str:
        return f"(?:{game_words().pattern('roll', id_)})".replace(r"\ ", "[ -]")

    @staticmethod
    def _compiled(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, re.IGNORECASE)


_labels = cache(_Labels)


@dataclass(frozen=True, slots=True)
class FoundRoll:
    """What a message says was rolled: one amount, or several to choose from; the type of damage, or "".

    `is_sure` is false where the numbers are, or may be, of attacks, saves or checks.
    """

    amounts: tuple[int, ...]
    type: str = ""
    is_sure: bool = True


def roll_in(texts: Iterable[str]) -> FoundRoll:
    """Return the result of a roll's message; without amounts when none is found, or the attack missed."""
    text = _MARKUP.sub("", "\n".join(texts)[:MOST_CHARACTERS])
    labels = _labels()
    text = labels.target_number.sub("", labels.remark.sub("", _THOUSANDS.sub(r"\1\2\3", text)))
    lines = text.split("\n")
    of_damage = [line for line in lines if labels.is_damage.search(line)]
    if found := _amounts(map(_damage_in, of_damage)):
        return FoundRoll(found, _type_in(of_damage))
    if any(labels.is_miss.search(line) for line in lines):
        return FoundRoll(())
    checks = [line for line in lines if labels.is_check.search(line)]
    others = [line for line in lines if line not in checks]
    for place, chosen in enumerate((others, checks)):
        for pattern in (labels.total, *_TOTALS, labels.before_dice, *labels.in_sentence):
            if found := _amounts(pattern.findall(line) for line in chosen):
                return FoundRoll(found, _type_in(chosen), is_sure=place == 0 and not checks)
    return FoundRoll(())


def _damage_in(line: str) -> list[str]:
    """Return the numbers of a line about damage: its total, its results, or the number at the word."""
    labels = _labels()
    for pattern in (labels.total, _RESULT):
        if found := pattern.findall(line):
            return [*map(str, found)]
    if summands := _SUMMANDS.search(line):
        return [str(int(summands[1]) + int(summands[2])), *summands.groups()]
    if found := labels.after_damage.findall(line):
        return [*map(str, found)]
    numbers = [m for m in _BEFORE_DAMAGE.finditer(line) if labels.is_damage.search(m[0])]
    return [m[1] for m in numbers]


def _amounts(found: Iterable[Iterable[str]]) -> tuple[int, ...]:
    amounts = (min(MAX_AMOUNT, max(0, int(number))) for numbers in found for number in numbers)
    return tuple(dict.fromkeys(amounts))[:MOST_OFFERED]


def _type_in(lines: Iterable[str]) -> str:
    """Return the one type of damage that lines name; "" for none and for several."""
    words = (damage_type(word) for line in lines for word in _WORD.findall(line))
    found = dict.fromkeys(word for word in words if word in DAMAGE_TYPES)
    return next(iter(found)) if len(found) == 1 else ""


_WORD = re.compile(r"[^\W\d_]{3,20}")


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
