"""What the server sends and answers is what docs/asyncapi.json says."""

import json
from typing import Any

from jsonschema import Draft202012Validator

from realtime.protocol.command_payload import COMMANDS
from storage.repositories.share_links import ShareLinks
from tests.places import ROOT
from tests.realtime.client import Client
from tests.realtime.conftest import Node
from tests.realtime.stored_documents import StoredDocuments, hero, participant
from tests.wire_answers import ANSWERS
from tests.wire_docs import OTHERS, about, answer_to, server_event_types

DOCUMENT: dict[str, Any] = json.loads((ROOT / "docs" / "asyncapi.json").read_text(encoding="utf-8"))


def faults(message: str, payload: object) -> list[str]:
    """Return how a payload differs from its schema."""
    schema = {**DOCUMENT["components"]["messages"][message]["payload"], "components": DOCUMENT["components"]}
    return [
        f"{message} {error.json_path}: {error.message}"
        for error in Draft202012Validator(schema).iter_errors(payload)
    ]


async def test_every_event_of_a_client_and_of_the_server_is_described(node: Node) -> None:
    answers = {answer_to(event) for event in (*COMMANDS, *OTHERS)}
    described = set(DOCUMENT["components"]["messages"])
    assert described == {*COMMANDS, *OTHERS, *answers, *server_event_types()}
    assert {*COMMANDS, *OTHERS} == set(node.web._server._handlers) == ANSWERS.keys()


def test_the_text_of_an_event_is_its_own() -> None:
    texts = [about(event, model) for event, model in {**COMMANDS, **OTHERS}.items()]
    assert all(texts) and len(texts) == len(set(texts))


async def test_what_each_audience_is_sent_is_as_described(node: Node, table: StoredDocuments) -> None:
    dm, ari = await table.user("Dana"), await table.user("Ari")
    encounter_id = await table.encounter(dm, hero("Aria", ari), participant("Goblin", initiative=3))
    share, _ = await ShareLinks(node.database).create(encounter_id, "stream", dm)
    tokens = [
        node.web.tokens.issue_user_token(dm),
        node.web.tokens.issue_user_token(ari),
        node.web.tokens.issue_share_token(share)[0],
    ]
    clients = [await Client.connect(node.web.address, token, protocol=1) for token in tokens]
    for client in clients:
        await client.join(encounter_id)
    ids = {p["name"]: p["_id"] for p in clients[0].state()["participants"]}
    aria, goblin = {"participantId": ids["Aria"]}, {"participantId": ids["Goblin"]}
    asked: list[tuple[str, dict[str, Any]]] = [
        ("update_participant_hp", {**aria, "damage": 3}),
        ("deal_damage", {"targets": [goblin], "parts": [{"amount": 2, "type": "fire"}]}),
        ("add_condition", {"participantIds": [ids["Goblin"]], "condition": {"name": "prone", "duration": 2}}),
        ("remove_participant", goblin),
        ("advance_turn", {}),
        ("undo", {}),
        ("end_encounter", {}),
        ("advance_turn", {"expected": 1}),
    ]
    answers = []
    for event, payload in asked:
        sent = {"encounterId": encounter_id, **payload}
        answers.append((event, await clients[0].ask(event, sent)))
        if answers[-1][1]["ok"]:
            assert faults(event, sent) == []
    for client, version in ((clients[1], 1), (clients[2], 0)):
        sent = {"encounterId": encounter_id, "version": version}
        answers.append(("sync_encounter", await client.ask("sync_encounter", sent)))
    found = [fault for event, answer in answers for fault in faults(answer_to(event), answer)]
    for client in clients:
        await client.at_version(answers[-1][1]["version"])
        found += [fault for name, payload in client.events for fault in faults(name, payload)]
    seen = {name for client in clients for name, _ in client.events}
    for client, is_open in ((clients[0], True), (clients[2], False)):
        of_goblin = [
            hit for hit in client.named("participant_hp_changed") if hit["participantId"] == ids["Goblin"]
        ]
        assert of_goblin and all(
            ("newHP" in hit, "healthBand" in hit) == (is_open, not is_open) for hit in of_goblin
        )
    assert seen >= {"welcome", "encounter_state", "participant_hp_changed", "condition_added", "error"}
    assert seen >= {"participant_removed", "turn_advanced", "encounter_updated"}
    assert found == []
    assert faults("heartbeat", {"versions": {"x": "1"}}) != []
    bare = {"encounterId": "x", "version": 2}
    assert faults("encounter_updated", bare) == []
    assert faults("encounter_updated", {**bare, "timestamp": "2026-01-01T00:00:00Z"}) != []
    hit = {**bare, "participantId": "a", "updatedBy": "Dana", "newHP": 3}
    assert faults("participant_hp_changed", hit) == []
    assert faults("participant_hp_changed", {**hit, "healthBand": "hurt"}) != []
    assert faults("command.answer", {"ok": True, "version": 1, "statblock": None}) != []
    assert faults("list_encounters.answer", {"ok": True}) != []
