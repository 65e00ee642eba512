"""`python -m tests.faults.soak [SECONDS] [ENCOUNTERS] [SOCKETS]`: does anything grow?

MongoDB, Redis, two web processes, a bot and the sandbox; encounters with every command at random, viewers
that come and go, users in Discord, links made and revoked, and a member who tries known attacks. Prints
memory, open files, tasks and the sizes of the collections, and whether they are flat; exit 1 if one is not,
or if an attack got through.
"""

import asyncio
import contextlib
import itertools
import json
import logging
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from pymongo import DESCENDING

from bot.sandbox import SandboxTimeoutError
from storage.bootstrap import start_tracker
from storage.encounter import commands as ask
from storage.encounter.base import EncounterId, ParticipantId, UserId
from storage.encounter.context import Actor as Person
from storage.encounter.errors import TrackerError
from storage.encounter.limits import TAIL
from storage.mongo.database import Document
from storage.mongo.ids import new_key
from storage.privacy.id_rewriting import with_ids
from storage.repositories.share_links import ShareLinks
from tests.chromium import Chromium, launched
from tests.faults.attacks.attacker import Attacker, prepared
from tests.faults.attacks.every_attack import attack, told
from tests.faults.cluster import Cluster, running
from tests.faults.gauges import Watched
from tests.faults.ledger import share
from tests.faults.programs import Program
from tests.faults.visitor import LostError, Visitor
from tests.realtime.stored_documents import StoredDocuments, hero, participant
from tests.storage.encounter.policy_commands import GENERAL_COMMANDS, commands_on

JSON = Path("build/soak.json")
CHANNELS = 10  # encounters that are played in Discord
COMMANDS_A_SECOND = 15.0  # of all sockets together
DISCORD_SECONDS = 2.0  # between two commands of one channel's user
STAYS_SECONDS = 20.0  # of a viewer, on average
AT_ONCE = 20  # that connect together
LOOKS = 3
PATIENCE = 90.0  # seconds until what left is gone: a ping task sleeps for 25
# The part of the time in which caches and pools fill: each process reads all encounters with full histories.
WARM = 0.5
GROWTH, OTHERWISE = 1.1, 5.0  # permitted between the first look and the last: a factor, and MB
# With 10 seconds a busy machine does not reach the limit that an attack tries to get around.
SLOWER_LIMITS = {"LIMIT_READS_PER_TOKEN": "150 per minute", "LIMIT_READS_PER_USER": "300 per minute"}
POOL = 64 + 8  # connections to MongoDB, opened when they are needed
MOST_BYTES = 2_000_000  # of an encounter's document
ROW = "{:<16} {:>24} {:>18} {:>14} {:>9} {:>9}"


@dataclass(frozen=True)
class Place:
    """An encounter, and the tokens of those who look at it."""

    id: EncounterId
    owner: UserId
    player: UserId
    targets: tuple[str, ...]
    dm_token: str
    viewer_tokens: tuple[str, ...]


@dataclass
class Look:
    """The figures at one time, by process and by collection."""

    when: str
    rss: dict[str, float]  # MB
    files: dict[str, int]
    tasks: dict[str, int]
    documents: dict[str, int]
    kilobytes: dict[str, int]
    largest: int  # bytes of the largest encounter
    median_ms: float
    commands: int

    def __str__(self) -> str:
        cells = (
            "/".join(str(round(v)) for v in found.values()) for found in (self.rss, self.files, self.tasks)
        )
        return ROW.format(self.when, *cells, self.commands, round(self.median_ms))


@dataclass
class Soak:
    """What goes on, and its counts."""

    cluster: Cluster
    places: Sequence[Place]
    random: random.Random
    stop: asyncio.Event = field(default_factory=asyncio.Event)
    doors: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))
    codes: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)

    async def play(self, place: Place) -> None:
        """Send an encounter's DM's commands at random until stopped."""
        visitor = Visitor(self._addresses(), place.dm_token, place.id)
        pause = len(self.places) / COMMANDS_A_SECOND
        await self._until_stopped(visitor, pause, lambda: self._command(visitor, place))

    async def watch(self, place: Place, token: str) -> None:
        """Look at an encounter: sync, leave, join, and come back with another connection."""
        visitor = Visitor(self._addresses(), token, place.id)
        payload = {"encounterId": place.id}

        async def move() -> None:
            match self.random.randrange(4):
                case 0:
                    await visitor.leave()
                case 1:
                    await visitor.ask("leave_encounter", payload)
                    await visitor.ask("join_encounter", payload)
                case _:
                    await visitor.ask("sync_encounter", {**payload, "version": self.random.choice((0, 1))})

        await self._until_stopped(visitor, STAYS_SECONDS, move)

    async def link(self) -> None:
        """Make share links, look through them, and revoke them, until stopped."""
        shares = ShareLinks(self.cluster.database)
        while not self.stop.is_set():
            place = self.random.choice(self.places)
            made, _ = await shares.create(place.id, "stream", place.owner)
            visitor = Visitor(self._addresses(), self.cluster.tokens.issue_share_token(made)[0], place.id)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(visitor.connected(), 10)
            await shares.end([made])
            await visitor.leave()
            await asyncio.sleep(0.5)

    async def type(self, channel: int, name: str) -> None:
        """Send a user's slash commands in Discord until stopped."""
        actor = self.cluster.sandbox.driver.as_user(name)
        while not self.stop.is_set():
            command, options = self.random.choice(_SLASH)
            with contextlib.suppress(SandboxTimeoutError):
                await actor.slash(channel, command, options)
                self.codes["discord"] += 1
            await asyncio.sleep(self.random.expovariate(1 / DISCORD_SECONDS))

    def _addresses(self) -> list[str]:
        return self.random.sample(self.cluster.addresses, len(self.cluster.addresses))

    async def _until_stopped(
        self, visitor: Visitor, pause: float, act: Callable[[], Awaitable[None]]
    ) -> None:
        stopping = asyncio.create_task(self.stop.wait())
        try:
            while not self.stop.is_set():
                async with self.doors:
                    connecting = asyncio.create_task(visitor.connected())
                    await asyncio.wait({connecting, stopping}, return_when=asyncio.FIRST_COMPLETED)
                    if not connecting.done():
                        connecting.cancel()
                        return
                await asyncio.wait({stopping}, timeout=self.random.expovariate(1 / pause))
                if not self.stop.is_set():
                    with contextlib.suppress(LostError):
                        await act()
        finally:
            stopping.cancel()
            await visitor.leave()

    async def _command(self, visitor: Visitor, place: Place) -> None:
        target = ParticipantId(self.random.choice(place.targets))
        command = self.random.choice([*commands_on(target).values(), *GENERAL_COMMANDS.values()])
        match command:  # the owner and the player stay, or there would soon be nothing to look at
            case ask.TransferEncounter():
                command = ask.TransferEncounter(user_id=place.owner)
            case ask.SetControllers():
                command = ask.SetControllers(participant_id=target, collaborators=(place.player,))
            case ask.RemoveParticipant():
                command = ask.RemoveParticipant(participant_id=ParticipantId(place.targets[0]))
        fields = command.model_dump(mode="json", by_alias=True, exclude_unset=True)
        fields.pop("type", None)
        started = time.monotonic()
        answer = await visitor.ask(command.type, {"encounterId": place.id, **fields})
        self.seconds.append(time.monotonic() - started)
        self.codes["ok" if answer["ok"] else answer["error"]["code"]] += 1


_SLASH: tuple[tuple[str, dict[str, Any]], ...] = (
    ("damage", {"target": "Goblin", "amount": "1d4"}),
    ("heal", {"target": "Goblin", "amount": "1d4"}),
    ("condition add", {"target": "Goblin", "condition": "Prone"}),
    ("condition remove", {"target": "Goblin", "condition": "Prone"}),
    ("init next", {}),
    ("init back", {}),
    ("init add", {"name": "Wolf", "hp": "9"}),
    ("init remove", {"participant": "Wolf 1"}),
    ("undo", {}),
    ("redo", {}),
    ("encounter list", {}),
    ("encounter board", {}),
    ("encounter log", {}),
    ("overlay link", {}),
    ("overlay revoke", {}),
    ("play", {}),
    ("privacy show", {}),
    ("roll", {"dice": "2d6"}),
    ("tracker doctor", {}),
)


async def soak(seconds: float, encounters: int, sockets: int) -> list[str]:
    """Run it, print the table, and return what is not flat."""
    looks: list[Look] = []
    with tempfile.TemporaryDirectory(prefix="tracker-soak-") as folder:
        async with running(Path(folder), variables=SLOWER_LIMITS) as cluster, launched() as chromium:
            places, attacker, channels = await _prepared(cluster, encounters, chromium)
            it = Soak(cluster, places, random.Random(13))

            async def look(when: str) -> Look:
                looks.append(await _look(it, when))
                print(looks[-1], flush=True)
                return looks[-1]

            print(ROW.format("when", "RSS MB web/web/bot", "files", "tasks of webs", "commands", "median ms"))
            before_all = await look("no viewers yet")
            viewers = [(place, token) for place in places for token in place.viewer_tokens]
            many = max(0, sockets - len(places))
            going = [
                *(it.play(place) for place in places),
                *(it.watch(*viewers[number % len(viewers)]) for number in range(many)),
                *(it.type(channel, "Dana") for channel in channels),
                it.link(),
            ]
            working = [asyncio.create_task(work) for work in going]
            attacking = asyncio.create_task(attack(attacker, it.stop))
            await asyncio.sleep(seconds * WARM)
            first = last = await look("all here")
            for number in range(LOOKS):
                await asyncio.sleep(seconds * (1 - WARM) / LOOKS)
                last = await look(f"{number + 1} of {LOOKS}")
            it.stop.set()
            done = await asyncio.gather(*working, return_exceptions=True)
            attacks = await attacking
            wrong = told(attacker.through, attacks)
            wrong += [f"failed: {error!r}" for error in done if isinstance(error, BaseException)][:5]
            gone = await _settled(look, before_all)
            wrong += judge(before_all, first, last, gone)
            if mistakes := it.codes["internal"]:
                wrong.append(f"{mistakes} commands met a mistake of ours")
    print(f"\nattacks: {dict(attacks)}; answers: {dict(it.codes.most_common())}")
    print(_collections(before_all, gone))
    await asyncio.to_thread(_keep, looks)
    return wrong


def judge(before_all: Look, first: Look, last: Look, gone: Look) -> list[str]:
    """Return what is not flat: while all are here between two looks, and after all have left."""
    wrong = []
    for name, before in first.rss.items():
        if last.rss[name] > before * GROWTH + OTHERWISE:
            wrong.append(f"{name} grew from {before:.0f} to {last.rss[name]:.0f} MB")
    for name, before in before_all.files.items():
        if gone.files[name] > before + POOL:
            wrong.append(f"{name} keeps {gone.files[name] - before} files open")
    for name, before in before_all.tasks.items():
        if gone.tasks[name] > before + 10:
            wrong.append(f"{name} keeps {gone.tasks[name] - before} tasks")
    if gone.documents["sessions"]:
        wrong.append(f"{gone.documents['sessions']} sessions of sockets that are closed")
    if gone.largest > MOST_BYTES:
        wrong.append(f"an encounter has {gone.largest} bytes")
    if last.median_ms > first.median_ms * 2 + 50:
        wrong.append(f"a command took {first.median_ms:.0f} ms at first and {last.median_ms:.0f} ms at last")
    return wrong


async def _prepared(
    cluster: Cluster, count: int, chromium: Chromium | None
) -> tuple[list[Place], Attacker, list[int]]:
    """Store encounters, open some in Discord, and return them with the attacker and the channels."""
    stored, shares, tokens = StoredDocuments(cluster.database), ShareLinks(cluster.database), cluster.tokens
    first, *people = await _played(stored)
    played = await stored.document(first)
    targets = tuple(str(one["_id"]) for one in played["participants"])
    places = []
    for number in range(count):
        users = await stored.user(f"Dana {number}"), await stored.user(f"Ari {number}")
        dm, player = users
        encounter_id = EncounterId(str(new_key()))
        copy = with_ids(played, dict(zip((first, *people), (encounter_id, *users), strict=True)))
        await cluster.database.encounters.insert_one(copy)
        link, _ = await shares.create(encounter_id, "stream", dm)
        viewers = (tokens.issue_user_token(player), tokens.issue_share_token(link)[0])
        places.append(Place(encounter_id, dm, player, targets, tokens.issue_user_token(dm), viewers))
    driver, channels = cluster.sandbox.driver, []
    for number in range(CHANNELS):
        channel = driver.add_channel(f"soak-{number}")
        for command, options in (
            ("encounter start", {"name": f"Soak {number}"}),
            ("init add", {"name": "Goblin", "hp": "900", "initiative": "9"}),
            ("encounter start", {}),
        ):
            await driver.as_user("Dana").slash(channel, command, options)
        channels.append(channel.id)
    return places, await prepared(cluster, stored, chromium), channels


async def _played(stored: StoredDocuments) -> tuple[EncounterId, UserId, UserId]:
    """Store an encounter with a full history: its memory grows no more. Return it, its DM and its player."""
    dm, player = await stored.user("Dana"), await stored.user("Ari")
    people = [participant(f"Goblin {n}", 900, 30 - n) for n in range(5)] + [hero("Aria", player, 900, 20)]
    encounter_id, chance = await stored.encounter(dm, *people), random.Random(7)
    async with contextlib.AsyncExitStack() as stack:
        tracker = start_tracker(stored.database, stack)
        for number in itertools.count():
            target = ParticipantId(str(chance.choice(people)["_id"]))
            kinds = commands_on(target)
            kinds.pop(ask.RemoveParticipant)
            kinds.pop(ask.SetControllers)
            with contextlib.suppress(TrackerError):
                command = chance.choice(list(kinds.values()))
                await tracker.execute(encounter_id, Person(dm, "Dana"), command, f"before {number}")
            if len((await tracker.current(encounter_id)).history) == TAIL:
                return encounter_id, dm, player
    raise AssertionError


async def _settled(look: Callable[[str], Awaitable[Look]], before_all: Look) -> Look:
    """Return the figures once what left is gone, or when patience ends."""
    until = time.monotonic() + PATIENCE
    while True:
        await asyncio.sleep(15)
        gone = await look("all gone")
        if time.monotonic() > until or not judge(before_all, gone, gone, gone):
            return gone


async def _look(it: Soak, when: str) -> Look:
    cluster = it.cluster
    programs = [*cluster.webs, *cluster.bots]
    tasks = {
        web.name: await Watched(web, address).number("tracker_tasks")
        for web, address in zip(cluster.webs, cluster.addresses, strict=True)
    }
    documents, kilobytes = {}, {}
    database = cluster.database.encounters.database
    for name in sorted(await database.list_collection_names()):
        found = await database.command("collStats", name)
        documents[name], kilobytes[name] = found["count"], round(found["size"] / 1024)
    size: list[Document] = [
        {"$project": {"size": {"$bsonSize": "$$ROOT"}}},
        {"$sort": {"size": DESCENDING}},
        {"$limit": 1},
    ]
    (largest,) = await cluster.database.encounters.aggregate(size).to_list(None)
    seconds, it.seconds = sorted(it.seconds), []
    return Look(
        when=when,
        rss={program.name: _rss(program) for program in programs},
        files={program.name: _files(program) for program in programs},
        tasks=tasks,
        documents=documents,
        kilobytes=kilobytes,
        largest=largest["size"],
        median_ms=share(seconds, 0.5) * 1000,
        commands=it.codes.total(),
    )


def _rss(program: Program) -> float:
    pages = int(Path(f"/proc/{program.pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 2**20


def _files(program: Program) -> int:
    return len(list(Path(f"/proc/{program.pid}/fd").iterdir()))


def _collections(before_all: Look, gone: Look) -> str:
    lines = [f"{'collection':<16} {'documents':>20} {'kB':>20}"]
    for name in gone.documents:
        counts = f"{before_all.documents.get(name, 0)} → {gone.documents[name]}"
        sizes = f"{before_all.kilobytes.get(name, 0)} → {gone.kilobytes[name]}"
        lines.append(f"{name:<16} {counts:>20} {sizes:>20}")
    return "\n".join([*lines, f"the largest encounter: {gone.largest / 1024:.0f} kB"])


def _keep(looks: list[Look]) -> None:
    JSON.parent.mkdir(exist_ok=True)
    JSON.write_text(json.dumps([asdict(look) for look in looks], indent=1))


def main(arguments: list[str]) -> int:
    """Run it, and return the exit code."""
    logging.getLogger("engineio").setLevel(logging.CRITICAL)  # the attacker's connections are cut
    given = dict(enumerate(map(float, arguments)))
    seconds, encounters, sockets = (given.get(n, d) for n, d in enumerate((600, 200, 500)))
    wrong = asyncio.run(soak(seconds, int(encounters), int(sockets)))
    print("not flat: " + "; ".join(wrong) if wrong else "flat")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
