"""Experience points and difficulty in words, for the DM alone."""

from collections.abc import Sequence

from bot.render.escaping import safe
from bot.render.screen import Say
from storage.encounter.model import Encounter, Status
from storage.encounter.rules.experience import difficulty, experience

_NAMES_SHOWN = 5


def lines_within(room: int, encounter: Encounter, say: Say) -> list[str]:
    """Return difficulty and experience in at most so many characters, as many names as fit; or nothing."""
    for names in range(_NAMES_SHOWN, -1, -1):
        lines = [*difficulty_lines(encounter, say, names), *experience_lines(encounter, say, names)]
        if sum(len(line) + 1 for line in lines) <= room:
            return lines
    return []


def experience_lines(encounter: Encounter, say: Say, names: int = _NAMES_SHOWN) -> list[str]:
    """Return what was earned in an encounter that is over, and the monsters that are not counted."""
    earned = experience(encounter) if encounter.status is Status.COMPLETED else None
    if earned is None:
        return []
    lines = []
    if earned.total and earned.each is not None:
        lines.append(say("xp-earned", total=earned.total, each=earned.each, count=earned.characters))
    elif earned.total:
        lines.append(say("xp-earned-alone", total=earned.total))
    return [*lines, *_unknown(earned.unknown, say, names)]


def difficulty_lines(encounter: Encounter, say: Say, names: int = _NAMES_SHOWN) -> list[str]:
    """Return how hard a planned encounter is for its party, or whose levels are missing for that."""
    found = difficulty(encounter) if encounter.status is Status.PLANNING else None
    if found is None:
        return []
    lines = []
    if found.missing:
        lines.append(say("difficulty-missing", names=_names(found.missing, names)))
    elif found.step is not None:
        of = ", ".join(f"{say(f'difficulty-{name}')} {xp}" for name, xp in found.limits)
        key = "difficulty-at-least" if found.unknown else "difficulty"
        step = say(f"difficulty-{found.step}")
        lines.append(say(key, step=step, xp=found.xp, of=of, rules=encounter.rules.ruleset))
    return [*lines, *_unknown(found.unknown, say, names)]


def _unknown(names: Sequence[str], say: Say, shown: int) -> list[str]:
    return [say("xp-unknown", names=_names(names, shown))] if names else []


def _names(names: Sequence[str], shown: int) -> str:
    parts = [", ".join(safe(name, 24) for name in names[:shown])]
    if len(names) > shown:
        parts.append(f"… (+{len(names) - shown})")
    return " ".join(filter(None, parts))
