"""Viewers on raw sockets in a separate process: most of them read, the greedy ones never do.

`python -m tests.faults.crowd PORT ENCOUNTER TOKEN COUNT GREEDY`. All join; the greedy ones answer pings, so
that they do not time out. Orders: `report` answers the number of readers still connected, the bytes they got,
and the lowest of their latest versions; `leave` closes everything.
"""

import json
import os
import re
import select
import socket
import struct
import sys
import time

from tests.bench.orders import many_files, say

REQUEST = (
    b"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
    b"Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)
PING = b"\x81\x012"
VERSION = re.compile(rb'"version":(\d+)')
AT_ONCE = 100  # that connect together
ALIVE_SECONDS = 15.0
LITTLE = 4_096  # the kernel's receive buffer of a viewer that does not read, in bytes


def framed(text: str) -> bytes:
    """Return a text as a client's frame, masked with zeros."""
    body = text.encode()
    head = bytes((0x81, 0x80 | len(body))) if len(body) < 126 else b"\x81\xfe" + struct.pack("!H", len(body))
    return head + bytes(4) + body


class Crowd:
    """Sockets by their number, and the latest version of each."""

    def __init__(self, port: int, encounter_id: str, token: str) -> None:
        self._port = port
        join = json.dumps({"encounterId": encounter_id})
        self._steps = (
            (REQUEST, b"0{"),
            (framed("40" + json.dumps({"token": token})), b"40{"),
            (framed(f'420["join_encounter",{join}]'), b'430[{"ok":true'),
        )
        self.greedy: list[socket.socket] = []
        self.reading: dict[int, socket.socket] = {}
        self.versions: dict[int, int] = {}
        self.bytes = 0
        self._buffer = memoryview(bytearray(1 << 16))
        self._alive_at = time.monotonic()
        self.poll = select.epoll()

    def come(self, count: int, *, greedy: bool) -> None:
        """Connect more viewers."""
        come = [self._connection(LITTLE if greedy else None) for _ in range(count)]
        for message, answer in self._steps:
            for one in come:
                one.sendall(message)
            for one in come:
                seen = b""
                while answer not in seen:
                    got = one.recv(65_536)
                    seen += got
                    if not got or b'"ok":false' in seen:
                        raise ConnectionError(f"refused: {seen[-200:]!r}")
        for one in come:
            one.setblocking(False)
            if greedy:
                self.greedy.append(one)
            else:
                self.reading[one.fileno()] = one
                self.poll.register(one.fileno(), select.EPOLLIN)

    def read(self, number: int) -> None:
        """Read the available data of one reader."""
        one = self.reading[number]
        try:
            got = one.recv_into(self._buffer)
        except ConnectionResetError:
            got = 0
        if not got:
            self.poll.unregister(number)
            del self.reading[number]
            return
        self.bytes += got
        data = bytes(self._buffer[:got])
        if PING in data:
            one.sendall(framed("3"))
        if found := VERSION.findall(data):
            self.versions[number] = int(found[-1])

    def say_alive(self) -> None:
        """Answer the pings of the greedy viewers by time, without reading them."""
        if time.monotonic() - self._alive_at < ALIVE_SECONDS:
            return
        self._alive_at = time.monotonic()
        for one in list(self.greedy):
            try:
                one.sendall(framed("3"))
            except OSError:
                self.greedy.remove(one)

    def report(self) -> dict[str, int]:
        """Report the state of the readers."""
        oldest = min((self.versions.get(number, 0) for number in self.reading), default=0)
        return {"reading": len(self.reading), "bytes": self.bytes, "oldest": oldest}

    def leave(self) -> None:
        """Close everything."""
        for one in (*self.greedy, *self.reading.values()):
            one.close()

    def _connection(self, room: int | None) -> socket.socket:
        one = socket.socket()
        if room is not None:
            one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, room)
        one.settimeout(60)
        one.connect(("127.0.0.1", self._port))
        return one


def serve(crowd: Crowd, *, until_quiet: bool = False) -> bool:
    """Read available data and carry out orders; False after `leave`."""
    while True:
        crowd.say_alive()
        for number, _ in (found := crowd.poll.poll(0.0 if until_quiet else 1.0)):
            if number:
                crowd.read(number)
                continue
            order = os.read(0, 4096).decode().strip()
            if order == "leave":
                crowd.leave()
            if order:
                say(crowd.report())
            if order in ("", "leave"):
                return False
        if until_quiet and not found:
            return True


def main() -> None:
    """Connect, then read until standard input ends."""
    port, encounter_id, token, count, greedy = sys.argv[1:]
    many_files()
    crowd = Crowd(int(port), encounter_id, token)
    for kind, many in ((False, int(count) - int(greedy)), (True, int(greedy))):
        for start in range(0, many, AT_ONCE):
            crowd.come(min(AT_ONCE, many - start), greedy=kind)
            serve(crowd, until_quiet=True)  # or the first ones would time out
            say({"there": len(crowd.reading) + len(crowd.greedy)})
    crowd.poll.register(0, select.EPOLLIN)
    serve(crowd)


if __name__ == "__main__":
    main()
