"""Saving throws: the six abilities, a participant's bonuses, and the saves that it owes."""

from typing import Annotated, Any, Literal

from pydantic import Field

from storage.encounter.base import Record
from storage.encounter.limits import MAX_ID, MAX_NAME, MAX_WORD, SAVE_BYTES, AtMost
from storage.i18n.game_words import game_words

Ability = Literal["strength", "dexterity", "constitution", "intelligence", "wisdom", "charisma"]
ABILITIES: tuple[Ability, ...] = (
    *("strength", "dexterity", "constitution"),
    *("intelligence", "wisdom", "charisma"),
)


def ability_named(text: str) -> Ability | None:
    """Return the ability of a name such as "Dexterity", "DEX", "Weisheit" or "dex save"; None for another."""
    known = game_words().begun("ability", text.strip().partition(" ")[0])
    return next((ability for ability in ABILITIES if ability == known), None)


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

    @property
    def known(self) -> "SaveBonuses | None":
        """These bonuses; None where none of them is known."""
        return self if self != SaveBonuses() else None

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
