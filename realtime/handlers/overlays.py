"""What a DM says to the overlays of their encounter, and of its channel as long as that shows it."""

from collections.abc import Callable, Iterable
from typing import Annotated

from realtime.connections.open_sessions import OpenSessions
from realtime.connections.registry import Connection
from realtime.handlers.dm_only import run_by
from realtime.protocol.acks import Success, success
from realtime.protocol.payloads import EncounterPayload, Id, read_payload
from realtime.protocol.producer_views import producer_view
from storage.encounter.errors import InvalidCommandError, NotFoundError
from storage.encounter.field_types import ParticipantRef, RefersTo
from storage.encounter.model import Encounter
from storage.encounter.rules.lookup import participant_in
from storage.repositories.producer_state import Order
from storage.repositories.share_links import Place, ShareLink, ShareLinks
from storage.tracker import Tracker


class DirectOverlaysPayload(EncounterPayload):
    """`direct_overlays`: an order to the overlays of all links of the encounter and its channel, or of one.

    `splash` announces a participant, or whose turn it is; `scene` turns to the next scene.
    """

    order: Order
    participant_id: ParticipantRef | None = None
    share_id: Annotated[Id, RefersTo.OVERLAY] | None = None


class OverlayHandlers:
    """The events `list_overlays` and `direct_overlays`, for the DMs of an encounter."""

    def __init__(
        self,
        tracker: Tracker,
        shares: ShareLinks,
        sessions: OpenSessions,
        ordered: Callable[[str, Iterable[ShareLink]], None],
    ) -> None:
        """`ordered` makes the overlays of links look for what is new, in every process."""
        self._tracker = tracker
        self._shares = shares
        self._sessions = sessions
        self._ordered = ordered

    async def list_all(self, connection: Connection, payload: object) -> Success:
        """Answer with the overlay links of an encounter and its channel, oldest first."""
        encounter = await run_by(connection, self._tracker, read_payload(EncounterPayload, payload))
        return await self._listed(await self._links(encounter))

    async def direct(self, connection: Connection, payload: object) -> Success:
        """Carry out an order, and answer with all links after it."""
        wanted = read_payload(DirectOverlaysPayload, payload)
        encounter = await run_by(connection, self._tracker, wanted)
        links = await self._links(encounter)
        meant = [link for link in links if wanted.share_id in (None, link.id)]
        if not links:
            raise NotFoundError("overlay-no-links")
        if not meant:
            raise InvalidCommandError("overlay-no-such-link")
        about = wanted.participant_id
        participant = None if about is None else participant_in(encounter, about)
        done = {link.id: link for link in await self._shares.direct(meant, wanted.order, participant)}
        self._ordered("settings", done.values())
        return await self._listed([done.get(link.id, link) for link in links])

    async def _links(self, encounter: Encounter) -> list[ShareLink]:
        binding = encounter.discord
        if binding is None:
            return await self._shares.of(encounter.id)
        place = Place(binding.guild_id, binding.channel_id)
        if (await self._shares.shown_in([place])).get(place) != encounter.id:
            # The channel's links show the encounter of others by now.
            return await self._shares.of(encounter.id)
        return await self._shares.around(encounter.id, place)

    async def _listed(self, links: list[ShareLink]) -> Success:
        watching = await self._sessions.sockets_of(link.id for link in links)
        return success(
            overlays=[
                {
                    "shareId": link.id,
                    "follows": "fight" if link.channel_id is None else "channel",
                    "audience": link.audience,
                    "watching": watching.get(link.id, 0),
                    "producer": producer_view(link.producer),
                }
                for link in links
            ]
        )
