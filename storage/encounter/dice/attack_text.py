"""An attack in one line: "longsword +7, 1d8+4 slashing"."""

import re

from storage.encounter.dice.damage_text import read_damage
from storage.encounter.errors import InvalidCommandError
from storage.encounter.limits import MAX_NAME
from storage.encounter.model.attack import Attack

_LINE = re.compile(
    r"\s{0,5}(?P<name>[^\d+\-−–,:;]{0,80}?)\s{0,5}[,:;]?\s{0,5}(?P<bonus>[+\-−–]\s?\d{1,2})(?:\s{1,5}to\s{1,5}hit)?"
    r"\s{0,5}(?:[,;:]\s{0,5}(?P<damage>.{0,200}))?",
    re.IGNORECASE | re.DOTALL,
)


def read_attack(text: str) -> Attack:
    """Return the attack that a line describes: its name, the signed bonus, and after a comma the damage.

    Raises InvalidCommandError.
    """
    found = _LINE.fullmatch(text.strip())
    if found is None:
        raise InvalidCommandError("attack-text")
    damage = (found["damage"] or "").strip()
    if damage:
        read_damage(damage)
    bonus = int(found["bonus"].replace(" ", "").replace("−", "-").replace("–", "-"))
    return Attack(name=found["name"].strip()[:MAX_NAME], bonus=bonus, damage=damage)
