"""Undo and redo of pages take back and make again what one interaction in Discord did, as Discord does."""

import pytest

from storage.encounter.base import EncounterId
from storage.encounter.commands import DealDamage
from storage.encounter.context import Actor, Origin
from tests.realtime.client import Client
from tests.realtime.conftest import Node
from tests.realtime.stored_documents import StoredDocuments, participant

INTERACTION = "123456789012345678"


async def hit_points(client: Client, version: int) -> list[int]:
    state = await client.at_version(version)
    return [one["currentHP"] for one in state["participants"]]


@pytest.mark.parametrize("who", ["dm", "player"])
async def test_a_whole_undo_takes_back_all_that_an_interaction_did(
    node: Node, table: StoredDocuments, who: str
) -> None:
    dm, player = await table.user("Dana"), await table.user("Ari")
    heroes = [participant(f"Hero {n}", collaborators=[player]) for n in range(3)]
    encounter_id = await table.encounter(dm, *heroes)
    user = dm if who == "dm" else player
    client = await node.joined(user, encounter_id)
    full = await hit_points(client, 0)
    for nth, hero in enumerate(heroes):
        command_id = f"{INTERACTION}-{nth}" if nth else INTERACTION
        await node.tracker.execute(
            EncounterId(encounter_id),
            Actor(user, "Ari"),
            DealDamage.to(str(hero["_id"]), 2),
            command_id,
            origin=Origin.DISCORD,
        )
    hurt = await hit_points(client, 3)
    assert [was - now for was, now in zip(full, hurt, strict=True)] == [2, 2, 2]
    state = await client.at_version(3)
    if who == "dm":
        last = state["lastChange"]
        assert last["participantIds"] == [str(heroes[-1]["_id"])]
        assert last["wholeParticipantIds"] == [str(hero["_id"]) for hero in heroes]
    asked = {"encounterId": encounter_id, "commandId": "a", "isWhole": True}
    assert await client.ask("undo", asked) == {"ok": True, "version": 6}
    assert await hit_points(client, 6) == full
    assert (await client.ask("undo", asked))["ok"], "a repeat"
    assert (await node.tracker.load(EncounterId(encounter_id))).version == 6
    again = await client.ask("redo", {"encounterId": encounter_id, "isWhole": True})
    assert again == {"ok": True, "version": 9}
    assert await hit_points(client, 9) == hurt
    one = await client.ask("undo", {"encounterId": encounter_id})
    assert one == {"ok": True, "version": 10}, "without `isWhole` it is one change, as before"
    assert sum(was != now for was, now in zip(full, await hit_points(client, 10), strict=True)) == 2


async def test_a_whole_undo_of_an_older_change_takes_nothing_back(node: Node, table: StoredDocuments) -> None:
    dm, goblin = await table.user("Dana"), participant("Goblin")
    encounter_id = await table.encounter(dm, goblin)
    client = await node.joined(dm, encounter_id)
    hit = {"encounterId": encounter_id, "participantId": str(goblin["_id"]), "damage": 1}
    for name in ("first", "second"):
        assert (await client.ask("update_participant_hp", {**hit, "commandId": name}))["ok"]
    stale = await client.ask("undo", {"encounterId": encounter_id, "entryId": "first", "isWhole": True})
    assert not stale["ok"] and (await node.tracker.load(EncounterId(encounter_id))).version == 2
