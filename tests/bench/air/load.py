"""The Socket.IO clients of the encounters: the first sends on order, the others at a given rate.

`python -m tests.bench.air.load`, first the greeting `{port, tables, relay}` as a line. Orders: `hit` sends a
command of the first client and answers its time, in seconds since 1970; `bare` a message to the relay;
`rate N` makes the others send N commands a second in total, 0 ends it and answers their number.
"""

import json
import os
import socket
import sys
import time

from tests.bench.commands.load import Client, masked
from tests.bench.joined_clients import JoinedClients
from tests.bench.orders import many_files, say

REQUEST = (
    "GET /socket HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)
MESSAGE = masked(json.dumps({"bare": "x" * 150}))


def to_relay(port: int) -> socket.socket:
    """Return a WebSocket to the relay."""
    connection = socket.create_connection(("127.0.0.1", port), timeout=60)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    connection.sendall(REQUEST.encode())
    answer = b""
    while b"\r\n\r\n" not in answer:
        answer += connection.recv(1)
    return connection


class Others:
    """The clients that send at a rate, one after another."""

    def __init__(self, clients: list[Client]) -> None:
        self._clients = clients
        self._rate = 0.0
        self._due = 0.0
        self.sent = 0

    def at_rate(self, rate: float) -> int:
        """Set the rate per second; return the number sent so far."""
        sent, self.sent, self._rate, self._due = self.sent, 0, rate, time.monotonic()
        return sent

    def until_due(self) -> float | None:
        """Return the seconds until the next command, None for never."""
        return max(0.0, self._due - time.monotonic()) if self._rate else None

    def send(self) -> None:
        """Send the next command if it is due."""
        if self._rate and time.monotonic() >= self._due:
            self._clients[self.sent % len(self._clients)].command()
            self.sent += 1
            self._due += 1 / self._rate


def main() -> None:
    """Join every encounter, then carry out orders."""
    many_files()
    greeting = json.loads(sys.stdin.readline())
    relay = to_relay(greeting["relay"])
    joined = JoinedClients(greeting["port"], greeting["tables"])
    first, *rest = joined.clients.values()
    others = Others(rest)
    say({"joined": len(joined.clients)})
    while True:
        for number, _ in joined.poll.poll(others.until_due()):
            if number:
                for packet in joined.clients[number].read():
                    if packet.startswith(b"43") and b'"ok":true' not in packet:
                        raise ConnectionError(packet.decode())
                continue
            words = os.read(0, 4096).decode().split()
            if not words:
                return
            if words[0] == "rate":
                say({"sent": others.at_rate(float(words[1]))})
                continue
            at = time.time()
            if words[0] == "hit":
                first.command()
            else:
                relay.sendall(MESSAGE)
            say({"at": at, "sent": first.sent})
        others.send()


if __name__ == "__main__":
    main()
