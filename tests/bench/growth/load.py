"""A few concurrent commands, at all encounters in turn: `python -m tests.bench.growth.load`.

First the server's greeting as a line, then orders: `play COUNT` answers with the latency of each command.
"""

import json
import os
import sys
import time
from collections import deque
from typing import Any

from tests.bench.joined_clients import JoinedClients
from tests.bench.orders import many_files, say

AT_A_TIME = 4


class Players:
    """The clients; the one that waited longest is next."""

    def __init__(self, joined: JoinedClients) -> None:
        self._joined = joined
        self._idle = deque(joined.clients.values())

    def play(self, count: int) -> dict[str, Any]:
        """Send a number of commands, a few concurrently."""
        latencies: list[float] = []
        sent = min(AT_A_TIME, count, len(self._idle))
        for _ in range(sent):
            self._idle.popleft().command()
        while len(latencies) < count:
            for number, _ in self._joined.poll.poll():
                client = self._joined.clients[number]  # no order arrives before this one is complete
                for packet in client.read():
                    if not packet.startswith(b"43"):
                        continue
                    if b'"ok":true' not in packet:
                        raise ConnectionError(packet.decode())
                    latencies.append(time.perf_counter() - client.at)
                    self._idle.append(client)
                    if sent < count:
                        self._idle.popleft().command()
                        sent += 1
        return {"latencies": latencies}


def main() -> None:
    """Join every encounter, then carry out orders."""
    many_files()
    greeting = json.loads(sys.stdin.readline())
    joined = JoinedClients(greeting["port"], greeting["tables"])
    players = Players(joined)
    say({"joined": len(joined.clients)})
    while True:
        for number, _ in joined.poll.poll():
            if number:
                for _ in joined.clients[number].read():
                    pass
                continue
            line = os.read(0, 4096).decode().split()
            if not line:
                return
            say(players.play(int(line[1])))


if __name__ == "__main__":
    main()
