"""Operators of the database, and odd keys, wherever a client may send an object: nothing is done."""

from typing import Any

import pytest
from aiohttp import ClientSession

from realtime.protocol.command_payload import COMMANDS
from tests.realtime.conftest import Node
from tests.realtime.stored_documents import StoredDocuments, participant

Json = dict[str, Any]

WEAPONS: dict[str, Any] = {
    "greater than nothing": {"$gt": ""},
    "not equal": {"$ne": None},
    "code": {"$where": "sleep(9000)"},
    "a pattern": {"$regex": ".*"},
    "one of": {"$in": [[], {}, "x"]},
    "an id in an object": {"$oid": "f" * 24},
    "a list": ["f" * 24],
    "a prototype": {"__proto__": {"isAdmin": True}},
    "a path": {"a.b.$": 1},
    "a null byte": {"a\u0000b": 1},
}
# Where an id or a name is expected.
FIELDS = (
    "encounterId",
    "participantId",
    "commandId",
    "partyId",
    "characterId",
    "requestId",
    "userId",
    "condition",
)

OTHERS = ("join_encounter", "leave_encounter", "sync_encounter", "join_party", "update_character")


def odd_keys(value: Any) -> list[str]:
    """Return the keys in a document that the database, or a script, would read as more than names."""
    if isinstance(value, list):
        return [key for inner in value for key in odd_keys(inner)]
    if not isinstance(value, dict):
        return []
    own = [key for key in value if key.startswith("$") or "." in key or "\0" in key or key == "__proto__"]
    return own + [key for inner in value.values() for key in odd_keys(inner)]


@pytest.mark.parametrize("weapon", WEAPONS.values(), ids=WEAPONS)
async def test_an_operator_is_no_id_for_any_event(node: Node, table: StoredDocuments, weapon: Any) -> None:
    dm = await table.user("Dana")
    goblin = participant("Goblin")
    encounter_id = await table.encounter(dm, goblin)
    client = await node.joined(dm, encounter_id)
    sound = {"encounterId": encounter_id, "participantId": str(goblin["_id"])}
    for event in (*COMMANDS, *OTHERS):
        for field in FIELDS:
            answer = await client.ask(event, {**sound, field: weapon})
            if answer["ok"]:  # it is no field of this event
                assert event in OTHERS or field in answer["ignored"], (event, field)
                assert field != "encounterId", event
            else:
                assert answer["error"]["code"] != "internal", (event, field)
    assert odd_keys(await table.document(encounter_id)) == []
    assert odd_keys([entry async for entry in node.database.combat_log.find()]) == []


@pytest.mark.parametrize("weapon", WEAPONS.values(), ids=WEAPONS)
async def test_an_odd_key_or_value_is_refused_or_left_out_of_what_is_stored(
    node: Node, table: StoredDocuments, weapon: Any
) -> None:
    dm = await table.user("Dana")
    goblin = participant("Goblin")
    encounter_id = await table.encounter(dm, goblin)
    client = await node.client(dm)
    inside = weapon if isinstance(weapon, dict) else {"$each": weapon}
    asked: list[tuple[str, Json]] = [
        ("add_participant", {"participant": {"name": "Ogre", **inside}}),
        ("add_participant", {"participant": {"name": weapon}}),
        ("add_participant", {"participant": {"name": "Ogre", "defences": {"resistances": [weapon]}}}),
        ("add_participant", {"participant": {"name": "Ogre", "visibility": weapon}}),
        ("update_participant", {"participantId": str(goblin["_id"]), "changes": inside}),
        ("update_participant", {"participantId": str(goblin["_id"]), "changes": {"notes": weapon}}),
        ("add_condition", {"participantId": str(goblin["_id"]), "condition": {"name": "x", **inside}}),
        ("update_participant_hp", {"participantId": str(goblin["_id"]), "newHP": weapon}),
        ("deal_damage", {"targets": [{"participantId": weapon}], "parts": [{"amount": 1}]}),
        (
            "deal_damage",
            {"targets": [{"participantId": str(goblin["_id"])}], "parts": [{"amount": 1, **inside}]},
        ),
        ("advance_turn", {"expected": weapon}),
        ("change_rules", inside),
    ]
    for event, payload in asked:
        answer = await client.ask(event, {"encounterId": encounter_id, **payload})
        is_refused = not answer["ok"] and answer["error"]["code"] == "invalid"
        assert is_refused or answer.get("ignored"), (event, payload, answer)
    assert odd_keys(await table.document(encounter_id)) == []
    assert odd_keys([entry async for entry in node.database.combat_log.find()]) == []


@pytest.mark.parametrize("weapon", WEAPONS.values(), ids=WEAPONS)
async def test_an_operator_opens_no_link(node: Node, table: StoredDocuments, weapon: Any) -> None:
    async with ClientSession() as session:
        for path in ("/api/share/session", "/api/play/session"):
            async with session.post(f"{node.web.address}{path}", json={"secret": weapon}) as answer:
                assert answer.status in (400, 404), path
        for token in (weapon, {"token": weapon}):
            async with session.post(f"{node.web.address}/auth/token", json=token) as answer:
                assert answer.status == 401
