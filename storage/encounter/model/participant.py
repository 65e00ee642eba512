"""One participant of the encounter."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from storage.encounter.base import (
    AParticipantId,
    AUserId,
    NoneIsBlank,
    NoneIsEmpty,
    NoneIsZero,
    NotNegative,
    Record,
    RoundedDown,
    none_is,
)
from storage.encounter.limits import (
    MAX_ADDRESS,
    MAX_ATTACKS,
    MAX_CONDITIONS,
    MAX_CONTROLLERS,
    MAX_DUE,
    MAX_ID,
    MAX_NAME,
    MAX_RECURRING,
    MAX_RESOURCES,
    MAX_SAVES,
    MAX_TEXT,
    MAX_WORD,
    AtMost,
)
from storage.encounter.model.attack import Attack
from storage.encounter.model.condition import Condition, Form
from storage.encounter.model.defences import Defences
from storage.encounter.model.participant_types import (
    LAIR_TYPE,
    PLAYER_TYPES,
    is_lair_type,
    is_monster_type,
    is_player_type,
)
from storage.encounter.model.recurring import Recurring
from storage.encounter.model.resource import Resource
from storage.encounter.model.saving_throws import OwedSave, SaveBonuses, ability_named
from storage.encounter.model.visibility_levels import (
    SEEN_OF_CHARACTERS,
    SEEN_OF_LAIRS,
    SEEN_OF_OTHERS,
    Visibility,
)

# What is seen of those for whom nothing was said, by type. Each view asks it of each participant.
_SEEN_OF = {**dict.fromkeys(PLAYER_TYPES, SEEN_OF_CHARACTERS), LAIR_TYPE: SEEN_OF_LAIRS}
# What an edit of a participant changes of its saved character too.
SHEET = (
    *("max_hp", "ac", "dexterity", "initiative_bonus", "defences", "image_url", "hit_dice", "level"),
    "character_class",
)


class DeathSaves(Record):
    """Death saving throws so far (SRD, Death Saving Throws)."""

    successes: int = 0
    failures: int = 0
    is_stable: bool = False
    is_dead: bool = False


class Concentration(Record):
    """The one effect a participant concentrates on (SRD, Concentration)."""

    name: Annotated[str, AtMost(MAX_NAME)]


class TrueForm(Record):
    """What a participant is without the form that the condition `condition_id` gives it.

    The hit points are None where the form gives temporary ones and leaves them as they are.
    """

    condition_id: Annotated[str, AtMost(MAX_ID)]
    max_hp: int | None = Field(None, alias="maxHP")
    current_hp: int | None = Field(None, alias="currentHP")
    ac: int | None = None
    defences: Defences = Defences()

    @property
    def replaced(self) -> tuple[str, ...]:
        """The fields of the participant that are those of the form."""
        return ("ac", "defences") if self.max_hp is None else ("ac", "defences", "max_hp", "current_hp")


class Participant(Record):
    """One participant of the encounter.

    Hit points are whole numbers; `current_hp` is 0…`max_hp`, above it only when a command set it so.
    `dexterity` is the ability score (ties, default initiative bonus). `initiative_roll` is the total, bonus
    included; None until rolled.
    """

    id: AParticipantId = Field(alias="_id")
    type: Annotated[str, none_is("monster"), AtMost(MAX_WORD)] = "monster"
    name: Annotated[str, AtMost(MAX_NAME)]
    ac: int | None = None
    max_hp: Annotated[int, RoundedDown, NoneIsZero, NotNegative] = Field(0, alias="maxHP")
    current_hp: Annotated[int, RoundedDown, NoneIsZero, NotNegative] = Field(0, alias="currentHP")
    temporary_hp: Annotated[int, RoundedDown, NoneIsZero, NotNegative] = Field(0, alias="tempHP")
    # The condition that gave the temporary hit points there are; None for those that outlast it.
    temporary_hp_from: Annotated[str | None, AtMost(MAX_ID)] = Field(None, alias="tempHPFrom")
    true_form: TrueForm | None = None  # while it has another one
    dexterity: int | None = None
    initiative_bonus: int | None = None
    initiative_roll: Annotated[int | None, RoundedDown] = None
    is_manually_ordered: Annotated[bool, none_is(False)] = False
    conditions: Annotated[tuple[Condition, ...], NoneIsEmpty, AtMost(MAX_CONDITIONS)] = ()
    legendary_actions: Annotated[int, NoneIsZero] = 0
    legendary_actions_remaining: Annotated[int, NoneIsZero] = 0
    legendary_resistances: Annotated[int, NoneIsZero] = 0
    legendary_resistances_remaining: Annotated[int, NoneIsZero] = 0
    # The turn in which it took its last legendary action: the round and the id of who had the turn.
    legendary_turn: Annotated[str | None, AtMost(2 * MAX_ID)] = None
    is_in_lair: bool = False  # in 2024 its legendary totals hold one more each
    notes: Annotated[str, NoneIsBlank, AtMost(MAX_TEXT)] = ""
    collaborators: Annotated[tuple[AUserId, ...], NoneIsEmpty, AtMost(MAX_CONTROLLERS)] = ()
    visibility: Visibility | None = None
    group: Annotated[str | None, AtMost(MAX_NAME)] = None
    shares_initiative: bool = False  # one roll for all of its group that share
    shares_turn: bool = False  # one turn for all of its group that share, and one initiative
    defences: Defences = Defences()
    death_saves: DeathSaves = DeathSaves()
    death_save_due: bool = False  # its turn began at 0 hit points, and the save of that turn is not made
    death_save_round: Annotated[int, NoneIsZero] = 0  # the round of its last death save
    save_bonuses: SaveBonuses = SaveBonuses()
    attacks: Annotated[tuple[Attack, ...], NoneIsEmpty, AtMost(MAX_ATTACKS)] = ()
    saves_owed: Annotated[tuple[OwedSave, ...], NoneIsEmpty, AtMost(MAX_SAVES)] = ()
    recurring: Annotated[tuple[Recurring, ...], NoneIsEmpty, AtMost(MAX_RECURRING)] = ()
    # Ids of the effects that came to be applied and were not yet: of `recurring`, or of conditions.
    effects_due: Annotated[tuple[Annotated[str, AtMost(MAX_ID)], ...], NoneIsEmpty, AtMost(MAX_DUE)] = ()
    concentration: Concentration | None = None
    is_delayed: bool = False
    # Its turn has begun and its end is still to come: it acts beside the current one, or is delayed.
    is_turn_open: bool = False
    # The latest round in which its turn came; see Encounter.turns_had.
    last_turn_round: Annotated[int, NoneIsZero, NotNegative] = 0
    is_surprised: bool = False
    readied: Annotated[str | None, AtMost(MAX_TEXT)] = None
    reaction_used: bool = False
    is_knocked_out: bool = False
    makes_death_saves: bool | None = None  # None: as its type does
    image_url: Annotated[str | None, AtMost(3 * MAX_ADDRESS)] = None
    character_id: Annotated[
        str | None, BeforeValidator(lambda v: v if v is None else str(v)), AtMost(MAX_ID)
    ] = None
    updates_character: bool = False  # its player agreed: the end of the encounter writes its state there
    # Fields, by their names on the wire, that were edited in the encounter and are its character's own.
    edited: Annotated[tuple[Annotated[str, AtMost(MAX_WORD)], ...], NoneIsEmpty, AtMost(len(SHEET))] = ()
    hit_dice: Annotated[str | None, AtMost(MAX_WORD)] = None
    hit_dice_spent: Annotated[int, NoneIsZero, NotNegative] = 0  # the largest dice are spent first
    resources: Annotated[tuple[Resource, ...], NoneIsEmpty, AtMost(MAX_RESOURCES)] = ()
    has_inspiration: bool = False  # Heroic Inspiration in 2024
    # A note shown at the start of its turn.
    regeneration: Annotated[str | None, AtMost(MAX_TEXT)] = None
    challenge_rating: Annotated[str | None, AtMost(MAX_WORD)] = None  # as stat blocks write it: "1/4"
    creature_type: Annotated[str | None, AtMost(MAX_WORD)] = None  # one of CREATURE_TYPES
    level: int | None = None  # of a character, 1 to 20
    character_class: Annotated[str | None, AtMost(MAX_WORD)] = None  # as its player writes it
    # Its turns are announced as those of a boss. The DM says so: legendary actions are a secret.
    is_boss: Annotated[bool, none_is(False)] = False
    # The creature of the library that it was made of, see `Creatures.by_reference`.
    creature: Annotated[str | None, AtMost(MAX_ID)] = None

    def resource(self, name: str) -> Resource | None:
        """Return its resource of this name, whatever the case, or None."""
        return next((one for one in self.resources if one.is_named(name)), None)

    @property
    def acts_beside_current(self) -> bool:
        """Whether the turn that is under way is its turn, too, without its being the current one."""
        return self.is_turn_open and not self.is_delayed

    @property
    def is_player_character(self) -> bool:
        """Whether it is a player's character: its hit points are open to everyone."""
        return is_player_type(self.type)

    @property
    def falls_dying(self) -> bool:
        """Whether it makes death saves at 0 hit points, instead of being defeated at once.

        Characters do, and what the DM says: villains and allies (SRD, Monsters and Death).
        """
        return self.is_player_character if self.makes_death_saves is None else self.makes_death_saves

    @property
    def is_lair(self) -> bool:
        """Whether it stands for lair actions: no hit points, loses ties on its count."""
        return is_lair_type(self.type)

    @property
    def has_health(self) -> bool:
        """Whether it has hit points that are shown."""
        return self.max_hp > 0 and not self.is_lair

    @property
    def form(self) -> Form | None:
        """The form that it has in place of its own."""
        if self.true_form is None:
            return None
        return next((c.form for c in self.conditions if c.id == self.true_form.condition_id), None)

    @property
    def attacks_now(self) -> tuple[Attack, ...]:
        """The attacks that it can make in the form that it has."""
        return self.attacks if self.form is None else self.form.attacks

    @property
    def creature_now(self) -> str | None:
        """The creature of the library that it is in the form that it has."""
        return self.creature if self.form is None else self.form.creature

    @property
    def is_down(self) -> bool:
        """Whether it has no hit points left."""
        return self.current_hp == 0 and self.max_hp > 0

    @property
    def is_defeated(self) -> bool:
        """Whether it is out of the encounter for good, as far as the table can tell."""
        if self.falls_dying:
            return self.death_saves.is_dead
        return self.death_saves.is_dead or self.is_down or self.is_knocked_out

    @property
    def is_overcome(self) -> bool:
        """Whether it is an enemy that the party has defeated, as it is now: dead, dying or knocked out."""
        return is_monster_type(self.type) and (self.is_defeated or self.is_down or self.is_knocked_out)

    @property
    def is_dead(self) -> bool:
        """Whether it is dead: marked so, or a monster at 0 hit points that was not spared.

        SRD 5.1, Monsters and Death; SRD 5.2, Dropping to 0 Hit Points: Monster Death.
        """
        if self.death_saves.is_dead:
            return True
        return not self.falls_dying and self.is_down and not self.is_knocked_out

    @property
    def bonus(self) -> int:
        """Its initiative bonus: the one given, else the Dexterity modifier."""
        if self.initiative_bonus is not None:
            return self.initiative_bonus
        return (self.tie_dexterity - 10) // 2

    @property
    def tie_dexterity(self) -> int:
        """The Dexterity score that breaks ties; an unknown one is the one that its bonus would come from."""
        if self.dexterity is not None:
            return self.dexterity
        return 10 + 2 * (self.initiative_bonus or 0)

    @property
    def all_recurring(self) -> tuple[Recurring, ...]:
        """What recurs on its turns, on its own and with its conditions."""
        if not self.conditions:
            return self.recurring
        carried = [
            c.recurring.model_copy(update={"id": c.id or c.name, "name": c.name, "is_secret": c.is_secret})
            for c in self.conditions
            if c.recurring is not None
        ]
        return (*self.recurring, *carried)

    @property
    def effects(self) -> tuple[Recurring, ...]:
        """The effects that are due and still there."""
        if not self.effects_due or self.death_saves.is_dead:
            return ()
        return tuple(effect for effect in self.all_recurring if effect.id in self.effects_due)

    @property
    def saves(self) -> tuple[OwedSave, ...]:
        """The saves it owes that still have their reason, each with its name, ability and DC."""
        if not self.saves_owed or self.is_dead:
            return ()
        found = []
        for save in self.saves_owed:
            if save.about == "effect":
                found.append(save)
            elif save.about == "concentration" and self.concentration is not None:
                found.append(save.model_copy(update={"name": self.concentration.name}))
            elif save.about == "condition":
                found += [_to_end(c, save) for c in self.conditions if save.id == (c.id or c.name)]
        return tuple(found)

    def save_bonus(self, ability: str) -> int | None:
        """Return what it adds to a save; None where that is not known.

        A creature that is no player's character has its Dexterity modifier where no bonus is given.
        """
        bonus = self.save_bonuses.of(ability)
        if bonus is None and self.dexterity is not None and not self.is_player_character:
            return (self.dexterity - 10) // 2 if ability_named(ability) == "dexterity" else None
        return bonus

    @property
    def seen(self) -> Visibility:
        """What players and stream may see: as set, else exact for characters and a band for the rest."""
        if self.visibility is not None:
            return self.visibility
        return _SEEN_OF.get(self.type.lower(), SEEN_OF_OTHERS)


def _to_end(condition: Condition, save: OwedSave) -> OwedSave:
    """Return the save that ends a condition, with what the condition says of it."""
    ends = condition.save_ends
    said = {"ability": ends.ability, "dc": ends.dc} if ends is not None else {}
    return save.model_copy(update={"name": condition.name, "is_secret": condition.is_secret, **said})
