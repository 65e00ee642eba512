"""The tracker's own server under measurement: `python -m tests.bench.commands.server MONGODB_URI`.

It prints its address and, for each encounter, the client, its commands and their targets.
"""

import asyncio
import sys
from contextlib import AsyncExitStack

from bson import ObjectId

from realtime.__main__ import compose
from storage.bootstrap import tune_interpreter
from storage.runtime.log_setup import configure_logging
from storage.runtime.settings import Settings, load_settings
from tests.bench.commands.core import MOST_TABLES
from tests.bench.commands.encounters import DANA, copies, make_encounter
from tests.bench.orders import many_files, orders, say
from tests.free_port import free_port

OFF = "off"
KINDS = ("commands", "reads", "changes", "connections")
NO_LIMITS = {f"limit_{kind}_per_{scope}": OFF for kind in KINDS for scope in ("token", "user", "address")}


async def main() -> None:
    """Serve until standard input ends."""
    many_files()
    settings: Settings = load_settings(
        None,
        mongodb_uri=f"{sys.argv[1]}bench_server",
        port=free_port(),
        jwt_secret="only for this measurement, 32 bytes",
        **NO_LIMITS,
    )
    configure_logging(settings)
    tune_interpreter()
    async with AsyncExitStack() as stack:
        process = await compose(settings, stack)
        database, log = process.database, process.tracker.combat_log
        await database.users.insert_one({"_id": ObjectId(DANA.user_id), "username": DANA.name})
        first = await make_encounter(process.tracker)
        ids = [first.id, *await copies(database, first, MOST_TABLES - 1)]
        token = process.web.tokens.issue_user_token(DANA.user_id)
        participant = first.participants[0].id
        await log.settled()
        tables = [{"auth": {"token": token}, "encounterId": i, "participantId": participant} for i in ids]
        say({"port": settings.port, "tables": tables})
        async for _ in orders():
            await log.settled()
            say({})


if __name__ == "__main__":
    asyncio.run(main())
