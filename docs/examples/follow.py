"""Print whose turn it is, from a link: python follow.py https://tracker.example LINK"""

import asyncio
import sys

from realtime.client import TrackerClient


def show(encounter: dict, event: str, payload: dict) -> None:
    names = {one["_id"]: one["name"] for one in encounter["participants"]}
    print(encounter["round"], names.get(encounter["currentParticipantId"], "-"), event, flush=True)


async def main() -> None:
    async with TrackerClient(sys.argv[1], link=sys.argv[2]) as tracker:
        tracker.on_change(show)
        await tracker.join()
        await asyncio.Event().wait()


asyncio.run(main())
