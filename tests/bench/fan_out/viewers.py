"""The load: many Socket.IO clients on raw sockets in a separate process, which read and count bytes.

`python -m tests.bench.fan_out.viewers PORT COUNT`. Orders: `until BYTES` answers when this many bytes have
arrived in total since the last such order; `order` answers with the event numbers of the first viewer.
"""

import os
import re
import select
import socket
import sys

from tests.bench.orders import many_files, say

REQUEST = (
    b"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
    b"Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)
CONNECT = b"\x81\x82\0\0\0\0" + b"40"  # masked with zeros


def joined(port: int, count: int) -> list[socket.socket]:
    """Return the sockets of connected clients; all do each step together."""
    connections = [socket.create_connection(("127.0.0.1", port), timeout=60) for _ in range(count)]
    for message, answer in ((REQUEST, b"0{"), (CONNECT, b"40{")):
        for connection in connections:
            connection.sendall(message)
        for connection in connections:
            seen = b""
            while answer not in seen or not seen.endswith(b"}"):
                got = connection.recv(65536)
                if not got:
                    raise ConnectionError("the server refused a viewer")
                seen += got
    for connection in connections:
        connection.setblocking(False)
    return connections


def main() -> None:
    """Connect, then read until the end."""
    port, count = int(sys.argv[1]), int(sys.argv[2])
    many_files()
    first, *others = joined(port, 1) + joined(port, count - 1)  # the first one is in every room
    sockets = {s.fileno(): s for s in (first, *others)}
    witness = first.fileno()
    seen: list[bytes] = []
    poll = select.epoll()
    for number in sockets:
        poll.register(number, select.EPOLLIN)
    poll.register(0, select.EPOLLIN)
    buffer = bytearray(1 << 20)
    view = memoryview(buffer)
    total, wanted = 0, -1
    say({"connected": len(sockets)})
    while True:
        for number, _ in poll.poll():
            if number == 0:
                line = os.read(0, 4096).decode().split()
                if not line:
                    return
                if line[0] == "until":
                    wanted = int(line[1])
                else:
                    numbers = re.findall(rb'\["participant_hp_changed",\{"n":(\d+)', b"".join(seen))
                    seen.clear()
                    say([int(n) for n in numbers])
                continue
            got = sockets[number].recv_into(view)
            if not got:
                raise ConnectionError("the server closed a viewer")
            if number == witness:
                seen.append(bytes(view[:got]))
            total += got
        if 0 <= wanted <= total:
            say({"received": total})
            total, wanted = 0, -1


if __name__ == "__main__":
    main()
