"""Names that tell participants apart: Goblin 1, Goblin 2, Goblin 3."""

import re
from collections.abc import Iterable

MAX_LENGTH = 80

_NUMBERED = re.compile(r"(.*\S) (\d{1,4})", re.DOTALL)


def names_apart(name: str, count: int, taken: Iterable[str]) -> tuple[str, ...]:
    """Return `count` names like this one that no participant has.

    A single first one keeps the plain name; it counts as number 1 when others come, and is not renamed.
    Numbers of those who left are not given again while higher ones are there.
    """
    names = list(taken)
    if count == 1 and name.casefold() not in (n.casefold() for n in names) and _next_number(name, names) == 1:
        return (name,)
    numbered = _NUMBERED.fullmatch(name)
    base = numbered[1] if numbered else name
    first = _next_number(base, names)
    return tuple(_numbered(base, first + i) for i in range(count))


def _next_number(base: str, names: list[str]) -> int:
    highest = 0
    for name in names:
        numbered = _NUMBERED.fullmatch(name)
        if name.casefold() == base.casefold():
            highest = max(highest, 1)
        elif numbered and numbered[1].casefold() == base.casefold():
            highest = max(highest, int(numbered[2]))
    return highest + 1


def _numbered(base: str, number: int) -> str:
    ending = f" {number}"
    return base[: MAX_LENGTH - len(ending)].rstrip() + ending
