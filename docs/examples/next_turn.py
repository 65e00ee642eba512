"""End the turn of the fight that is on, for a key of a Stream Deck: python next_turn.py SERVER TOKEN

The token has the scope "run" for a DM, "play" for a player: /token create in Discord makes one.
"""

import asyncio
import sys

from realtime.client import TrackerClient


async def main() -> None:
    async with TrackerClient(sys.argv[1], token=sys.argv[2]) as tracker:
        fights = (await tracker.ask("list_encounters"))["encounters"]
        active = [one for one in fights if one["status"] == "active"]
        for fight in active[:1]:
            await tracker.command("advance_turn", encounterId=fight["encounterId"])
        print(f"Next turn in {active[0]['name']}." if active else "No fight is on.")


asyncio.run(main())
