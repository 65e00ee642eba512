"""Long polling: a client sends what it has gathered in one request, and each message gets its answer."""

import asyncio
import json

from aiohttp import ClientSession

from realtime.transport.packet_guard import MOST_PACKETS
from storage.encounter.commands import DealDamage
from tests.realtime.conftest import Node
from tests.realtime.stored_documents import StoredDocuments, participant

COMMANDS = 60
EXCESS = 3


async def test_a_burst_of_commands_over_polling_loses_none(node: Node, table: StoredDocuments) -> None:
    dm, goblin = await table.user("Dana"), participant("Goblin", hp=100)
    encounter_id = await table.encounter(dm, goblin)
    client = await node.client(dm, transports=("polling",))
    await client.join(encounter_id)
    damage = DealDamage.to(str(goblin["_id"]), 1).model_dump(mode="json", by_alias=True)
    hit = {**damage, "encounterId": encounter_id}
    answers = await asyncio.gather(*(client.ask("deal_damage", hit) for _ in range(COMMANDS)))
    assert [answer["ok"] for answer in answers] == [True] * COMMANDS, answers
    (stored,) = (await table.document(encounter_id))["participants"]
    assert stored["currentHP"] == 100 - COMMANDS
    assert (await client.at_version(COMMANDS))["version"] == COMMANDS


async def test_what_is_too_much_for_one_poll_is_refused_message_by_message(
    node: Node, table: StoredDocuments
) -> None:
    token = node.web.tokens.issue_user_token(await table.user("Dana"))
    base = f"{node.web.address}/socket.io/?EIO=4&transport=polling"
    packets = [
        f'42{number}["leave_encounter",{{"encounterId":"x"}}]' for number in range(MOST_PACKETS + EXCESS)
    ]
    answers: dict[int, str] = {}
    async with ClientSession() as session:
        async with session.get(base) as opened:
            url = f"{base}&sid={json.loads((await opened.text())[1:])['sid']}"
        for body in (f"40{json.dumps({'token': token})}", "\x1e".join(packets)):
            async with session.post(url, data=body) as answer:
                assert answer.status == 200
        while len(answers) < len(packets):
            async with session.get(url) as polled:
                for packet in (await polled.text()).split("\x1e"):
                    if packet.startswith("43"):
                        number, bracket, rest = packet[2:].partition("[")
                        (said,) = json.loads(bracket + rest)
                        answers[int(number)] = "ok" if said["ok"] else said["error"]["code"]
    assert [answers[number] for number in range(len(packets))] == ["ok"] * MOST_PACKETS + ["busy"] * EXCESS
