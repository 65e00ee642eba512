"""A web process whose memory is measured: `… tests.bench.memory.server URI COUNT`.

It prints its address, each encounter's client, and a viewer's token for the first one. Orders: `emit _ TURNS
EVENTS` sends as many commands to it; `settle` frees unused memory.
"""

import asyncio
import gc
import sys

from storage.encounter.model import Status
from storage.repositories.share_links import ShareLinks
from tests.bench.commands.encounters import DANA, hit
from tests.bench.orders import orders, say
from tests.bench.served import served

PARTICIPANTS = 12


async def main() -> None:
    """Serve until standard input ends."""
    uri, encounters = sys.argv[1], int(sys.argv[2])
    async with served(uri, "bench_memory", PARTICIPANTS) as here:
        running = await here.store(encounters, Status.ACTIVE)
        share, _ = await ShareLinks(here.database).create(running[0], "stream", DANA.user_id)
        token, _ = here.web.tokens.issue_share_token(share)
        viewer = {"auth": {"token": token}, "encounterId": running[0]}
        say({"port": here.port, "tables": [here.table(one) for one in running], "viewer": viewer})
        async for order, *numbers in orders():
            if order == "emit":
                for _ in range(int(numbers[1]) * int(numbers[2])):
                    await hit(here.tracker, await here.tracker.current(running[0]))
            await here.log.settled()
            gc.collect()
            say({})


if __name__ == "__main__":
    asyncio.run(main())
