"""The sessions of a killed process are never closed: they count only while they are refreshed."""

import signal
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from storage.encounter.base import EncounterId
from storage.repositories.sessions import SILENT_SECONDS
from storage.runtime.clock import now
from tests.realtime.client import Client
from tests.realtime.conftest import SECRET, Node, NodeMaker
from tests.realtime.patience import eventually
from tests.realtime.process import running
from tests.realtime.stored_documents import StoredDocuments, hero, participant


async def silent_for(node: Node, seconds: float) -> None:
    """Let every session have been touched last so long ago."""
    last = now() - timedelta(seconds=seconds)
    await node.database.sessions.update_many({}, {"$set": {"lastActivity": last}})


async def names(node: Node, dm: Client, encounter_id: EncounterId) -> set[str]:
    """Return the users that a client finds at an encounter when it joins."""
    await node.web.heartbeat.beat()  # touches the sessions of this process alone
    return {user["username"] for user in (await dm.join(encounter_id))["activeUsers"]}


async def test_a_user_of_a_killed_process_is_gone_after_a_minute(
    make_node: NodeMaker,
    table: StoredDocuments,
    *,
    short_folder: Path,
    database_uri: str,
    redis_url: str,
    free_port: Callable[[], int],
) -> None:
    node: Node = await make_node(redis_url=redis_url, heartbeat_seconds=3600.0)
    dm, alice = await table.user("Dana"), await table.user("Alice")
    encounter_id = await table.encounter(dm, hero("Elwing", alice), participant("Goblin"))
    async with running(
        short_folder, free_port(), MONGODB_URI=database_uri, REDIS_URL=redis_url, JWT_SECRET=SECRET
    ) as other:
        player = await Client.connect(other.address, node.web.tokens.issue_user_token(alice))
        await player.join(encounter_id)
        await eventually(lambda: node.database.sessions.find_one({"username": "Alice"}))
        other.process.send_signal(signal.SIGKILL)
        await other.process.wait()
    left = await node.database.sessions.find_one({"username": "Alice"})
    assert left is not None and left["isActive"] is True  # it was not ended
    client = await node.client(dm)
    await silent_for(node, SILENT_SECONDS - 30)
    assert await names(node, client, encounter_id) == {"Dana", "Alice"}
    await silent_for(node, SILENT_SECONDS + 1)
    assert await names(node, client, encounter_id) == {"Dana"}
