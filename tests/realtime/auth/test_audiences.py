"""Subscriptions follow at once when a user's audience changes during the encounter."""

from typing import Any

import pytest

from tests.realtime.client import Client
from tests.realtime.conftest import Node, NodeMaker
from tests.realtime.stored_documents import StoredDocuments, hero, participant
from tests.realtime.viewer import comparable


class Places:
    """One or two processes: one for the DM, one for the viewers."""

    def __init__(self, acting: Node, watching: Node) -> None:
        self.acting, self.watching = acting, watching


@pytest.fixture(params=["one process", "two processes"])
async def places(request: pytest.FixtureRequest, make_node: NodeMaker) -> Places:
    if request.param == "one process":
        node = await make_node()
        return Places(node, node)
    url = request.getfixturevalue("redis_url")
    return Places(await make_node(redis_url=url), await make_node(redis_url=url))


async def do(client: Client, encounter_id: str, event: str, **fields: Any) -> int:
    answer = await client.ask(event, {"encounterId": encounter_id, **fields})
    assert answer["ok"], answer
    version: int = answer["version"]
    return version


async def test_a_new_co_dm_sees_everything_at_once(places: Places, table: StoredDocuments) -> None:
    dm, alice = await table.user("Dana"), await table.user("Alice")
    elf, goblin = hero("Elwing", alice), participant("Goblin", notes="a coward")
    encounter_id = await table.encounter(dm, elf, goblin)
    master, player = (
        await places.acting.joined(dm, encounter_id),
        await places.watching.joined(alice, encounter_id),
    )
    await do(master, encounter_id, "set_co_dms", coDms=[alice])
    state = await player.receive("encounter_state", lambda p: p["encounter"]["audience"] == "dm")
    assert state["encounter"]["participants"][1]["notes"] == "a coward"
    await do(master, encounter_id, "update_participant_hp", participantId=str(goblin["_id"]), damage=3)
    assert (await player.receive("participant_hp_changed"))["newHP"] == 17
    await do(master, encounter_id, "set_co_dms", coDms=[])
    await player.until(lambda: player.named("encounter_state")[-1]["encounter"]["audience"] == "players")
    heard = len(player.frames)
    version = await do(
        master, encounter_id, "update_participant_hp", participantId=str(goblin["_id"]), damage=4
    )
    await player.at_version(version)
    assert "newHP" not in player.named("participant_hp_changed")[-1]
    assert "a coward" not in "\n".join(player.frames[heard:])
    await master.close()
    await player.close()


async def test_a_player_without_participants_loses_access_at_once(
    places: Places, table: StoredDocuments
) -> None:
    dm, alice = await table.user("Dana"), await table.user("Alice")
    elf, goblin = hero("Elwing", alice), participant("Goblin")
    encounter_id = await table.encounter(dm, elf, goblin)
    master, player = (
        await places.acting.joined(dm, encounter_id),
        await places.watching.joined(alice, encounter_id),
    )
    await do(master, encounter_id, "set_controllers", participantId=str(elf["_id"]), collaborators=[])
    error = await player.receive("error")
    assert error["message"] == "Encounter not found or access denied"
    await do(master, encounter_id, "advance_turn")
    await master.receive("turn_advanced")
    answer = await player.ask("sync_encounter", {"encounterId": encounter_id, "version": 0})
    assert answer["error"]["code"] == "not_found"
    assert not player.named("turn_advanced")
    await do(master, encounter_id, "set_controllers", participantId=str(elf["_id"]), collaborators=[alice])
    state = await player.join(encounter_id)
    assert state["version"] == 3
    await master.close()
    await player.close()


async def test_a_player_whose_character_is_restored_by_undo_has_access_again(
    places: Places, table: StoredDocuments
) -> None:
    dm, alice = await table.user("Dana"), await table.user("Alice")
    elf = hero("Elwing", alice)
    encounter_id = await table.encounter(dm, elf, participant("Goblin"))
    master, player = (
        await places.acting.joined(dm, encounter_id),
        await places.watching.joined(alice, encounter_id),
    )
    await master.receive("user_joined_encounter")
    await do(master, encounter_id, "remove_participant", participantId=str(elf["_id"]))
    await player.receive("error")
    assert (await master.receive("user_left_encounter"))["userId"] == alice
    await do(master, encounter_id, "undo")
    await player.until(lambda: player.named("encounter_state")[-1]["version"] == 2)
    await master.until(lambda: [p["userId"] for p in master.named("user_joined_encounter")] == [alice, alice])
    await do(master, encounter_id, "advance_turn")
    assert (await player.receive("turn_advanced"))["version"] == 3
    assert comparable(player.state()) == comparable((await player.join(encounter_id))["encounter"])


async def test_the_new_owner_and_the_old_one_keep_their_audience(
    places: Places, table: StoredDocuments
) -> None:
    dm, other = await table.user("Dana"), await table.user("Olga")
    encounter_id = await table.encounter(dm, hero("Elwing", other), participant("Goblin"))
    master, heir = (
        await places.acting.joined(dm, encounter_id),
        await places.watching.joined(other, encounter_id),
    )
    await do(master, encounter_id, "transfer_encounter", userId=other)
    assert (await master.at_version(1))["transferOffer"]["userId"] == other
    assert "transferOffer" not in await heir.at_version(1)
    assert (await master.ask("accept_transfer", {"encounterId": encounter_id}))["error"][
        "code"
    ] == "not_allowed"
    await do(heir, encounter_id, "accept_transfer")
    await heir.receive("encounter_state", lambda p: p["encounter"]["audience"] == "dm")
    await do(heir, encounter_id, "advance_turn")
    turn = await master.receive("turn_advanced")
    assert turn["advancedBy"] == "Olga"
    assert (await master.at_version(3))["audience"] == "dm"
    await master.close()
    await heir.close()


async def test_a_missed_change_of_audience_is_corrected_by_the_heartbeat(
    make_node: NodeMaker, table: StoredDocuments
) -> None:
    acting, watching = await make_node(), await make_node()  # no notices without Redis
    dm, alice = await table.user("Dana"), await table.user("Alice")
    encounter_id = await table.encounter(dm, hero("Elwing", alice), participant("Goblin"))
    master, player = await acting.client(dm), await watching.client(alice)
    await player.join(encounter_id)
    await do(master, encounter_id, "set_co_dms", coDms=[alice])
    await watching.web.heartbeat.beat()
    await player.receive("encounter_state", lambda p: p["encounter"]["audience"] == "dm")
    await master.close()
    await player.close()
