"""The load: one Socket.IO client for each encounter, which sends a command when the last is acknowledged.

`python -m tests.bench.commands.load`, first the server's greeting as a line, then orders: `play TABLES
COUNT` answers with the seconds it took and the time to the acknowledgement of each command.
"""

import json
import os
import select
import socket
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.bench.fan_out.viewers import REQUEST
from tests.bench.orders import say


def masked(text: str) -> bytes:
    """Return a text as a client's frame, masked with zeros."""
    body = text.encode()
    head = bytes((0x81, 0x80 | len(body))) if len(body) < 126 else b"\x81\xfe" + len(body).to_bytes(2, "big")
    return head + b"\0\0\0\0" + body


@dataclass
class Client:
    """One client on a raw socket."""

    connection: socket.socket
    table: dict[str, Any]
    unread: bytearray = field(default_factory=bytearray)
    sent: int = 0
    at: float = 0.0

    def send(self, text: str) -> None:
        """Send a packet."""
        self.connection.sendall(masked(text))

    def read(self) -> Iterator[bytes]:
        """Read the available packets, answer pings, and yield every other one."""
        got = self.connection.recv(1 << 18)
        if not got:
            raise ConnectionError("the server closed a client")
        self.unread += got
        while (packet := self._packet()) is not None:
            if packet == b"2":
                self.send("3")
            else:
                yield packet

    def until(self, start: bytes) -> bytes:
        """Wait for a packet with a prefix."""
        while True:
            for packet in self.read():
                if packet.startswith(start):
                    return packet

    def command(self) -> None:
        """Send the next command."""
        self.sent += 1
        payload = {
            "encounterId": self.table["encounterId"],
            "participantId": self.table["participantId"],
            "newHP": 80_000 - self.sent,
            "damage": 1,
        }
        text = "42" + str(self.sent) + json.dumps(["update_participant_hp", payload], separators=(",", ":"))
        self.at = time.perf_counter()
        self.send(text)

    def _packet(self) -> bytes | None:
        head = self.unread[:10]
        if len(head) < 2:
            return None
        length, start = head[1], 2
        if length > 125:
            start = 4 if length == 126 else 10
            length = int.from_bytes(head[2:start], "big")
        if len(head) < start or len(self.unread) < start + length:
            return None
        packet = bytes(self.unread[start : start + length])
        del self.unread[: start + length]
        return packet


def joined(port: int, table: dict[str, Any]) -> Client:
    """Return a client that has joined its encounter."""
    connection = socket.create_connection(("127.0.0.1", port), timeout=60)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    connection.sendall(REQUEST)
    answer = b""
    while b"\r\n\r\n" not in answer:
        answer += connection.recv(1)
    client = Client(connection, table)
    client.send("40" + json.dumps(table["auth"]))
    client.until(b"40{")
    client.send("420" + json.dumps(["join_encounter", {"encounterId": table["encounterId"]}]))
    if b'"ok":true' not in (joined := client.until(b"430")):
        raise ConnectionError(joined.decode())
    return client


def play(poll: "select.epoll", clients: dict[int, Client], count: int) -> dict[str, Any]:
    """Send the commands of every client."""
    latencies: list[float] = []
    done = {number: client.sent + count for number, client in clients.items()}
    started = time.perf_counter()
    for client in clients.values():
        client.command()
    while len(latencies) < count * len(clients):
        for number, _ in poll.poll():
            client = clients[number]
            for packet in client.read():
                if packet.startswith(b"43"):
                    latencies.append(time.perf_counter() - client.at)
                    if b'"ok":true' not in packet:
                        raise ConnectionError(packet.decode())
                    if client.sent < done[number]:
                        client.command()
    return {"seconds": time.perf_counter() - started, "latencies": latencies}


def main() -> None:
    """Join every encounter, then carry out orders."""
    greeting = json.loads(sys.stdin.readline())
    clients = [joined(greeting["port"], table) for table in greeting["tables"]]
    say({"joined": len(clients)})
    idle = select.epoll()
    for client in clients:
        idle.register(client.connection, select.EPOLLIN)
    idle.register(0, select.EPOLLIN)
    by_number = {client.connection.fileno(): client for client in clients}
    while True:
        for number, _ in idle.poll():
            if number:
                for _ in by_number[number].read():
                    pass
                continue
            line = os.read(0, 4096).decode().split()
            if not line:
                return
            some, count = int(line[1]), int(line[2])
            chosen = {client.connection.fileno(): client for client in clients[:some]}
            with select.epoll() as poll:
                for chosen_number in chosen:
                    poll.register(chosen_number, select.EPOLLIN)
                say(play(poll, chosen, count))


if __name__ == "__main__":
    main()
