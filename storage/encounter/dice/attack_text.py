"""An attack in one line: "longsword +7, 1d8+4 slashing"."""

import re
from functools import cache

from storage.encounter.dice.damage_text import read_damage
from storage.encounter.errors import InvalidCommandError
from storage.encounter.limits import MAX_NAME
from storage.encounter.model.attack import Attack
from storage.i18n.game_words import game_words


@cache
def _line() -> re.Pattern[str]:
    to_hit = game_words().pattern("roll", "to-hit").replace(r"\ ", r"\s{1,5}")
    return re.compile(
        r"\s{0,5}(?P<name>[^\d+\-−–,:;]{0,80}?)\s{0,5}[,:;]?\s{0,5}(?P<bonus>[+\-−–]\s?\d{1,2})"
        rf"(?:\s{{1,5}}(?:{to_hit}))?\s{{0,5}}(?:[,;:]\s{{0,5}}(?P<damage>.{{0,200}}))?",
        re.IGNORECASE | re.DOTALL,
    )


def read_attack(text: str) -> Attack:
    """Return the attack that a line describes: its name, the signed bonus, and after a comma the damage.

    Raises InvalidCommandError.
    """
    found = _line().fullmatch(text.strip())
    if found is None:
        raise InvalidCommandError("attack-text")
    damage = (found["damage"] or "").strip()
    if damage:
        read_damage(damage)
    bonus = int(found["bonus"].replace(" ", "").replace("−", "-").replace("–", "-"))
    return Attack(name=found["name"].strip()[:MAX_NAME], bonus=bonus, damage=damage)
