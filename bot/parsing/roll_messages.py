"""What a dice bot's message says was rolled.

A message menu's interaction carries the message with its text, so that no message-content intent is needed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import discord

from storage.encounter.damage_terms import DAMAGE_TYPES
from storage.encounter.limits import MAX_AMOUNT
from storage.encounter.terms import damage_type

MOST_CHARACTERS = 12_000  # more than any message of Discord: 4,000 of text and 6,000 of embeds

# Anyone can write such a message. So that no text costs more than its length, every repetition has a bound.
_MARKUP = re.compile(r"~~.*?~~|[*_`|]")  # dropped dice are struck through
_THOUSANDS = re.compile(
    r"(?<![\d.,])(\d{1,3})[.,'’\u00a0\u202f](\d{3})(?:[.,'’\u00a0\u202f](\d{3}))?(?![\d.,]?\d)"
)
_REMARK = re.compile(
    r"\b(?:reason|comment|grund|kommentar|raison|commentaire)\b\s{0,5}:[^\n]{0,1000}", re.IGNORECASE
)
_TARGET_NUMBER = re.compile(r"\b(?:DC|AC|dc|ac|SG|RK|DD|CA)\b[\s:]{0,5}\d{1,3}\b")
_GAP = r"\s{0,10}"
# Not the 2 of 2d6, the 10 of 10.5 or a summand.
_NUMBER = rf"(-?\d{{1,9}})(?![\d.]{{0,10}}\d|{_GAP}[dDwW]\d|{_GAP}[-+*/]|{_GAP}[(\[]{_GAP}\d)"
_EQUALS = r"(?:=|→|⇒|⟶|➜|->)"
_DAMAGE = r"(?:damage|dmg|dégâts?|degats?|dommages?|schaden)"
_IS_DAMAGE = re.compile(rf"\b{_DAMAGE}|\w{{2,20}}schaden\b", re.IGNORECASE)
_IS_CHECK = re.compile(
    r"\b(?:to[ -]hit|attack|attacke|angriff|trefferwurf|attaque|toucher|initiative|save|saving|check|"
    r"rettungswurf|sauvegarde)\b",
    re.IGNORECASE,
)
_IS_MISS = re.compile(r"\b(?:miss|misses|missed|verfehlt|daneben|raté|manqué)\b", re.IGNORECASE)
_LABELLED = re.compile(
    rf"\b(?:total|result|sum|summe|gesamt|ergebnis|résultat|somme)\b{_GAP}[:=]?{_GAP}{_NUMBER}", re.IGNORECASE
)
_RESULT = re.compile(rf"{_EQUALS}{_GAP}{_NUMBER}")
_BEFORE_DAMAGE = re.compile(rf"{_NUMBER}(?:{_GAP}[^\W\d]{{1,20}}){{0,3}}", re.IGNORECASE)
_AFTER_DAMAGE = re.compile(rf"{_DAMAGE}\b[^\n:=]{{0,20}}[:=]?{_GAP}{_NUMBER}", re.IGNORECASE)
# By reliability: a number labelled as total, the number after an equals sign or arrow, the number before a
# left arrow, a heading, a number alone.
_TOTALS = (
    _LABELLED,
    _RESULT,
    re.compile(rf"{_NUMBER}{_GAP}(?:⟵|←|⇐|<-)"),
    re.compile(rf"^\s{{0,10}}#{{1,6}}{_GAP}{_NUMBER}"),
    re.compile(rf"^[^\w]{{0,10}}{_NUMBER}[^\w]{{0,10}}$"),
)
MOST_OFFERED = 10


@dataclass(frozen=True, slots=True)
class FoundRoll:
    """What a message says was rolled: one amount, or several to choose from; the type of damage, or "".

    `is_sure` is false where the only numbers are of attacks, saves or checks.
    """

    amounts: tuple[int, ...]
    type: str = ""
    is_sure: bool = True


def roll_in(texts: Iterable[str]) -> FoundRoll:
    """Return the result of a roll's message; without amounts when none is found, or the attack missed."""
    text = _MARKUP.sub("", "\n".join(texts)[:MOST_CHARACTERS])
    text = _TARGET_NUMBER.sub("", _REMARK.sub("", _THOUSANDS.sub(r"\1\2\3", text)))
    lines = text.split("\n")
    of_damage = [line for line in lines if _IS_DAMAGE.search(line)]
    if found := _amounts(map(_damage_in, of_damage)):
        return FoundRoll(found, _type_in(of_damage))
    if any(_IS_MISS.search(line) for line in lines):
        return FoundRoll(())
    checks = [line for line in lines if _IS_CHECK.search(line)]
    others = [line for line in lines if line not in checks]
    for place, chosen in enumerate((others, checks)):
        for pattern in _TOTALS:
            if found := _amounts(pattern.findall(line) for line in chosen):
                return FoundRoll(found, _type_in(chosen), is_sure=place == 0)
    return FoundRoll(())


def _damage_in(line: str) -> list[str]:
    """Return the numbers of a line about damage: its total, its results, or the number at the word."""
    for pattern in (_LABELLED, _RESULT, _AFTER_DAMAGE):
        if found := pattern.findall(line):
            return [*map(str, found)]
    numbers = [m for m in _BEFORE_DAMAGE.finditer(line) if _IS_DAMAGE.search(m[0])]
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
