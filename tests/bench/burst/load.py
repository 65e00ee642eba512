"""The load: viewers of one encounter, and its DM, who sends several commands at once.

`python -m tests.bench.burst.load`, first the server's greeting as a line, then orders: `come COUNT` connects
the viewers; `burst COUNT` sends commands without a wait between them, and answers when all are acknowledged
and every viewer has the event of each, with the seconds that took.
"""

import json
import select
import sys
import time
from typing import Any

from tests.bench.commands.load import Client, joined
from tests.bench.join.load import Viewer, come
from tests.bench.orders import many_files, say

CHANGED = b'42["participant_hp_changed"'
ACKNOWLEDGED = b"43"

Json = dict[str, Any]


class Party:
    """The DM and the viewers."""

    def __init__(self, greeting: Json) -> None:
        self._greeting = {**greeting, "tables": greeting["tables"][:1]}
        self._viewers: list[Viewer] = []
        self._master: Client = joined(greeting["port"], greeting["tables"][0])

    def come(self, count: int) -> None:
        """Connect viewers."""
        come(self._greeting, count, self._viewers)

    def burst(self, count: int) -> float:
        """Send commands at once; return the seconds until all that follows has arrived."""
        everyone = {c.connection.fileno(): c for c in (self._master, *self._viewers)}
        missing = dict.fromkeys(everyone, count)
        acknowledged = 0
        with select.epoll() as poll:
            for number in everyone:
                poll.register(number, select.EPOLLIN)
            started = time.perf_counter()
            for _ in range(count):
                self._master.command()
            while missing or acknowledged < count:
                for number, _ in poll.poll():
                    for packet in everyone[number].read():
                        if packet.startswith(CHANGED):
                            missing[number] -= 1
                            if not missing[number]:
                                del missing[number]
                        elif packet.startswith(ACKNOWLEDGED):
                            acknowledged += 1
                            if b'"ok":true' not in packet:
                                raise ConnectionError(packet.decode())
        return time.perf_counter() - started


def main() -> None:
    """Carry out orders."""
    many_files()
    party = Party(json.loads(sys.stdin.readline()))
    say({})
    for line in sys.stdin:
        order, count = line.split()
        if order == "come":
            party.come(int(count))
            say({})
        else:
            say({"seconds": party.burst(int(count))})


if __name__ == "__main__":
    main()
