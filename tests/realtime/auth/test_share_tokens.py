"""Share links: exchanged for read-only tokens."""

from typing import Any

import pytest
from aiohttp import ClientSession

from realtime.protocol.command_payload import COMMANDS
from storage.repositories.sessions import Sessions
from storage.repositories.share_links import ShareLinks
from tests.realtime.client import Client
from tests.realtime.conftest import Node
from tests.realtime.stored_documents import StoredDocuments, hero, participant


async def exchange(node: Node, query: str = "", **request: Any) -> tuple[int, Any, Any]:
    url = f"{node.web.address}/api/share/session{query}"
    async with ClientSession() as session, session.post(url, **request) as response:
        return response.status, await response.json(), response.headers


async def test_a_secret_becomes_a_token_that_joins_as_its_audience(
    node: Node, table: StoredDocuments
) -> None:
    dm, alice = await table.user("Dana"), await table.user("Alice")
    encounter_id = await table.encounter(dm, hero("Elwing", alice), participant("Goblin"))
    _, secret = await ShareLinks(node.database).create(encounter_id, "stream", dm, {"theme": "vellum"})
    status, body, headers = await exchange(node, json={"secret": secret})
    assert status == 200
    assert headers["Cache-Control"] == "no-store"
    assert (body["encounterId"], body["audience"], body["settings"]) == (
        encounter_id,
        "stream",
        {"theme": "vellum"},
    )
    assert body["expiresAt"].endswith("Z")
    viewer = await Client.connect(node.web.address, body["token"])
    state = await viewer.join(encounter_id)
    assert state["encounter"]["audience"] == "stream"
    assert state["activeUsers"] == []
    await node.web.sessions.write()
    assert await Sessions(node.database).viewers(encounter_id) == {"stream": 1}
    await viewer.close()


@pytest.mark.parametrize("audience", ["stream", "players"])
async def test_the_state_of_those_who_join_comes_with_the_token_where_it_is_asked_for(
    node: Node, table: StoredDocuments, audience: Any
) -> None:
    dm, alice = await table.user("Dana"), await table.user("Alice")
    lich = participant("Lich", 135, visibility={"players": "unseen", "stream": "unseen"})
    encounter_id = await table.encounter(dm, hero("Elwing", alice), lich)
    _, secret = await ShareLinks(node.database).create(encounter_id, audience, dm)
    _, without, _ = await exchange(node, json={"secret": secret})
    assert "encounter" not in without
    _, body, _ = await exchange(node, "?with=encounter", json={"secret": secret})
    viewer = await Client.connect(node.web.address, body["token"])
    assert body["encounter"] == (await viewer.join(encounter_id))["encounter"]
    assert "Lich" not in str(body)
    await viewer.close()


async def test_an_unknown_secret_is_not_found(node: Node, table: StoredDocuments) -> None:
    dm = await table.user("Dana")
    encounter_id = await table.encounter(dm, participant("Goblin"))
    _, secret = await ShareLinks(node.database).create(encounter_id, "stream", dm)
    await ShareLinks(node.database).revoke(encounter_id)
    for wrong in (secret, secret[:-1], "guess"):
        status, body, _ = await exchange(node, json={"secret": wrong})
        assert (status, body["error"]["code"]) == (404, "not_found")
        assert wrong not in str(body)


@pytest.mark.parametrize(
    "request_",
    [
        {"data": b""},
        {"data": b"\xff\xfe"},
        {"data": b"["},
        {"data": b"[" * 4000},
        {"data": b'"' + b"x" * 100_000 + b'"'},
        {"json": []},
        {"json": {}},
        {"json": {"secret": None}},
        {"json": {"secret": {"$gt": ""}}},
        {"json": {"secret": "\ud800"}},
    ],
)
async def test_anything_else_is_a_bad_request(node: Node, request_: dict[str, Any]) -> None:
    status, body, _ = await exchange(node, **request_)
    assert (status, body["error"]["code"]) == (400, "invalid")


async def test_a_link_is_read_only(node: Node, table: StoredDocuments) -> None:
    dm = await table.user("Dana")
    encounter_id = await table.encounter(dm, participant("Goblin"))
    other_id = await table.encounter(dm, participant("Ogre"))
    master = await node.joined(dm, encounter_id)
    share, _ = await ShareLinks(node.database).create(encounter_id, "players", dm)
    viewer = await Client.connect(node.web.address, node.web.tokens.issue_share_token(share)[0])
    await viewer.join(encounter_id)
    for event in (*COMMANDS, "join_party", "update_character"):
        answer = await viewer.ask(event, {"encounterId": encounter_id, "partyId": "x", "characterId": "x"})
        assert answer["error"]["code"] == "not_allowed", event
    for event in ("join_encounter", "sync_encounter"):
        assert (await viewer.ask(event, {"encounterId": other_id}))["error"]["code"] == "not_found"
    assert not master.named("user_joined_encounter")
    await viewer.close()
    await master.ask("advance_turn", {"encounterId": encounter_id})
    await master.at_version(1)
    assert not master.named("user_left_encounter")
    await master.close()


async def test_an_overlays_report_is_kept_with_its_session(node: Node, table: StoredDocuments) -> None:
    dm = await table.user("Dana")
    encounter_id = await table.encounter(dm, participant("Goblin"))
    share, _ = await ShareLinks(node.database).create(encounter_id, "stream", dm)
    viewer = await Client.connect(node.web.address, node.web.tokens.issue_share_token(share)[0])
    report = {"encounterId": encounter_id, "version": 3, "visible": True, "lagMs": 41, "inObs": True}
    assert (await viewer.ask("overlay_health", report)) == {"ok": True}
    assert (await viewer.ask("overlay_health", {**report, "version": 9}))["ok"]  # too soon to be stored
    for wrong in ({**report, "version": -1}, {**report, "visible": "yes"}, {**report, "lagMs": None}):
        assert (await viewer.ask("overlay_health", wrong))["error"]["code"] == "invalid"
    elsewhere = await viewer.ask("overlay_health", {**report, "encounterId": "0" * 24})
    assert elsewhere["error"]["code"] == "not_allowed"
    await node.web.sessions.write()
    session = await table.database.sessions.find_one({"shareId": share.id})
    assert session is not None
    assert session["health"].items() >= {"version": 3, "visible": True, "lagMs": 41, "inObs": True}.items()
    master = await node.client(dm)
    assert (await master.ask("overlay_health", report))["error"]["code"] == "not_allowed"
    await viewer.close()
    await master.close()
