"""Links that follow a channel, and orders to the overlays that run on a link, in whichever process."""

from typing import Any

import pytest
from aiohttp import ClientSession

from storage.encounter.base import EncounterId
from storage.encounter.context import Actor
from storage.encounter.model import DiscordBinding
from storage.repositories.share_links import ShareLink, ShareLinks
from tests.realtime.client import Client, RefusedError
from tests.realtime.conftest import Node, NodeMaker
from tests.realtime.stored_documents import StoredDocuments, participant

HERE = {"guildId": "1", "channelId": "77"}


async def exchange(node: Node, secret: str) -> Any:
    url = f"{node.web.address}/api/share/session"
    async with ClientSession() as session, session.post(url, json={"secret": secret}) as response:
        return await response.json()


async def watching(node: Node, share: ShareLink, encounter_id: EncounterId) -> Client:
    token, _ = node.web.tokens.issue_share_token(share, encounter_id)
    client = await Client.connect(node.web.address, token)
    await client.join(encounter_id)
    return client


async def test_a_channel_link_shows_its_open_encounter_else_its_last(
    node: Node, table: StoredDocuments
) -> None:
    dm, shares = await table.user("Dana"), ShareLinks(node.database)
    _, secret = await shares.create(None, "stream", dm, channel_id="77")
    assert (await exchange(node, secret))["encounterId"] is None
    await table.encounter(dm, participant("Elsewhere"), discord={"guildId": "1", "channelId": "78"})
    ended = await table.encounter(dm, participant("Wolf"), discord=HERE, status="completed")
    assert (await exchange(node, secret))["encounterId"] == ended
    running = await table.encounter(dm, participant("Ogre"), discord=HERE)
    assert (await exchange(node, secret))["encounterId"] == running


async def test_a_token_for_the_last_encounter_of_a_channel_does_not_outlive_it(
    node: Node, table: StoredDocuments
) -> None:
    dm, shares = await table.user("Dana"), ShareLinks(node.database)
    share, secret = await shares.create(None, "stream", dm, channel_id="77")
    first = await table.encounter(dm, participant("Wolf"), discord=HERE)
    token = (await exchange(node, secret))["token"]
    viewer = await watching(node, share, first)
    await table.encounter(dm, participant("Ogre"), discord=HERE)
    await node.web.heartbeat.beat()
    await viewer.receive("share_moved")
    with pytest.raises(RefusedError):
        await Client.connect(node.web.address, token)


@pytest.mark.parametrize("place", ["the same process", "another process"])
@pytest.mark.parametrize("before", ["none", "one that is over"])
async def test_a_channels_new_encounter_is_on_air_before_any_heartbeat(
    make_node: NodeMaker, redis_url: str, table: StoredDocuments, place: str, before: str
) -> None:
    here: Node = await make_node(redis_url=redis_url, heartbeat_seconds=3600.0)
    there: Node = here if place == "the same process" else await make_node(redis_url=redis_url)
    dm = await table.user("Dana")
    share, _ = await ShareLinks(here.database).create(None, "stream", dm, channel_id="77")
    if before == "none":
        viewer = await Client.connect(here.web.address, here.web.tokens.issue_share_token(share, None)[0])
    else:
        over = await table.encounter(dm, participant("Wolf"), discord=HERE, status="completed")
        viewer = await watching(here, share, over)
    binding = DiscordBinding(guild_id="1", channel_id="77")
    await there.tracker.create(Actor(dm, "Dana"), "The next one", binding)
    await viewer.receive("share_moved")
    assert viewer.named("heartbeat") == []


async def test_a_link_needs_one_place(node: Node, table: StoredDocuments) -> None:
    dm = await table.user("Dana")
    for encounter_id, channel_id in ((None, None), (EncounterId("a" * 24), "77")):
        with pytest.raises(ValueError, match="or for a channel"):
            await ShareLinks(node.database).create(encounter_id, "stream", dm, channel_id=channel_id)


async def test_orders_reach_the_overlays_of_a_link_in_every_process_and_no_others(
    make_node: NodeMaker, redis_url: str, table: StoredDocuments
) -> None:
    here, there = await make_node(redis_url=redis_url), await make_node(redis_url=redis_url)
    dm, shares = await table.user("Dana"), ShareLinks(here.database)
    encounter_id = await table.encounter(dm, participant("Wolf"))
    share, _ = await shares.create(encounter_id, "stream", dm)
    other, _ = await shares.create(encounter_id, "stream", dm)
    near, far = await watching(here, share, encounter_id), await watching(there, share, encounter_id)
    stranger = await watching(there, other, encounter_id)
    await shares.configure(share.id, {"theme": "vellum"})
    here.web.ordered("settings", [share])
    here.web.ordered("reload", [share])
    for client in (near, far):
        assert await client.receive("share_settings") == {"settings": {"theme": "vellum"}}
        await client.receive("share_reload")
    await there.web.heartbeat.beat()
    await stranger.receive("heartbeat")
    assert stranger.named("share_reload") == []
    assert [told["settings"] for told in stranger.named("share_settings")] in ([], [{}])
