"""The tracker's own server under measurement: `python -m tests.bench.join.server MONGODB_URI`."""

import asyncio
import sys

from tests.bench.orders import orders, say
from tests.bench.served import served

PARTICIPANTS = 12


async def main() -> None:
    """Serve until standard input ends; every order is answered when deferred work is done."""
    async with served(sys.argv[1], "bench_join", PARTICIPANTS) as place:
        say({"port": place.port, "tables": [place.table(place.first.id)]})
        async for _ in orders():
            await place.log.settled()
            say({})


if __name__ == "__main__":
    asyncio.run(main())
