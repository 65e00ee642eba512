"""A creature of the library: its stat block, and the participant of an encounter that it becomes."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from storage.encounter.base import AUserId, Record
from storage.encounter.challenge import challenge_text, xp_of
from storage.encounter.commands import NewParticipant
from storage.encounter.field_types import cut, cut_attacks, cut_bonuses
from storage.encounter.limits import MAX_ADDRESS, MAX_DEFENCES, MAX_NAME, MAX_TEXT, MAX_WORD, AtMost
from storage.encounter.model import Defences
from storage.encounter.model.participant_types import creature_type_in
from storage.library.resources import resources_of
from storage.library.statblock import Line, Statblock

Ruleset = Literal["2014", "2024"]


class Creature(Record):
    """A creature with its stat block. `user_id` is the DM who owns it; None for the SRD's.

    Creatures of one name stand side by side by their `book`. `assumed` names the fields whose values are the
    rules' defaults, not the source's.
    """

    id: Annotated[str | None, BeforeValidator(lambda v: v if v is None else str(v))] = Field(
        None, alias="_id"
    )
    user_id: AUserId | None = None
    name: Annotated[str, AtMost(MAX_NAME)]
    book: Annotated[str, AtMost(MAX_NAME)] = ""
    ruleset: Ruleset | None = None
    kind: Annotated[str, AtMost(MAX_WORD)] = ""
    challenge: float | None = None
    ac: int | None = None
    max_hp: int = Field(1, alias="maxHP")
    hit_dice: Annotated[str | None, AtMost(MAX_WORD)] = None
    dexterity: int | None = None
    initiative_bonus: int | None = None
    defences: Defences = Defences()
    legendary_actions: int = 0
    legendary_resistances: int = 0
    regeneration: Annotated[str | None, AtMost(MAX_TEXT)] = None
    notes: Annotated[str, AtMost(MAX_TEXT)] = ""
    image_url: Annotated[str | None, AtMost(3 * MAX_ADDRESS)] = None
    source: Line = ""  # the format and file that it was read from
    assumed: Annotated[tuple[Annotated[str, AtMost(MAX_WORD)], ...], AtMost(MAX_DEFENCES)] = ()
    statblock: Statblock = Statblock()

    @property
    def reference(self) -> str:
        """Return what participants keep of it, to find its stat block again."""
        return f"own:{self.id}" if self.user_id is not None else f"{self.ruleset}:{self.name}"

    def as_participant(self) -> NewParticipant:
        """Return this creature as a participant of an encounter."""
        return NewParticipant(
            name=self.name[:MAX_NAME],
            type="monster",
            ac=self.ac,
            max_hp=self.max_hp,
            hit_dice=self.hit_dice,
            dexterity=self.dexterity,
            initiative_bonus=self.initiative_bonus,
            defences=cut(self.defences),
            legendary_actions=self.legendary_actions,
            legendary_resistances=self.legendary_resistances,
            regeneration=self.regeneration[:MAX_TEXT] if self.regeneration else None,
            save_bonuses=cut_bonuses(self.statblock.save_bonuses()),
            attacks=cut_attacks(self.statblock.attacks()),
            resources=resources_of(self.statblock),
            notes=self.notes[:MAX_TEXT],
            challenge_rating=self._challenge_rating(),
            creature_type=creature_type_in(self.kind),
            image_url=self.image_url,
            creature=self.reference if self.id or self.user_id is None else None,
        )

    def _challenge_rating(self) -> str | None:
        """Return its challenge rating as a command takes it: None for one that the SRD does not list."""
        if self.challenge is None or xp_of(self.challenge) is None:
            return None
        return challenge_text(self.challenge)
