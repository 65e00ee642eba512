"""A stat block as text, in the SRD's wording of 2014 or of 2024, plain or with Markdown's marks."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from storage.encounter.model import ABILITIES
from storage.library.importing.draft import NO_PLACE, Draft, Refused, ability_named

NAME = "text"
_SIZES = r"tiny|small|medium|large|huge|gargantuan"
_HEADING = re.compile(rf"\n(?=#{{1,3}} [^\n]+\n+[*_]*(?:{_SIZES})\b)", re.IGNORECASE)
_WHAT = re.compile(
    rf"(?P<size>(?:{_SIZES})(?: (?:or|to) (?:{_SIZES}))?)\s+(?P<kind>(?:swarm of (?:{_SIZES}) )?\w+)"
    r"\s*(?:\((?P<subtype>[^)]*)\))?\s*,\s*(?P<alignment>[^,]+)",
    re.IGNORECASE,
)
_FIELDS = re.compile(
    r"(?:armor class|ac|hit points|hp|speed|saving throws|saves|skills|damage vulnerabilities|"
    r"vulnerabilities|damage resistances|resistances|damage immunities|immunities|condition immunities|"
    r"senses|languages|challenge(?: rating)?|cr|initiative|gear|proficiency bonus)\b",
    re.IGNORECASE,
)
_SECTIONS = {
    "traits": "traits",
    "actions": "actions",
    "bonus actions": "bonusActions",
    "reactions": "reactions",
    "legendary actions": "legendaryActions",
    "mythic actions": "mythicActions",
    "lair actions": "lairActions",
    "regional effects": "regionalEffects",
}
_SCORES = re.compile(
    r"\b(str|dex|con|int|wis|cha)\b\s*(\d{1,2})(?!\d)\s*(?:\(?([+-]?\d{1,2})(?!\d)\)?)?(?:\s+([+-]?\d{1,2})(?!\d))?",
    re.IGNORECASE,
)
_TABLE = re.compile(r"(?:(?:str|dex|con|int|wis|cha|stat|score|mod|save|-)\W*)+", re.IGNORECASE)
_ROW = re.compile(r"(?<!\d)(\d{1,2})\s*\([+-]?\d{1,2}\)")
_FEATURE = re.compile(r"(?P<name>[A-Z\u2019'][^.:]{0,90}?(?:\([^)]*\))?)\.\s+(?P<text>\S.*)", re.DOTALL)
_MARKED = re.compile(r"^\s*\*{2,3}(?P<name>.{1,150}?)\.?\*{2,3}\.?\s*(?P<text>.*)$", re.DOTALL)
_TAKES = re.compile(r"\bcan take (\d) legendary actions|legendary action uses:\s*(\d)(?!\d)", re.IGNORECASE)


def drafts(text: str) -> list[Draft | Refused]:
    """Return what a text with one stat block or several says; several begin with Markdown's headings."""
    parts = re.split(
        r"\n(?=#{1,3} [^\n]+\n+[*_]*(?:" + _SIZES + r")\b)", "\n" + text.strip(), flags=re.IGNORECASE
    )
    found: list[Draft | Refused] = []
    for part in parts:
        if part.strip():
            try:
                found.append(read(part))
            except Refused as refused:
                found.append(refused)
    return found


def read(text: str) -> Draft:
    """Return the draft of one stat block. Raises Refused."""
    rows = [_unmarked(row) for row in text.replace("\u2212", "-").replace("\u2013", "-").splitlines()]
    raw = [row.strip() for row in text.splitlines()]
    pairs = [(row, mark) for row, mark in zip(rows, raw, strict=False) if row]
    if not pairs:
        raise Refused("no-name")
    draft = Draft({"name": pairs[0][0]})
    draft.name("name")
    place = 1
    if place < len(pairs) and (what := _WHAT.match(pairs[place][0])):
        draft.line(draft.block, "size", what["size"].lower(), "size", 40)
        draft.line(draft.fields, "kind", what["kind"].lower(), "type", 40)
        draft.line(draft.block, "subtype", (what["subtype"] or "").lower() or None, "type")
        draft.line(draft.block, "alignment", what["alignment"].strip().lower(), "alignment")
        place += 1
    place = _head(draft, pairs, place)
    _features(draft, pairs[place:])
    draft.hit_points(draft.entry.get("hp"))
    return draft


def _unmarked(row: str) -> str:
    row = re.sub(r"^[\s>#\-*\u2022]+(?=[A-Za-z*_|])", "", row.replace("|", " "))
    return " ".join(re.sub(r"[*_]+", "", row).replace("\\", "").split())


def _section(row: str) -> str | None:
    return _SECTIONS.get(row.strip(" .:").casefold())


def _head(draft: Draft, pairs: list[tuple[str, str]], place: int) -> int:
    """Take the lines above the traits; return the place of the first that is none of them."""
    scores: list[str] = []
    while place < len(pairs):
        row = pairs[place][0]
        if _section(row) or (_MARKED.match(pairs[place][1]) and not _FIELDS.match(row)):
            break
        if label := _FIELDS.match(row):
            while place + 1 < len(pairs) and _continues(pairs[place + 1]):
                place += 1
                row += " " + pairs[place][0]
            _field(draft, label[0].casefold(), row[label.end() :].strip(" :"), row)
        elif found := list(_SCORES.finditer(row)):
            for one in found:
                _score(draft, one)
        elif rows := _ROW.findall(row):
            scores += rows
        elif _FEATURE.match(row) and draft.entry.get("hp") is not None:
            break
        elif not _TABLE.fullmatch(row):
            draft.leave(row)
        place += 1
    if len(scores) == len(ABILITIES):
        for ability, score in zip(ABILITIES, scores, strict=True):
            draft.ability(ability, score, ability)
    return place


def _continues(pair: tuple[str, str]) -> bool:
    """Whether a line goes on with the field of the line before, which was broken."""
    row, mark = pair
    is_other = _FIELDS.match(row) or _section(row) or _MARKED.match(mark) or _is_new(row)
    return not (is_other or _TABLE.fullmatch(row) or _SCORES.search(row) or _ROW.search(row))


def _score(draft: Draft, found: re.Match[str]) -> None:
    ability = ability_named(found[1]) or ""
    draft.ability(ability, found[2], ability)
    if found[4] is not None and found[4] != found[3]:  # SRD 5.2: score, modifier, save
        draft.bonus("saves", ability, found[4], ability)


def _field(draft: Draft, name: str, value: str, row: str) -> None:
    take = _TAKERS.get(name)
    if take is None:
        draft.leave(row.partition(" ")[0], NO_PLACE)
    else:
        take(draft, value)


def _armor_class(draft: Draft, value: str) -> None:
    armor, *initiative = re.split(r"\binitiative\b", value, maxsplit=1, flags=re.IGNORECASE)
    draft.armor_class(armor.strip(" ,;"), "AC")
    for one in initiative:
        _initiative(draft, one)


def _hit_points(draft: Draft, value: str) -> None:
    if found := re.match(r"(\d{1,3}(?:,\d{3})+|\d{1,9})(?!\d)\s*(?:\(([^)]*)\))?", value):
        draft.entry["hp"] = found[1].replace(",", "")
        draft.hit_dice(found[2], "HP")


def _saves(draft: Draft, value: str) -> None:
    draft.bonuses("saves", value, "Saving Throws")
    for one in draft.block.get("saves", ()):
        one["name"] = ability_named(one["name"]) or one["name"]


def _challenge(draft: Draft, value: str) -> None:
    draft.challenge(value, "CR")
    if xp := re.search(r"(?:XP\s*([\d,]+)|([\d,]+)\s*XP)", value):
        number = (xp[1] or xp[2]).replace(",", "")
        draft.number(draft.block, "xp", number, "XP", (0, 10_000_000))
    if bonus := re.search(r"PB\s*\+(\d)(?!\d)", value):
        draft.number(draft.block, "proficiency", bonus[1], "PB", (0, 20))


def _proficiency(draft: Draft, value: str) -> None:
    draft.number(draft.block, "proficiency", value.lstrip("+"), "Proficiency Bonus", (0, 20))


def _immunities(draft: Draft, value: str) -> None:
    """Take the 2024 list of both: damage types, then conditions."""
    for part in value.split(";"):
        names = [one.strip() for one in part.split(",")]
        conditions = Draft({})
        for one in names:
            conditions.condition_immunity(one)
        if conditions.fields and not conditions._notes:
            draft.condition_immunities(part)
        else:
            draft.defence("immunities", part)


def _initiative(draft: Draft, value: str) -> None:
    found = re.match(r"\s*:?\s*\+?(-?\d{1,2})(?!\d)(?:\s*\((\d{1,2})\))?", value)
    if found:
        draft.number(draft.fields, "initiativeBonus", found[1], "Initiative", (-20, 50))
        draft.number(draft.block, "initiativeScore", found[2], "Initiative", (0, 99))
    else:
        draft.leave("Initiative")


_TAKERS: dict[str, Callable[[Draft, str], None]] = {
    **dict.fromkeys(("armor class", "ac"), _armor_class),
    **dict.fromkeys(("hit points", "hp"), _hit_points),
    **dict.fromkeys(("saving throws", "saves"), _saves),
    **dict.fromkeys(("challenge", "challenge rating", "cr"), _challenge),
    **dict.fromkeys(
        ("damage vulnerabilities", "vulnerabilities"),
        lambda draft, value: draft.defence("vulnerabilities", value),
    ),
    **dict.fromkeys(
        ("damage resistances", "resistances"), lambda draft, value: draft.defence("resistances", value)
    ),
    "damage immunities": lambda draft, value: draft.defence("immunities", value),
    "immunities": _immunities,
    "condition immunities": Draft.condition_immunities,
    "initiative": _initiative,
    "proficiency bonus": _proficiency,
    "speed": lambda draft, value: draft.speeds(value, "Speed"),
    "skills": lambda draft, value: draft.bonuses("skills", value, "Skills"),
    "senses": lambda draft, value: draft.senses(value, "Senses"),
    "languages": lambda draft, value: draft.line(draft.block, "languages", value.strip("- "), "Languages"),
}


def _features(draft: Draft, pairs: list[tuple[str, str]]) -> None:
    section, current = "traits", _Open("traits")
    for row, mark in pairs:
        if new := _section(row):
            current.close(draft)
            section, current = new, _Open(new)
            continue
        is_first = not current.name and not current.texts
        found = _MARKED.match(mark) or (_FEATURE.match(row) if is_first or _is_new(row) else None)
        if found:
            current.close(draft)
            current = _Open(section, _unmarked(found["name"]), [_unmarked(found["text"])])
        elif takes := _TAKES.search(row):
            draft.number(draft.fields, "legendaryActions", takes[1] or takes[2], "Legendary Actions", (1, 20))
        elif is_first:
            draft.leave(row)
        else:
            current.texts.append(row)
    current.close(draft)


@dataclass
class _Open:
    """A feature whose text goes on line by line."""

    section: str
    name: str = ""
    texts: list[str] = field(default_factory=list)

    def close(self, draft: Draft) -> None:
        if self.name or self.texts:
            draft.feature(self.section, self.name, "\n".join(filter(None, self.texts)), self.section)


def _is_new(row: str) -> bool:
    """Whether a line begins another feature: a short name with capital letters, and a full stop."""
    found = _FEATURE.match(row)
    if not found:
        return False
    words = re.sub(r"\([^)]*\)", "", found["name"]).split()
    small = {"of", "the", "and", "a", "in", "with", "or", "to", "from", "for"}
    return 0 < len(words) <= 6 and all(word[0].isupper() or word in small for word in words)
