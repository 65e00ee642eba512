"""A web process with its own database, for measurements."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any

from bson import ObjectId

from realtime.__main__ import Tuning, compose
from realtime.app import Web
from storage.bootstrap import tune_interpreter
from storage.encounter import commands as ask
from storage.encounter.base import EncounterId
from storage.encounter.limits import TAIL
from storage.encounter.model import Encounter, Status
from storage.mongo.database import Database
from storage.repositories.combat_log import CombatLog
from storage.runtime.log_setup import configure_logging
from storage.runtime.settings import load_settings
from storage.tracker import Tracker
from tests.bench.commands.encounters import DANA, HIT_POINTS, command_id, hit
from tests.bench.commands.server import NO_LIMITS
from tests.bench.orders import many_files
from tests.free_port import free_port

SECRET = "only for this measurement, 32 bytes"
OFTEN_ENOUGH = 3_600.0  # seconds between heartbeats: they are measured separately
PATIENT_MS = 60_000
AT_ONCE = 500  # documents
ADDED = 20  # participants with one command
MOST = 100_000


@dataclass
class Served:
    """The process's parts, and the encounter that is copied."""

    port: int
    web: Web
    tracker: Tracker
    database: Database
    log: CombatLog
    first: Encounter

    async def store(self, count: int, status: Status) -> list[EncounterId]:
        """Store copies of the encounter and return their ids; ended ones are short: they are not read."""
        document = await self.database.encounters.find_one({"_id": ObjectId(self.first.id)})
        assert document is not None
        if status is Status.COMPLETED:
            document |= {"history": [], "applied": []}
        ids = [ObjectId() for _ in range(count)]
        for start in range(0, count, AT_ONCE):
            copies = [
                {**document, "_id": one, "status": status.value} for one in ids[start : start + AT_ONCE]
            ]
            await self.database.encounters.insert_many(copies)
        return [EncounterId(str(one)) for one in ids]

    def table(self, encounter_id: str) -> dict[str, Any]:
        """Return the data for the DM's client."""
        return {
            "auth": {"token": self.web.tokens.issue_user_token(DANA.user_id)},
            "encounterId": encounter_id,
            "participantId": self.first.participants[0].id,
        }


@asynccontextmanager
async def served(uri: str, name: str, participants: int) -> AsyncIterator[Served]:
    """Serve a database of this name, with an encounter of a number of participants."""
    many_files()
    settings = load_settings(
        None,
        mongodb_uri=f"{uri}{name}",
        port=free_port(),
        jwt_secret=SECRET,
        log_level="warning",
        limit_sockets_per_user=MOST,
        limit_sockets_per_address=MOST,
        **NO_LIMITS,
    )
    configure_logging(settings)
    tune_interpreter()
    async with AsyncExitStack() as stack:
        tuning = Tuning(heartbeat_seconds=OFTEN_ENOUGH, operation_timeout_ms=PATIENT_MS)
        process = await compose(settings, stack, tuning)
        web, tracker, database = process.web, process.tracker, process.database
        await database.users.insert_one({"_id": ObjectId(DANA.user_id), "username": DANA.name})
        first = await _fight(tracker, participants)
        yield Served(settings.port, web, tracker, database, tracker.combat_log, first)


async def _fight(tracker: Tracker, participants: int) -> Encounter:
    """Return a running encounter with a full history."""
    encounter = await tracker.create(DANA, "Ambush at the ford")
    goblin = ask.NewParticipant(name="Goblin", max_hp=HIT_POINTS)
    for start in range(0, participants, ADDED):
        some = ask.AddParticipant(participant=goblin, count=min(ADDED, participants - start))
        await tracker.execute(encounter.id, DANA, some, command_id())
    change = await tracker.execute(encounter.id, DANA, ask.StartEncounter(), command_id())
    for _ in range(TAIL):
        change = await hit(tracker, change.after)
    return change.after
