"""The sessions of this process's sockets: changed here at once, and written together a moment later.

A crowd that comes is a few writes. What is lost with a killed process are the last moments of sessions that
end with it.
"""

import asyncio
from collections.abc import Iterable
from uuid import uuid4

import structlog

from storage.encounter.base import EncounterId
from storage.encounter.errors import TrackerError
from storage.repositories.sessions import ActiveUser, OverlayHealth, Place, Session, Sessions
from storage.runtime.background import BackgroundTasks

GATHER_SECONDS = 0.1
AFTER_TROUBLE_SECONDS = 1.0
STOP_SECONDS = 3.0
MOST_CLOSED = 10_000  # that are still to be deleted; others expire

log = structlog.stdlib.get_logger(__name__)


class OpenSessions:
    """Writes sessions behind the sockets; a later change of a socket takes the place of an earlier one."""

    def __init__(self, sessions: Sessions, gather_seconds: float = GATHER_SECONDS) -> None:
        self._sessions = sessions
        self._process = uuid4().hex
        self._gather_seconds = gather_seconds
        self._opened: dict[str, Session] = {}
        self._moved: dict[str, Place] = {}
        self._closed: set[str] = set()
        self._tasks = BackgroundTasks()
        self._writing = asyncio.Lock()

    def open(self, session: Session) -> None:
        """Note a new socket."""
        self._opened[session["socketId"]] = {**session, "process": self._process}
        self._write_soon()

    def enter(self, socket_id: str, encounter_id: EncounterId | None, audience: str | None = None) -> None:
        """Note the encounter and audience of a socket; None when it left."""
        self._moved[socket_id] = (encounter_id, audience)
        self._write_soon()

    def close(self, socket_id: str) -> None:
        """Note that a socket was closed."""
        self._moved.pop(socket_id, None)
        self._opened.pop(socket_id, None)
        self._closed.add(socket_id)
        if len(self._closed) > MOST_CLOSED:
            self._closed.clear()
        self._write_soon()

    async def note_health(self, socket_id: str, health: OverlayHealth) -> None:
        """Store the last health report of an overlay. Raises UnavailableError."""
        if (session := self._opened.get(socket_id)) is not None:
            session["health"] = health
            return
        async with self._writing:  # it may be stored just now
            await self._sessions.note_health(socket_id, health)

    async def touch(self, socket_ids: Iterable[str]) -> None:
        """Refresh the last activity of sockets. Raises UnavailableError."""
        await self._sessions.touch(socket_ids)

    async def users_elsewhere(
        self, encounter_ids: Iterable[EncounterId]
    ) -> dict[EncounterId, list[ActiveUser]]:
        """Return the users with sockets of other processes at encounters. Raises UnavailableError."""
        return await self._sessions.users_elsewhere(encounter_ids, self._process)

    async def sockets_of(self, owners: Iterable[str]) -> dict[str, int]:
        """Return how many sockets users and share links have or had a moment ago. Raises UnavailableError."""
        return await self._sessions.sockets_of(owners)

    async def write(self) -> None:
        """Write all that was noted so far. Raises UnavailableError; it is then written later."""
        async with self._writing:
            opened, self._opened = self._opened, {}
            moved, self._moved = self._moved, {}
            closed, self._closed = self._closed, set()
            try:
                await self._sessions.write(opened.values(), moved, closed)
            except (TrackerError, asyncio.CancelledError):
                ended = self._closed
                self._opened = {s: v for s, v in opened.items() if s not in ended} | self._opened
                self._moved = {s: v for s, v in moved.items() if s not in ended} | self._moved
                self._closed |= closed
                raise

    async def stop(self) -> None:
        """Write what is left, within a time; the sessions that it fails for expire."""
        await self._tasks.stop()
        try:
            async with asyncio.timeout(STOP_SECONDS):
                await self.write()
        except (TrackerError, TimeoutError) as error:
            log.warning("sessions of closed sockets were not ended", error=str(error))

    def _write_soon(self) -> None:
        if not self._tasks:
            self._tasks.start(self._run(), "write sessions")

    async def _run(self) -> None:
        """Write until nothing is left; sockets come and go while this waits."""
        is_failing = False
        while self._opened or self._moved or self._closed:
            await asyncio.sleep(AFTER_TROUBLE_SECONDS if is_failing else self._gather_seconds)
            try:
                await self.write()
                is_failing = False
            except TrackerError as error:
                if not is_failing:
                    log.warning("sessions not written; they are written later", error=str(error))
                is_failing = True
