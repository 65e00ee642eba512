"""A TCP proxy that misbehaves on demand: it cuts, half-closes, delays and swallows."""

import asyncio
import contextlib
import socket
from collections.abc import Callable
from types import TracebackType
from typing import Self

CHUNK = 65_536


class Proxy:
    """A port in front of a server's port. Its methods set a fault for all connections at once."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._server: asyncio.Server | None = None
        self._writers: dict[asyncio.StreamWriter, asyncio.StreamWriter] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._ended: set[asyncio.StreamWriter] = set()  # these are closed for writing
        self._is_cut = False
        self._delay = 0.0
        self._flowing = asyncio.Event()
        self._flowing.set()
        self.port = 0

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._server is not None
        self._server.close()
        for task in self._tasks:
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks)

    def cut(self) -> None:
        """Break every connection and accept none."""
        self._is_cut = True
        for writer in list(self._writers):
            writer.transport.abort()

    def half_close(self) -> None:
        """End one direction of every connection, towards the server; the other stays open."""
        for client, server in list(self._writers.items()):
            if client in self._clients():
                self._ended.add(server)
                with contextlib.suppress(OSError):
                    server.write_eof()

    def delay(self, seconds: float) -> None:
        """Delay all data."""
        self._delay = seconds

    def swallow(self) -> None:
        """Drop all data, and keep the connections open."""
        self._flowing.clear()

    def restore(self) -> None:
        """End the fault."""
        self._is_cut, self._delay = False, 0.0
        self._flowing.set()

    def _clients(self) -> set[asyncio.StreamWriter]:
        return {w for w in self._writers if w.get_extra_info("sockname")[1] == self.port}

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        try:
            await self._serve(reader, writer)
        except (OSError, asyncio.CancelledError):
            writer.transport.abort()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._is_cut:
            writer.transport.abort()
            return
        there, back = await asyncio.open_connection("127.0.0.1", self._target)
        for one in (writer, back):
            one.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._writers |= {writer: back, back: writer}
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._pump(reader, back, self._to_server))
                group.create_task(self._pump(there, writer, self._to_client))
        except* OSError:
            pass  # one side failed: close the other
        finally:
            for one in (writer, back):
                self._writers.pop(one, None)
                self._ended.discard(one)
                one.transport.abort()

    def _to_server(self, data: bytes) -> bytes:
        """Return the part of a client's data to forward."""
        return data

    def _to_client(self, data: bytes) -> bytes:
        """Return the part of the server's data to forward."""
        return data

    async def _pump(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, passed: Callable[[bytes], bytes]
    ) -> None:
        while data := passed(await reader.read(CHUNK)):
            if self._delay:
                await asyncio.sleep(self._delay)
            await self._flowing.wait()
            if writer not in self._ended:
                writer.write(data)
                await writer.drain()
        with contextlib.suppress(OSError):
            writer.write_eof()
