"""A crowd that comes back after a crash is not taken for an attack."""

import asyncio

import pytest

from realtime.limits.returning_crowds import SECONDS, ReturningCrowds
from storage.repositories.sessions import Sessions
from storage.repositories.share_links import ShareLinks
from tests.realtime.client import Client, RefusedError
from tests.realtime.conftest import Node, NodeMaker
from tests.realtime.patience import eventually
from tests.realtime.stored_documents import StoredDocuments, participant
from tests.storage.harness import store_session


async def test_as_many_come_back_as_there_were_once_a_minute_and_a_crowd_is_counted_by_one_read() -> None:
    at, had, reads = [100.0], {"a": 3}, []

    async def sockets(keys: list[str]) -> dict[str, int]:
        reads.append(keys)
        return had

    crowds = ReturningCrowds(sockets, clock=lambda: at[0])
    admitted = await asyncio.gather(*(crowds.admits("a") for _ in range(5)))
    assert sorted(admitted) == [False, False, True, True, True]
    assert not await crowds.admits("unknown")
    assert reads == [["a"], ["unknown"]]
    had["a"] = 1
    at[0] += SECONDS - 1
    assert not await crowds.admits("a")
    at[0] += 1
    assert [await crowds.admits("a") for _ in range(2)] == [True, False]


async def test_the_viewers_of_a_killed_process_are_admitted_beyond_the_limit_and_others_are_told_when(
    make_node: NodeMaker, table: StoredDocuments
) -> None:
    node: Node = await make_node(
        limit_connections_per_user="2 per hour", limit_connections_per_token="1 per hour"
    )
    dm = await table.user("Dana")
    encounter_id = await table.encounter(dm, participant("Goblin"))
    share, _ = await ShareLinks(node.database).create(encounter_id, "stream", dm)
    sessions = Sessions(node.database)
    for number in range(3):  # left by the killed process
        await store_session(sessions, f"s{number}", encounter_id, "stream", share_id=share.id)

    async def come() -> Client:
        viewer = await Client.connect(node.web.address, node.web.tokens.issue_share_token(share)[0])
        await viewer.join(encounter_id)
        return viewer

    within_the_limit = [await come() for _ in range(2)]

    async def are_stored() -> bool:
        return (await sessions.sockets_of([share.id])).get(share.id) == 3 + len(within_the_limit)

    await eventually(are_stored)
    # All five were there a moment ago, those of the living process too.
    for _ in range(5):
        await come()
    with pytest.raises(RefusedError, match=r"Too many requests\. Try again in"):
        await come()


async def test_a_link_may_have_more_sockets_than_a_user(make_node: NodeMaker, table: StoredDocuments) -> None:
    node: Node = await make_node(limit_sockets_per_user=1, limit_sockets_per_link=3)
    dm = await table.user("Dana")
    share, _ = await ShareLinks(node.database).create(
        await table.encounter(dm, participant("Goblin")), "stream", dm
    )
    for _ in range(3):
        await Client.connect(node.web.address, node.web.tokens.issue_share_token(share)[0])
    with pytest.raises(RefusedError, match="Too many connections are open"):
        await Client.connect(node.web.address, node.web.tokens.issue_share_token(share)[0])
    await node.client(dm)
    with pytest.raises(RefusedError, match="Too many connections are open"):
        await node.client(dm)
