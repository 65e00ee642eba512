"""The Python client over two processes of a server, with events that are lost, repeated and reordered."""

import asyncio
from random import Random
from typing import Any

import pytest

from realtime.client import TrackerClient
from storage.repositories.personal_links import PersonalLinks
from tests.realtime.conftest import NodeMaker
from tests.realtime.patience import eventually
from tests.realtime.stored_documents import StoredDocuments, participant
from tests.realtime.viewer import comparable

STEPS = 40


class Disorder:
    """Stands between a client and what it receives of an encounter."""

    def __init__(self, tracker: TrackerClient, seed: int) -> None:
        self.random, self.receive = Random(seed), tracker._received
        self.late: set[asyncio.Task[None]] = set()
        self.counts = {"lost": 0, "repeated": 0, "late": 0}
        tracker._sio.on("*", self.pass_on)

    async def pass_on(self, event: str, payload: Any = None) -> None:
        is_change = isinstance(payload, dict) and "version" in payload and event != "encounter_state"
        fate = self.random.choice(("lost", "repeated", "late", "", "", "")) if is_change else ""
        if fate:
            self.counts[fate] += 1
        if fate == "late":
            task = asyncio.create_task(self.receive_late(event, payload))
            self.late.add(task)
            task.add_done_callback(self.late.discard)
            return
        for _ in range({"lost": 0, "repeated": 2}.get(fate, 1)):
            await self.receive(event, payload)

    async def receive_late(self, event: str, payload: Any) -> None:
        await asyncio.sleep(self.random.random() * 0.3)
        await self.receive(event, payload)


@pytest.mark.parametrize("seed", range(4))
async def test_a_client_converges_whatever_is_lost_repeated_or_late(
    make_node: NodeMaker, redis_url: str, table: StoredDocuments, seed: int
) -> None:
    here, there = await make_node(redis_url=redis_url), await make_node(redis_url=redis_url)
    dm = await table.user("Dana")
    people = [participant(name, hp=20, initiative=n) for n, name in enumerate("ABC")]
    encounter_id = await table.encounter(dm, *people)
    ids = [str(one["_id"]) for one in people]
    dms = [await node.client(dm) for node in (here, there)]
    for client in dms:
        await client.join(encounter_id)
    _, secret = await PersonalLinks(here.database).create(dm, encounter_id)
    random = Random(seed)
    async with TrackerClient(here.web.address, link=f"https://t.example/play#{secret}") as tracker:
        await tracker.join()
        disorder = Disorder(tracker, seed)
        version = 0
        for _ in range(STEPS):
            target = {"encounterId": encounter_id, "participantId": random.choice(ids)}
            name, fields = random.choice(
                (
                    ("advance_turn", {"encounterId": encounter_id}),
                    ("update_participant_hp", {**target, "damage": random.randint(1, 30)}),
                    ("update_participant_hp", {**target, "healing": random.randint(1, 30)}),
                    ("undo", {"encounterId": encounter_id}),
                )
            )
            answer = await random.choice(dms).ask(name, fields)
            version = answer.get("version", version)
        await asyncio.gather(*disorder.late)
        versions = {encounter_id: version}
        await tracker._received("heartbeat", {"versions": versions})  # the next one, at once

        async def is_up_to_date() -> bool:
            return bool(tracker.encounter["version"] == version)

        await eventually(is_up_to_date)
        assert comparable(tracker.encounter) == comparable(await dms[0].at_version(version)), disorder.counts
        assert all(disorder.counts.values())
