"""A viewer that follows an encounter has the state that a new viewer gets."""

import random
from typing import Any

import pytest

from storage.encounter.base import EncounterId, UserId
from storage.repositories.share_links import ShareLinks
from tests.realtime.client import Client
from tests.realtime.conftest import Node
from tests.realtime.stored_documents import StoredDocuments, hero, participant
from tests.realtime.viewer import apply, comparable

HIDDEN = {"players": "unseen", "stream": "unseen"}


async def viewer(node: Node, encounter_id: EncounterId, audience: Any, dm: UserId) -> Client:
    share, _ = await ShareLinks(node.database).create(encounter_id, audience, dm)
    client = await Client.connect(node.web.address, node.web.tokens.issue_share_token(share)[0])
    await client.join(encounter_id)
    return client


def some_command(dice: random.Random, encounter: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    ids = [p["_id"] for p in encounter["participants"]]
    who = dice.choice(ids)
    level = dice.choice(["unseen", "unknown", "name", "band", "damage", "exact"])
    condition = {"name": dice.choice(["Prone", "Poisoned", "Stunned"]), "duration": dice.choice([-1, 1, 2])}
    return dice.choice(
        [
            ("advance_turn", {}),
            ("advance_turn", {}),
            ("advance_turn", {}),
            ("previous_turn", {}),
            ("update_participant_hp", {"participantId": who, "damage": dice.randint(1, 12)}),
            ("update_participant_hp", {"participantId": who, "healing": dice.randint(1, 12)}),
            ("add_condition", {"participantId": who, "condition": condition}),
            ("set_visibility", {"participantIds": [who], "players": level, "stream": level}),
            ("roll_initiative", {"participantId": who, "roll": dice.randint(1, 25)}),
            ("move_participant", {"participantId": who}),
            ("add_participant", {"participant": {"name": "Wolf", "maxHP": 11, "visibility": HIDDEN}}),
            ("remove_participant", {"participantId": who}),
            ("delay_turn", {"participantId": who}),
            ("set_temporary_hp", {"participantId": who, "amount": 5}),
            ("concentrate", {"participantId": who, "name": "Bless"}),
            ("undo", {}),
            ("undo", {}),
            ("redo", {}),
        ]
    )


@pytest.mark.parametrize("seed", range(4))
async def test_patches_lead_every_audience_to_the_state_of_a_new_viewer(
    node: Node, table: StoredDocuments, seed: int
) -> None:
    dice = random.Random(seed)
    dm, alice = await table.user("Dana"), await table.user("Alice")
    encounter_id = await table.encounter(
        dm,
        hero("Elwing", alice),
        participant("Goblin", visibility=HIDDEN, initiative=12),
        participant("Ogre", hp=60, initiative=9),
        participant("Spider", initiative=8),
    )
    master, player = await node.joined(dm, encounter_id), await node.joined(alice, encounter_id)
    watchers = [master, player]
    watchers += [await viewer(node, encounter_id, kind, dm) for kind in ("players", "stream")]
    version = 0
    for _ in range(60):
        event, fields = some_command(dice, master.state())
        if event == "remove_participant" and len(master.state()["participants"]) < 3:
            continue
        answer = await master.ask(event, {"encounterId": encounter_id, **fields})
        if answer["ok"]:
            version = answer["version"]
            await master.at_version(version)
    assert version > 25
    for watcher in watchers:
        if watcher is player and "Elwing" not in [p["name"] for p in master.state()["participants"]]:
            continue  # without a participant the player lost access
        followed = comparable(await watcher.at_version(version))
        watcher.events.clear()
        fresh = await watcher.join(encounter_id)
        assert fresh["version"] == version
        assert followed == comparable(fresh["encounter"])
    for watcher in watchers:
        await watcher.close()


async def test_a_viewer_that_missed_events_syncs_to_the_same_state(
    node: Node, table: StoredDocuments
) -> None:
    dm = await table.user("Dana")
    goblin = participant("Goblin", hp=100)
    encounter_id = await table.encounter(dm, goblin, participant("Ogre", initiative=3))
    master = await node.joined(dm, encounter_id)
    stale = master.state()
    damage = {"encounterId": encounter_id, "participantId": str(goblin["_id"]), "damage": 1}
    for _ in range(5):
        await master.ask("update_participant_hp", damage)
    await master.ask("advance_turn", {"encounterId": encounter_id})
    answer = await master.ask("sync_encounter", {"encounterId": encounter_id, "version": 0})
    whole = answer["encounter"]
    assert answer["version"] == whole["version"] == 6
    answer = await master.ask(
        "sync_encounter", {"encounterId": encounter_id, "version": stale["version"] + 2}
    )
    assert [patch["version"] for patch in answer["patches"]] == [3, 4, 5, 6]
    caught_up = {**stale, "version": 2}
    for patch in answer["patches"]:
        caught_up = apply(caught_up, patch)
    assert comparable(caught_up) == comparable(whole)
    answer = await master.ask("sync_encounter", {"encounterId": encounter_id, "version": 6})
    assert answer == {"ok": True, "version": 6, "patches": []}
    for unknown in (7, 1_000_000):  # after a restore the server's version is older and counts
        answer = await master.ask("sync_encounter", {"encounterId": encounter_id, "version": unknown})
        assert answer["encounter"]["version"] == 6
    await master.close()


async def test_a_sync_older_than_the_kept_changes_gets_the_full_state(
    node: Node, table: StoredDocuments
) -> None:
    dm = await table.user("Dana")
    goblin = participant("Goblin", hp=500)
    encounter_id = await table.encounter(dm, goblin)
    master = await node.joined(dm, encounter_id)
    for _ in range(70):
        await master.ask(
            "update_participant_hp",
            {"encounterId": encounter_id, "participantId": str(goblin["_id"]), "damage": 1},
        )
    answer = await master.ask("sync_encounter", {"encounterId": encounter_id, "version": 1})
    assert answer["encounter"]["participants"][0]["currentHP"] == 430
    answer = await master.ask("sync_encounter", {"encounterId": encounter_id, "version": 69})
    assert [patch["version"] for patch in answer["patches"]] == [70]
    await master.close()


async def test_a_heartbeat_has_the_version(make_node: Any, table: StoredDocuments) -> None:
    node: Node = await make_node(heartbeat_seconds=0.2)
    dm = await table.user("Dana")
    encounter_id = await table.encounter(dm, participant("Goblin"), participant("Ogre"))
    master = await node.joined(dm, encounter_id)
    assert (await master.receive("heartbeat"))["versions"] == {encounter_id: 0}
    await master.ask("advance_turn", {"encounterId": encounter_id})
    await master.receive("heartbeat", lambda p: p["versions"] == {encounter_id: 1})
    await master.close()


async def test_a_change_by_another_process_is_noticed_by_the_heartbeat(
    make_node: Any, table: StoredDocuments
) -> None:
    here: Node = await make_node(heartbeat_seconds=0.2)
    there: Node = await make_node()
    dm = await table.user("Dana")
    encounter_id = await table.encounter(dm, participant("Goblin"), participant("Ogre"))
    watching, acting = await here.joined(dm, encounter_id), await there.joined(dm, encounter_id)
    assert (await acting.ask("advance_turn", {"encounterId": encounter_id}))["ok"]
    await watching.receive("heartbeat", lambda p: p["versions"] == {encounter_id: 1})
    answer = await watching.ask("sync_encounter", {"encounterId": encounter_id, "version": 0})
    assert answer["encounter"]["currentTurn"] == 1
    await watching.close()
    await acting.close()
