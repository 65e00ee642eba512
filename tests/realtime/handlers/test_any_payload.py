"""Whatever a client sends, it is answered, and nothing breaks."""

import json
from typing import Any

import pytest
from aiohttp import ClientSession
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from realtime.protocol.command_payload import COMMANDS, read_command
from realtime.protocol.payloads import EncounterPayload, OverlayHealthPayload, SyncPayload, read_payload
from realtime.protocol.wire_json import WireJson
from storage.encounter.commands import AddParty
from storage.encounter.errors import InvalidCommandError
from storage.encounter.model import Level
from tests.each_example import run_each
from tests.realtime.client import Client
from tests.realtime.conftest import Node
from tests.realtime.stored_documents import StoredDocuments, participant

OWN = ("join_encounter", "leave_encounter", "sync_encounter", "join_party", "leave_party", "update_character")
EVENTS = [*COMMANDS, *OWN, "overlay_health", "connect", "disconnect", "error", "", "*"]

scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
NAMES = st.sampled_from(
    [
        *("encounterId", "commandId", "expected", "version", "partyId", "changes", "type", "name"),
        *("participantId", "participantIds", "participant", "condition"),
        *("newHP", "damage", "targets", "parts", "amount"),
    ]
)
anything = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(NAMES | st.text(max_size=8), inner, max_size=6)
    ),
    max_leaves=20,
)


@given(event=st.sampled_from(list(COMMANDS)), payload=anything)
def test_a_payload_is_a_command_or_a_complaint(event: str, payload: Any) -> None:
    try:
        request = read_command(event, payload)
    except InvalidCommandError as error:
        assert str(error)
    else:
        assert request.command.type == event


def test_a_whole_number_may_be_written_with_a_point() -> None:
    asked = {"encounterId": "e", "participantId": "p", "newHP": 5.0, "damage": 3.0}
    assert read_command("update_participant_hp", asked) == read_command(
        "update_participant_hp", {**asked, "newHP": 5, "damage": 3}
    )
    with pytest.raises(InvalidCommandError, match="Hit points: write a whole number"):
        read_command("update_participant_hp", {**asked, "newHP": 5.5})


@given(payload=anything)
def test_any_other_payload_is_read_or_complained_about(payload: Any) -> None:
    for model in (EncounterPayload, SyncPayload, OverlayHealthPayload):
        try:
            read_payload(model, payload)
        except InvalidCommandError as error:
            assert str(error)


def nested(depth: int) -> Any:
    value: Any = "x"
    for _ in range(depth):
        value = {"encounterId": value, "participant": [value]} if depth < 12 else [value]
    return value


@pytest.mark.parametrize(
    "payload",
    [
        {"encounterId": "x", "participantId": "\ud800"},
        {"encounterId": "x", "participantId": "y", "newHP": 10**400},
        {"encounterId": "x", "participantId": "y", "newHP": float("nan")},
        {"encounterId": "x", "participantId": "y", "newHP": float("inf")},
        {"encounterId": "x", "participantId": "y", "newHP": 1, "notes": "n" * 100_000},
        {"encounterId": "x", "participantId": nested(11)},
        {"encounterId": "x", "participantId": nested(500)},
        {"encounterId": "x", "participantId": {"\0": 1}, "newHP": 1},
        {"encounterId": b"raw", "participantId": "y", "newHP": 1},
        [1, 2, 3],
        "text",
        7,
        None,
    ],
)
def test_extremes_are_complaints(payload: Any) -> None:
    with pytest.raises(InvalidCommandError):
        read_command("update_participant_hp", payload)


@pytest.mark.parametrize(
    ("participants", "says"),
    [
        ([{}] * 20_000, "more than 200 items"),
        ([{"name": "x", **{f"k{n}": 1 for n in range(5_000)}}], "more than 200 items"),
        ([{f"k{n}": 1 for n in range(150)}] * 50, "too many mistakes"),
    ],
    ids=["items", "names", "mistakes"],
)
def test_no_list_of_thousands_of_mistakes_is_made(participants: list[Any], says: str) -> None:
    with pytest.raises(InvalidCommandError, match=says):
        read_command("add_party", {"encounterId": "x", "participants": participants})


def test_a_command_takes_the_lists_of_defences_and_the_levels_of_visibility() -> None:
    newcomer = {
        "name": "Imp",
        "defences": {"resistances": ["cold"], "conditionImmunities": ["Poisoned"]},
        "visibility": {"players": "name", "stream": "unseen"},
    }
    command = read_command("add_party", {"encounterId": "x", "participants": [newcomer]}).command
    assert isinstance(command, AddParty)
    (made,) = command.participants
    assert made.defences.resistances == ("cold",)
    assert made.visibility is not None and made.visibility.stream is Level.UNSEEN


async def test_any_json_to_any_event_is_answered_on_a_living_connection(
    node: Node, table: StoredDocuments
) -> None:
    dm = await table.user("Dana")
    goblin = participant("Goblin")
    encounter_id = await table.encounter(dm, goblin)
    client = await node.joined(dm, encounter_id)

    @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
    @given(event=st.sampled_from(EVENTS), payload=anything, is_ours=st.booleans())
    async def send(event: str, payload: Any, is_ours: bool) -> None:
        if isinstance(payload, dict) and is_ours:
            payload = {**payload, "encounterId": encounter_id, "participantId": str(goblin["_id"])}
        answer = await client.ask(event, json.loads(json.dumps(payload, allow_nan=True)))
        assert answer["ok"] in (True, False)
        if not answer["ok"]:
            assert answer["error"]["code"] != "internal", (event, payload)

    await run_each(send)
    assert (await client.ask("join_encounter", {"encounterId": encounter_id}))["ok"]
    await client.close()


async def test_invalid_packets_affect_no_other_client(node: Node, table: StoredDocuments) -> None:
    token = node.web.tokens.issue_user_token(await table.user("Dana"))
    url = f"{node.web.address}/socket.io/?EIO=4&transport=websocket"
    deep = "[" * 5_000 + "]" * 5_000
    junk = ["4", "42", "42[]", "42{}", "42[[1],2]", "42[null]", '42["join_encounter"', f'42["x",{deep}]']
    junk += ["43[]", "451-[]", "4999", "49", "4²", '42/other,["join_encounter",{}]', "40", "44{}", "41/no,"]
    async with ClientSession() as session, session.ws_connect(url) as socket:
        assert (await socket.receive_str())[0] == "0"
        await socket.send_str(f"40{json.dumps({'token': token})}")
        assert (await socket.receive_str()).startswith("40")
        for packet in junk:
            await socket.send_str(packet)
        await socket.send_str('427["leave_encounter",{"encounterId":"x"}]')
        async for message in socket:
            if message.data == '437[{"ok":true}]':
                break
        else:
            pytest.fail("the connection did not live on")
    other = await Client.connect(node.web.address, token)
    await other.close()


def test_a_number_that_is_none_is_null_on_the_wire() -> None:
    assert (
        WireJson.dumps({"hp": float("nan"), "ac": float("inf"), "x": 1.5}) == '{"hp":null,"ac":null,"x":1.5}'
    )
