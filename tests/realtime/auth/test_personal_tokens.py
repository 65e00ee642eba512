"""Personal links: exchanged for short-lived tokens that give the user their own audience."""

import time
from datetime import timedelta
from typing import Any

import jwt
import pytest
from aiohttp import ClientSession

from realtime.auth.tokens import UserClaims
from storage.encounter.base import EncounterId
from storage.repositories.personal_links import PersonalLinks
from storage.runtime.clock import now
from tests.realtime.client import Client, RefusedError
from tests.realtime.conftest import SECRET, Node
from tests.realtime.stored_documents import StoredDocuments, hero, participant


async def exchange(node: Node, **request: Any) -> tuple[int, Any, Any]:
    url = f"{node.web.address}/api/play/session"
    async with ClientSession() as session, session.post(url, **request) as response:
        return response.status, await response.json(), response.headers


async def test_a_secret_becomes_a_short_token_of_its_user(node: Node, table: StoredDocuments) -> None:
    dm, alice = await table.user("Dana"), await table.user("Alice")
    encounter_id = await table.encounter(dm, hero("Elwing", alice), participant("Goblin", hp=7351))
    _, secret = await PersonalLinks(node.database).create(alice, encounter_id)
    status, body, headers = await exchange(node, json={"secret": secret})
    assert (status, headers["Cache-Control"]) == (200, "no-store")
    assert (body["userId"], body["username"], body["encounterId"]) == (alice, "Alice", encounter_id)
    assert body["encounters"] == [
        {"encounterId": encounter_id, "name": "Ambush at the ford", "status": "active", "audience": "players"}
    ]
    claims = node.web.tokens.read(body["token"])
    assert isinstance(claims, UserClaims)
    assert claims.expires_at is not None
    assert claims.expires_at - time.time() <= 3600
    player = await Client.connect(node.web.address, body["token"])
    state = await player.join(encounter_id)
    assert state["encounter"]["audience"] == "players"
    assert "7351" not in str(state)
    assert (await player.ask("pause_encounter", {"encounterId": encounter_id}))["error"]["code"] == (
        "not_allowed"
    )


async def test_the_dms_link_gives_the_dms_audience(node: Node, table: StoredDocuments) -> None:
    dm = await table.user("Dana")
    encounter_id = await table.encounter(dm, participant("Goblin", hp=7351))
    _, secret = await PersonalLinks(node.database).create(dm, encounter_id)
    _, body, _ = await exchange(node, json={"secret": secret})
    assert body["encounters"][0]["audience"] == "dm"
    master = await Client.connect(node.web.address, body["token"])
    assert "7351" in str(await master.join(encounter_id))


async def test_it_names_the_encounter_now_running_in_its_channel(node: Node, table: StoredDocuments) -> None:
    dm, alice = await table.user("Dana"), await table.user("Alice")

    async def make_encounter(name: str, channel: str, *people: Any, **fields: Any) -> EncounterId:
        place = {"guildId": "1", "channelId": channel}
        return await table.encounter(dm, *people, name=name, discord=place, **fields)

    old = await make_encounter("Old", "7", hero("Elwing", alice), status="completed")
    new = await make_encounter("New", "7", hero("Elwing", alice))
    side = await make_encounter("Side", "8", hero("Elwing", alice))
    await make_encounter("Secret council", "9", participant("Spy"))
    _, secret = await PersonalLinks(node.database).create(alice, old, guild_id="1", channel_id="7")
    _, body, _ = await exchange(node, json={"secret": secret})
    assert body["encounterId"] == new
    assert [e["encounterId"] for e in body["encounters"]] == [new, side]
    assert "Secret council" not in str(body)


async def test_another_users_encounter_stays_closed(node: Node, table: StoredDocuments) -> None:
    dm, alice = await table.user("Dana"), await table.user("Alice")
    own = await table.encounter(dm, hero("Elwing", alice))
    foreign = await table.encounter(await table.user("Mallory"), participant("Vault", hp=7351))
    _, secret = await PersonalLinks(node.database).create(alice, own)
    _, body, _ = await exchange(node, json={"secret": secret})
    player = await Client.connect(node.web.address, body["token"])
    for event in ("join_encounter", "sync_encounter", "advance_turn"):
        assert (await player.ask(event, {"encounterId": foreign}))["error"]["code"] == "not_found"
    # A link made for an encounter without its user gives no access either.
    _, secret = await PersonalLinks(node.database).create(alice, foreign)
    _, body, _ = await exchange(node, json={"secret": secret})
    assert body["encounters"] == []
    assert "Vault" not in str(body)


async def test_an_unknown_secret_is_not_found(node: Node, table: StoredDocuments) -> None:
    dm = await table.user("Dana")
    encounter_id = await table.encounter(dm, participant("Goblin"))
    links = PersonalLinks(node.database)
    _, revoked = await links.create(dm, encounter_id)
    await links.revoke(dm)
    _, expired = await links.create(dm, encounter_id)
    await node.database.personal_links.update_many({}, {"$set": {"expiresAt": now() - timedelta(seconds=1)}})
    _, good = await links.create(dm, encounter_id)
    for wrong in (revoked, expired, good[:-1], "guess"):
        status, body, _ = await exchange(node, json={"secret": wrong})
        assert (status, body["error"]["code"]) == (404, "not_found")
        assert wrong not in str(body)


@pytest.mark.parametrize("request_", [{"data": b"["}, {"json": []}, {"json": {"secret": {"$gt": ""}}}])
async def test_anything_else_is_a_bad_request(node: Node, request_: dict[str, Any]) -> None:
    status, body, _ = await exchange(node, **request_)
    assert (status, body["error"]["code"]) == (400, "invalid")


async def test_a_token_is_refused_after_its_link_was_revoked(node: Node, table: StoredDocuments) -> None:
    dm, alice = await table.user("Dana"), await table.user("Alice")
    encounter_id = await table.encounter(dm, hero("Elwing", alice))
    links = PersonalLinks(node.database)
    link, _ = await links.create(alice, encounter_id)
    token = node.web.tokens.issue_user_token(alice, 60, link_id=link.id)
    player = await Client.connect(node.web.address, token)
    await player.join(encounter_id)
    borrowed = node.web.tokens.issue_user_token(dm, 60, link_id=link.id)
    with pytest.raises(RefusedError, match="Authentication failed"):
        await Client.connect(node.web.address, borrowed)
    node.web.revoked(await links.revoke(alice))
    await player.gone()
    with pytest.raises(RefusedError, match="Authentication failed"):
        await Client.connect(node.web.address, token)


@pytest.mark.parametrize("claim", [None, 5, {"$gt": ""}, ""])
async def test_a_token_without_its_link_is_refused(node: Node, table: StoredDocuments, claim: object) -> None:
    dm = await table.user("Dana")
    token = jwt.encode(
        {"userId": dm, "personalLink": claim, "exp": time.time() + 60}, SECRET, algorithm="HS256"
    )
    with pytest.raises(RefusedError, match="Authentication failed"):
        await Client.connect(node.web.address, token)
