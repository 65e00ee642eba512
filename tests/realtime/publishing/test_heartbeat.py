"""The heartbeat of a process with many idle encounters: one read of the database for all."""

import asyncio

import pytest

from realtime.app import Web
from storage.encounter.base import EncounterId, UserId
from storage.repositories.personal_links import PersonalLinks
from storage.repositories.share_links import ShareLinks
from tests.realtime.client import Client
from tests.realtime.conftest import Node, NodeMaker
from tests.realtime.stored_documents import StoredDocuments, participant
from tests.storage.wire import Wire


async def watched_fights(node: Node, table: StoredDocuments, dm: UserId, count: int) -> list[EncounterId]:
    """Subscribe the DM to a number of encounters."""
    encounters = [await table.encounter(dm, participant("Goblin")) for _ in range(count)]
    clients = await asyncio.gather(*(node.client(dm) for _ in encounters))
    await asyncio.gather(
        *(client.join(encounter) for client, encounter in zip(clients, encounters, strict=True))
    )
    return encounters


async def beaten(web: Web, wire: Wire) -> list[str]:
    """Return what one beat says to the database."""
    await web.sessions.write()  # of those who came just now
    wire.names.clear()
    await web.heartbeat.beat()
    return list(wire.names)


@pytest.mark.parametrize("encounters", [1, 12])
async def test_a_beat_is_one_read_and_one_write_for_any_number_of_idle_encounters(
    make_node: NodeMaker, table: StoredDocuments, encounters: int
) -> None:
    node = await make_node(heartbeat_seconds=3600.0, gather_seconds=3600.0, listeners=(wire := Wire(),))
    await watched_fights(node, table, await table.user("Dana"), encounters)
    for _ in range(2):
        assert await beaten(node.web, wire) == ["find", "update"]


@pytest.mark.parametrize("encounters", [1, 9])
async def test_a_beat_reads_as_often_for_many_links_as_for_one_of_each_kind(
    make_node: NodeMaker, table: StoredDocuments, encounters: int
) -> None:
    node = await make_node(heartbeat_seconds=3600.0, gather_seconds=3600.0, listeners=(wire := Wire(),))
    dm = await table.user("Dana")
    shares, links = ShareLinks(node.database), PersonalLinks(node.database)
    for number in range(encounters):
        place = f"7{number}"
        here = {"guildId": "1", "channelId": place}
        encounter_id = await table.encounter(dm, participant("Goblin"), discord=here)
        for share, _ in (
            await shares.create(encounter_id, "stream", dm),
            await shares.create(None, "stream", dm, channel_id=place),
        ):
            token, _ = node.web.tokens.issue_share_token(share, encounter_id)
            await (await Client.connect(node.web.address, token)).join(encounter_id)
        link, _ = await links.create(dm, encounter_id)
        token = node.web.tokens.issue_user_token(dm, link_id=link.id)
        await (await Client.connect(node.web.address, token)).join(encounter_id)
    said = await beaten(node.web, wire)
    assert said == ["find", "update", "find", "aggregate"]


async def test_a_beat_reads_no_unchanged_encounter(make_node: NodeMaker, table: StoredDocuments) -> None:
    node = await make_node(heartbeat_seconds=3600.0, gather_seconds=3600.0, listeners=(wire := Wire(),))
    encounters = await watched_fights(node, table, await table.user("Dana"), 5)
    await table.database.encounters.update_one({"name": "Ambush at the ford"}, {"$inc": {"version": 1}})
    assert (await beaten(node.web, wire)).count("find") == 2  # all marks at once, and the one that changed
    assert len(await node.tracker.versions(encounters)) == 5


async def test_a_process_without_viewers_has_no_questions(make_node: NodeMaker) -> None:
    node = await make_node(heartbeat_seconds=3600.0, gather_seconds=3600.0, listeners=(wire := Wire(),))
    assert await beaten(node.web, wire) == []
