"""What a hostile member tries over and over; each attack takes seconds, and ends its connections."""

import asyncio
import contextlib
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import urlsplit
from uuid import uuid4

from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.sandbox import Actor
from storage.encounter.base import EncounterId, UserId
from storage.repositories.share_links import ShareLinks
from tests.faults.cluster import Cluster
from tests.faults.visitor import Json, LostError, Visitor

HELD_SECONDS = 5.0
CONNECT_SECONDS = 15.0
LONG = "x" * 70_000


@dataclass
class Attacker:
    """A member: a Discord account, an encounter of their own, and another's character."""

    cluster: Cluster
    actor: Actor
    channel: int
    user_id: UserId
    token: str
    encounter_id: EncounterId
    participant_id: str
    others_encounter: str
    others_character: str

    @property
    def address(self) -> str:
        """One of the web processes."""
        return random.choice(self.cluster.addresses)


async def made_up_ids(attacker: Attacker) -> None:
    """Ask for encounters that do not exist, and for another's."""
    async with _visiting(attacker) as visitor:
        for _ in range(100):
            await visitor.ask("sync_encounter", {"encounterId": uuid4().hex[:24], "version": 0})
        await visitor.ask("join_encounter", {"encounterId": attacker.others_encounter})


async def endless_conditions(attacker: Attacker) -> None:
    """Make one's own encounter as large as it can be."""
    async with _visiting(attacker) as visitor:
        for _ in range(60):
            condition = {"name": uuid4().hex, "description": LONG[:2_000]}
            await visitor.ask("add_condition", {**_target(attacker), "condition": condition})
        for _ in range(30):
            newcomer = {"name": uuid4().hex, "type": "monster", "maxHP": 9, "notes": LONG[:1_000]}
            await visitor.ask("add_participant", {**_own(attacker), "participant": newcomer})


async def others_character(attacker: Attacker) -> None:
    """Bring another's character into one's own encounter, at 0 hit points, and end it."""
    async with _visiting(attacker) as visitor:
        stolen: Json = {"name": "Aria", "type": "character", "maxHP": 9, "currentHP": 0}
        stolen |= {"characterId": attacker.others_character}
        await visitor.ask("add_participant", {**_own(attacker), "participant": stolen})
        await visitor.ask("end_encounter", _own(attacker))
        await visitor.ask("undo", _own(attacker))


async def floods(attacker: Attacker) -> None:
    """Join, leave and catch up as fast as it goes, and send what is too long."""
    async with _visiting(attacker) as visitor:
        for _ in range(100):
            await visitor.ask("leave_encounter", _own(attacker))
            await visitor.ask("join_encounter", _own(attacker))
            await visitor.ask("sync_encounter", {**_own(attacker), "version": 0})
        for event in ("update_participant_hp", "no_such_event", "add_condition"):
            await visitor.ask(event, {**_target(attacker), "notes": LONG, "damage": 1})


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
        async with session.get(f"{attacker.address}/auth/logout") as answer:
            await answer.read()
    await shares.end([link])


async def in_discord(attacker: Attacker) -> None:
    """Save characters, make links, start encounters in threads and end them."""
    for _ in range(3):
        await attacker.actor.slash(attacker.channel, "character create", name=uuid4().hex[:20], hp=9)
        await attacker.actor.slash(attacker.channel, "play")
        await attacker.actor.slash(attacker.channel, "overlay link")
    await attacker.actor.slash(attacker.channel, "overlay revoke")
    await attacker.actor.slash(attacker.channel, "play", revoke=True)
    thread = attacker.cluster.sandbox.driver.add_thread(attacker.channel, uuid4().hex[:20])
    await attacker.actor.slash(thread.id, "encounter start", name="Mine")
    await attacker.actor.slash(thread.id, "encounter list")
    await attacker.actor.slash(thread.id, "encounter end")


ATTACKS: tuple[Callable[[Attacker], Awaitable[None]], ...] = (
    made_up_ids,
    endless_conditions,
    others_character,
    floods,
    silent_connections,
    many_tokens,
    in_discord,
)


async def attack(attacker: Attacker, stop: asyncio.Event) -> int:
    """Try one attack after the other until stopped; return how many were."""
    count = 0
    while not stop.is_set():
        with contextlib.suppress(LostError, ClientError, OSError, TimeoutError):  # cut off: that is allowed
            await ATTACKS[count % len(ATTACKS)](attacker)
        count += 1
        await asyncio.sleep(0.5)
    return count


@contextlib.asynccontextmanager
async def _visiting(attacker: Attacker) -> AsyncIterator[Visitor]:
    visitor = Visitor([attacker.address], attacker.token, attacker.encounter_id)
    try:
        await asyncio.wait_for(visitor.connected(), CONNECT_SECONDS)
        yield visitor
    finally:
        await visitor.leave()


def _own(attacker: Attacker) -> Json:
    return {"encounterId": attacker.encounter_id}


def _target(attacker: Attacker) -> Json:
    return {**_own(attacker), "participantId": attacker.participant_id}
