"""Access tokens at the handshake and over HTTP: renewed by themselves, ended at once."""

from datetime import timedelta
from typing import Any

import pytest
from aiohttp import ClientSession

from storage.encounter.base import UserId
from storage.encounter.scope import Scope
from storage.repositories.access_tokens import AccessTokens
from storage.repositories.users import Users
from storage.runtime.clock import now
from tests.realtime.client import Client, RefusedError
from tests.realtime.conftest import Node, NodeMaker
from tests.realtime.stored_documents import StoredDocuments, hero, participant


@pytest.fixture
async def dm(table: StoredDocuments) -> UserId:
    return await table.user("Dana")


async def made(node: Node, user_id: UserId, scope: Scope = Scope.RUN) -> tuple[str, str]:
    """Return a new token's id and text."""
    token, text = await AccessTokens(node.database).create(user_id, "deck", scope)
    return token.id, text


async def test_a_token_follows_and_runs_a_fight(node: Node, table: StoredDocuments, dm: UserId) -> None:
    encounter_id = await table.encounter(dm, participant("A"), participant("B", initiative=3))
    client = await Client.connect(node.web.address, (await made(node, dm))[1], protocol=1)
    assert (await client.receive("welcome"))["expiresAt"].endswith("Z")
    await client.join(encounter_id)
    assert (await client.ask("advance_turn", {"encounterId": encounter_id}))["ok"]
    await client.receive("turn_advanced")


async def test_a_token_that_is_none_is_refused_with_a_code(node: Node) -> None:
    with pytest.raises(RefusedError, match="Authentication failed"):
        await Client.connect(node.web.address, "trk_nonsense")
    assert Client.opened[-1].refused_with["code"] == "authentication_failed"


async def test_a_token_renews_itself_and_keeps_the_place(
    node: Node, table: StoredDocuments, dm: UserId
) -> None:
    encounter_id = await table.encounter(dm, participant("A"))
    token_id, text = await made(node, dm)
    client = await Client.connect(node.web.address, text)
    await client.join(encounter_id)
    (connection,) = node.web._server._connections
    await node.database.access_tokens.update_one({}, {"$set": {"expiresAt": now() + timedelta(minutes=2)}})
    assert (await client.ask("renew_token", {"token": text}))["expiresAt"] > now().isoformat()
    assert connection.subscription is not None
    _, other = await made(node, dm)
    refused = await client.ask("renew_token", {"token": other})
    assert (refused["error"]["code"], connection.access_id) == ("not_allowed", token_id)
    user_token = node.web.tokens.issue_user_token(dm)  # it has no scope: it must not widen this one
    assert (await client.ask("renew_token", {"token": user_token}))["error"]["code"] == "not_allowed"


async def test_a_revoked_token_ends_its_sockets_at_once_and_a_sign_out_lets_it_come_back(
    node: Node, dm: UserId
) -> None:
    access, (token_id, text) = AccessTokens(node.database), await made(node, dm)
    other_id, other = await made(node, dm)
    client, kept = [await Client.connect(node.web.address, one) for one in (text, other)]
    node.web.revoked(await access.revoke(dm, token_id))
    await client.gone()
    assert not kept.is_gone
    with pytest.raises(RefusedError):
        await Client.connect(node.web.address, text)
    await Users(node.database).revoke_tokens(dm)
    node.web.revoked((), (dm,))
    await kept.gone()
    await Client.connect(node.web.address, other)
    assert set(await access.working([other_id])) == {other_id}


async def test_a_token_that_was_revoked_elsewhere_is_found_in_the_database(
    make_node: NodeMaker, dm: UserId
) -> None:
    node = await make_node(revocation_seconds=0.05)
    token_id, text = await made(node, dm)
    client = await Client.connect(node.web.address, text)
    await AccessTokens(node.database).revoke(dm, token_id)
    await client.gone()


async def test_a_dm_who_becomes_a_player_and_dm_again_keeps_a_players_view_with_a_token_to_play(
    node: Node, table: StoredDocuments, dm: UserId
) -> None:
    cleo = await table.user("Cleo")
    hidden = participant("Assassin", visibility={"players": "unseen", "stream": "unseen"})
    encounter_id = await table.encounter(dm, hero("Aria", cleo), hidden)
    client = await Client.connect(node.web.address, (await made(node, cleo, Scope.PLAY))[1])
    await client.join(encounter_id)
    owner = await node.client(dm)
    for co_dms in ([cleo], [], [cleo]):
        answer = await owner.ask("set_co_dms", {"encounterId": encounter_id, "coDms": co_dms})
        assert answer["ok"], answer
        await client.at_version(answer["version"])
        assert [one["name"] for one in client.state()["participants"]] == ["Aria"]
    assert "Assassin" not in "".join(client.frames)


async def test_a_program_lists_makes_and_runs_fights_over_http(
    node: Node, table: StoredDocuments, dm: UserId
) -> None:
    _, text = await made(node, dm)
    bearer = {"Authorization": f"Bearer {text}"}
    async with ClientSession(f"{node.web.address}/api/messages/", headers=bearer) as http:

        async def ask(event: str, **payload: object) -> tuple[int, Any]:
            async with http.post(event, json=payload) as answer:
                assert answer.headers["Cache-Control"] == "no-store"
                return answer.status, await answer.json()

        status, created = await ask("create_encounter", name="Ambush")
        assert status == 200
        encounter = {"encounterId": created["encounterId"]}
        status, listed = await ask("list_encounters")
        assert (status, [one["name"] for one in listed["encounters"]]) == (200, ["Ambush"])
        for name in ("Wolf", "Bear"):
            assert (await ask("add_participant", **encounter, participant={"name": name}))[0] == 200
        assert (await ask("start_encounter", **encounter))[1]["ok"]
        assert (await ask("advance_turn", **encounter))[0] == 200
        assert (await ask("advance_turn", **encounter, expected={"round": 1, "participantId": "x"}))[0] == 409
        assert (await ask("advance_turn", encounterId="64b0000000000000000000ff"))[0] == 404
        assert (await ask("advance_turn"))[0] == 400
        for event in ("join_encounter", "renew_token", "upload_part", "nonsense"):
            assert (await ask(event, **encounter))[0] == 404
        async with http.post("list_encounters", data=b"{") as answer:
            assert answer.status == 400
        async with http.post("list_encounters", data=b" " * 300_000) as answer:
            assert answer.status == 413
        character = await ask("update_character", characterId="64b0000000000000000000ff", ac=3)
        assert character[0] == 404


@pytest.mark.parametrize(
    ("header", "code"),
    [
        (None, "token_required"),
        ("Basic x", "token_required"),
        ("Bearer trk_wrong", "authentication_failed"),
        ("Bearer ", "token_required"),
    ],
)
async def test_without_a_token_http_is_refused(node: Node, header: str | None, code: str) -> None:
    headers = {} if header is None else {"Authorization": header}
    url = f"{node.web.address}/api/messages/list_encounters"
    async with ClientSession(headers=headers) as http, http.post(url) as answer:
        assert (answer.status, answer.headers["WWW-Authenticate"]) == (401, "Bearer")
        assert (await answer.json())["error"]["code"] == code


async def test_each_token_is_counted_by_itself_and_all_of_a_user_together(
    make_node: NodeMaker, dm: UserId
) -> None:
    node = await make_node(limit_commands_per_token="2 per hour", limit_commands_per_user="3 per hour")
    first, second, third = [(await made(node, dm))[1] for _ in range(3)]
    url = f"{node.web.address}/api/messages/create_encounter"
    async with ClientSession() as http:

        async def status(text: str) -> int:
            async with http.post(url, json={}, headers={"Authorization": f"Bearer {text}"}) as answer:
                assert answer.status == 200 or int(answer.headers["Retry-After"]) > 0
                return answer.status

        assert [await status(text) for text in (first, first, first)] == [200, 200, 429]
        assert [await status(text) for text in (second, second, third)] == [200, 429, 429]


async def test_the_token_of_a_page_is_taken_over_http_too(
    node: Node, table: StoredDocuments, dm: UserId
) -> None:
    encounter_id = await table.encounter(dm, participant("A"))
    headers = {"Authorization": f"Bearer {node.web.tokens.issue_user_token(dm)}"}
    url = f"{node.web.address}/api/messages/end_encounter"
    payload = {"encounterId": encounter_id}
    async with ClientSession(headers=headers) as http, http.post(url, json=payload) as answer:
        assert answer.status == 200
