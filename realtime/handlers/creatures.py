"""`search_creatures`, `read_statblock`: the creature library for the DMs of an encounter; read-only."""

import secrets
from typing import Annotated

from pydantic import StringConstraints

from realtime.connections.registry import Connection
from realtime.handlers.dm_only import run_by
from realtime.protocol.acks import (
    FoundCreature,
    RolledText,
    ShownFeature,
    ShownStatblock,
    ShownUses,
    Success,
    success,
)
from realtime.protocol.payloads import EncounterPayload, Payload, read_payload
from storage.encounter.challenge import read_challenge
from storage.encounter.context import Die
from storage.encounter.field_types import ChallengeText, CreatureRef, ParticipantRef, Word
from storage.encounter.rules.lookup import participant_in
from storage.library.creature import Creature
from storage.library.rolling import RolledFeature, feature_of, rolled
from storage.library.statblock import SECTIONS, Feature, Uses
from storage.repositories.creatures import Creatures, Wanted
from storage.repositories.used_creatures import Used
from storage.tracker import Tracker

MOST = 25


class CreatureSearchPayload(EncounterPayload):
    """A part of the name, or one that comes near; what else is given must hold too.

    `kind` is a type such as "undead", in any language, `challenge` as in "1/4", and `book` a part of its
    name. Favourites come first, then those added last, then the DM's own.
    """

    query: Annotated[str, StringConstraints(max_length=80)] = ""
    kind: Word = ""
    challenge: ChallengeText = ""
    book: Annotated[str, StringConstraints(max_length=80)] = ""


class StatblockPayload(EncounterPayload):
    """The participant whose stat block is asked for, and the feature to roll, if any."""

    participant_id: ParticipantRef
    roll: Annotated[str, StringConstraints(max_length=40)] | None = None


class MarkPayload(Payload):
    """The creature to mark as a favourite, by its reference, or to unmark."""

    creature: Annotated[CreatureRef, StringConstraints(min_length=1)]
    is_favourite: bool = True


class CreatureHandlers:
    """The creature library, for DMs only."""

    def __init__(self, tracker: Tracker, creatures: Creatures, die: Die | None = None) -> None:
        self._tracker = tracker
        self._creatures = creatures
        self._die = die or throw

    async def find(self, connection: Connection, payload: object) -> Success:
        """Answer with creatures, each with the participant that `add_participant` takes."""
        user = connection.person()
        search = read_payload(CreatureSearchPayload, payload)
        encounter = await run_by(connection, self._tracker, search)
        challenge = read_challenge(search.challenge) if search.challenge else None
        wanted = Wanted(search.query, search.kind, search.book, challenge)
        found = await self._creatures.search(user.id, wanted, MOST, encounter.rules.ruleset)
        used = await self._creatures.used(user.id)
        return success(creatures=[_shown(one, used) for one in found])

    async def mark(self, connection: Connection, payload: object) -> Success:
        """Mark a creature as the user's favourite, or not any more."""
        user = connection.person()
        wanted = read_payload(MarkPayload, payload)
        await self._creatures.mark(user.id, wanted.creature, is_favourite=wanted.is_favourite)
        return success()

    async def read(self, connection: Connection, payload: object) -> Success:
        """Answer with a participant's stat block, None for one that is not of the library, and a roll."""
        connection.person()
        wanted = read_payload(StatblockPayload, payload)
        encounter = await run_by(connection, self._tracker, wanted)
        participant = participant_in(encounter, wanted.participant_id)
        creature = await self._creatures.of_participant(encounter, participant)
        if creature is None:
            return success(statblock=None)
        feature = feature_of(creature, wanted.roll) if wanted.roll else None
        rolls = [_rolled(rolled(feature, self._die))] if feature else []
        return success(statblock=_statblock(creature), rolls=rolls)


def _shown(creature: Creature, used: Used) -> FoundCreature:
    participant = creature.as_participant()
    return {
        "kind": creature.kind,
        "challenge": creature.challenge,
        "book": creature.book,
        "isOwn": creature.user_id is not None,
        "isFavourite": creature.reference in used.favourites,
        "isRecent": creature.reference in used.recent,
        "creature": creature.reference,
        "participant": participant.model_dump(mode="json", by_alias=True, exclude_defaults=True),
    }


def _statblock(creature: Creature) -> ShownStatblock:
    block = creature.statblock
    return {
        "name": creature.name,
        "book": creature.book,
        "kind": creature.kind,
        "challenge": creature.challenge,
        "ac": creature.ac,
        "maxHP": creature.max_hp,
        "hitDice": creature.hit_dice,
        "initiativeBonus": creature.initiative_bonus,
        "facts": block.model_dump(mode="json", by_alias=True, exclude=set(SECTIONS), exclude_defaults=True),
        "sections": [
            {"section": section, "features": [_feature(f"{section}-{n}", f) for n, f in enumerate(features)]}
            for section, features in block.sections().items()
        ],
    }


def _feature(key: str, feature: Feature) -> ShownFeature:
    attack, save, uses = feature.attack, feature.save, feature.uses
    return {
        "key": key,
        "name": feature.name,
        "text": feature.text,
        "uses": _uses(uses) if uses and "(" not in feature.name else None,
        "attack": {"bonus": attack.bonus, "damage": attack.damage} if attack else None,
        "save": {"dc": save.dc, "ability": save.ability, "damage": save.damage} if save else None,
    }


def _uses(uses: Uses) -> ShownUses:
    return {"recharge": uses.recharge, "times": uses.times, "per": uses.per}


def _rolled(made: RolledFeature) -> RolledText:
    save = made.save
    return {
        "name": made.name,
        "toHit": made.to_hit.shown if made.to_hit else None,
        "damage": made.hit_damage.shown if made.hit_damage else None,
        "save": {"dc": save.dc, "ability": save.ability, "half": save.half} if save else None,
        "saveDamage": made.save_damage.shown if made.save_damage else None,
    }


def throw(sides: int) -> int:
    """Return 1…sides."""
    return 1 + secrets.randbelow(sides)
