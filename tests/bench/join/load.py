"""A crowd: many viewers of one encounter that come at once, on raw sockets.

`python -m tests.bench.join.load`, first the server's greeting as a line, then orders: `come COUNT` connects
viewers, joins with each as soon as it can, and answers with the seconds until the last has its state; `go`
closes them all.
"""

import json
import select
import socket
import sys
import time
from typing import Any

from tests.bench.commands.load import Client
from tests.bench.fan_out.viewers import REQUEST
from tests.bench.orders import many_files, say

AT_ONCE = 64  # handshakes that are under way, so that no backlog is full

Json = dict[str, Any]


class Viewer(Client):
    """One viewer, from its first request to its state."""

    has_headers = False
    has_state = False

    def step(self) -> None:
        """Read what has come, and send what is due."""
        if not self.has_headers:
            self._read_headers()
            return
        for packet in self.read():
            self._answer(packet)

    def _read_headers(self) -> None:
        self.unread += self.connection.recv(1 << 16)
        end = self.unread.find(b"\r\n\r\n")
        if end < 0:
            return
        del self.unread[: end + 4]
        self.has_headers = True
        self.send("40" + json.dumps(self.table["auth"]))
        while (packet := self._packet()) is not None:
            self._answer(packet)

    def _answer(self, packet: bytes) -> None:
        if packet.startswith(b"40"):
            payload = {"encounterId": self.table["encounterId"]}
            self.send("420" + json.dumps(["join_encounter", payload]))
        elif packet.startswith(b"44"):
            raise ConnectionError(packet.decode())
        elif packet.startswith(b'42["encounter_state"'):
            self.has_state = True


def come(greeting: Json, count: int, viewers: list[Viewer]) -> float:
    """Let viewers come, and return the seconds until the last has its state."""
    started = time.perf_counter()
    coming: dict[int, Viewer] = {}
    missing = count
    with select.epoll() as poll:
        while missing or coming:
            while missing and len(coming) < AT_ONCE:
                connection = socket.create_connection(("127.0.0.1", greeting["port"]), timeout=60)
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                connection.sendall(REQUEST)
                table = greeting["tables"][missing % len(greeting["tables"])]
                coming[connection.fileno()] = Viewer(connection, table)
                poll.register(connection, select.EPOLLIN)
                missing -= 1
            for number, _ in poll.poll():
                coming[number].step()
                if coming[number].has_state:
                    viewers.append(coming.pop(number))
                    poll.unregister(number)
    return time.perf_counter() - started


def main() -> None:
    """Carry out orders."""
    many_files()
    greeting = json.loads(sys.stdin.readline())
    viewers: list[Viewer] = []
    say({})
    for line in sys.stdin:
        match line.split():
            case ["come", count]:
                say({"seconds": come(greeting, int(count), viewers)})
            case _:
                for viewer in viewers:
                    viewer.connection.close()
                viewers.clear()
                say({})


if __name__ == "__main__":
    main()
