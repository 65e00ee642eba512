"""A web process with many stored and active encounters.

Arguments: MongoDB's address, the database's name, the numbers of ended encounters and of encounters with a
client, and the number of participants in each. Orders:
`settle` waits for deferred work; `beat` answers with the CPU seconds of one heartbeat.
"""

import asyncio
import sys
import time

from storage.encounter.model import Status
from tests.bench.orders import orders, say
from tests.bench.served import served


async def main() -> None:
    """Serve until standard input ends."""
    uri, name, *numbers = sys.argv[1:]
    stored, active, participants = map(int, numbers)
    async with served(uri, name, participants) as here:
        await here.store(stored, Status.COMPLETED)
        running = await here.store(active, Status.ACTIVE)
        await here.log.settled()
        say({"port": here.port, "tables": [here.table(encounter_id) for encounter_id in running]})
        async for order in orders():
            cpu = time.process_time()
            if order == ["beat"]:
                await here.web.heartbeat.beat()
            else:
                await here.log.settled()
            say({"cpu": time.process_time() - cpu})


if __name__ == "__main__":
    asyncio.run(main())
