"""Turns of what looks at how much there is before it adds to that: many at once would get past a quota."""

import asyncio
from typing import Literal
from weakref import WeakValueDictionary

Kind = Literal[
    "characters",
    "creatures",
    "encounters",
    "favourites",
    "links",
    "parties",
    "portraits",
    "templates",
    "tokens",
]

_locks: WeakValueDictionary[tuple[str, str], asyncio.Lock] = WeakValueDictionary()


def turn_of(kind: Kind, whose: str) -> asyncio.Lock:
    """Return what to hold, by `async with`, while this process counts and adds things of this kind.

    `whose` names the user, server, encounter or channel whose quota it is. What holds a turn takes no other
    one of its kind.
    """
    return _locks.setdefault((kind, whose), asyncio.Lock())
