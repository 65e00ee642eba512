"""`export_creatures`, `read_log`: what a user takes along, in parts; their page makes a file of it."""

import asyncio
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, TypeVar

from pydantic import StringConstraints

from realtime.connections.registry import Connection
from realtime.handlers.dm_only import run_by
from realtime.protocol.acks import LogEntry, Success, success
from realtime.protocol.change_events import wire_events
from realtime.protocol.payloads import EncounterPayload, Payload, read_payload
from realtime.protocol.wire_json import iso
from storage.encounter.model import Encounter, HistoryEntry
from storage.encounter.sizes import size_of
from storage.encounter.visibility.audience import DM
from storage.library.importing import own_format
from storage.replay import whole_course
from storage.repositories.creatures import Creatures
from storage.tracker import Tracker

MOST_BYTES = 200_000  # of a part, unless one thing alone has more
MOST_CREATURES = 200  # of a part


_Item = TypeVar("_Item", bound=Mapping[str, Any])


class ExportPayload(Payload):
    """The `next` of the part before; nothing asks for the first."""

    after: Annotated[str, StringConstraints(pattern="^[0-9a-f]{0,24}$")] = ""


class LogPayload(EncounterPayload):
    """An encounter, and the `next` of the part before; nothing asks for the first."""

    after: Annotated[str, StringConstraints(pattern="^[0-9]{0,9}$")] = ""


class FileHandlers:
    """What a user exports: their own creatures, and the log of an encounter that they run."""

    def __init__(self, tracker: Tracker, creatures: Creatures) -> None:
        self._tracker = tracker
        self._creatures = creatures

    async def creatures(self, connection: Connection, payload: object) -> Success:
        """Answer with a part of the user's own creatures, in our own format."""
        user = connection.person()
        after = read_payload(ExportPayload, payload).after
        ids = [one for one in await self._creatures.ids_of_user(user.id) if one > after]
        read = ids[:MOST_CREATURES]
        own = await self._creatures.with_ids(read)
        listed = await asyncio.to_thread(_part, own_format.exported(own))
        if len(listed) < len(own):
            following = own[len(listed) - 1].id
        else:
            following = read[-1] if len(read) < len(ids) else None
        return success(file={**own_format.FORMAT, "creatures": listed}, next=following)

    async def log(self, connection: Connection, payload: object) -> Success:
        """Answer with a part of the whole log of an encounter, for its DM."""
        wanted = read_payload(LogPayload, payload)
        encounter = await run_by(connection, self._tracker, wanted)
        entries = await self._tracker.whole_log(encounter)
        # The log of a long encounter would block the event loop.
        found = await asyncio.to_thread(_logged, encounter, entries, int(wanted.after or 0))
        is_last = not found or found[-1]["version"] == entries[-1].version
        return success(log=found, next=None if is_last else str(found[-1]["version"]))


def _logged(encounter: Encounter, entries: list[HistoryEntry], after: int) -> list[LogEntry]:
    """Return the entries after a version; `events` are those that the DM's clients got, or would have got.

    Below a gap in the stored log there are none: the encounter of then is not known any more.
    """
    changes = {change.version: change for change in whole_course(encounter, entries)}

    def shown(entry: HistoryEntry) -> LogEntry:
        change = changes.get(entry.version)
        events = wire_events(change.for_audience(DM)) if change else []
        return {
            "version": entry.version,
            "at": iso(entry.at),
            "userName": entry.user_name,
            "command": entry.kind,
            "events": [{"event": name, "payload": payload} for name, payload in events],
        }

    return _part(shown(entry) for entry in entries if entry.version > after)


def _part(items: Iterable[_Item]) -> list[_Item]:
    """Return as many of the first items as a part may have, one at least."""
    part: list[_Item] = []
    left = MOST_BYTES
    for item in items:
        left -= size_of(item)
        if part and left < 0:
            break
        part.append(item)
    return part
