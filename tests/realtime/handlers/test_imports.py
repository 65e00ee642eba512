"""Creatures from files over the socket: in parts, bounded, and taken back as a whole."""

import json

import pytest

from realtime.handlers import imports
from realtime.handlers.imports import MAX_FILES
from storage.repositories.creatures import Creatures
from tests.realtime.conftest import Node
from tests.realtime.handlers.uploads import send
from tests.realtime.stored_documents import StoredDocuments
from tests.storage.library.files import OPEN5E_V1


async def test_files_in_parts_become_the_users_own_creatures(node: Node, table: StoredDocuments) -> None:
    dm, other = await table.user("Dana"), await table.user("Olga")
    creatures = Creatures(node.database)
    master = await node.client(dm)
    hounds = [{**OPEN5E_V1, "name": f"Hound {n}", "desc": "ü" * 500} for n in range(200)]
    answer = await send(
        master, json.dumps([*hounds, {"name": "Blob", "hit_points": "many"}], ensure_ascii=False)
    )
    report = answer["imported"]
    assert (report["format"], report["saved"], report["refusedCount"]) == ("Open5e", 200, 1)
    assert {"name": "desc", "why": "no-place", "count": 200} in report["left"]
    assert report["refused"] == [{"name": "Blob", "why": "no-hit-points", "count": 1}]
    assert len(await creatures.of_user(dm)) == 200 and not await creatures.of_user(other)
    changed = await send(master, json.dumps([{**hounds[0], "hit_points": 99}]))
    assert changed["imported"]["saved"] == 1
    undone = await master.ask("undo_import", {})
    assert (undone["gone"], undone["back"]) == (0, 1)
    assert {c.max_hp for c in await creatures.of_user(dm)} == {45}


async def test_files_that_belong_together_are_joined(node: Node, table: StoredDocuments) -> None:
    dm = await table.user("Dana")
    master = await node.client(dm)
    troll = {"model": "api_v2.creature", "pk": "t", "fields": {"name": "Troll X", "hit_points": 84}}
    bite = {"name": "Bite", "parent": "t", "action_type": "ACTION", "desc": "It bites."}
    action = {"model": "api_v2.creatureaction", "pk": "b", "fields": bite}
    answer = await send(master, json.dumps([troll]), json.dumps([action]))
    assert answer["imported"]["saved"] == 1
    (saved,) = await Creatures(node.database).of_user(dm)
    assert [feature.name for feature in saved.statblock.actions] == ["Bite"]
    undone = await master.ask("undo_import", {})
    assert (undone["gone"], undone["back"]) == (1, 0)
    assert (await master.ask("undo_import", {}))["error"]["code"] == "not_found"


async def test_an_upload_is_bounded_and_in_order(
    node: Node, table: StoredDocuments, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imports, "MAX_BYTES", 1_000_000)  # the rate limits make 8 MB slow
    master = await node.client(await table.user("Dana"))
    too_much = await send(master, "x" * 1_000_001, size=200_000)
    assert "at most 1 MB" in too_much["error"]["message"]
    for part in ({"part": 1}, {"file": 1, "part": 1}, {"file": MAX_FILES, "part": 0}, {"part": 0, "text": 3}):
        refused = await master.ask("upload_part", {"text": "x", **part})
        assert refused["ok"] is False
    deep = await send(master, "[" * 100 + "]" * 100)
    assert "40" in deep["error"]["message"]


async def test_a_user_has_one_upload_under_way(node: Node, table: StoredDocuments) -> None:
    dm = await table.user("Dana")
    first, second, other = [await node.client(user) for user in (dm, dm, await table.user("Olga"))]
    for client in (first, other, second):
        assert (await client.ask("upload_part", {"part": 0, "text": "["}))["ok"]
    last = {"part": 1, "text": json.dumps(OPEN5E_V1) + "]"}
    assert (await first.ask("import_creatures", last))["error"]["code"] == "invalid"
    for client in (second, other):
        assert (await client.ask("import_creatures", last))["imported"]["saved"] == 1


async def test_the_socket_that_imports_hears_how_far_it_is(
    node: Node, table: StoredDocuments, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imports, "PROGRESS_EVERY", 0.001)
    dm = await table.user("Dana")
    master, elsewhere = await node.client(dm), await node.client(dm)
    answer = await send(master, json.dumps([{**OPEN5E_V1, "name": f"Hound {n}"} for n in range(300)]))
    assert answer["imported"]["saved"] == 300
    heard = master.named("import_progress")
    assert heard and all(0 <= one["done"] <= one["of"] <= 300 for one in heard)
    assert {one["stage"] for one in heard} <= {"reading", "storing"}
    assert elsewhere.named("import_progress") == []
