"""Saving throws: the six abilities, a participant's bonuses, and the saves that it owes."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from storage.encounter.base import Record
from storage.encounter.limits import MAX_ID, MAX_NAME, MAX_WORD, SAVE_BYTES, AtMost

Ability = Literal["strength", "dexterity", "constitution", "intelligence", "wisdom", "charisma"]
ABILITIES: tuple[Ability, ...] = (
    *("strength", "dexterity", "constitution"),
    *("intelligence", "wisdom", "charisma"),
)


# In the languages of the bot; the first three letters are enough.
_WORDS: Mapping[Ability, tuple[str, ...]] = {
    "strength": ("stärke", "force"),
    "dexterity": ("geschicklichkeit", "dextérité"),
    "constitution": ("konstitution",),
    "intelligence": ("intelligenz",),
    "wisdom": ("weisheit", "sagesse"),
    "charisma": ("charisme",),
}


def ability_named(text: str) -> Ability | None:
    """Return the ability of a name such as "Dexterity", "DEX" or "dex save"; None for another text."""
    word = text.casefold().strip().partition(" ")[0]
    if len(word) < 3:
        return None
    names = ((ability, (ability, *words)) for ability, words in _WORDS.items())
    return next((ability for ability, known in names if any(name.startswith(word) for name in known)), None)


class SaveBonuses(Record, extra="ignore"):
    """What a participant adds to its saving throws; None where that is not known."""

    strength: int | None = None
    dexterity: int | None = None
    constitution: int | None = None
    intelligence: int | None = None
    wisdom: int | None = None
    charisma: int | None = None

    def with_set(self, given: "SaveBonuses") -> "SaveBonuses":
        """Return the bonuses with those that were given in place of these."""
        return self.model_copy(update={name: getattr(given, name) for name in given.model_fields_set})

    def of(self, ability: str) -> int | None:
        """Return the bonus of an ability by its name."""
        known = ability_named(ability)
        bonus: int | None = None if known is None else getattr(self, known)
        return bonus


class OwedSave(Record, extra="ignore"):
    """A saving throw that a participant owes.

    One about a condition has that condition's id, and takes name, ability and DC from it; one about
    concentration takes the name from it, see `Participant.saves`. One against an effect holds the
    `call_for_saves` that it came from, without targets; all who owe a save against it share the id.
    """

    id: Annotated[str, AtMost(MAX_ID)] = Field(alias="_id")
    about: Literal["concentration", "condition", "effect"]
    name: Annotated[str, AtMost(MAX_NAME)] = ""
    ability: Annotated[str, AtMost(MAX_WORD)] = ""
    dc: int = 0
    is_secret: bool = False  # about a secret condition
    command: Annotated[dict[str, Any], AtMost(SAVE_BYTES)] = Field(default_factory=dict)
