"""What a command costs, in counts that are the same on every machine."""

import asyncio
import json

import bson
import pytest
from bson import ObjectId

from storage.encounter.apply import apply
from storage.encounter.base import EncounterId
from storage.encounter.commands import (
    AddCondition,
    AddParticipant,
    AdvanceTurn,
    DealDamage,
    NewCondition,
    NewParticipant,
    StartEncounter,
)
from storage.encounter.context import Context
from storage.encounter.model import Encounter
from storage.encounter.visibility.audience import DM, PLAYERS, STREAM, Audience
from storage.encounter.visibility.patches import patch
from storage.mongo.database import INDEXES
from storage.mongo.documents import read, update, whole
from storage.mongo.group_commit import GroupCommit
from storage.runtime.clock import now
from storage.write_path.rule_dice import RuleDice
from tests.storage.harness import DANA, StorageHarness


def make_encounter(participants: int) -> Encounter:
    """Return a running encounter with a number of participants."""
    encounter = Encounter(id=EncounterId(str(ObjectId())), user_id=DANA.user_id)
    goblin = NewParticipant(name="Goblin", max_hp=500)
    for number in range(participants // 5):
        five = AddParticipant(participant=goblin, count=5)
        encounter = apply(encounter, five, context(number)).encounter
    return apply(encounter, StartEncounter(), context(100)).encounter


def context(number: int) -> Context:
    dice = RuleDice()
    return Context(DANA, now(), dice.roll, dice.new_id, f"{number:020}")


@pytest.mark.parametrize("participants", [5, 50])
@pytest.mark.parametrize("audience", [DM, PLAYERS, STREAM], ids=lambda audience: str(audience.kind))
def test_a_patch_is_as_long_for_a_crowd_as_for_a_few(participants: int, audience: Audience) -> None:
    before = make_encounter(participants)
    victim = before.participants[-1].id
    after = apply(before, DealDamage.to(victim, 1), context(101)).encounter
    changes = patch(before, after, audience)
    assert len(json.dumps(changes)) < 1_800


@pytest.mark.parametrize("participants", [5, 50])
def test_a_write_is_as_long_for_a_crowd_as_for_a_few(participants: int) -> None:
    before = make_encounter(participants)
    stored = read(bson.decode(bson.encode(whole(before))))
    after = apply(stored.encounter, DealDamage.to(before.participants[-1].id, 1), context(101)).encounter
    operators = update(stored, after, after.history[-1].redo)
    assert len(bson.encode(operators)) < 1_200


def test_a_write_changes_no_field_with_an_index() -> None:
    # MongoDB writes a document as a whole when one of them changes, with its history.
    indexed = {name for index in INDEXES["encounters"] for name in index.document["key"]}
    before = make_encounter(5)
    stored = read(bson.decode(bson.encode(whole(before))))
    first = before.participants[0].id
    poisoned = AddCondition(participant_ids=(first,), condition=NewCondition(name="poisoned"))
    for command in (DealDamage.to(first, 1), AdvanceTurn(), poisoned):
        after = apply(stored.encounter, command, context(101)).encounter
        paths = update(stored, after, after.history[-1].redo)["$set"]
        changed = {".".join(part for part in path.split(".") if not part.isdigit()) for path in paths}
        assert "updatedAt" in changed
        assert not {(a, b) for a in changed for b in indexed if f"{a}.".startswith(f"{b}.")}
        assert not {(a, b) for a in changed for b in indexed if b.startswith(f"{a}.")}


async def test_the_index_of_older_versions_that_each_command_changed_is_dropped(
    table: StorageHarness,
) -> None:
    await table.database.encounters.create_index("updatedAt")
    await table.database.ensure_indexes()
    assert "updatedAt_1" not in await table.database.encounters.index_information()


def test_dice_fall_the_same_on_every_attempt() -> None:
    dice = RuleDice()
    first = [dice.roll(20), dice.new_id(), dice.roll(6)]
    dice.again()
    assert [dice.roll(20), dice.new_id(), dice.roll(6)] == first


async def test_what_cannot_be_written_harms_no_other_commit(table: StorageHarness) -> None:
    commits = GroupCommit(table.database.encounters)
    await table.database.encounters.insert_many([{"_id": i, "version": 0, "applied": []} for i in range(20)])

    async def commit(place: int) -> bool:
        value = 2**70 if place == 7 else place  # more than BSON's integers hold
        change = {"$set": {"version": 1, "value": value}, "$push": {"applied": f"c{place}"}}
        return await commits.commit({"_id": place, "version": 0}, change, f"c{place}")

    answers = await asyncio.gather(*map(commit, range(20)), return_exceptions=True)
    assert isinstance(answers.pop(7), OverflowError)
    assert answers == [True] * 19
