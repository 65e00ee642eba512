"""Some commands at a time, at all tables in turn: `python -m tests.bench.growth.load`.

First the server's greeting as a line, then orders: `play COUNT` answers with how long each command waited.
"""

import json
import os
import sys
import time
from collections import deque
from typing import Any

from tests.bench.orders import many_files, say
from tests.bench.seats import Seats

AT_A_TIME = 4


class Players:
    """Everybody who plays; those who waited longest come next."""

    def __init__(self, seats: Seats) -> None:
        self._seats = seats
        self._idle = deque(seats.clients.values())

    def play(self, count: int) -> dict[str, Any]:
        """Send so many commands, a few at a time."""
        latencies: list[float] = []
        sent = min(AT_A_TIME, count, len(self._idle))
        for _ in range(sent):
            self._idle.popleft().command()
        while len(latencies) < count:
            for number, _ in self._seats.poll.poll():
                client = self._seats.clients[number]  # no order comes before this one is carried out
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
    """Sit down at every table and read, and play when told to."""
    many_files()
    greeting = json.loads(sys.stdin.readline())
    seats = Seats(greeting["port"], greeting["tables"])
    players = Players(seats)
    say({"seated": len(seats.clients)})
    while True:
        for number, _ in seats.poll.poll():
            if number:
                for _ in seats.clients[number].read():
                    pass
                continue
            line = os.read(0, 4096).decode().split()
            if not line:
                return
            say(players.play(int(line[1])))


if __name__ == "__main__":
    main()
