"""A proxy that refuses WebSockets: the pages poll."""

import asyncio

from playwright.async_api import expect

from storage.encounter.commands import DealDamage
from tests.realtime.stored_documents import participant
from tests.web.on_air import OnAir, Overlay

BURST = 20


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while data := await reader.read(65_536):
            writer.write(data)
    except ConnectionResetError:
        pass
    finally:
        writer.close()


class Proxy:
    """Forwards connections to a port; answers 403 to requests for a WebSocket."""

    def __init__(self, port: int) -> None:
        self._port = port
        self.refused = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Forward one connection; the first request decides."""
        head = await reader.readuntil(b"\r\n\r\n")
        if b"upgrade: websocket" in head.lower():
            self.refused += 1
            writer.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            writer.close()
            return
        server_reader, server_writer = await asyncio.open_connection("127.0.0.1", self._port)
        server_writer.write(head)
        await asyncio.gather(_copy(reader, server_writer), _copy(server_reader, writer))


async def test_an_overlay_behind_a_proxy_without_websockets_shows_every_change(
    on_air: OnAir, overlay: Overlay
) -> None:
    mira = participant("Mira", 40, 18, type="character")
    await on_air.begin(mira)
    proxy = Proxy(int(on_air.origin.rpartition(":")[2]))
    async with await asyncio.start_server(proxy.serve, "127.0.0.1", 0) as listening:
        on_air.origin = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
        await overlay.open(on_air.address(), by_socket=False)
        hit_points = overlay.page.locator("[data-part=hp-numbers]")
        await expect(hit_points).to_have_text("40/40")
        for _ in range(BURST):
            await on_air.do(DealDamage.to(str(mira["_id"]), 1))
        await expect(hit_points).to_have_text(f"{40 - BURST}/40")
    assert len(overlay.complaints) == proxy.refused == 1  # the browser reports the refused WebSocket
    overlay.complaints.clear()
