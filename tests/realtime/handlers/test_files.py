"""What users take along over the wire: their own creatures, and the log of an encounter that they run."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from realtime.handlers import files
from storage import tracker
from storage.change import Change
from storage.encounter.model import Encounter, HistoryEntry
from storage.encounter.visibility.audience import DM
from storage.encounter.visibility.views import view
from storage.library.creature import Creature
from storage.replay import course
from storage.repositories.creatures import Creatures
from tests.realtime.client import Client
from tests.realtime.conftest import Node
from tests.realtime.handlers.uploads import send
from tests.realtime.stored_documents import StoredDocuments
from tests.storage.library.files import OPEN5E_V1

KEPT = ("bytes", "importId")  # for ourselves


async def whole(client: Client, event: str, of: str, **payload: Any) -> tuple[list[Any], int]:
    """Return what all parts of an answer have, and how many parts there were."""
    found: list[Any] = []
    answer: dict[str, Any] = {"next": ""}
    parts = 0
    while answer["next"] is not None:
        answer = await client.ask(event, {**payload, "after": answer["next"]})
        assert answer["ok"], answer
        found += answer[of]["creatures"] if of == "file" else answer[of]
        parts += 1
    return found, parts


async def test_a_users_own_creatures_leave_in_parts_and_come_back_the_same(
    node: Node, table: StoredDocuments
) -> None:
    dm, other = await table.user("Dana"), await table.user("Olga")
    master, stranger = await node.client(dm), await node.client(other)
    assert (await master.ask("export_creatures", {}))["file"]["creatures"] == []
    hounds = [{**OPEN5E_V1, "name": f"Hound {n}"} for n in range(200)]
    assert (await send(master, json.dumps(hounds)))["imported"]["saved"] == 200
    found, parts = await whole(master, "export_creatures", "file")
    assert parts > 1 and len({one["name"] for one in found}) == len(found) == 200
    assert (await stranger.ask("export_creatures", {}))["file"]["creatures"] == []
    frame = (await master.ask("export_creatures", {}))["file"]
    await send(stranger, json.dumps({**frame, "creatures": found}))
    creatures = Creatures(node.database)
    own, copied = [
        {
            one.name: one.model_dump(exclude={"id", "user_id", "source", *KEPT})
            for one in await creatures.of_user(user)
        }
        for user in (dm, other)
    ]
    assert own == copied


@pytest.mark.parametrize(("most_bytes", "most_creatures"), [(3_000, 200), (200_000, 4), (3_000, 4)])
async def test_an_export_in_parts_reads_and_converts_what_each_part_has(
    node: Node, table: StoredDocuments, monkeypatch: pytest.MonkeyPatch, most_bytes: int, most_creatures: int
) -> None:
    monkeypatch.setattr(files, "MOST_BYTES", most_bytes)
    monkeypatch.setattr(files, "MOST_CREATURES", most_creatures)
    master = await node.client(await table.user("Dana"))
    await send(master, json.dumps([{**OPEN5E_V1, "name": f"Hound {n}"} for n in range(24)]))
    read, dumped = 0, 0
    with_ids, model_dump = Creatures.with_ids, Creature.model_dump

    async def counted_read(self: Creatures, ids: list[str]) -> list[Creature]:
        nonlocal read
        read += len(ids)
        return await with_ids(self, ids)

    def counted_dump(self: Creature, **options: Any) -> dict[str, Any]:
        nonlocal dumped
        dumped += 1
        return model_dump(self, **options)

    monkeypatch.setattr(Creatures, "with_ids", counted_read)
    monkeypatch.setattr(Creature, "model_dump", counted_dump)
    found, parts = await whole(master, "export_creatures", "file")
    assert parts >= 6 and {one["name"] for one in found} == {f"Hound {n}" for n in range(24)}
    assert 24 <= dumped <= 24 + parts, "one beyond each part, to see that the part is full"
    assert read <= most_creatures * parts


async def test_the_dms_log_leads_a_client_from_nothing_to_the_encounter_as_it_is(
    node: Node, table: StoredDocuments, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MOST_BYTES", 3_000)
    dm = await table.user("Dana")
    master = await node.client(dm)
    encounter = {"encounterId": (await master.ask("create_encounter", {"name": "Bridge"}))["encounterId"]}
    for name in ("Ogre", "Aria"):
        added = {"participant": {"name": name, "type": "monster", "maxHP": 30}}
        assert (await master.ask("add_participant", {**encounter, **added}))["ok"]
    await master.ask("start_encounter", encounter)
    current = await node.tracker.load(encounter["encounterId"])
    (ogre_id,) = [one.id for one in current.participants if one.name == "Ogre"]
    ogre = {**encounter, "participantId": ogre_id}
    for _ in range(5):
        assert (await master.ask("update_participant_hp", {**ogre, "damage": 3}))["ok"]
    assert (await master.ask("undo", encounter))["ok"]
    assert (await master.ask("remove_participant", ogre))["ok"]
    log, parts = await whole(master, "read_log", "log", **encounter)
    assert parts > 1 and {one["userName"] for one in log} == {"Dana"}
    current = await node.tracker.load(encounter["encounterId"])
    assert [one["version"] for one in log] == list(range(log[0]["version"], current.version + 1))
    assert [one["command"] for one in log][-2:] == ["undo", "remove_participant"]
    people: dict[str, Any] = {}
    header: dict[str, Any] = {}
    for payload in (event["payload"] for entry in log for event in entry["events"]):
        patch = payload.get("patch", {})
        header |= patch.get("header", {})
        people |= {one["_id"]: one for one in patch.get("participants", [])}
        people = {i: one for i, one in people.items() if i not in patch.get("removed", [])}
    shown = json.loads(json.dumps(view(current, DM), default=str))
    assert [one["name"] for one in people.values()] == ["Aria"]
    (aria,), (same,) = people.values(), shown["participants"]
    assert {**aria, "initiativeOrder": 0} == {**same, "initiativeOrder": 0}, (
        "whose place comes with the order"
    )
    assert (header["round"], header["status"]) == (shown["round"], shown["status"])


async def test_a_part_begins_where_the_one_before_ended_and_nowhere_else(
    node: Node, table: StoredDocuments
) -> None:
    dm = await table.user("Dana")
    master = await node.client(dm)
    encounter = {"encounterId": (await master.ask("create_encounter", {"name": "Bridge"}))["encounterId"]}
    beyond = await master.ask("read_log", {**encounter, "after": "999"})
    assert (beyond["log"], beyond["next"]) == ([], None)
    for event, after in (("read_log", "-1"), ("read_log", "x"), ("export_creatures", "$ne")):
        assert (await master.ask(event, {**encounter, "after": after}))["error"]["code"] == "invalid"


async def made_log(node: Node, master: Client) -> dict[str, str]:
    """Return an encounter with 25 entries in its log."""
    encounter = {"encounterId": (await master.ask("create_encounter", {"name": "Bridge"}))["encounterId"]}
    for number in range(25):
        added = {"participant": {"name": f"Ogre {number}", "type": "monster", "maxHP": 30}}
        assert (await master.ask("add_participant", {**encounter, **added}))["ok"]
    await node.tracker.combat_log.settled()
    return encounter


async def test_a_log_in_parts_is_read_in_pages_and_replayed_once(
    node: Node, table: StoredDocuments, monkeypatch: pytest.MonkeyPatch
) -> None:
    master = await node.client(await table.user("Dana"))
    encounter = await made_log(node, master)
    at_once, parts = await whole(master, "read_log", "log", **encounter)
    assert parts == 1 and [one["version"] for one in at_once] == list(range(1, 26))
    assert all(event["payload"]["timestamp"] == one["at"] for one in at_once for event in one["events"])
    monkeypatch.setattr(files, "MOST_BYTES", 3_000)
    for module in (files, tracker):
        monkeypatch.setattr(module, "LOG_PAGE", 7)
    replayed = 0

    def counted(before: Encounter, entries: tuple[HistoryEntry, ...]) -> Iterator[Change]:
        nonlocal replayed
        replayed += len(entries)
        return course(before, entries)

    monkeypatch.setattr(files, "course", counted)
    found, parts = await whole(master, "read_log", "log", **encounter)
    assert found == at_once and parts > 4
    assert 25 <= replayed <= 25 + parts, "one beyond each part, to see that the part is full"
    for after in ("11", "24", "25"):  # where no part ended
        found = (await master.ask("read_log", {**encounter, "after": after}))["log"]
        assert found == at_once[int(after) :][: len(found)]


async def test_below_a_gap_in_the_log_there_are_no_events(
    node: Node, table: StoredDocuments, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MOST_BYTES", 3_000)
    master = await node.client(await table.user("Dana"))
    encounter = await made_log(node, master)
    await node.database.combat_log.delete_one({"version": 9})
    await node.database.combat_log.delete_one({"version": 1})  # as of those that were kept long enough
    log, parts = await whole(master, "read_log", "log", **encounter)
    assert parts > 2 and [one["version"] for one in log] == [*range(2, 9), *range(10, 26)]
    assert [bool(one["events"]) for one in log] == [one["version"] < 9 for one in log]
