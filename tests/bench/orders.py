"""The other end of `Peer`: orders on standard input, answers on standard output."""

import asyncio
import json
import resource
import sys
from collections.abc import AsyncIterator
from typing import Any


def many_files() -> None:
    """Raise the limit of sockets to the system's maximum."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def say(answer: Any) -> None:
    """Answer."""
    print(json.dumps(answer), flush=True)


async def orders() -> AsyncIterator[list[str]]:
    """Yield each order as its words."""
    reader = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while line := await reader.readline():
        yield line.decode().split()
