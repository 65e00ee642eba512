"""A viewer that does not read is closed and does not delay others."""

import asyncio
import json

from aiohttp import ClientSession

from tests.realtime.conftest import Node
from tests.realtime.patience import eventually
from tests.realtime.stored_documents import StoredDocuments, participant


async def test_a_viewer_that_does_not_read_is_closed_and_the_others_continue(
    node: Node, table: StoredDocuments
) -> None:
    dm = await table.user("Dana")
    encounter_id = await table.encounter(dm, participant("A"), participant("B", initiative=3))
    healthy = await node.joined(dm, encounter_id)
    await node.web.presence.announce(encounter_id)  # apart from the other socket of the same user
    token = node.web.tokens.issue_user_token(dm)
    url = f"{node.web.address}/socket.io/?EIO=4&transport=websocket"
    async with ClientSession() as session, session.ws_connect(url) as stalled:
        await stalled.receive_str()
        await stalled.send_str(f"40{json.dumps({'token': token})}")
        sid = json.loads((await stalled.receive_str())[2:])["sid"]
        await stalled.send_str(f'421["join_encounter",{json.dumps({"encounterId": encounter_id})}]')
        await healthy.receive("user_joined_encounter")
        reader = stalled._response.connection
        assert reader is not None and reader.transport is not None
        reader.transport.pause_reading()
        for _ in range(1_000):  # the network buffers some megabytes first
            await node.web.broadcast.to_socket(sid, "filler", {"x": "x" * 20_000})
            await asyncio.sleep(0)
        await node.web.heartbeat.beat()

        async def is_gone() -> bool:
            return await table.database.sessions.count_documents({"isActive": True}) == 1

        await eventually(is_gone)
        reader.transport.abort()
    await healthy.ask("advance_turn", {"encounterId": encounter_id})
    await healthy.receive("turn_advanced")
    await healthy.close()
