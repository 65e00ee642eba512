"""Which tokens may connect, the errors for others, and the end of a connection."""

import time
from typing import Any

import jwt
import pytest
from pydantic import SecretStr

from realtime.auth.tokens import Tokens
from storage.encounter.base import UserId
from storage.encounter.visibility.audience import STREAM
from storage.repositories.share_links import ShareLinks
from storage.repositories.users import Users
from tests.realtime.client import Client, RefusedError
from tests.realtime.conftest import SECRET, Node, NodeMaker
from tests.realtime.stored_documents import StoredDocuments, participant


async def refusal(node: Node, token: Any) -> str:
    with pytest.raises(RefusedError) as caught:
        await Client.connect(node.web.address, token)
    return str(caught.value)


@pytest.mark.parametrize("token", [None, ""])
async def test_a_client_without_a_token_is_refused(node: Node, token: object) -> None:
    assert await refusal(node, token) == "Authentication token required"


@pytest.mark.parametrize("token", ["nonsense", "a.b.c", 7, ["x"], {"userId": "x"}, True])
async def test_an_invalid_token_fails(node: Node, token: object) -> None:
    assert await refusal(node, token) == "Authentication failed"


async def test_a_token_chooses_neither_its_secret_nor_its_algorithm(
    node: Node, table: StoredDocuments
) -> None:
    claims = {"userId": await table.user("Dana"), "exp": time.time() + 60}
    for forged in (
        jwt.encode(claims, "another secret, just as long as the right one", "HS256"),
        jwt.encode(claims, SECRET.ljust(64, "!"), "HS512"),
        jwt.encode(claims, None, "none"),
        jwt.encode({**claims, "exp": time.time() - 1}, SECRET, "HS256"),
        jwt.encode({"name": "nobody"}, SECRET, "HS256"),
        jwt.encode({"userId": {"$gt": ""}}, SECRET, "HS256"),
    ):
        assert await refusal(node, forged) == "Authentication failed"


async def test_a_user_that_does_not_exist_is_not_found(node: Node) -> None:
    for user_id in ("0123456789abcdef01234567", "nobody"):
        assert await refusal(node, node.web.tokens.issue_user_token(UserId(user_id))) == "User not found"


async def test_a_token_without_an_expiry_stays_valid(node: Node, table: StoredDocuments) -> None:
    token = jwt.encode({"userId": await table.user("Dana")}, SECRET, "HS256")
    client = await Client.connect(node.web.address, token)
    assert (await client.ask("leave_encounter", {"encounterId": "x"}))["ok"]
    await client.close()


async def test_unknown_claims_are_ignored(node: Node, table: StoredDocuments) -> None:
    user_id = await table.user("Dana")
    for claims in ({"aud": "tracker"}, {"iat": time.time() + 30}, {"sub": 7}, {"jti": 7}):
        client = await Client.connect(node.web.address, jwt.encode({"userId": user_id, **claims}, SECRET))
        await client.close()


async def test_a_connection_ends_with_its_token(node: Node, table: StoredDocuments) -> None:
    token = node.web.tokens.issue_user_token(await table.user("Dana"), ttl=1.5)
    client = await Client.connect(node.web.address, token)
    await client.gone()


async def test_a_short_secret_works_without_a_warning(table: StoredDocuments) -> None:
    tokens = Tokens(SecretStr("short"))
    claims = tokens.read(tokens.issue_user_token(UserId("somebody"), 60))
    assert getattr(claims, "user_id", None) == "somebody"


def test_a_token_is_checked_once_and_again_after_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[str] = []
    decode = jwt.decode

    def counting(token: str, *arguments: Any, **options: Any) -> Any:
        checked.append(token)
        return decode(token, *arguments, **options)

    monkeypatch.setattr(jwt, "decode", counting)
    tokens = Tokens(SecretStr(SECRET))
    token, other = (tokens.issue_user_token(UserId("somebody"), 60) for _ in range(2))
    claims = tokens.read(token)
    assert tokens.read(token) == claims
    assert tokens.read(other).expires_at is not None
    assert checked == [token, other]
    ended = time.time() + 61
    monkeypatch.setattr(time, "time", lambda: ended)
    tokens.read(token)
    assert checked == [token, other, token]


async def test_a_links_token_has_the_links_encounter_and_audience(node: Node, table: StoredDocuments) -> None:
    dm = await table.user("Dana")
    encounter_id = await table.encounter(dm, participant("Goblin"))
    share, _ = await ShareLinks(node.database).create(encounter_id, "players", dm)
    forged = share.model_copy(update={"audience": "stream"})
    assert await refusal(node, node.web.tokens.issue_share_token(forged)[0]) == "Authentication failed"
    claims = node.web.tokens.read(node.web.tokens.issue_share_token(share)[0])
    assert getattr(claims, "audience", STREAM) != STREAM


async def test_tokens_of_the_secret_before_are_taken_and_new_ones_are_signed_with_the_new(
    make_node: NodeMaker, table: StoredDocuments
) -> None:
    user_id = await table.user("Dana")
    old = Tokens(SecretStr(SECRET)).issue_user_token(user_id)
    new_secret = "another secret that is long enough to sign with"
    node: Node = await make_node(jwt_secret=new_secret, jwt_secret_previous=SECRET)
    for token in (old, node.web.tokens.issue_user_token(user_id)):
        await Client.connect(node.web.address, token)
    assert Tokens(SecretStr(new_secret)).read(node.web.tokens.issue_user_token(user_id))
    third = Tokens(SecretStr("a third secret, which was never used here at all")).issue_user_token(user_id)
    assert await refusal(node, third) == "Authentication failed"
    expired = Tokens(SecretStr(SECRET)).issue_user_token(user_id, -1)
    assert await refusal(node, expired) == "Authentication failed"


async def test_tokens_from_before_a_sign_out_are_refused_and_those_without_a_time_with_them(
    node: Node, table: StoredDocuments
) -> None:
    user_id = await table.user("Dana")
    before = node.web.tokens.issue_user_token(user_id)
    timeless = jwt.encode({"userId": user_id}, SECRET, "HS256")
    await Users(node.database).revoke_tokens(user_id)
    for token in (before, timeless):
        assert await refusal(node, token) == "Authentication failed"
    await Client.connect(node.web.address, node.web.tokens.issue_user_token(user_id))
