"""A link's vouch for its user is valid at that link's encounter only, and expires."""

from datetime import timedelta
from typing import Any

import pytest
from aiohttp import ClientSession

from storage.encounter.base import EncounterId, UserId
from storage.repositories.personal_links import PersonalLinks
from storage.runtime.clock import now
from tests.realtime.client import Client
from tests.realtime.conftest import Node, NodeMaker
from tests.realtime.stored_documents import StoredDocuments, hero, participant

PLACE = {"guildId": "1", "channelId": "7", "dmRoleIds": ["42"]}
MEMBER: dict[str, Any] = {"is_member": True}
BY_ROLE: dict[str, Any] = {"is_member": True, "role_ids": ["42"]}


async def by_link(node: Node, user_id: UserId, encounter_id: EncounterId, **said: Any) -> tuple[Client, Any]:
    """Return a client connected by a personal link, and the exchange's answer."""
    _, secret = await PersonalLinks(node.database).create(user_id, encounter_id, guild_id="1", **said)
    url = f"{node.web.address}/api/play/session"
    async with ClientSession() as session, session.post(url, json={"secret": secret}) as response:
        told = await response.json()
    return await Client.connect(node.web.address, told["token"]), told


async def over(node: Node) -> None:
    past = now() - timedelta(seconds=1)
    await node.database.personal_links.update_many({}, {"$set": {"vouched.until": past}})


async def test_a_user_without_a_character_has_the_players_audience(
    node: Node, table: StoredDocuments
) -> None:
    dm, sam = await table.user("Dana"), await table.user("Sam")
    goblin = participant("Goblin", hp=7351, notes="a coward")
    spy = participant("Spy", visibility={"players": "unseen", "stream": "unseen"})
    encounter_id = await table.encounter(dm, goblin, spy, discord=PLACE)
    viewer, told = await by_link(node, sam, encounter_id, **MEMBER)
    assert told["encounters"][0]["audience"] == "players"
    state = await viewer.join(encounter_id)
    assert state["encounter"]["audience"] == "players"
    assert not any(secret in str(state) for secret in ("7351", "a coward", "Spy"))
    answer = await viewer.ask("advance_turn", {"encounterId": encounter_id})
    assert answer["error"]["code"] == "not_allowed"
    master = await node.client(dm)
    answer = await master.ask("advance_turn", {"encounterId": encounter_id})
    assert answer["ok"]
    await viewer.at_version(answer["version"])


async def test_a_dm_by_role_has_the_dms_audience_and_permissions(node: Node, table: StoredDocuments) -> None:
    encounter_id = await table.encounter(
        await table.user("Dana"), participant("Goblin", notes="a coward"), discord=PLACE
    )
    helper, told = await by_link(node, await table.user("Cody"), encounter_id, **BY_ROLE)
    assert told["encounters"][0]["audience"] == "dm"
    assert "a coward" in str(await helper.join(encounter_id))
    assert (await helper.ask("pause_encounter", {"encounterId": encounter_id}))["ok"]
    refused = await helper.ask("set_co_dms", {"encounterId": encounter_id, "coDms": []})
    assert refused["error"]["code"] == "not_allowed"


async def test_it_gives_nothing_in_another_encounter(node: Node, table: StoredDocuments) -> None:
    dm, cody = await table.user("Dana"), await table.user("Cody")
    own = await table.encounter(dm, participant("Goblin"), discord=PLACE)
    other = await table.encounter(dm, participant("Vault"), discord=PLACE, name="Secret council")
    helper, told = await by_link(node, cody, own, **BY_ROLE)
    assert "Secret council" not in str(told)
    for event in ("join_encounter", "sync_encounter", "advance_turn", "undo"):
        assert (await helper.ask(event, {"encounterId": other}))["error"]["code"] == "not_found"
    # In an encounter in which the user plays it does not make them the DM.
    played = await table.encounter(dm, hero("Elwing", cody), participant("Goblin"), discord=PLACE)
    assert (await helper.join(played))["encounter"]["audience"] == "players"


async def test_a_role_that_makes_no_dm_there_gives_nothing(node: Node, table: StoredDocuments) -> None:
    encounter_id = await table.encounter(
        await table.user("Dana"), participant("Goblin"), discord={**PLACE, "dmRoleIds": ["43"]}
    )
    helper, told = await by_link(node, await table.user("Cody"), encounter_id, role_ids=["42"])
    assert told["encounters"] == []
    assert (await helper.ask("join_encounter", {"encounterId": encounter_id}))["error"]["code"] == "not_found"


@pytest.mark.parametrize("said", [MEMBER, BY_ROLE])
async def test_after_its_expiry_audience_and_permissions_are_gone(
    make_node: NodeMaker, table: StoredDocuments, said: dict[str, Any]
) -> None:
    node = await make_node(heartbeat_seconds=0.2)
    encounter_id = await table.encounter(await table.user("Dana"), participant("Goblin"), discord=PLACE)
    helper, _ = await by_link(node, await table.user("Cody"), encounter_id, **said)
    await helper.join(encounter_id)
    for connection in node.web._server._connections:
        connection.vouched = connection.vouched.model_copy(update={"until": now()})
    answer = await helper.ask("undo", {"encounterId": encounter_id})
    assert answer["error"]["code"] == "not_found"
    await helper.receive("error", lambda p: p.get("encounterId") == encounter_id)
    assert node.web._server._connections.at(encounter_id) == []


@pytest.fixture(params=["one process", "two processes"])
async def nodes(request: pytest.FixtureRequest, make_node: NodeMaker) -> tuple[Node, Node]:
    if request.param == "one process":
        node = await make_node()
        return node, node
    url = request.getfixturevalue("redis_url")
    return await make_node(redis_url=url), await make_node(redis_url=url)


async def test_a_role_removed_from_the_encounter_ends_the_dms_audience_at_once(
    nodes: tuple[Node, Node], table: StoredDocuments
) -> None:
    here, there = nodes
    dm, cody = await table.user("Dana"), await table.user("Cody")
    goblin = participant("Goblin", notes="a coward")
    encounter_id = await table.encounter(dm, goblin, discord=PLACE)
    helper, _ = await by_link(there, cody, encounter_id, **BY_ROLE)
    await helper.join(encounter_id)
    master = await here.client(dm)
    answer = await master.ask("set_co_dms", {"encounterId": encounter_id, "coDms": [], "roleIds": []})
    assert answer["ok"]
    await helper.receive("encounter_state", lambda p: p["encounter"]["audience"] == "players")
    heard = len(helper.frames)
    harm = {"encounterId": encounter_id, "participantId": str(goblin["_id"]), "damage": 3}
    answer = await master.ask("update_participant_hp", harm)
    await helper.at_version(answer["version"])
    assert "newHP" not in "\n".join(helper.frames[heard:])
    answer = await master.ask("undo", {"encounterId": encounter_id})
    answer = await master.ask("undo", {"encounterId": encounter_id})
    assert answer["ok"]
    await helper.receive("encounter_state", lambda p: p["encounter"]["audience"] == "dm")


async def test_a_user_who_loses_their_character_keeps_the_players_audience(
    nodes: tuple[Node, Node], table: StoredDocuments
) -> None:
    here, there = nodes
    dm, alice = await table.user("Dana"), await table.user("Alice")
    elf = hero("Elwing", alice)
    encounter_id = await table.encounter(dm, elf, participant("Goblin"), discord=PLACE)
    player, _ = await by_link(there, alice, encounter_id, **MEMBER)
    await player.join(encounter_id)
    master = await here.client(dm)
    taken = {"encounterId": encounter_id, "participantId": str(elf["_id"])}
    assert (await master.ask("remove_participant", taken))["ok"]
    state = await player.receive("encounter_state", lambda p: p["version"] == 1)
    assert [p["name"] for p in state["encounter"]["participants"]] == ["Goblin"]
    answer = await master.ask("advance_turn", {"encounterId": encounter_id})
    await player.at_version(answer["version"])
