"""A creature's stat block: what the SRD prints below its name, with the parts that a roll needs."""

from typing import Annotated, Literal

from pydantic import Field

from storage.encounter.base import Record
from storage.encounter.limits import MAX_DICE, MAX_NAME, AtMost
from storage.encounter.model import ABILITIES, Attack, SaveBonuses, ability_named

MAX_FEATURES = 40  # in each of its lists
MAX_FEATURE_NAME = 160
MAX_FEATURE_TEXT = 6_000
MAX_LINE = 600
STATBLOCK_BYTES = 64_000

SECTIONS = (
    "traits",
    "actions",
    "bonus_actions",
    "reactions",
    "legendary_actions",
    "mythic_actions",
    "lair_actions",
    "regional_effects",
)

Line = Annotated[str, AtMost(MAX_LINE)]
Word = Annotated[str, AtMost(40)]


class Save(Record, extra="ignore"):
    """A saving throw that targets make; `damage` is that of a failed one, written as in `Attack`."""

    ability: Word
    dc: int = Field(alias="dc")
    damage: Annotated[str, AtMost(MAX_DICE)] = ""
    half: bool = False  # a successful save halves the damage


class Uses(Record, extra="ignore"):
    """How often a feature is used.

    `recharge` is the lowest face of a d6 that restores it at the start of a turn; `times` are those of a
    period: one where only the period is said. `per` "rest" means a short or long rest.
    """

    recharge: int | None = None
    times: int | None = None
    per: Literal["day", "rest", "long rest", ""] = ""


class Feature(Record, extra="ignore"):
    """One trait or action. The structured parts are those that the text was understood to say."""

    name: Annotated[str, AtMost(MAX_FEATURE_NAME)]
    text: Annotated[str, AtMost(MAX_FEATURE_TEXT)] = ""
    attack: Attack | None = None
    save: Save | None = None
    uses: Uses | None = None
    cost: int = 1  # in legendary actions


class Bonus(Record, extra="ignore"):
    """The bonus of a saving throw or a skill."""

    name: Word
    bonus: int


class Speeds(Record, extra="ignore"):
    """Speeds in feet; None where it has none, or none was said."""

    walk: int | None = None
    fly: int | None = None
    swim: int | None = None
    climb: int | None = None
    burrow: int | None = None
    hover: bool = False
    note: Line = ""


class Abilities(Record, extra="ignore"):
    """Ability scores."""

    strength: int | None = None
    dexterity: int | None = None
    constitution: int | None = None
    intelligence: int | None = None
    wisdom: int | None = None
    charisma: int | None = None


Features = Annotated[tuple[Feature, ...], AtMost(MAX_FEATURES)]
Bonuses = Annotated[tuple[Bonus, ...], AtMost(MAX_FEATURES)]


class Statblock(Record, extra="ignore"):
    """What a stat block says beyond the creature's own fields. Unknown is None or empty, never guessed."""

    size: Word = ""
    alignment: Line = ""
    subtype: Line = ""
    armor: Line = ""  # what the armor class comes from
    speeds: Speeds = Speeds()
    abilities: Abilities = Abilities()
    saves: Bonuses = ()
    skills: Bonuses = ()
    senses: Line = ""
    passive_perception: int | None = None
    languages: Line = ""
    xp: int | None = None
    proficiency: int | None = None
    initiative_score: int | None = None
    traits: Features = ()
    actions: Features = ()
    bonus_actions: Features = ()
    reactions: Features = ()
    legendary_actions: Features = ()
    mythic_actions: Features = ()
    lair_actions: Features = ()
    regional_effects: Features = ()

    def save_bonuses(self) -> SaveBonuses:
        """Return what it adds to saves: the bonus that it says, else the modifier (SRD, Monsters)."""
        said = {ability_named(save.name): save.bonus for save in self.saves}
        scores = {ability: getattr(self.abilities, ability) for ability in ABILITIES}
        modifiers = {ability: (score - 10) // 2 for ability, score in scores.items() if score is not None}
        return SaveBonuses.model_validate(
            modifiers | {a: bonus for a, bonus in said.items() if a is not None}
        )

    def attacks(self) -> tuple[Attack, ...]:
        """Return the attacks of its actions, each by its own name or that of its action."""
        acting = (*self.actions, *self.bonus_actions, *self.reactions, *self.legendary_actions)
        return tuple(
            f.attack.model_copy(update={"name": f.attack.name or f.name[:MAX_NAME]})
            for f in acting
            if f.attack is not None
        )

    def sections(self) -> dict[str, tuple[Feature, ...]]:
        """Return its lists of features that are not empty, by name, in the order of a stat block."""
        listed = {name: getattr(self, name) for name in SECTIONS}
        return {name: features for name, features in listed.items() if features}
