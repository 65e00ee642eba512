"""What messages cost, in counts that are the same on every machine."""

import asyncio
import json
from collections import Counter

import pytest

from realtime.protocol.wire_json import WireJson
from realtime.transport.engine import EVENTS_AT_ONCE, Engine
from realtime.transport.room_manager import Encoded, RoomManager
from storage.encounter.model import Encounter
from storage.encounter.visibility import audience_change
from storage.encounter.visibility.audience import DM, Audience, player
from storage.encounter.visibility.patches import patch
from storage.encounter.visibility.view_types import EncounterPatch
from storage.mongo.documents import Stored
from storage.repositories.encounters import Encounters
from tests.realtime.conftest import Node
from tests.realtime.raw_socket import RawSocket
from tests.realtime.stored_documents import StoredDocuments, hero, participant

BURST = 10


async def test_a_burst_is_parsed_once_written_once_and_encoded_once_for_each_audience(
    node: Node, table: StoredDocuments, monkeypatch: pytest.MonkeyPatch
) -> None:
    dm, alice = await table.user("Dana"), await table.user("Alice")
    ogre = participant("Ogre", hp=500)
    encounter_id = await table.encounter(dm, ogre, hero("Elwing", alice))
    viewers = [await node.client(user) for user in (dm, dm, dm, alice, alice)]
    for viewer in viewers:
        await viewer.join(encounter_id)
    raw = await RawSocket.joined(_port(node), node.web.tokens.issue_user_token(dm))
    parsed: list[object] = []
    writes: list[int] = []
    compared: Counter[Audience] = Counter()
    encoded: Counter[str] = Counter()
    loads, save, encode = WireJson.loads, Encounters.save, RoomManager.encode

    def counting_loads(text: str | bytes, **options: object) -> object:
        parsed.append(text)
        return loads(text, **options)

    async def counting_save(encounters: Encounters, stored: Stored, after: Encounter) -> bool:
        writes.append(after.version - stored.encounter.version)
        return await save(encounters, stored, after)

    def counting_patch(earlier: Encounter, later: Encounter, audience: Audience) -> EncounterPatch:
        compared[audience] += 1
        return patch(earlier, later, audience)

    def counting_encode(manager: RoomManager, event: str, data: object, namespace: str) -> Encoded:
        encoded[event] += 1
        return encode(manager, event, data, namespace)

    monkeypatch.setattr(audience_change, patch.__name__, counting_patch)
    monkeypatch.setattr(WireJson, "loads", staticmethod(counting_loads))
    monkeypatch.setattr(Encounters, "save", counting_save)
    monkeypatch.setattr(RoomManager, "encode", counting_encode)
    hit = {"encounterId": encounter_id, "participantId": str(ogre["_id"]), "damage": 1}
    for number in range(BURST):
        raw.send(f"42{number}" + json.dumps(["update_participant_hp", hit]))
    answers: list[str] = []
    while len(answers) < BURST:
        answers += [text for text in await raw.texts(1) if text.startswith("43")]
    assert all('"ok":true' in answer for answer in answers)
    assert len(parsed) == BURST
    assert writes == [BURST]
    for viewer in viewers:
        await viewer.at_version(BURST)
    assert compared == {DM: BURST, player(alice): BURST}
    # Who came is announced a little later, and heartbeats come when they are due: perhaps in the burst.
    others = {"user_joined_encounter", "heartbeat"}
    assert {event: times for event, times in encoded.items() if event not in others} == {
        "participant_hp_changed": 2 * BURST
    }
    raw.close()


async def test_many_messages_of_one_client_leave_others_their_turn(
    node: Node, table: StoredDocuments, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = await RawSocket.joined(_port(node), node.web.tokens.issue_user_token(await table.user("Dana")))
    turns: list[int] = [0]
    handle = Engine.handle_message

    async def counting(engine: Engine, sid: str, message: str) -> None:
        turns[-1] += 1
        await handle(engine, sid, message)

    monkeypatch.setattr(Engine, "handle_message", counting)
    for _ in range(100):
        raw.send('42["nothing"]')
    while sum(turns) < 100:
        turns.append(0)
        await asyncio.sleep(0)
    assert max(turns) == EVENTS_AT_ONCE
    raw.close()


def _port(node: Node) -> int:
    return int(node.web.address.rpartition(":")[2])
