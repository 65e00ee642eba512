"""Who takes part, what is known of them, and who may see and control them."""

from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator

from storage.encounter.base import Message
from storage.encounter.commands.conditions import LastingCondition
from storage.encounter.field_types import (
    LISTS,
    Amount,
    BoundedAttacks,
    BoundedDeathSaves,
    BoundedDefences,
    BoundedResources,
    BoundedSaveBonuses,
    BoundedTypes,
    ChallengeText,
    CharacterLevel,
    CharacterRef,
    CreatureRef,
    DiceAmount,
    DiceInitiative,
    ImageAddress,
    Name,
    ParticipantRef,
    SeenBy,
    Text,
    UserRef,
    Uses,
    Word,
    stored_entries,
)
from storage.encounter.limits import MAX_ATTACKS, MAX_CONDITIONS, MAX_CONTROLLERS, MAX_PARTICIPANTS
from storage.encounter.model import DeathSaves, Defences, SaveBonuses
from storage.encounter.model.participant_types import CreatureType


class NewParticipant(Message):
    """A participant to be added; hit points default to the maximum, or are rolled from `hit_dice`.

    `shares_initiative` and `shares_turn` put it with those of its `group` that do so too.
    """

    name: Name
    type: Annotated[Word, Field(max_length=20)] = "monster"
    ac: Annotated[int, Field(ge=0, le=99)] | None = None
    max_hp: DiceAmount | None = Field(None, alias="maxHP")
    current_hp: DiceAmount | None = Field(None, alias="currentHP")
    temporary_hp: DiceAmount = Field(0, alias="tempHP")
    dexterity: Annotated[int, Field(ge=0, le=99)] | None = None
    initiative_bonus: Annotated[int, Field(ge=-20, le=50)] | None = None
    initiative_roll: DiceInitiative | None = None
    hit_dice: Word | None = None
    collaborators: Annotated[tuple[UserRef, ...], Field(max_length=MAX_CONTROLLERS)] = ()
    visibility: SeenBy | None = None
    group: Name | None = None
    shares_initiative: bool = False
    shares_turn: bool = False
    defences: BoundedDefences = Defences()
    legendary_actions: Annotated[int, Field(ge=0, le=20)] = 0
    legendary_resistances: Annotated[int, Field(ge=0, le=20)] = 0
    notes: Text = ""
    image_url: ImageAddress | None = None
    character_id: CharacterRef | None = None
    creature: CreatureRef | None = None
    regeneration: Text | None = None
    is_surprised: bool = False
    makes_death_saves: bool | None = None
    resources: BoundedResources = ()
    has_inspiration: bool = False
    save_bonuses: BoundedSaveBonuses = SaveBonuses()
    attacks: BoundedAttacks = ()
    challenge_rating: ChallengeText | None = None
    creature_type: CreatureType | None = None
    level: CharacterLevel | None = None
    character_class: Word | None = None
    is_boss: bool = False
    hit_dice_spent: Uses = 0
    death_saves: BoundedDeathSaves = DeathSaves()
    is_knocked_out: bool = False
    conditions: Annotated[tuple[LastingCondition, ...], Field(max_length=MAX_CONDITIONS)] = ()


class AddParticipant(Message):
    """Add one participant, or `count` alike, named apart.

    `roll_hp` rolls `hit_dice` for each; `share_initiative` gives all of them one roll and one group, and
    `share_turn` one turn as well;
    `roll_initiative` rolls at once, also when the encounter has not started.
    """

    type: Literal["add_participant"] = "add_participant"
    participant: NewParticipant
    count: Annotated[int, Field(ge=1, le=MAX_PARTICIPANTS)] = 1
    roll_hp: bool = Field(False, alias="rollHP")
    share_initiative: bool = False
    share_turn: bool = False
    roll_initiative: bool = False


class AddParty(Message):
    """Add several different participants at once, such as a party."""

    type: Literal["add_party"] = "add_party"
    participants: Annotated[tuple[NewParticipant, ...], Field(min_length=1, max_length=MAX_PARTICIPANTS)]
    roll_initiative: bool = False


class TypeChanges(Message):
    """What is added to a list of types, and what is taken off; `clears` takes off what was there before."""

    clears: bool = False
    removes: BoundedTypes = ()
    adds: BoundedTypes = ()


class DefenceChanges(Message):
    """What is added to the lists of a participant's defences, what is taken off, and new numbers."""

    resistances: TypeChanges = TypeChanges()
    vulnerabilities: TypeChanges = TypeChanges()
    immunities: TypeChanges = TypeChanges()
    condition_immunities: TypeChanges = TypeChanges()
    absorptions: TypeChanges = TypeChanges()
    reduction: Amount | None = None
    threshold: Amount | None = None

    @field_validator(*LISTS)
    @classmethod
    def _as_stored(cls, changes: TypeChanges, info: ValidationInfo) -> TypeChanges:
        listed = {"removes": changes.removes, "adds": changes.adds}
        return changes.model_copy(
            update={key: stored_entries(str(info.field_name), values) for key, values in listed.items()}
        )


class AttackChanges(Message):
    """The attacks that are saved, each in place of one of its name, and the names of those that go."""

    adds: BoundedAttacks = ()
    removes: Annotated[tuple[Name, ...], Field(max_length=MAX_ATTACKS)] = ()


class ParticipantChanges(Message):
    """The fields of a participant to set; those left out stay.

    `defences` sets all of its lists; `defence_changes` and `attack_changes` add and remove single entries,
    so that two commands at once do not undo each other. Of `save_bonuses` those that are given are set; null
    takes one off. Attacks and save bonuses may be given as text, see `field_types`.
    """

    name: Name | None = None
    type: Annotated[Word, Field(max_length=20)] | None = None
    ac: Annotated[int, Field(ge=0, le=99)] | None = None
    max_hp: DiceAmount | None = Field(None, alias="maxHP")
    dexterity: Annotated[int, Field(ge=0, le=99)] | None = None
    initiative_bonus: Annotated[int, Field(ge=-20, le=50)] | None = None
    notes: Text | None = None
    group: Name | None = None
    defences: BoundedDefences | None = None
    defence_changes: DefenceChanges | None = None
    legendary_actions: Annotated[int, Field(ge=0, le=20)] | None = None
    legendary_actions_remaining: Annotated[int, Field(ge=0, le=20)] | None = None
    legendary_resistances: Annotated[int, Field(ge=0, le=20)] | None = None
    legendary_resistances_remaining: Annotated[int, Field(ge=0, le=20)] | None = None
    is_in_lair: bool | None = None
    makes_death_saves: bool | None = None
    image_url: ImageAddress | None = None
    readied: Text | None = None
    reaction_used: bool | None = None
    is_surprised: bool | None = None
    save_bonuses: BoundedSaveBonuses | None = None
    attack_changes: AttackChanges | None = None
    regeneration: Text | None = None
    hit_dice: Word | None = None
    hit_dice_spent: Uses | None = None
    challenge_rating: ChallengeText | None = None
    level: CharacterLevel | None = None
    character_class: Word | None = None
    is_boss: bool | None = None


class UpdateParticipant(Message):
    """Change what a participant is."""

    type: Literal["update_participant"] = "update_participant"
    participant_id: ParticipantRef
    changes: ParticipantChanges


class SetVisibility(Message):
    """Set what players and stream may see of participants: the reveal ladder."""

    type: Literal["set_visibility"] = "set_visibility"
    participant_ids: Annotated[tuple[ParticipantRef, ...], Field(min_length=1, max_length=MAX_PARTICIPANTS)]
    players: Literal["unseen", "unknown", "name", "band", "damage", "exact"] | None = None
    stream: Literal["unseen", "unknown", "name", "band", "damage", "exact"] | None = None


class SetControllers(Message):
    """Say which users control a participant."""

    type: Literal["set_controllers"] = "set_controllers"
    participant_id: ParticipantRef
    collaborators: Annotated[tuple[UserRef, ...], Field(max_length=20)]


class RemoveParticipant(Message):
    """Take a participant out of the encounter."""

    type: Literal["remove_participant"] = "remove_participant"
    participant_id: ParticipantRef
