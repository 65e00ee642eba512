"""What a join costs does not depend on how many are there, and a crowd shares the work."""

import asyncio
from collections import Counter

from realtime.auth.tokens import Tokens
from storage.repositories.share_links import ShareLinks
from tests.realtime.client import Client
from tests.realtime.conftest import Node, NodeMaker
from tests.realtime.patience import eventually
from tests.realtime.stored_documents import StoredDocuments, hero, participant
from tests.storage.wire import Wire

QUIET = {"heartbeat_seconds": 3600.0, "gather_seconds": 3600.0}


def encoded(node: Node) -> float:
    return node.web.metrics.registry.get_sample_value("tracker_encodes_total") or 0.0


async def test_each_join_reads_its_user_and_the_version_whoever_is_there(
    make_node: NodeMaker, table: StoredDocuments
) -> None:
    node: Node = await make_node(**QUIET, listeners=(wire := Wire(),))
    dm = await table.user("Dana")
    players = [await table.user(f"Player {number}") for number in range(6)]
    heroes = [hero("Elwing", player) for player in players]
    encounter_id = await table.encounter(dm, *heroes, participant("Goblin"))
    await node.joined(dm, encounter_id)
    reads = []
    for number, player in enumerate(players):
        wire.names.clear()
        client = await node.client(player)
        state = await client.join(encounter_id)
        assert len(state["activeUsers"]) == number + 2
        reads.append(Counter(wire.names)["find"] + Counter(wire.names)["aggregate"])
    assert reads == [2] * len(players)


async def test_a_crowd_of_one_link_shares_reads_writes_and_the_encoded_state(
    make_node: NodeMaker, table: StoredDocuments
) -> None:
    node: Node = await make_node(**QUIET, listeners=(wire := Wire(),))
    dm = await table.user("Dana")
    encounter_id = await table.encounter(dm, participant("Goblin"))
    share, _ = await ShareLinks(node.database).create(encounter_id, "stream", dm)
    tokens: Tokens = node.web.tokens

    async def viewer() -> Client:
        return await Client.connect(node.web.address, tokens.issue_share_token(share)[0])

    await (await viewer()).join(encounter_id)
    viewers = await asyncio.gather(*(viewer() for _ in range(20)))
    before = encoded(node)
    wire.names.clear()
    states = await asyncio.gather(*(one.join(encounter_id) for one in viewers))
    assert all(state == states[0] for state in states) and states[0]["encounter"]["audience"] == "stream"
    assert encoded(node) == before  # the first viewer's
    await node.web.sessions.write()
    assert await table.database.sessions.count_documents({"audience": "stream"}) == len(viewers) + 1
    changed = await (await node.client(dm)).ask("advance_turn", {"encounterId": encounter_id})
    assert changed["ok"]
    state = await viewers[0].join(encounter_id)
    assert state["version"] == states[0]["version"] + 1  # no old state is sent


async def test_another_process_hears_of_who_comes_and_goes_without_reading_for_each_join(
    make_node: NodeMaker, table: StoredDocuments, redis_url: str
) -> None:
    here: Node = await make_node(redis_url=redis_url, heartbeat_seconds=3600.0, listeners=(wire := Wire(),))
    there: Node = await make_node(redis_url=redis_url, heartbeat_seconds=3600.0)
    dm, alice = await table.user("Dana"), await table.user("Alice")
    encounter_id = await table.encounter(dm, hero("Elwing", alice), participant("Goblin"))
    master, player = await here.client(dm), await there.client(alice)
    await master.join(encounter_id)

    async def sees(*names: str) -> bool:
        return {user["username"] for user in (await master.join(encounter_id))["activeUsers"]} == set(names)

    for _ in range(2):
        await player.join(encounter_id)
        await master.receive("user_joined_encounter")
        await eventually(lambda: sees("Dana", "Alice"))
        wire.names.clear()
        assert await sees("Dana", "Alice")
        assert "aggregate" not in wire.names
        master.events.clear()
        await player.ask("leave_encounter", {"encounterId": encounter_id})
        await master.receive("user_left_encounter")
        await eventually(lambda: sees("Dana"))
        master.events.clear()
