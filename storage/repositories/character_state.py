"""The state of a character between encounters: what a participant leaves behind, and what a rest changes."""

from dataclasses import dataclass

from storage.encounter.base import EncounterId, names_outside
from storage.encounter.commands import AddParticipant, Command, Rest, RestEntry
from storage.encounter.context import Actor, Context, Die
from storage.encounter.model import DeathSaves, Encounter, Participant, Rules
from storage.encounter.model.health import Ruleset
from storage.encounter.model.participant import SHEET
from storage.encounter.outcome import Outcome
from storage.encounter.rules.dispatch import execute
from storage.encounter.rules.given_hit_points import in_true_form
from storage.encounter.rules.resources import full
from storage.encounter.visibility.audience import DM
from storage.encounter.visibility.audience_change import AudienceChange
from storage.mongo.ids import new_key
from storage.repositories.characters import Character, CharacterChanges
from storage.repositories.lasting_conditions import lasting_of
from storage.runtime.clock import now


@dataclass(frozen=True, slots=True)
class RestAsked:
    """A rest of one saved character; the fields are those of a `Rest` and its entry."""

    kind: str
    hit_dice: int = 0
    healing: int | None = None
    restores_maximum: bool | None = None


def state_after(encounter: Encounter, participant: Participant, character: Character) -> CharacterChanges:
    """Return what an encounter leaves of a participant: the whole of its state, for its saved character.

    Of its sheet, this is what was edited in the encounter, and what the character has not saved.
    """
    own = in_true_form(participant)
    changes = CharacterChanges(
        current_hp=own.current_hp,
        temporary_hp=participant.temporary_hp,
        death_saves=participant.death_saves,
        is_knocked_out=participant.is_knocked_out,
        hit_dice_spent=participant.hit_dice_spent,
        resources=participant.resources,
        attacks=participant.attacks,
        has_inspiration=participant.has_inspiration,
        conditions=lasting_of(encounter, participant),
        save_bonuses=participant.save_bonuses.known,
    )
    names = names_outside(Participant)
    taken = [name for name in SHEET if names[name] in participant.edited or not getattr(character, name)]
    return changes.model_copy(update={name: getattr(own, name) for name in taken})


def healthy(maximum: int, current: int | None) -> dict[str, object]:
    """Return the fields of a character whose player says its hit points: alive, unless it has none."""
    return {
        "current_hp": maximum if current is None else min(current, maximum),
        "death_saves": DeathSaves(),
        "is_knocked_out": False,
    }


def restored(character: Character) -> CharacterChanges:
    """Return a character's state with everything back: alive, at full hit points, nothing spent."""
    return CharacterChanges(
        current_hp=None,
        temporary_hp=0,
        death_saves=DeathSaves(),
        is_knocked_out=False,
        hit_dice_spent=0,
        resources=tuple(map(full, character.resources)),
        conditions=(),
    )


def rested(
    character: Character, ruleset: Ruleset, asked: RestAsked, roll: Die
) -> tuple[CharacterChanges, AudienceChange]:
    """Return a saved character's state after a rest outside an encounter, and what happened.

    Raises RuleError.
    """
    actor = Actor(character.user_id, character.name)
    alone = Encounter(id=EncounterId("rest"), user_id=character.user_id, rules=Rules(ruleset=ruleset))

    def after(encounter: Encounter, command: Command) -> Outcome:
        context = Context(actor, now(), roll, lambda: str(new_key()), "rest")
        return execute(encounter, command, context)

    joined = after(alone, AddParticipant(participant=character.as_participant())).encounter
    (participant,) = joined.participants
    spent = {"hit_dice": asked.hit_dice, "healing": asked.healing}
    entry = RestEntry.model_validate({"participant_id": participant.id, **spent})
    fields = {"kind": asked.kind, "entries": (entry,), "restores_maximum": asked.restores_maximum}
    outcome = after(joined, Rest.model_validate(fields))
    happened = AudienceChange(DM, joined, outcome.encounter, outcome.events, version=0, made_by=actor.name)
    return state_after(outcome.encounter, outcome.encounter.participants[0], character), happened
