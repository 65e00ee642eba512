"""`python -m realtime` alone serves the seed's client over documents with the seed's fields only."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.places import NODE_BINARY, SEED_CLIENT, WEB
from tests.realtime.conftest import SECRET
from tests.realtime.process import running
from tests.realtime.stored_documents import StoredDocuments, hero, participant


@pytest.mark.parametrize("transports", [["websocket"], ["polling", "websocket"], ["polling"]])
async def test_the_seeds_client_plays_the_seeds_documents(
    transports: list[str],
    short_folder: Path,
    free_port: Callable[[], int],
    table: StoredDocuments,
    database_uri: str,
) -> None:
    if not (WEB / "node_modules" / "socket.io-client").is_dir():
        pytest.fail("socket.io-client is not there: run `make test`, or `npm ci` in realtime/web")
    dm, player = await table.user("Dana"), await table.user("Alice")
    elf, goblin = hero("Elwing", player), participant("Goblin")
    encounter_id = await table.encounter(dm, elf, goblin)
    asked = {
        "secret": SECRET,
        "dm": {"id": dm, "username": "Dana"},
        "player": {"id": player, "username": "Alice"},
        "encounterId": encounter_id,
        "hero": str(elf["_id"]),
        "goblin": str(goblin["_id"]),
        "transports": transports,
    }
    async with running(short_folder, free_port(), MONGODB_URI=database_uri, JWT_SECRET=SECRET) as server:
        script = SEED_CLIENT
        node = await asyncio.create_subprocess_exec(
            *(str(NODE_BINARY), str(script), str(WEB)),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        told = json.dumps({**asked, "address": server.address}).encode()
        said, complaint = await asyncio.wait_for(node.communicate(told), 60)
        assert node.returncode == 0, f"{complaint.decode()}\n{server.log}"
        assert said.decode().strip() == "ok"
        assert await server.stop() == 0
        assert "Traceback" not in server.log
    document = await table.document(encounter_id)
    stored = {p["name"]: p for p in document["participants"]}
    assert stored["Goblin"]["currentHP"] == 13
    assert stored["Goblin"]["conditions"] == []
    assert document["round"] == 2
    assert document["userId"] == (await table.database.users.find_one({"username": "Dana"}) or {})["_id"]
