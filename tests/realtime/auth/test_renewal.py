"""A token that ends says so before, and is renewed without losing the connection's place."""

import asyncio
from typing import Any

import pytest

from realtime.protocol.version import PROTOCOL
from storage.encounter.base import UserId
from tests.realtime.client import Client, RefusedError
from tests.realtime.conftest import Node
from tests.realtime.stored_documents import StoredDocuments, participant


async def refused_with(node: Node, token: Any, **auth: Any) -> dict[str, Any]:
    with pytest.raises(RefusedError):
        await Client.connect(node.web.address, token, **auth)
    refused: dict[str, Any] = Client.opened[-1].refused_with
    return refused


async def test_a_refusal_has_a_code_beside_the_message_of_the_seed(node: Node) -> None:
    assert await refused_with(node, "") == {
        "code": "token_required",
        "message": "Authentication token required",
    }
    assert (await refused_with(node, "forged"))["code"] == "authentication_failed"
    unknown = node.web.tokens.issue_user_token(UserId("64b0000000000000000000ff"))
    assert (await refused_with(node, unknown))["code"] == "user_not_found"


@pytest.mark.parametrize("protocol", [PROTOCOL + 1, 0, "1", [1], None, {}])
async def test_a_protocol_that_the_server_does_not_speak_is_refused(node: Node, protocol: Any) -> None:
    refused = await refused_with(node, "any", protocol=protocol)
    assert (refused["code"], refused["supported"]) == ("protocol", [PROTOCOL])


async def test_a_client_that_names_its_protocol_is_welcomed_and_another_is_not(
    node: Node, table: StoredDocuments
) -> None:
    token = node.web.tokens.issue_user_token(await table.user("Dana"), 100)
    new = await Client.connect(node.web.address, token, protocol=PROTOCOL)
    welcome = await new.receive("welcome")
    assert welcome["protocol"] == PROTOCOL and welcome["expiresAt"].endswith("Z") and welcome["server"]
    old = await Client.connect(node.web.address, token)
    await old.ask("leave_encounter", {"encounterId": "x"})
    assert old.named("welcome") == []


async def test_a_renewed_token_keeps_the_connection_and_its_place(node: Node, table: StoredDocuments) -> None:
    dm = await table.user("Dana")
    encounter_id = await table.encounter(dm, participant("A"), participant("B", initiative=3))
    client = await Client.connect(node.web.address, node.web.tokens.issue_user_token(dm, 3.0))
    await client.join(encounter_id)
    assert (await client.receive("token_expiring"))["expiresAt"].endswith("Z")
    answer = await client.ask("renew_token", {"token": node.web.tokens.issue_user_token(dm, 3600)})
    assert answer["ok"] and answer["expiresAt"].endswith("Z")
    (connection,) = node.web._server._connections
    clock = asyncio.get_running_loop().time
    assert [timer.when() - clock() > 3_000 for timer in connection.expiry] == [True, True]
    assert (await client.ask("advance_turn", {"encounterId": encounter_id}))["ok"]
    await client.receive("turn_advanced")


async def test_the_token_of_another_renews_nothing(node: Node, table: StoredDocuments) -> None:
    dm, other = await table.user("Dana"), await table.user("Ari")
    client = await node.client(dm)
    for token, code in (
        (node.web.tokens.issue_user_token(other), "not_allowed"),
        (node.web.tokens.issue_user_token(dm, -1), "rule"),
        ("forged", "rule"),
    ):
        assert (await client.ask("renew_token", {"token": token}))["error"]["code"] == code
    assert (await client.ask("renew_token", {}))["error"] == {
        "code": "invalid",
        "message": "token: Field required",
        "field": "token",
    }
