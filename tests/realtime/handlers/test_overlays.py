"""A producer's orders: from the console, from an address with a secret, and what overlays receive of them."""

import asyncio
from dataclasses import dataclass
from typing import Any

import pytest
from aiohttp import ClientSession

from storage.encounter.base import EncounterId
from storage.encounter.commands import EndEncounter
from storage.encounter.context import Actor
from storage.encounter.model import DiscordBinding
from storage.repositories.producer_state import SCENES, ProducerState
from storage.repositories.share_links import ShareLink, ShareLinks
from tests.realtime.client import Client
from tests.realtime.conftest import Node, NodeMaker
from tests.realtime.patience import eventually
from tests.realtime.stored_documents import StoredDocuments, hero, participant

UNSEEN = {"players": "unseen", "stream": "unseen"}
FOR_PLAYERS = {"players": "name", "stream": "unseen"}


@dataclass
class Studio:
    """An encounter on air: its DM's client, a link and an overlay on it."""

    node: Node
    encounter_id: EncounterId
    share: ShareLink
    dm: Client
    overlay: Client

    @property
    def shares(self) -> ShareLinks:
        return ShareLinks(self.node.database)

    async def order(self, order: str, **fields: Any) -> Any:
        """Give an order from the console."""
        return await self.dm.ask(
            "direct_overlays", {"encounterId": self.encounter_id, "order": order, **fields}
        )

    async def call(self, address: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, Any]]:
        """Open an address below `/api/overlay`."""
        url = f"{self.node.web.address}/api/overlay/{address}"
        async with (
            ClientSession() as http,
            http.request(method, url, headers={k.replace("_", "-"): v for k, v in headers.items()}) as answer,
        ):
            return answer.status, await answer.json()

    async def heard(self, revision: int) -> Any:
        """Return the state of a revision, as the overlay receives it."""
        return await self.overlay.receive("share_producer", lambda state: state["revision"] == revision)


async def on_air(node: Node, table: StoredDocuments, watched: Node | None = None) -> Studio:
    dm, shares = await table.user("Dana"), ShareLinks(node.database)
    encounter_id = await table.encounter(
        dm,
        participant("Ogre"),
        participant("Lich", visibility=UNSEEN),
        participant("Spy", visibility=FOR_PLAYERS),
    )
    share, _ = await shares.create(encounter_id, "stream", dm)
    web = (watched or node).web
    overlay = await Client.connect(web.address, web.tokens.issue_share_token(share)[0])
    await overlay.join(encounter_id)
    return Studio(node, encounter_id, share, await node.client(dm), overlay)


async def ids(studio: Studio) -> dict[str, str]:
    people = (await studio.node.tracker.current(studio.encounter_id)).participants
    return {p.name: p.id for p in people}


async def test_orders_reach_the_overlays_of_every_process_in_their_order(
    make_node: NodeMaker, redis_url: str, table: StoredDocuments
) -> None:
    here, there = await make_node(redis_url=redis_url), await make_node(redis_url=redis_url)
    studio = await on_air(here, table, watched=there)
    orders = (("hide", "isHidden", True), ("pause", "arePaused", True), ("show", "isHidden", False))
    for revision, (order, field, value) in enumerate(orders, 1):
        answer = await studio.order(order)
        heard = await studio.heard(revision)
        assert heard[field] is value and answer["overlays"][0]["producer"] == heard
    told = studio.overlay.named("share_producer")
    assert [state["revision"] for state in told] == [1, 2, 3]


async def test_a_dm_sees_how_many_overlays_are_connected(node: Node, table: StoredDocuments) -> None:
    studio = await on_air(node, table)

    async def is_counted() -> bool:  # sessions are written a moment later
        answer = await studio.dm.ask("list_overlays", {"encounterId": studio.encounter_id})
        (overlay,) = answer["overlays"]
        return bool(overlay["watching"] == 1 and overlay["follows"] == "fight")

    await eventually(is_counted)


async def test_the_next_scene_of_the_last_one_is_the_first(node: Node, table: StoredDocuments) -> None:
    studio = await on_air(node, table)
    seen = [(await studio.order("scene"))["overlays"][0]["producer"]["scene"] for _ in SCENES]
    assert seen == [*SCENES[1:], SCENES[0]]


async def test_of_a_participant_that_the_link_may_not_know_nothing_is_said(
    node: Node, table: StoredDocuments
) -> None:
    studio = await on_air(node, table)
    people = await ids(studio)
    for hidden in ("Lich", "Spy"):
        refused = await studio.order("splash", participantId=people[hidden])
        assert refused["error"]["code"] == "participant_not_found", hidden
    await studio.order("splash", participantId=people["Ogre"])
    cue = (await studio.heard(1))["cue"]
    assert (cue["kind"], cue["participantId"]) == ("splash", people["Ogre"])
    assert len(studio.overlay.named("share_producer")) == 1
    # A link for the players may show whom they know of; the stream's is left out.
    players, _ = await studio.shares.create(
        studio.encounter_id, "players", (await studio.shares.of(studio.encounter_id))[0].created_by
    )
    told = await studio.order("splash", participantId=people["Spy"])
    assert {o["shareId"]: o["producer"]["revision"] for o in told["overlays"]} == {
        studio.share.id: 1,
        players.id: 1,
    }


async def test_an_order_outlives_a_restart_and_a_new_secret(node: Node, table: StoredDocuments) -> None:
    studio = await on_air(node, table)
    await studio.order("hide")
    _, secret = await studio.shares.rotate(studio.share)
    url = f"{node.web.address}/api/share/session"
    async with ClientSession() as http, http.post(url, json={"secret": secret}) as answer:
        assert (await answer.json())["producer"]["isHidden"] is True


async def test_an_overlay_that_missed_an_order_hears_of_it_with_the_next_heartbeat(
    node: Node, table: StoredDocuments
) -> None:
    studio = await on_air(node, table)
    await studio.shares.direct([studio.share], "hide")
    await node.web.heartbeat.beat()
    assert (await studio.heard(1))["isHidden"] is True
    await node.web.heartbeat.beat()
    await studio.order("show")
    assert (await studio.heard(2))["isHidden"] is False
    assert len(studio.overlay.named("share_producer")) == 2


async def test_of_orders_at_the_same_moment_none_is_lost(node: Node, table: StoredDocuments) -> None:
    studio = await on_air(node, table)
    await asyncio.gather(studio.order("hide"), studio.order("pause"), studio.order("scene"))
    share = await studio.shares.get(studio.share.id)
    assert share is not None
    state = share.producer
    assert (state.revision, state.is_hidden, state.are_paused, state.scene) == (3, True, True, "turn")


async def test_an_address_gives_the_same_orders(node: Node, table: StoredDocuments) -> None:
    studio = await on_air(node, table)
    secret = await studio.shares.new_remote(studio.share)
    status, body = await studio.call(f"hide?token={secret}")
    assert (status, body["producer"]["isHidden"]) == (200, True)
    assert (await studio.heard(1))["isHidden"] is True
    status, body = await studio.call("show", "POST", Authorization=f"Bearer {secret}")
    assert (status, body["producer"]["isHidden"]) == (200, False)
    status, body = await studio.call(f"splash?token={secret}&name=ogre")
    assert (status, body["producer"]["cue"]["participantId"]) == (200, (await ids(studio))["Ogre"])
    for unknown in ("Lich", "Spy", "nobody"):
        status, body = await studio.call(f"splash?token={secret}&name={unknown}")
        assert (status, body["error"]["code"]) == (422, "participant_not_found"), unknown


@pytest.mark.parametrize(
    "header", [{"Sec_Fetch_Site": "cross-site"}, {"Sec_Purpose": "prefetch"}, {"Purpose": "prefetch"}]
)
async def test_another_site_and_a_look_ahead_do_nothing(
    node: Node, table: StoredDocuments, header: dict[str, str]
) -> None:
    studio = await on_air(node, table)
    secret = await studio.shares.new_remote(studio.share)
    assert (await studio.call(f"hide?token={secret}", **header))[0] == 403
    share = await studio.shares.get(studio.share.id)
    assert share is not None and share.producer == ProducerState()


async def test_an_address_ends_with_its_successor_its_link_and_on_request(
    node: Node, table: StoredDocuments
) -> None:
    studio = await on_air(node, table)
    first = await studio.shares.new_remote(studio.share)
    second = await studio.shares.new_remote(studio.share)
    assert [(await studio.call(f"hide?token={s}"))[0] for s in (first, second)] == [404, 200]
    await studio.shares.end_remote(studio.share)
    assert (await studio.call(f"hide?token={second}"))[0] == 404
    third = await studio.shares.new_remote(studio.share)
    renewed, _ = await studio.shares.rotate(studio.share)
    assert (await studio.call(f"hide?token={third}"))[0] == 404
    assert not renewed.has_remote
    stored = [str(document) async for document in node.database.shares.find({})]
    assert not any(secret in document for secret in (first, second, third) for document in stored)


async def test_an_address_takes_so_many_orders_and_no_more(
    make_node: NodeMaker, table: StoredDocuments
) -> None:
    node = await make_node(limit_changes_per_user="20/minute")
    studio = await on_air(node, table)
    secret = await studio.shares.new_remote(studio.share)
    answers = [(await studio.call(f"clear?token={secret}"))[0] for _ in range(3)]
    assert answers == [200, 200, 429]


async def test_the_names_of_players_are_sent_where_the_link_asks_for_them_alone(
    node: Node, table: StoredDocuments
) -> None:
    dm, ari, shares = await table.user("Dana"), await table.user("Ari"), ShareLinks(node.database)
    disguised = hero("Mask", ari, visibility=UNSEEN)
    thrall = participant("Thrall", collaborators=[ari])
    encounter_id = await table.encounter(dm, hero("Aria", ari), disguised, thrall)
    share, secret = await shares.create(encounter_id, "stream", dm)
    overlay = await Client.connect(node.web.address, node.web.tokens.issue_share_token(share)[0])
    await overlay.join(encounter_id)
    await node.web.heartbeat.beat()
    await shares.configure(share.id, {"third": "names"})
    node.web.ordered("settings", [share])
    (aria, *_) = (await node.tracker.current(encounter_id)).participants
    assert await overlay.receive("share_players") == {"players": {aria.id: "Ari"}}
    url = f"{node.web.address}/api/share/session"
    async with ClientSession() as http, http.post(url, json={"secret": secret}) as answer:
        assert (await answer.json())["players"] == {aria.id: "Ari"}
    assert len(overlay.named("share_players")) == 1


async def test_a_summary_is_as_open_as_what_its_audience_sees(node: Node, table: StoredDocuments) -> None:
    studio = await on_air(node, table)
    people, asked = await ids(studio), {"encounterId": studio.encounter_id}
    for target, amount in (("Lich", 7919), ("Ogre", 3)):
        hit = {"targets": [{"participantId": people[target]}], "parts": [{"amount": amount}]}
        assert (await studio.dm.ask("deal_damage", {**asked, **hit, "sourceId": people["Ogre"]}))["ok"]
    told, known = [await client.ask("read_summary", asked) for client in (studio.overlay, studio.dm)]
    assert told["summary"]["mostDealt"] is None
    assert known["summary"]["mostDealt"] == {"participantId": people["Ogre"], "amount": 7919}
    assert "7919" not in "\n".join(studio.overlay.frames)


async def test_a_dm_of_an_earlier_encounter_says_nothing_to_the_links_of_the_channel(
    node: Node, table: StoredDocuments
) -> None:
    shares, place = ShareLinks(node.database), DiscordBinding(guild_id="1", channel_id="2")
    users = [await table.user(name) for name in ("Dana", "Olga")]
    actors = [Actor(user, "?") for user in users]
    earlier = await node.tracker.create(actors[0], "Earlier", place)
    own, _ = await shares.create(earlier.id, "stream", users[0])
    channels, _ = await shares.create(None, "stream", users[1], channel_id="2", guild_id="1")
    dm = await node.client(users[0])

    async def orders() -> tuple[set[str], Any]:
        listed = await dm.ask("list_overlays", {"encounterId": earlier.id})
        order = {"encounterId": earlier.id, "order": "hide", "shareId": channels.id}
        answer = await dm.ask("direct_overlays", order)
        return {one["shareId"] for one in listed["overlays"]}, answer["ok"]

    assert await orders() == ({own.id, channels.id}, True)
    await node.tracker.execute(earlier.id, actors[0], EndEncounter(), "end")
    assert await orders() == ({own.id, channels.id}, True)  # the channel still shows it
    await node.tracker.create(actors[1], "Later", place)
    assert await orders() == ({own.id}, False)
