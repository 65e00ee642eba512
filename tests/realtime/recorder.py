"""Everything that goes over the wire to one client, byte by byte: a relay between it and the server."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

# What is compressed can't be searched: the client is not heard asking for it.
_COMPRESSION = ((b"Accept-Encoding:", b"X-No-Encoding:"), (b"Sec-WebSocket-Extensions:", b"X-No-Extensions:"))


class Recorder:
    """Relays connections to a server; `heard` is every byte that the server sent."""

    def __init__(self, target: str) -> None:
        parts = urlsplit(target)
        self._host, self._port = parts.hostname or "127.0.0.1", parts.port or 80
        self._chunks: list[bytes] = []
        self._tasks: set[asyncio.Task[None]] = set()
        self.address = ""

    @property
    def heard(self) -> bytes:
        """What was sent so far, connection by connection as it arrived."""
        return b"".join(self._chunks)

    async def accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Relay one connection until both sides have said all."""
        task = asyncio.current_task()
        assert task is not None
        # The loop does not hold a task whose streams have ended: collected, it would be destroyed unfinished.
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        try:
            above_reader, above_writer = await asyncio.open_connection(self._host, self._port)
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(self._up(reader, above_writer))
                    group.create_task(self._down(above_reader, writer))
            finally:
                above_writer.transport.abort()
        except* OSError:
            pass  # one side broke: so does the other
        finally:
            writer.transport.abort()

    async def close(self) -> None:
        """Break what is still open."""
        for task in self._tasks:
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks)

    async def _up(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while chunk := await reader.read(65_536):
            for wish, instead in _COMPRESSION:
                chunk = chunk.replace(wish, instead)
            await self._pass_on(chunk, writer)
        await self._end(writer)

    async def _down(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while chunk := await reader.read(65_536):
            self._chunks.append(chunk)
            await self._pass_on(chunk, writer)
        await self._end(writer)

    async def _pass_on(self, chunk: bytes, writer: asyncio.StreamWriter) -> None:
        writer.write(chunk)
        await writer.drain()

    async def _end(self, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):  # the other side may have gone in between
            writer.write_eof()


@asynccontextmanager
async def recording(target: str) -> AsyncIterator[Recorder]:
    """Record what a server says to whoever comes by the recorder's address."""
    recorder = Recorder(target)
    server = await asyncio.start_server(recorder.accept, "127.0.0.1", 0)
    recorder.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield recorder
    finally:
        server.close()
        await recorder.close()
