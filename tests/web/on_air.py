"""An encounter on a real server and database, and an overlay that shows it."""

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from playwright.async_api import Page

from realtime.__main__ import Tuning, compose
from realtime.http_routes.pages import STATIC
from storage.bootstrap import start_tracker
from storage.change import Change
from storage.encounter.base import EncounterId, UserId
from storage.encounter.commands import Command
from storage.encounter.context import Actor
from storage.mongo.database import Database
from storage.repositories.share_links import ShareLinks
from storage.runtime.settings import Settings
from storage.tracker import Tracker
from tests.conftest import PATIENT_MS
from tests.realtime.stored_documents import StoredDocuments

Json = dict[str, Any]
NOT_YET = EncounterId("")
FLOAT, SPLASH, CAPTION = "[data-part=float]", "[data-part=splash]", "[data-part=captions] p"
# Keeps a copy of every moment: it leaves after its time, and a busy machine may look later.
KEEP_MOMENTS = f"""{{
  window.played = []
  const kept = new WeakSet()
  new MutationObserver(() => document.querySelectorAll('{FLOAT}, {SPLASH}, {CAPTION}').forEach(one => {{
    if (kept.has(one)) return
    kept.add(one)
    const copy = one.cloneNode(true)
    const place = document.createElement('div')  // so that a selector may name it
    place.dataset.part = one.parentElement.dataset.part
    place.append(copy)
    played.push(copy)
  }})).observe(document, {{childList: true, subtree: true}})
}}"""
_HAS_PLAYED = """([selector, text, times]) => played.filter(
  one => one.matches(selector) && one.textContent.includes(text)).length >= times"""


@dataclass
class OnAir:
    """One encounter, its server, and a link for the stream."""

    settings: Settings
    database: Database
    encounter_id: EncounterId = NOT_YET
    secret: str = ""
    static: Path = STATIC
    dm: Actor = field(default_factory=lambda: Actor(UserId(""), "Dana"))
    origin: str = ""
    _running: AsyncExitStack = field(default_factory=AsyncExitStack)
    _commands: Any = field(default_factory=lambda: count(1))

    async def begin(self, *participants: Json, **fields: Any) -> None:
        """Store the encounter, start the server and create the link."""
        table = StoredDocuments(self.database)
        dm_id = await table.user("Dana")
        self.dm = Actor(dm_id, "Dana")
        self.encounter_id = await table.encounter(dm_id, *participants, **fields)
        share, self.secret = await ShareLinks(self.database).create(self.encounter_id, "stream", dm_id)
        self.share = share
        await self.start()

    async def start(self) -> None:
        """Start a process as `python -m realtime` composes it: always a new one, on the port of the last."""
        self._running = AsyncExitStack()
        tuning = Tuning(heartbeat_seconds=1.0, operation_timeout_ms=PATIENT_MS, static=self.static)
        process = await compose(self.settings, self._running, tuning)
        self.web, self.tracker = process.web, process.tracker
        self.origin = process.web.address

    async def stop(self) -> None:
        """Stop the process: its connections, its tracker and its database."""
        await self._running.aclose()

    async def do(self, command: Command) -> Change:
        """Execute a command of the DM in the running process."""
        return await self._execute(self.tracker, command)

    async def do_in_another_process(self, command: Command) -> Change:
        """Execute a command of the DM with a tracker that shares only the database, as the bot's does."""
        async with AsyncExitStack() as stack:
            return await self._execute(start_tracker(self.database, stack), command)

    async def revoke(self) -> None:
        """Revoke the link."""
        self.web.revoked(await ShareLinks(self.database).revoke(self.encounter_id))

    def address(self, query: str = "") -> str:
        """Return the overlay's address for OBS."""
        return f"{self.origin}/overlay{query}#{self.secret}"

    async def _execute(self, tracker: Tracker, command: Command) -> Change:
        return await tracker.execute(self.encounter_id, self.dm, command, f"test-{next(self._commands)}")


@dataclass
class Overlay:
    """The page, its console errors, its requests, and what its sockets received."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    joined: asyncio.Event = field(default_factory=asyncio.Event)
    heard: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """Record the page's requests and errors from now on."""
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self._note)
        self.page.on("websocket", lambda socket: socket.on("framereceived", self._hear))

    def _note(self, message: Any) -> None:
        # The browser itself reports an unreachable server, which some tests cause.
        if message.type == "error" and "ERR_CONNECTION" not in message.text and "404" not in message.text:
            self.complaints.append(message.text)

    def _hear(self, frame: str | bytes) -> None:
        self.heard.append(str(frame))
        if self.heard[-1].startswith('42["encounter_state"'):
            self.joined.set()

    async def open(self, address: str, *, by_socket: bool = True) -> None:
        """Load the page and wait until it shows the encounter, and with `by_socket` until it follows it."""
        self.joined.clear()
        await self.page.goto(address)
        await self.page.wait_for_selector("[data-part=board]")
        if by_socket:
            await asyncio.wait_for(self.joined.wait(), PATIENT_MS / 1000)

    async def has_played(self, selector: str, text: str = "", *, times: int = 1) -> None:
        """Wait until moments with a text were on the screen since the page was loaded."""
        await self.page.wait_for_function(_HAS_PLAYED, arg=[selector, text, times])

    async def set_in_scene(self, visible: bool) -> None:
        """Send the page OBS's event for a shown or hidden source."""
        await self.page.evaluate(
            "visible => dispatchEvent(new CustomEvent('obsSourceVisibleChanged', {detail: {visible}}))",
            visible,
        )
