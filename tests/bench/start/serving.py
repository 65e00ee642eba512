"""The rest of a start after the imports, step by step, and one encounter to serve."""

import asyncio
import contextlib
import sys
import time

from bson import ObjectId

from realtime.app import Web
from realtime.metrics import Metrics
from storage.bootstrap import open_tracker, tune_interpreter
from storage.encounter import commands as ask
from storage.mongo.query_timing import MongoTiming
from storage.runtime.log_setup import configure_logging
from storage.runtime.settings import load_settings
from tests.bench.commands.encounters import DANA, HIT_POINTS, command_id
from tests.bench.orders import orders, say

SECRET = "only for this measurement, 32 bytes"


class Steps:
    """CPU seconds by step."""

    def __init__(self, before: dict[str, float]) -> None:
        self.seconds = dict(before)
        self._since = time.process_time()

    def end(self, step: str) -> None:
        """End a step and begin the next one."""
        self.seconds[step] = time.process_time() - self._since
        self.skip()

    def skip(self) -> None:
        """Discard the time since the last step."""
        self._since = time.process_time()


async def serve(uri: str, port: int, before: dict[str, float]) -> None:
    """Start as `python -m realtime` does, print the times, and serve until standard input ends."""
    steps = Steps(before)
    settings = load_settings(None, mongodb_uri=uri, port=port, jwt_secret=SECRET, log_level="warning")
    configure_logging(settings)
    tune_interpreter()
    steps.end("settings, logs")
    async with contextlib.AsyncExitStack() as stack:
        metrics = Metrics()
        database, tracker = await open_tracker(settings, stack, [MongoTiming(metrics.mongo)])
        steps.end("database, indexes")
        web = Web(settings, database, tracker, metrics=metrics)
        steps.end("put together")
        await web.start()
        stack.push_async_callback(web.stop)
        steps.end("listen")
        dana = {"_id": ObjectId(DANA.user_id)}
        await database.users.update_one(dana, {"$set": {"username": DANA.name}}, upsert=True)
        encounter = await tracker.create(DANA, "Ambush at the ford")
        goblin = ask.NewParticipant(name="Goblin", max_hp=HIT_POINTS)
        added = await tracker.execute(
            encounter.id, DANA, ask.AddParticipant(participant=goblin), command_id()
        )
        table = {
            "auth": {"token": web.tokens.issue_user_token(DANA.user_id)},
            "encounterId": encounter.id,
            "participantId": added.after.participants[0].id,
        }
        steps.skip()
        say({"port": port, "tables": [table], "seconds": steps.seconds})
        async for _ in orders():
            steps.end("since")
            say(steps.seconds["since"])


def run(before: dict[str, float]) -> None:
    """Serve with the process's arguments."""
    asyncio.run(serve(sys.argv[1], int(sys.argv[2]), before))
