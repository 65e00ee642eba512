"""Read the wording of the SRD for attacks, saves and uses: that of 2014 and that of 2024.

Standard library only: the build of the package uses it too. A text is kept as it is; what is not understood
whole gives no structured part.
"""

import re
from typing import Any

DAMAGE_TYPES = (
    *("acid", "bludgeoning", "cold", "fire", "force", "lightning", "necrotic"),
    *("piercing", "poison", "psychic", "radiant", "slashing", "thunder"),
)
ABILITIES = ("strength", "dexterity", "constitution", "intelligence", "wisdom", "charisma")

_ATTACK = re.compile(
    r"\battack(?: roll)?:\s*\+?\s?(-?\d+)"
    r"(?: to hit)?(?: \([^)]*\))?,?\s*",
    re.IGNORECASE,
)
_REACH = re.compile(
    r"(?:reach|range) [\d/]+ ?(?:ft\.?|feet|foot)(?:,? or range [\d/]+ ?(?:ft\.?|feet))?", re.IGNORECASE
)
_HIT = re.compile(r"\bhit:\s*(?:the target takes )?", re.IGNORECASE)
_DICE = r"\d{1,3}\s?d\s?\d{1,3}(?:\s*[+-]\s*\d{1,4})?"
_PART = re.compile(
    rf"(?<!\d)(?:(\d{{1,4}})\s*\(({_DICE})\)|({_DICE})|(\d{{1,4}}))"
    rf"\s+((?:magical )?(?:{'|'.join(DAMAGE_TYPES)}))\s+damage",
    re.IGNORECASE,
)
_CASE = re.compile(r",?\s*(?:if|when|while|unless|on)\b", re.IGNORECASE)
_GLUE = re.compile(r",?\s*(?:plus|and)\s+", re.IGNORECASE)
_SAVE_2014 = re.compile(rf"\bDC (\d{{1,2}}) ({'|'.join(ABILITIES)}) sav(?:ing throw|e)", re.IGNORECASE)
_SAVE_2024 = re.compile(rf"\b({'|'.join(ABILITIES)}) saving throw:\s*DC (\d{{1,2}})(?!\d)", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<!\bft)\.\s+(?=[A-Z])")
_RECHARGE = re.compile(r"\(recharge (\d)(?:\s*-\s*6)?\)", re.IGNORECASE)
_PER_REST = re.compile(r"\(recharges? after (?:a )?(short or long|long|short) rest\)", re.IGNORECASE)
_PER_DAY = re.compile(r"\((\d{1,2})/day\b[^)]*\)", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_COST = re.compile(r"\(costs (\d) actions?\)", re.IGNORECASE)


def read_feature(name: str, text: str) -> dict[str, Any]:
    """Return a feature with its structured parts, in the wire names of `statblock.Feature`."""
    feature: dict[str, Any] = {"name": name, "text": text}
    plain = plain_text(text)
    if (attack := read_attack(plain)) is not None:
        feature["attack"] = {"name": _BRACKETS.sub("", name).strip()[:80] or "?", **attack}
    if (save := read_save(plain)) is not None:
        feature["save"] = save
    if (uses := read_uses(name)) is not None:
        feature["uses"] = uses
    if found := _COST.search(name):
        feature["cost"] = int(found[1])
    return feature


def plain_text(text: str) -> str:
    """Return a text in one line, without emphasis and with one sign for minus and dash."""
    for sign in "−–—‑":
        text = text.replace(sign, "-")
    return " ".join(re.sub(r"[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}", "", text).split())


def read_attack(text: str) -> dict[str, Any] | None:
    """Return the bonus and the damage of the first attack of a text, or None."""
    found = _ATTACK.search(text)
    if found is None:
        return None
    attack: dict[str, Any] = {"bonus": int(found[1])}
    rest = text[found.end() :]
    if reach := _REACH.match(rest):
        rest = rest[reach.end() :]
    hit = _HIT.search(rest)
    rest = rest[hit.end() :] if hit else rest
    first = _PART.search(rest)
    # Only the damage that comes first: numbers before it belong to another case.
    if first is not None and not re.search(r"\d", rest[: first.start()]):
        attack["damage"] = _chain(rest, first.start())
    return attack


def read_save(text: str) -> dict[str, Any] | None:
    """Return the first saving throw of a text, or None."""
    if found := _SAVE_2024.search(text):
        save: dict[str, Any] = {"ability": found[1].lower(), "dc": int(found[2])}
        failure = re.search(r"\bfailure:\s*", text[found.end() :], re.IGNORECASE)
        place = found.end() + failure.end() if failure else None
        if place is not None and _PART.match(text, place):
            save["damage"] = _chain(text, place)
            rest = text[place:]
            save["half"] = re.search(r"\bsuccess:\s*half damage", rest, re.IGNORECASE) is not None
        return save
    if found := _SAVE_2014.search(text):
        save = {"ability": found[2].lower(), "dc": int(found[1])}
        sentence = _SENTENCE.split(text[found.end() :], maxsplit=1)[0]
        dealt = re.search(r"\b(?:taking|takes?)\s+(?=\d)", sentence, re.IGNORECASE)
        if dealt is not None and _PART.match(sentence, dealt.end()):
            save["damage"] = _chain(sentence, dealt.end())
            save["half"] = "half as much" in sentence.lower()
        return save
    return None


def read_uses(name: str) -> dict[str, Any] | None:
    """Return how often a feature can be used, as its name says: "(Recharge 5-6)", "(3/Day)"; or None."""
    name = plain_text(name)
    if found := _RECHARGE.search(name):
        return {"recharge": int(found[1])}
    if found := _PER_REST.search(name):
        return {"per": "long rest" if found[1].lower() == "long" else "rest"}
    if found := _PER_DAY.search(name):
        return {"times": int(found[1]), "per": "day"}
    return None


def _chain(text: str, place: int) -> str:
    """Return the damage whose first part is at `place`, with those that "plus" or "and" joins to it.

    A later part that only counts in some case ("if the attack roll had Advantage") is none of it.
    """
    parts: list[str] = []
    while (found := _PART.match(text, place)) is not None:
        if parts and _CASE.match(text, found.end()):
            break
        dice = (found[2] or found[3] or found[4]).replace(" ", "").lower()
        parts.append(f"{dice} {found[5].lower().removeprefix('magical ')}")
        glue = _GLUE.match(text, found.end())
        if glue is None:
            break
        place = glue.end()
    return " + ".join(parts)
