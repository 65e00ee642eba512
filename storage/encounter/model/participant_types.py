"""What the `type` of a participant says; upper and lower case do not matter, unknown types are monsters."""

import re
from typing import Literal, get_args

# SRD 5.2, Creature Type. The web pages have an emblem for each.
CreatureType = Literal[
    "aberration",
    "beast",
    "celestial",
    "construct",
    "dragon",
    "elemental",
    "fey",
    "fiend",
    "giant",
    "humanoid",
    "monstrosity",
    "ooze",
    "plant",
    "undead",
]
CREATURE_TYPES: tuple[CreatureType, ...] = get_args(CreatureType)

# The seed's programs write all three. The web pages have a list of their own, checked against this one.
PLAYER_TYPES = frozenset({"character", "player", "pc"})
LAIR_TYPE = "lair"
_NO_MONSTERS = PLAYER_TYPES | {"ally", LAIR_TYPE}


def creature_type_in(kind: str) -> CreatureType | None:
    """Return the type in what a stat block says, such as "undead" or "swarm of Tiny beasts"; None without."""
    words = [word.removesuffix("s") for word in re.findall(r"[a-z]+", kind.lower())]
    return next((known for known in CREATURE_TYPES if known in words), None)


def is_player_type(kind: str) -> bool:
    """Whether it is a player's character: it makes death saves, and everyone sees its exact hit points."""
    return kind.lower() in PLAYER_TYPES


def is_lair_type(kind: str) -> bool:
    """Whether it stands for lair actions: it has no hit points and loses ties on its count."""
    return kind.lower() == LAIR_TYPE


def is_monster_type(kind: str) -> bool:
    """Whether it is an enemy of the players' characters, as far as its type says."""
    return kind.lower() not in _NO_MONSTERS
