"""Sockets whose user, token or link may not act any more are closed in every process."""

from dataclasses import dataclass

from storage.encounter.base import EncounterId, UserId
from storage.repositories.personal_links import PersonalLinks
from storage.repositories.share_links import ShareLinks
from storage.repositories.users import Users
from tests.realtime.client import Client
from tests.realtime.conftest import Node, NodeMaker
from tests.realtime.stored_documents import StoredDocuments, hero
from tests.storage.harness import erasure


@dataclass
class Guests:
    """One socket of each kind: a user's token, their personal link, a DM's share link, and another user."""

    alice: UserId
    encounter_id: EncounterId
    signed_in: Client
    linked: Client
    overlay: Client
    other: Client

    async def still_act(self) -> set[str]:
        """Return the names of the clients that are connected and answered."""
        clients = {name: getattr(self, name) for name in ("signed_in", "linked", "overlay", "other")}
        question = {"encounterId": "x"}
        here = {name: client for name, client in clients.items() if not client.is_gone}
        return {
            name for name, client in here.items() if (await client.ask("leave_encounter", question))["ok"]
        }


async def guests(node: Node) -> Guests:
    table = StoredDocuments(node.database)
    dm, alice = await table.user("Dana"), (await Users(node.database).of_discord("41", "Alice")).id
    encounter_id = await table.encounter(dm, hero("Elwing", alice))
    share, _ = await ShareLinks(node.database).create(encounter_id, "stream", alice)
    link, _ = await PersonalLinks(node.database).create(alice, encounter_id)
    tokens, address = node.web.tokens, node.web.address
    made = Guests(
        alice,
        encounter_id,
        signed_in=await node.client(alice),
        linked=await Client.connect(address, tokens.issue_user_token(alice, 60, link_id=link.id)),
        overlay=await Client.connect(address, tokens.issue_share_token(share)[0]),
        other=await node.client(dm),
    )
    for client in (made.signed_in, made.linked, made.overlay, made.other):
        await client.join(encounter_id)
    return made


async def test_a_notice_closes_the_sockets_of_links_and_users_in_every_process(
    make_node: NodeMaker, redis_url: str
) -> None:
    here, there = await make_node(redis_url=redis_url), await make_node(redis_url=redis_url)
    for node in (here, there):  # the process of the notice, and another
        at = await guests(node)
        here.web.revoked(await ShareLinks(here.database).revoke(at.encounter_id))
        here.web.revoked(await PersonalLinks(here.database).revoke(at.alice))
        await at.linked.gone()
        await at.overlay.gone()
        assert await at.still_act() == {"signed_in", "other"}
        await Users(here.database).revoke_tokens(at.alice)
        here.web.revoked((), (at.alice,))
        await at.signed_in.gone()
        assert await at.still_act() == {"other"}


async def test_what_sends_no_notice_is_found_in_the_database(make_node: NodeMaker) -> None:
    node: Node = await make_node(revocation_seconds=0.05)
    first = await guests(node)
    await Users(node.database).revoke_tokens(first.alice)
    await first.signed_in.gone()
    await first.linked.gone()
    assert await first.still_act() == {"overlay", "other"}
    with_a_newer_token = await node.client(first.alice)
    await ShareLinks(node.database).revoke(first.encounter_id)
    await first.overlay.gone()
    assert (await with_a_newer_token.ask("leave_encounter", {"encounterId": "x"}))["ok"]
    await erasure(node.database, node.tracker).forget("41")
    await with_a_newer_token.gone()
    assert await first.still_act() == {"other"}


async def test_a_revoked_socket_does_nothing_while_it_is_being_closed(node: Node) -> None:
    at = await guests(node)
    (connection,) = (c for c in node.web.revocation._connections if c.share is not None)
    connection.is_revoked = True
    answer = await at.overlay.ask("leave_encounter", {"encounterId": at.encounter_id})
    assert answer["error"]["code"] == "gone"
    assert connection.subscription is not None
