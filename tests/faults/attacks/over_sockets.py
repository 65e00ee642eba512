"""What a hostile member tries over sockets and HTTP."""

import asyncio
import contextlib
import json
from urllib.parse import urlsplit
from uuid import uuid4

from aiohttp import ClientError, ClientSession, ClientTimeout

from storage.mongo.ids import key
from storage.repositories.share_links import ShareLinks
from tests.faults.attacks.attacker import VICTIMS_HP, Attacker, NotCarriedOutError
from tests.faults.visitor import Json, Visitor

HELD_SECONDS = 5.0
LONG = "x" * 70_000
TOGETHER = 17  # packets in one poll; python-engineio by itself takes 16
READS = 200  # more than one token may in a minute, fewer than its user
MORE_READS = 90
POLL_SECONDS = 15.0
_SEPARATOR = "\x1e"


async def made_up_ids(attacker: Attacker) -> None:
    """Ask for encounters that do not exist, and for another's."""
    async with attacker.visiting() as visitor:
        for _ in range(100):
            await visitor.ask("sync_encounter", {"encounterId": uuid4().hex[:24], "version": 0})
        joined = await visitor.ask("join_encounter", {"encounterId": attacker.others_encounter})
        attacker.require(not joined["ok"], "joined another's encounter")


async def endless_conditions(attacker: Attacker) -> None:
    """Make one's own encounter as large as it can be."""
    async with attacker.visiting() as visitor:
        for _ in range(60):
            condition = {"name": uuid4().hex, "description": LONG[:2_000]}
            await visitor.ask("add_condition", {**attacker.target, "condition": condition})
        for _ in range(30):
            newcomer = {"name": uuid4().hex, "type": "monster", "maxHP": 9, "notes": LONG[:1_000]}
            await visitor.ask("add_participant", {**attacker.own, "participant": newcomer})


async def others_character(attacker: Attacker) -> None:
    """Bring another's character into one's own encounter, at 0 hit points, and end it."""
    async with attacker.visiting() as visitor:
        stolen: Json = {"name": "Aria", "type": "character", "maxHP": 9, "currentHP": 0}
        stolen |= {"characterId": attacker.others_character}
        await visitor.ask("add_participant", {**attacker.own, "participant": stolen})
        await visitor.ask("end_encounter", attacker.own)
        await visitor.ask("undo", attacker.own)
    victim = await attacker.cluster.database.characters.find_one({"_id": key(attacker.others_character)})
    held = victim is not None and victim["currentHP"] == VICTIMS_HP
    attacker.require(held, "another's saved character was changed")


async def floods(attacker: Attacker) -> None:
    """Join, leave and catch up as fast as it goes, and send what is too long."""
    async with attacker.visiting() as visitor:
        for _ in range(100):
            await visitor.ask("leave_encounter", attacker.own)
            await visitor.ask("join_encounter", attacker.own)
            await visitor.ask("sync_encounter", {**attacker.own, "version": 0})
        for event in ("update_participant_hp", "no_such_event", "add_condition"):
            await visitor.ask(event, {**attacker.target, "notes": LONG, "damage": 1})


async def silent_connections(attacker: Attacker) -> None:
    """Open connections that say nothing, half a request, or nothing about who they are."""
    address = urlsplit(attacker.address)
    writers = []
    for said in (b"", b"GET /socket.io/?EIO=4", b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n") * 10:
        with contextlib.suppress(OSError):
            _, writer = await asyncio.open_connection(address.hostname, address.port)
            writer.write(said)
            writers.append(writer)
    async with ClientSession(timeout=ClientTimeout(total=5)) as session:
        for _ in range(10):
            async with session.get(f"{attacker.address}/socket.io/?EIO=4&transport=polling") as answer:
                await answer.read()
    await asyncio.sleep(HELD_SECONDS)
    for writer in writers:
        writer.close()


async def many_tokens(attacker: Attacker) -> None:
    """Make many tokens of one link, and guess others."""
    shares = ShareLinks(attacker.cluster.database)
    link, secret = await shares.create(attacker.encounter_id, "stream", attacker.user_id)
    async with ClientSession(timeout=ClientTimeout(total=5)) as session:
        for text in (*[secret] * 30, *(uuid4().hex for _ in range(10))):
            async with session.post(f"{attacker.address}/api/share/session", json={"secret": text}) as answer:
                await answer.read()
                attacker.require(text == secret or answer.status != 200, "a guessed link was accepted")
        for method, origin in (("GET", attacker.address), ("POST", "https://elsewhere.example")):
            async with session.request(
                method, f"{attacker.address}/auth/logout", headers={"Origin": origin}
            ) as answer:
                await answer.read()
                attacker.require("Set-Cookie" not in answer.headers, "another site signs a user out")
    await shares.end([link])


async def others_command_id(attacker: Attacker) -> None:
    """Use up the id of another's command before they send it."""
    shared = attacker.shared
    before = await _hit_points(attacker, shared.encounter_id, shared.goblin)
    async with (
        attacker.visiting(encounter_id=shared.encounter_id) as own,
        attacker.visiting(shared.owner_token, shared.encounter_id) as dm,
    ):
        same: Json = {"encounterId": shared.encounter_id, "commandId": uuid4().hex}
        for visitor, target in ((own, shared.attackers), (dm, shared.goblin)):
            answer = await _hit(visitor, {**same, "participantId": target})
            if not answer["ok"]:
                raise NotCarriedOutError
    lost = before - await _hit_points(attacker, shared.encounter_id, shared.goblin)
    attacker.require(lost == 1, "another's command was swallowed by its id")


async def packed_poll(attacker: Attacker) -> None:
    """Send many commands in one request: each must be answered, and carried out if the answer says so."""
    before = await _hit_points(attacker, attacker.encounter_id, attacker.participant_id)
    base = f"{attacker.address}/socket.io/?EIO=4&transport=polling"
    async with ClientSession(timeout=ClientTimeout(total=POLL_SECONDS)) as session:
        async with session.get(base) as opened:
            url = f"{base}&sid={json.loads((await opened.text())[1:])['sid']}"
        await _post(session, url, f"40{json.dumps({'token': attacker.token})}")
        if "40{" not in await _polled(session, url):
            raise NotCarriedOutError
        answers = await _answers(session, url, attacker.target)
        lost = before - await _hit_points(attacker, attacker.encounter_id, attacker.participant_id)
        is_answered = len(answers) == TOGETHER and lost == sum(answers.values())
        attacker.require(is_answered, "commands of one poll were lost")
        await _post(session, url, "1")


async def _answers(session: ClientSession, url: str, target: Json) -> dict[str, bool]:
    """Send hits in one request; return whether each was carried out, of those that were answered."""
    hit = ["update_participant_hp", {**target, "damage": 1}]
    answers: dict[str, bool] = {}
    with contextlib.suppress(ClientError, TimeoutError):  # then answers are missing
        await _post(session, url, _SEPARATOR.join(f"42{n}{json.dumps(hit)}" for n in range(TOGETHER)))
        while len(answers) < TOGETHER:
            for packet in (await _polled(session, url)).split(_SEPARATOR):
                if packet.startswith("43"):
                    number, bracket, rest = packet[2:].partition("[")
                    (said,) = json.loads(bracket + rest)
                    answers[number] = said["ok"]
    return answers


async def respelled_token(attacker: Attacker) -> None:
    """Use up what a token may read, and go on with the same token in another spelling."""
    shared, address = attacker.shared, attacker.address
    sync = {"encounterId": shared.encounter_id, "version": 0}
    token = attacker.cluster.tokens.issue_user_token(shared.owner)  # a user whom no other attack makes busy
    async with (
        attacker.visiting(token, shared.encounter_id, address) as plain,
        attacker.visiting(f"{token}=", shared.encounter_id, address) as respelled,
    ):
        used = await asyncio.gather(*(plain.ask("sync_encounter", sync) for _ in range(READS)))
        more = await asyncio.gather(*(respelled.ask("sync_encounter", sync) for _ in range(MORE_READS)))
    if all(answer["ok"] for answer in used):
        raise NotCarriedOutError  # it went too slowly to use it up
    attacker.require(not all(answer["ok"] for answer in more), "a token in another spelling counts apart")


async def _hit(visitor: Visitor, fields: Json) -> Json:
    return await visitor.ask("update_participant_hp", {**fields, "damage": 1})


async def _hit_points(attacker: Attacker, encounter_id: str, participant_id: str) -> int:
    found = await attacker.cluster.database.encounters.find_one({"_id": key(encounter_id)})
    assert found is not None
    (hit_points,) = [p["currentHP"] for p in found["participants"] if str(p["_id"]) == participant_id]
    return int(hit_points)


async def _post(session: ClientSession, url: str, body: str) -> None:
    async with session.post(url, data=body) as answer:
        answer.raise_for_status()
        await answer.read()


async def _polled(session: ClientSession, url: str) -> str:
    async with session.get(url) as answer:
        answer.raise_for_status()
        return await answer.text()
