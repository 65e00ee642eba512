"""Orders to running overlays: new settings, what the producer says, a reload, another encounter.

An order is sent at once by a notice to every process; what was missed of settings and the producer's state,
and a channel's new encounter, are sent with the next heartbeat.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import structlog

from realtime.auth.player_names import PlayerNames
from realtime.bus.notices import Notice
from realtime.connections.broadcast import Broadcast
from realtime.connections.registry import Connection, Connections
from realtime.protocol.producer_views import producer_view
from realtime.protocol.server_events import SharePlayers, ShareSettings
from storage.encounter.base import EncounterId, ParticipantId
from storage.encounter.errors import TrackerError
from storage.repositories.share_links import ShareLink, ShareLinks
from storage.runtime.background import BackgroundTasks

BEGINNING = 3  # the first versions of an encounter, of which at least one is published; 0 is its creation

log = structlog.stdlib.get_logger(__name__)


@dataclass(slots=True)
class _Told:
    """What was last sent to a socket."""

    settings: dict[str, Any] | None = None
    revision: int = 0
    players: dict[ParticipantId, str] = field(default_factory=dict)


class OverlayControl:
    """Orders to the overlays of this process."""

    def __init__(
        self, shares: ShareLinks, names: PlayerNames, connections: Connections, broadcast: Broadcast
    ) -> None:
        self._names = names
        self._shares = shares
        self._connections = connections
        self._broadcast = broadcast
        self._told: dict[str, _Told] = {}  # by socket
        self._tasks = BackgroundTasks()
        self._look: asyncio.Task[None] | None = None
        self._is_look_due = False

    def on_notice(self, notice: Notice) -> None:
        """Handle a notice; its order is executed in the background."""
        if notice.order is not None:
            self._tasks.start(self._carry_out(notice.order, notice.links), "carry out an overlay order")
        elif notice.encounter_id is not None and notice.version <= BEGINNING:
            # The notice may be of a channel's new encounter. A look that is under way may have missed it.
            self._is_look_due = True
            if self._look is None or self._look.done():
                self._look = self._tasks.start(self._look_while_due(), "look for a new encounter")

    async def look(self, shares: Mapping[str, ShareLink]) -> None:
        """Send the overlays of these links, given by id, what they missed."""
        by_share = self._by_share()
        here = {connection.sid for connections in by_share.values() for connection in connections}
        self._told = {sid: told for sid, told in self._told.items() if sid in here}
        watched = {share.place for share in shares.values() if share.place is not None}
        shown = await self._shares.shown_in(watched)
        for share_id, connections in by_share.items():
            if (share := shares.get(share_id)) is None:
                continue
            await self._tell(share, connections)
            if share.place is not None:
                await self._tell_place(shown.get(share.place), connections)

    async def stop(self) -> None:
        """Cancel pending orders."""
        await self._tasks.stop()

    def _by_share(self) -> dict[str, list[Connection]]:
        by_share: dict[str, list[Connection]] = {}
        for connection in self._connections:
            if connection.share is not None:
                by_share.setdefault(connection.share.share_id, []).append(connection)
        return by_share

    async def _look_while_due(self) -> None:
        while self._is_look_due:
            self._is_look_due = False
            try:
                await self.look(await self._shares.working(self._by_share()))
            except TrackerError as error:  # the next heartbeat checks again
                log.warning("new encounter not checked", error=str(error))

    async def _carry_out(self, order: str, share_ids: tuple[str, ...]) -> None:
        try:
            for share_id in share_ids:
                watching = [c for c in self._connections if c.share and c.share.share_id == share_id]
                if order == "reload":
                    for connection in watching:
                        await self._broadcast.to_socket(connection.sid, "share_reload", {})
                elif order == "settings" and (share := await self._shares.get(share_id)) is not None:
                    await self._tell(share, watching)
        except Exception:  # the next heartbeat repeats settings and encounters
            log.exception("order not executed", order=order)

    async def _tell(self, share: ShareLink, connections: list[Connection]) -> None:
        names: dict[EncounterId | None, dict[ParticipantId, str]] = {}
        for connection in connections:
            told = self._told.setdefault(connection.sid, _Told())
            here = connection.share.encounter_id if connection.share else None
            if here not in names:
                names[here] = await self._names.of(share, here)
            if told.players != names[here]:
                told.players = names[here]
                players: SharePlayers = {"players": names[here]}
                await self._broadcast.to_socket(connection.sid, "share_players", players)
            if told.settings != share.settings:
                told.settings = share.settings
                settings: ShareSettings = {"settings": share.settings}
                await self._broadcast.to_socket(connection.sid, "share_settings", settings)
            if told.revision < share.producer.revision:  # two orders may be carried out at the same time
                told.revision = share.producer.revision
                state = producer_view(share.producer)
                await self._broadcast.to_socket(connection.sid, "share_producer", state)

    async def _tell_place(self, shown: EncounterId | None, connections: list[Connection]) -> None:
        for connection in connections:
            if connection.share is not None and connection.share.encounter_id != (shown or ""):
                await self._broadcast.to_socket(connection.sid, "share_moved", {})
