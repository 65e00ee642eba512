"""Turns of what looks at how much there is before it adds to that: many at once would get past a quota.

Also of reads of whole logs: all slow work waits in one row, and those of one user take one place in it.
"""

import asyncio
from typing import Literal
from weakref import WeakValueDictionary

Kind = Literal[
    "characters",
    "creatures",
    "encounters",
    "favourites",
    "links",
    "logs",
    "parties",
    "portraits",
    "templates",
    "tokens",
]

_locks: WeakValueDictionary[tuple[str, str], asyncio.Lock] = WeakValueDictionary()


def turn_of(kind: Kind, whose: str) -> asyncio.Lock:
    """Return what to hold, by `async with`, while this process counts and adds, or reads, such things.

    `whose` names the user, server, encounter or channel whose quota it is. What holds a turn takes no other
    one of its kind.
    """
    return _locks.setdefault((kind, whose), asyncio.Lock())
