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
# Each sign is read in one way alone: a second one would double the time with every sign of a line.
_TABLE = re.compile(r"(?=[a-z\-])(?:str|dex|con|int|wis|cha|stat|score|mod|save|\W)+", re.IGNORECASE)
_ROW = re.compile(r"(?<!\d)(\d{1,2})\s*\([+-]?\d{1,2}\)")
_CHALLENGE = re.compile(r"(?:challenge(?: rating)?|cr)\b\W*\d", re.IGNORECASE)
_OPEN = re.compile(
    r"(?:^[\s:]*|[,;(/+–-]|\b(?:and|or|from|the|with|of|by|passive|can't|understands))\s*$", re.IGNORECASE
)
_GOES_ON = re.compile(r"(?![a-z][\w' ]*:)[a-z0-9(+\-]")
_FEATURE = re.compile(r"(?P<name>[A-Z\u2019'][^.:]{0,90}?(?:\([^)]*\))?)\.\s+(?P<text>\S.*)", re.DOTALL)
_MARKED = re.compile(r"^\s*\*{2,3}(?P<name>.{1,150}?)\.?\*{2,3}\.?\s*(?P<text>.*)$", re.DOTALL)
_TAKES = re.compile(r"\bcan take (\d) legendary actions|legendary action uses:\s*(\d)(?!\d)", re.IGNORECASE)
_LONGEST_VALUE = 2_000  # characters: longer ones do not go on with another line


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
    until = _end_of_head(pairs)
    while place < len(pairs):
        row = pairs[place][0]
        is_feature = _MARKED.match(pairs[place][1]) and not _FIELDS.match(row)
        if _section(row) or (is_feature and place > until):
            break
        if label := _FIELDS.match(row):
            while place + 1 < len(pairs) and _continues(row[label.end() :], pairs[place + 1]):
                place += 1
                row += " " + pairs[place][0]
            _field(draft, label[0].casefold(), row[label.end() :].strip(" :"), row)
        elif found := list(_SCORES.finditer(row)):
            for one in found:
                _score(draft, one)
        elif rows := _ROW.findall(row):
            scores += rows
        elif place > until and _FEATURE.match(row) and draft.entry.get("hp") is not None:
            break
        elif not _TABLE.fullmatch(row):
            draft.leave(row)
        place += 1
    if len(scores) == len(ABILITIES):
        for ability, score in zip(ABILITIES, scores, strict=True):
            draft.ability(ability, score, ability)
    return place


def _end_of_head(pairs: list[tuple[str, str]]) -> int:
    """Return the place of the challenge: traits begin below it, whatever a line above it looks like."""
    rows = [row for row, _ in pairs]
    sections = [place for place, row in enumerate(rows) if _section(row)]
    above = rows[: sections[0]] if sections else rows
    return max((place for place, row in enumerate(above) if _CHALLENGE.match(row)), default=0)


def _continues(value: str, pair: tuple[str, str]) -> bool:
    """Whether a line goes on with the value of the line before, which was broken.

    It does where that one is open, or its own first letter is small. Any other line may be a field that is
    not known, such as "Habitat Forest": it is left by name, and spoils no value.
    """
    row, mark = pair
    if len(value) > _LONGEST_VALUE:
        return False
    is_other = _FIELDS.match(row) or _section(row) or _MARKED.match(mark) or _is_new(row)
    if is_other or _TABLE.fullmatch(row) or _SCORES.search(row) or _ROW.search(row):
        return False
    return bool(_OPEN.search(value) or value.count("(") > value.count(")") or _GOES_ON.match(row))


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
    _name_rest(draft, "AC", re.sub(r"^\D*\d+\s*(?:\([^)]*\))?", "", armor))
    for one in initiative:
        _initiative(draft, one)


def _hit_points(draft: Draft, value: str) -> None:
    if found := re.match(r"(\d{1,3}(?:,\d{3})+|\d{1,9})(?!\d)\s*(?:\(([^)]*)\))?", value):
        draft.entry["hp"] = found[1].replace(",", "")
        draft.hit_dice(found[2], "HP")
        _name_rest(draft, "HP", value[found.end() :])


def _name_rest(draft: Draft, named: str, rest: str) -> None:
    """Name what stands behind a value that was taken."""
    if re.search(r"\w", rest):
        draft.leave(f"{named}: {rest.strip(' ,;:')}")


def _saves(draft: Draft, value: str) -> None:
    draft.bonuses("saves", value, "Saving Throws")
    for one in draft.block.get("saves", ()):
        one["name"] = ability_named(one["name"]) or one["name"]


def _challenge(draft: Draft, value: str) -> None:
    """Take "1 (200 XP)", "1 (XP 200; PB +2)", or "1 (200 XP) Proficiency Bonus +2"."""
    draft.challenge(value, "CR")
    rest = re.sub(r"^\s*\S+", "", value)
    if xp := re.search(r"XP\s*([\d,]+)|([\d,]+)\s*XP", rest):
        number = (xp[1] or xp[2]).replace(",", "")
        draft.number(draft.block, "xp", number, "XP", (0, 10_000_000))
        rest = rest.replace(xp[0], "", 1)
    if bonus := re.search(r"(?:PB|Proficiency Bonus):?\s*\+(\d)(?!\d)", rest, re.IGNORECASE):
        draft.number(draft.block, "proficiency", bonus[1], "PB", (0, 20))
        rest = rest.replace(bonus[0], "", 1)
    _name_rest(draft, "CR", rest.replace("()", ""))


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
