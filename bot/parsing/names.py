"""Typed names of anything that has one: equal to it, or the beginning of it."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from bot.render.escaping import safe
from storage.encounter.errors import InvalidCommandError, NotFoundError
from storage.encounter.names import name_key, plain_key

Named = TypeVar("Named")
_SAME: tuple[Callable[[str], str], ...] = (name_key, plain_key)


def equal(named: Sequence[Named], text: str, name: Callable[[Named], str]) -> list[Named]:
    """Return those with this name; accents and apostrophes count only where one has them as typed."""
    return _matching(named, text, name, lambda known, wanted: known == wanted)


def begun(named: Sequence[Named], text: str, name: Callable[[Named], str]) -> list[Named]:
    """Return those whose name begins with the text, else those of whose name a word does."""
    return _matching(named, text, name, str.startswith) or _matching(
        named, text, name, lambda known, wanted: any(word.startswith(wanted) for word in known.split())
    )


def meant(named: Sequence[Named], text: str, name: Callable[[Named], str]) -> list[Named]:
    """Return those that a typed name can mean: those of that name, else those whose name it begins."""
    return equal(named, text, name) or begun(named, text, name)


def the_one(named: Sequence[Named], text: str, name: Callable[[Named], str], missing: NotFoundError) -> Named:
    """Return the one that a typed name means.

    Raises `missing` without one, InvalidCommandError when several fit.
    """
    found = meant(named, text, name)
    if not found:
        raise missing
    if len(found) > 1:
        raise InvalidCommandError("which-one", names=", ".join(safe(name(one), 40) for one in found[:5]))
    return found[0]


def _matching(
    named: Iterable[Named], text: str, name: Callable[[Named], str], fits: Callable[[str, str], bool]
) -> list[Named]:
    for key in _SAME:
        wanted = key(text)
        if found := [one for one in named if wanted and fits(key(name(one)), wanted)]:
            return found
    return []
