"""Socket.IO clients that join many at a time, and stay connected until all have joined."""

import json
import select
import socket
from typing import Any

from tests.bench.commands.load import Client
from tests.bench.fan_out.viewers import REQUEST

TOGETHER = 20

Json = dict[str, Any]


class JoinedClients:
    """The joined clients, by the number of their sockets; `poll` watches them and standard input."""

    def __init__(self, port: int, tables: list[Json]) -> None:
        self.poll = select.epoll()
        self.clients: dict[int, Client] = {}
        for start in range(0, len(tables), TOGETHER):
            for client in joined_clients(port, tables[start : start + TOGETHER]):
                self.clients[client.connection.fileno()] = client
                self.poll.register(client.connection, select.EPOLLIN)
            self._answer_pings()
        self.poll.register(0, select.EPOLLIN)

    def _answer_pings(self) -> None:
        for number, _ in self.poll.poll(0):
            for _ in self.clients[number].read():
                pass


def joined_clients(port: int, tables: list[Json]) -> list[Client]:
    """Return clients that have joined; all do each step together."""
    clients = [_connected(port, table) for table in tables]
    for client in clients:
        answer = b""
        while b"\r\n\r\n" not in answer:
            answer += client.connection.recv(1)
        client.send("40" + json.dumps(client.table["auth"]))
    for client in clients:
        client.until(b"40{")
        client.send("420" + json.dumps(["join_encounter", {"encounterId": client.table["encounterId"]}]))
    for client in clients:
        if b'"ok":true' not in (joined := client.until(b"430")):
            raise ConnectionError(joined.decode())
    return clients


def _connected(port: int, table: Json) -> Client:
    connection = socket.create_connection(("127.0.0.1", port), timeout=60)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    connection.sendall(REQUEST)
    return Client(connection, table)
