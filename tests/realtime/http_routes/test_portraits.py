"""Portraits over HTTP: who may upload what, and how they are served."""

import io
from typing import Any

import pytest
from aiohttp import ClientSession

from storage.encounter.base import EncounterId, UserId
from storage.library.portrait import MAX_BYTES
from storage.repositories.personal_links import PersonalLinks
from storage.repositories.share_links import ShareLinks
from storage.repositories.users import Users
from tests.pictures import opened, picture
from tests.realtime.conftest import Node, NodeMaker
from tests.realtime.stored_documents import StoredDocuments, participant


async def upload(node: Node, body: bytes, token: str | None, **headers: str) -> tuple[int, Any]:
    sent = {**({"Authorization": f"Bearer {token}"} if token is not None else {}), **headers}
    address = f"{node.web.address}/api/portraits"
    async with (
        ClientSession() as session,
        session.post(address, data=io.BytesIO(body), headers=sent) as response,
    ):
        return response.status, await response.json()


async def fetched(node: Node, address: str) -> tuple[int, bytes, Any]:
    async with ClientSession() as session, session.get(node.web.address + address) as response:
        return response.status, await response.read(), response.headers


async def test_a_users_picture_is_kept_and_served_for_good_without_cookies(
    node: Node, table: StoredDocuments
) -> None:
    dana = await table.user("Dana")
    status, answer = await upload(node, picture(), node.web.tokens.issue_user_token(dana))
    assert status == 201
    status, content, headers = await fetched(node, answer["imageUrl"])
    assert (status, opened(content).size, headers["Content-Type"]) == (200, (512, 341), "image/webp")
    assert headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert headers["X-Content-Type-Options"] == "nosniff" and "Set-Cookie" not in headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    for wrong in ("/portraits/aaaaaaaaaaaaaaaaaaaaaa.webp", "/portraits/..%2f..%2fetc"):
        assert (await fetched(node, wrong))[0] == 404


async def test_an_upload_needs_a_users_own_token(node: Node, table: StoredDocuments) -> None:
    dana = await table.user("Dana")
    encounter_id = await table.encounter(dana, participant("A"))
    share, _ = await ShareLinks(node.database).create(EncounterId(encounter_id), "stream", dana)
    link, _ = await PersonalLinks(node.database).create(dana, EncounterId(encounter_id))
    tokens = node.web.tokens
    valid = tokens.issue_user_token(dana)
    of_link = tokens.issue_user_token(dana, link_id=link.id)
    assert (await upload(node, picture(), of_link))[0] == 201
    await PersonalLinks(node.database).revoke(dana)
    wrong = {
        "none": None,
        "nonsense": "nonsense",
        "of a share link": tokens.issue_share_token(share)[0],
        "of a revoked link": of_link,
        "of no user": tokens.issue_user_token(UserId("64b0000000000000000000ff")),
        "expired": tokens.issue_user_token(dana, -1),
    }
    for name, token in wrong.items():
        status, answer = await upload(node, picture(), token)
        assert (status, answer["error"]["code"]) == (401, "not_allowed"), name
    status, answer = await upload(node, picture(), valid, **{"Sec-Fetch-Site": "cross-site"})
    assert status == 403, "a page of another site"
    await Users(node.database).revoke_tokens(dana)
    assert (await upload(node, picture(), valid))[0] == 401


async def test_what_is_too_large_or_no_picture_is_refused_with_the_reason(
    node: Node, table: StoredDocuments
) -> None:
    token = node.web.tokens.issue_user_token(await table.user("Dana"))
    status, answer = await upload(node, b"<svg/>", token)
    assert (status, answer["reason"]["key"]) == (422, "portrait-unreadable")
    status, answer = await upload(node, bytes(MAX_BYTES + 1), token)
    assert (status, answer["reason"]["key"]) == (422, "file-too-large")


async def test_a_body_of_unknown_length_is_read_up_to_the_limit(node: Node, table: StoredDocuments) -> None:
    token = node.web.tokens.issue_user_token(await table.user("Dana"))

    async def parts() -> Any:
        for _ in range(MAX_BYTES // 1_000_000 + 1):
            yield bytes(1_000_000)

    address, headers = f"{node.web.address}/api/portraits", {"Authorization": f"Bearer {token}"}
    async with ClientSession() as session, session.post(address, data=parts(), headers=headers) as response:
        assert (response.status, (await response.json())["reason"]["key"]) == (422, "file-too-large")


async def test_a_user_uploads_so_many_in_a_time(make_node: NodeMaker, table: StoredDocuments) -> None:
    node: Node = await make_node(limit_changes_per_user="200 per minute")
    token = node.web.tokens.issue_user_token(await table.user("Dana"))
    small = picture(size=(8, 8))
    assert [(await upload(node, small, token))[0] for _ in range(3)] == [201, 201, 429]
    _, answer = await upload(node, small, token)
    assert answer["error"]["retryAfter"] > 0


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
async def test_only_post_uploads(node: Node, method: str) -> None:
    address = f"{node.web.address}/api/portraits"
    async with ClientSession() as session, session.request(method, address) as response:
        assert response.status in (404, 405)
