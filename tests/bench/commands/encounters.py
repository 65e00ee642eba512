"""Encounters of typical size: twelve participants, a full history."""

import itertools
from typing import Any

from bson import ObjectId

from storage.encounter import commands as ask
from storage.encounter.base import EncounterId, UserId
from storage.encounter.context import Actor
from storage.encounter.limits import TAIL
from storage.encounter.model import Encounter
from storage.mongo.database import Database
from storage.tracker import Tracker

DANA = Actor(UserId("64b000000000000000000001"), "Dana")
HIT_POINTS = 90_000
_names = itertools.count()


def command_id() -> str:
    """Return an id with the length of Discord's interaction ids."""
    return f"{1_400_000_000_000_000_000 + next(_names)}"


async def make_encounter(tracker: Tracker, participants: int = 12, commands: int = TAIL) -> Encounter:
    """Return a running encounter after a number of commands."""
    encounter = await tracker.create(DANA, "Ambush at the ford")
    goblin = ask.NewParticipant(name="Goblin", max_hp=HIT_POINTS)
    added = ask.AddParticipant(participant=goblin, count=participants)
    await tracker.execute(encounter.id, DANA, added, command_id())
    change = await tracker.execute(encounter.id, DANA, ask.StartEncounter(), command_id())
    for _ in range(commands - 2):
        change = await hit(tracker, change.after)
    return change.after


async def hit(tracker: Tracker, encounter: Encounter) -> Any:
    """Return a typical command."""
    damage = ask.DealDamage.to(encounter.participants[0].id, 1)
    return await tracker.execute(encounter.id, DANA, damage, command_id())


async def copies(database: Database, encounter: Encounter, count: int) -> list[EncounterId]:
    """Store copies of an encounter's document and return their ids."""
    document = await database.encounters.find_one({"_id": ObjectId(encounter.id)})
    assert document is not None
    documents = [{**document, "_id": ObjectId()} for _ in range(count)]
    if documents:
        await database.encounters.insert_many(documents)
    return [EncounterId(str(copy["_id"])) for copy in documents]
