"""What can be asked of an encounter: imperatives, one union.

`type` is the name of the command on the wire and in the log. Adding a command: one model here, one rule in
`rules.py`, one row in `policy.py`.
"""

from typing import Annotated, Any, Literal

from pydantic import AliasChoices, Field, StringConstraints, model_validator

from storage.encounter.inputs import (
    MAX_AMOUNT,
    MAX_CONTROLLERS,
    MAX_PARTICIPANTS,
    Amount,
    BoundedDefences,
    BoundedSaveEnds,
    Initiative,
    Name,
    ParticipantRef,
    Reference,
    Text,
    UserRef,
)
from storage.encounter.model import UNTIL_REMOVED, Defences, Visibility
from storage.encounter.record import Message

Share = Literal["full", "half", "double", "none"]


class StartEncounter(Message):
    """Begin the fight: initiative for everybody who has none, round 1, the first turn."""

    type: Literal["start_encounter"] = "start_encounter"


class PauseEncounter(Message):
    """Hold the fight as it is."""

    type: Literal["pause_encounter"] = "pause_encounter"


class ResumeEncounter(Message):
    """Go on with a paused fight, or reopen one that was ended."""

    type: Literal["resume_encounter"] = "resume_encounter"


class EndEncounter(Message):
    """End the fight."""

    type: Literal["end_encounter"] = "end_encounter"


class NewParticipant(Message):
    """A participant to be added; hit points default to the maximum, or are rolled from `hit_dice`."""

    name: Name
    type: Annotated[str, StringConstraints(max_length=20)] = "monster"
    ac: Annotated[int, Field(ge=0, le=99)] | None = None
    max_hp: Amount | None = Field(None, alias="maxHP")
    current_hp: Amount | None = Field(None, alias="currentHP")
    temporary_hp: Amount = Field(0, alias="tempHP")
    dexterity: Annotated[int, Field(ge=0, le=99)] | None = None
    initiative_bonus: Annotated[int, Field(ge=-20, le=50)] | None = None
    initiative_roll: Initiative | None = None
    hit_dice: Annotated[str, StringConstraints(max_length=40)] | None = None
    collaborators: Annotated[tuple[UserRef, ...], Field(max_length=MAX_CONTROLLERS)] = ()
    visibility: Visibility | None = None
    group: Name | None = None
    defences: BoundedDefences = Defences()
    legendary_actions: Annotated[int, Field(ge=0, le=20)] = 0
    legendary_resistances: Annotated[int, Field(ge=0, le=20)] = 0
    notes: Text = ""
    image_url: Annotated[str, StringConstraints(max_length=500)] | None = None
    character_id: Reference | None = None
    regeneration: Text | None = None
    is_surprised: bool = False


class AddParticipant(Message):
    """Add one participant, or `count` alike, named apart.

    `roll_hp` rolls `hit_dice` for each; `share_initiative` gives all of them one roll and one group;
    `roll_initiative` rolls at once, also when the fight has not started.
    """

    type: Literal["add_participant"] = "add_participant"
    participant: NewParticipant
    count: Annotated[int, Field(ge=1, le=20)] = 1
    roll_hp: bool = Field(False, alias="rollHP")
    share_initiative: bool = False
    roll_initiative: bool = False


class AddParty(Message):
    """Add several different participants at once, such as a party."""

    type: Literal["add_party"] = "add_party"
    participants: Annotated[tuple[NewParticipant, ...], Field(min_length=1, max_length=MAX_PARTICIPANTS)]
    roll_initiative: bool = False


class ParticipantChanges(Message):
    """The fields of a participant to set; those left out stay."""

    name: Name | None = None
    type: Annotated[str, StringConstraints(max_length=20)] | None = None
    ac: Annotated[int, Field(ge=0, le=99)] | None = None
    max_hp: Amount | None = Field(None, alias="maxHP")
    dexterity: Annotated[int, Field(ge=0, le=99)] | None = None
    initiative_bonus: Annotated[int, Field(ge=-20, le=50)] | None = None
    notes: Text | None = None
    group: Name | None = None
    defences: BoundedDefences | None = None
    legendary_actions: Annotated[int, Field(ge=0, le=20)] | None = None
    legendary_actions_remaining: Annotated[int, Field(ge=0, le=20)] | None = None
    legendary_resistances: Annotated[int, Field(ge=0, le=20)] | None = None
    legendary_resistances_remaining: Annotated[int, Field(ge=0, le=20)] | None = None
    image_url: Annotated[str, StringConstraints(max_length=500)] | None = None
    readied: Text | None = None
    reaction_used: bool | None = None
    is_surprised: bool | None = None
    regeneration: Text | None = None


class UpdateParticipant(Message):
    """Change what a participant is."""

    type: Literal["update_participant"] = "update_participant"
    participant_id: ParticipantRef
    changes: ParticipantChanges


class SetVisibility(Message):
    """Set what players and stream may see of participants: the reveal ladder."""

    type: Literal["set_visibility"] = "set_visibility"
    participant_ids: Annotated[tuple[ParticipantRef, ...], Field(min_length=1, max_length=MAX_PARTICIPANTS)]
    players: Literal["unseen", "unknown", "name", "band", "exact"] | None = None
    stream: Literal["unseen", "unknown", "name", "band", "exact"] | None = None


class SetControllers(Message):
    """Say which users control a participant."""

    type: Literal["set_controllers"] = "set_controllers"
    participant_id: ParticipantRef
    collaborators: Annotated[tuple[UserRef, ...], Field(max_length=20)]


class RemoveParticipant(Message):
    """Take a participant out of the encounter."""

    type: Literal["remove_participant"] = "remove_participant"
    participant_id: ParticipantRef


class RollInitiative(Message):
    """Set a participant's initiative to `roll` (the total), or roll a d20 with its bonus when left out."""

    type: Literal["roll_initiative"] = "roll_initiative"
    participant_id: ParticipantRef
    roll: Initiative | None = None
    mode: Literal["normal", "advantage", "disadvantage"] = "normal"


class InitiativeEntry(Message):
    """One participant's initiative: the total."""

    participant_id: ParticipantRef
    initiative: Initiative


class SetInitiatives(Message):
    """Set the initiative of several participants at once, each to a total: one history entry."""

    type: Literal["set_initiatives"] = "set_initiatives"
    entries: Annotated[tuple[InitiativeEntry, ...], Field(min_length=1, max_length=MAX_PARTICIPANTS)]

    @model_validator(mode="after")
    def _each_once(self) -> "SetInitiatives":
        if len({entry.participant_id for entry in self.entries}) < len(self.entries):
            raise ValueError("name each participant once")
        return self


class MoveParticipant(Message):
    """Put a participant right before another one in the order, or last; it stays there by hand."""

    type: Literal["move_participant"] = "move_participant"
    participant_id: ParticipantRef
    before_id: ParticipantRef | None = None


class DelayTurn(Message):
    """Hold back: the participant waits outside the order until it takes its turn."""

    type: Literal["delay_turn"] = "delay_turn"
    participant_id: ParticipantRef


class TakeTurn(Message):
    """End a delay: the participant acts now, right after whose turn it is, and keeps that place."""

    type: Literal["take_turn"] = "take_turn"
    participant_id: ParticipantRef


class AdvanceTurn(Message):
    """End the current turn; the next participant acts."""

    type: Literal["advance_turn"] = "advance_turn"


class PreviousTurn(Message):
    """Step back one turn; what expired in between is there again."""

    type: Literal["previous_turn"] = "previous_turn"


class DamagePart(Message):
    """So much damage of one type; the type is lower case, "" when nobody said."""

    amount: Amount
    type: Annotated[str, StringConstraints(strip_whitespace=True, to_lower=True, max_length=30)] = ""


class DamageTarget(Message):
    """Who is hit, and with which share of the damage; `ignores` switches its defences off for this hit."""

    participant_id: ParticipantRef
    share: Share = "full"
    ignores: Literal["nothing", "resistance", "defences"] = "nothing"


class DealDamage(Message):
    """Deal damage to one or several targets: one history entry."""

    type: Literal["deal_damage"] = "deal_damage"
    targets: Annotated[tuple[DamageTarget, ...], Field(min_length=1, max_length=MAX_PARTICIPANTS)]
    parts: Annotated[tuple[DamagePart, ...], Field(min_length=1, max_length=10)]
    source_id: ParticipantRef | None = None
    is_critical: bool = False
    knocks_out: bool = False
    notes: Text = ""

    @classmethod
    def to(cls, participant_id: str, amount: int, damage_type: str = "", **rest: Any) -> "DealDamage":
        """Build the common case: one target, one type."""
        return cls.model_validate(
            {
                "targets": ({"participantId": participant_id},),
                "parts": ({"amount": amount, "type": damage_type},),
                **rest,
            }
        )


class Heal(Message):
    """Heal participants by an amount each."""

    type: Literal["heal"] = "heal"
    participant_ids: Annotated[tuple[ParticipantRef, ...], Field(min_length=1, max_length=MAX_PARTICIPANTS)]
    amount: Amount
    source_id: ParticipantRef | None = None
    notes: Text = ""


class SetTemporaryHitPoints(Message):
    """Give temporary hit points; they don't stack: the higher number stays unless `replace`."""

    type: Literal["set_temporary_hp"] = "set_temporary_hp"
    participant_id: ParticipantRef
    amount: Amount
    replace: bool = False


class UpdateParticipantHp(Message):
    """Change hit points as the seed's clients do.

    With `new_hp` the change is absolute, and `damage` or `healing` only describe it; without it, one of
    them is dealt by the rules.
    """

    type: Literal["update_participant_hp"] = "update_participant_hp"
    participant_id: ParticipantRef
    new_hp: Annotated[int, Field(ge=-MAX_AMOUNT, le=MAX_AMOUNT)] | None = Field(None, alias="newHP")
    damage: Amount | None = None
    healing: Amount | None = None
    damage_type: Annotated[str, StringConstraints(strip_whitespace=True, to_lower=True, max_length=30)] = ""
    notes: Text | None = None

    @model_validator(mode="after")
    def _says_something(self) -> "UpdateParticipantHp":
        if self.new_hp is None and (self.damage is None) == (self.healing is None):
            raise ValueError("give newHP, or either damage or healing")
        return self


class NewCondition(Message):
    """A condition to be added; see model.Condition for the fields."""

    name: Name
    duration: Annotated[int, Field(ge=-1, le=1000)] = UNTIL_REMOVED
    description: Text | None = None
    ends: Literal["round", "turn_start", "turn_end"] = "round"
    anchor_id: ParticipantRef | None = None
    source_id: ParticipantRef | None = None
    level: Annotated[int, Field(ge=1, le=10)] | None = None
    save_ends: BoundedSaveEnds | None = None
    from_concentration: bool = False
    is_secret: bool = False


class AddCondition(Message):
    """Put a condition on participants."""

    type: Literal["add_condition"] = "add_condition"
    participant_ids: Annotated[tuple[ParticipantRef, ...], Field(min_length=1, max_length=MAX_PARTICIPANTS)]
    condition: NewCondition

    @model_validator(mode="before")
    @classmethod
    def _one_is_enough(cls, data: Any) -> Any:
        return _single_target(data)


class RemoveCondition(Message):
    """Take a condition off a participant, by its id or by its name (then all of that name).

    `levels` takes off only so many levels of one that has levels, such as exhaustion after a rest.
    """

    type: Literal["remove_condition"] = "remove_condition"
    participant_id: ParticipantRef
    condition: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)] = Field(
        validation_alias=AliasChoices("condition", "conditionId", "name", "conditionName")
    )
    levels: Annotated[int, Field(ge=1, le=10)] | None = None

    @model_validator(mode="before")
    @classmethod
    def _the_condition_itself_will_do(cls, data: Any) -> Any:
        if isinstance(data, dict) and isinstance(data.get("condition"), dict):
            given = data["condition"]
            return {**data, "condition": given.get("_id") or given.get("name")}
        return data


class RollDeathSave(Message):
    """Make a death saving throw: `roll` is the natural d20, rolled here when left out."""

    type: Literal["roll_death_save"] = "roll_death_save"
    participant_id: ParticipantRef
    roll: Annotated[int, Field(ge=1, le=20)] | None = None
    bonus: Annotated[int, Field(ge=-20, le=30)] = 0


class Stabilise(Message):
    """Make a dying participant stable."""

    type: Literal["stabilise"] = "stabilise"
    participant_id: ParticipantRef


class Concentrate(Message):
    """Start to concentrate on an effect; one on another effect ends first."""

    type: Literal["concentrate"] = "concentrate"
    participant_id: ParticipantRef
    name: Name


class EndConcentration(Message):
    """End a participant's concentration and everything that hung on it."""

    type: Literal["end_concentration"] = "end_concentration"
    participant_id: ParticipantRef


class SpendLegendary(Message):
    """Spend, or with a negative amount give back, legendary actions or resistances."""

    type: Literal["spend_legendary"] = "spend_legendary"
    participant_id: ParticipantRef
    what: Literal["action", "resistance"] = "action"
    amount: Annotated[int, Field(ge=-20, le=20)] = 1


class SettleRequest(Message):
    """Answer a player's request: with all of it, half, double, or none."""

    type: Literal["settle_request"] = "settle_request"
    request_id: Reference
    answer: Share


class RequestDamage(Message):
    """Ask the DM for damage; made of a player's deal_damage that the table does not let through."""

    type: Literal["request_damage"] = "request_damage"
    damage: DealDamage


class SetCoDms(Message):
    """Say which users run the fight beside its owner."""

    type: Literal["set_co_dms"] = "set_co_dms"
    co_dms: Annotated[tuple[UserRef, ...], Field(max_length=20)]
    role_ids: Annotated[tuple[Reference, ...], Field(max_length=20)] | None = None


class TransferEncounter(Message):
    """Give the fight to another DM; the old one stays as co-DM."""

    type: Literal["transfer_encounter"] = "transfer_encounter"
    user_id: UserRef


class ChangeRules(Message):
    """Change how this table plays, or the encounter's name; what is left out stays."""

    type: Literal["change_rules"] = "change_rules"
    name: Name | None = None
    ruleset: Literal["2014", "2024"] | None = None
    ties: Literal["dexterity", "players", "manual"] | None = None
    defeated: Literal["skip", "keep", "drop"] | None = None
    players_may: Literal["request", "open"] | None = None
    reroll_each_round: bool | None = None
    reveal_on_turn: bool | None = None
    narration: Literal["line", "none", "thread"] | None = None
    on_deck_ping: bool | None = None


class Undo(Message):
    """Take back the last change, or exactly `entry_id` if that is still the last one."""

    type: Literal["undo"] = "undo"
    entry_id: Reference | None = None


class Redo(Message):
    """Make the last change that was taken back again."""

    type: Literal["redo"] = "redo"
    entry_id: Reference | None = None


def _single_target(data: Any) -> Any:
    """Let `participantId` stand for a list of one, as the seed's clients send it."""
    if isinstance(data, dict) and "participantId" in data and "participantIds" not in data:
        rest = {key: value for key, value in data.items() if key != "participantId"}
        return {**rest, "participantIds": (data["participantId"],)}
    return data


Command = Annotated[
    StartEncounter
    | PauseEncounter
    | ResumeEncounter
    | EndEncounter
    | AddParticipant
    | AddParty
    | UpdateParticipant
    | SetVisibility
    | SetControllers
    | RemoveParticipant
    | RollInitiative
    | SetInitiatives
    | MoveParticipant
    | DelayTurn
    | TakeTurn
    | AdvanceTurn
    | PreviousTurn
    | DealDamage
    | Heal
    | SetTemporaryHitPoints
    | UpdateParticipantHp
    | AddCondition
    | RemoveCondition
    | RollDeathSave
    | Stabilise
    | Concentrate
    | EndConcentration
    | SpendLegendary
    | RequestDamage
    | SettleRequest
    | SetCoDms
    | TransferEncounter
    | ChangeRules
    | Undo
    | Redo,
    Field(discriminator="type"),
]
