"""Print whose turn it is, from a link: python follow.py https://tracker.example LINK"""

import asyncio
import sys

from realtime.client import TrackerClient


async def main() -> None:
    async with TrackerClient(sys.argv[1], link=sys.argv[2]) as tracker:
        async for encounter, event, _ in tracker.changes():
            current = tracker.participant(encounter["currentParticipantId"])
            print(encounter["round"], current.get("name", "-"), event, flush=True)


asyncio.run(main())
