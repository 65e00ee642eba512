"""The load: viewers of one share link, who come back by themselves when their process is killed.

`python -m tests.bench.join.returning`, first a greeting as a line: the port, and a table for each viewer. It
answers when all have their state. Then each order waits until all have lost their connection and have the
state again, and answers with the seconds from the first loss to the last state and with the connections that
were tried. Each waits between two tries as the pages do (`realtime/web/src/sync/timing.ts`).
"""

import errno
import heapq
import json
import random
import select
import socket
import sys
import time
from collections.abc import Iterator
from typing import Any

from tests.bench.fan_out.viewers import REQUEST
from tests.bench.join.load import Viewer
from tests.bench.orders import many_files, say

FIRST_SECONDS, MOST_SECONDS = 0.4, 5.0  # the ceiling of the first wait, and of all
ANSWER_SECONDS = 8.0  # from a try to the state
APART_SECONDS = 0.002  # between two viewers when they come for the first time

Json = dict[str, Any]


class Seat:
    """One viewer: the connection that it has or tries, and the tries since it last had the state."""

    def __init__(self, table: Json, due: float) -> None:
        self.table = table
        self.viewer: Viewer | None = None
        self.is_connected = False
        self.tries = 0
        self.due = due  # of the next try, or of giving up the present one

    def wait(self) -> float:
        """Return the seconds until the next try."""
        ceiling: float = min(MOST_SECONDS, FIRST_SECONDS * 2 ** min(self.tries, 16))
        self.tries += 1
        return ceiling * (0.5 + random.random() / 2)


class Crowd:
    """The viewers, those that have no state by the time of their next step."""

    def __init__(self, port: int, tables: list[Json]) -> None:
        self._port = port
        self._poll = select.epoll()
        self._by_number: dict[int, Seat] = {}
        self._steps: list[tuple[float, int, Seat]] = []
        self.lost: list[float] = []  # when each connection with a state ended
        self.last_state, self.tried, self.here = 0.0, 0, 0
        started = time.perf_counter()
        for place, table in enumerate(tables):
            self._plan(Seat(table, started + place * APART_SECONDS))

    def run(self, count: int) -> Iterator[None]:
        """Let everything happen that is due, and yield after each round; `count` are all viewers."""
        while True:
            now = time.perf_counter()
            while self._steps and self._steps[0][0] <= now:
                due, _, seat = heapq.heappop(self._steps)
                if due == seat.due:
                    self._try(seat) if seat.viewer is None else self._end(seat)
            left = self._steps[0][0] - time.perf_counter() if self._steps else 1.0
            for number, _ in self._poll.poll(min(1.0, max(0.0, left)), count):
                if (found := self._by_number.get(number)) is not None:
                    self._step(found)
            yield

    def _plan(self, seat: Seat) -> None:
        heapq.heappush(self._steps, (seat.due, id(seat), seat))

    def _try(self, seat: Seat) -> None:
        connection = socket.socket()
        connection.setblocking(False)
        refused = connection.connect_ex(("127.0.0.1", self._port)) not in (0, errno.EINPROGRESS)
        seat.viewer, seat.is_connected = Viewer(connection, seat.table), False
        self.tried += 1
        if refused:
            self._end(seat)
            return
        seat.due = time.perf_counter() + ANSWER_SECONDS
        self._plan(seat)
        self._by_number[connection.fileno()] = seat
        self._poll.register(connection, select.EPOLLOUT)

    def _step(self, seat: Seat) -> None:
        viewer = seat.viewer
        assert viewer is not None
        had = viewer.has_state
        try:
            if not seat.is_connected:
                viewer.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                viewer.connection.sendall(REQUEST)
                seat.is_connected = True
                self._poll.modify(viewer.connection, select.EPOLLIN)
                return
            viewer.step()
        except OSError:  # refused, closed or reset
            self._end(seat)
            return
        if viewer.has_state and not had:
            self.here += 1
            self.last_state, seat.tries, seat.due = time.perf_counter(), 0, 0.0

    def _end(self, seat: Seat) -> None:
        viewer, seat.viewer = seat.viewer, None
        assert viewer is not None
        if viewer.has_state:
            self.here -= 1
            self.lost.append(time.perf_counter())
        if self._by_number.pop(viewer.connection.fileno(), None) is not None:
            self._poll.unregister(viewer.connection)
        viewer.connection.close()
        seat.due = time.perf_counter() + seat.wait()
        self._plan(seat)


def main() -> None:
    """Carry out orders."""
    many_files()
    greeting = json.loads(sys.stdin.readline())
    count = len(greeting["tables"])
    crowd = Crowd(greeting["port"], greeting["tables"])
    for _ in crowd.run(count):
        if crowd.here == count:
            break
    say({})
    for _ in sys.stdin:
        crowd.tried = 0
        crowd.lost.clear()
        for _ in crowd.run(count):
            if len(crowd.lost) >= count and crowd.here == count:
                break
        say({"seconds": crowd.last_state - crowd.lost[0], "tried": crowd.tried})


if __name__ == "__main__":
    main()
