"""A TCP port for a program that must be told one."""

import random
import socket

# Below those that the system gives to outgoing connections: one of these could take the port meanwhile.
_FIRST, _LAST = 10_000, 32_000
_random = random.SystemRandom()


def free_port() -> int:
    """Return a port that nobody listens on."""
    while True:
        port = _random.randint(_FIRST, _LAST)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
