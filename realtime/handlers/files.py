"""`export_creatures`, `read_log`: what a user takes along, in parts; their page makes a file of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from cachetools import TTLCache
from pydantic import StringConstraints

from realtime.connections.registry import Connection
from realtime.handlers.dm_only import run_by
from realtime.protocol.acks import LogEntry, Success, success
from realtime.protocol.change_events import wire_events
from realtime.protocol.payloads import EncounterPayload, Payload, read_payload
from realtime.protocol.wire_json import iso
from storage.change import Change
from storage.encounter.base import EncounterId
from storage.encounter.model import Encounter, HistoryEntry
from storage.encounter.sizes import size_of
from storage.encounter.visibility.audience import DM
from storage.library.importing import own_format
from storage.replay import course, unwritten
from storage.repositories.creatures import Creatures
from storage.runtime.slow_work import slowly
from storage.tracker import LOG_PAGE, Tracker

MOST_BYTES = 200_000  # of a part, unless one thing alone has more
MOST_CREATURES = 200  # of a part
MOST_REACHED = 64  # ends of parts of logs, from which the next part goes on
REACHED_SECONDS = 300.0


_Item = TypeVar("_Item", bound=Mapping[str, Any])


class ExportPayload(Payload):
    """The `next` of the part before; nothing asks for the first."""

    after: Annotated[str, StringConstraints(pattern="^[0-9a-f]{0,24}$")] = ""


class LogPayload(EncounterPayload):
    """An encounter, and the `next` of the part before; nothing asks for the first."""

    after: Annotated[str, StringConstraints(pattern="^[0-9]{0,9}$")] = ""


@dataclass(frozen=True, slots=True)
class _Reached:
    """How far a log was replayed, and the encounter of then; None below a gap in what is stored."""

    version: int
    encounter: Encounter | None


class FileHandlers:
    """What a user exports: their own creatures, and the log of an encounter that they run."""

    def __init__(self, tracker: Tracker, creatures: Creatures) -> None:
        self._tracker = tracker
        self._creatures = creatures
        # By encounter and version: the next part goes on there, and need not replay what is before it.
        self._reached: TTLCache[tuple[EncounterId, int], _Reached] = TTLCache(MOST_REACHED, REACHED_SECONDS)

    async def creatures(self, connection: Connection, payload: object) -> Success:
        """Answer with a part of the user's own creatures, in our own format."""
        user = connection.person()
        after = read_payload(ExportPayload, payload).after
        ids = [one for one in await self._creatures.ids_of_user(user.id) if one > after]
        read = ids[:MOST_CREATURES]
        own = await self._creatures.with_ids(read)
        listed = await slowly(_part, own_format.exported(own))
        if len(listed) < len(own):
            following = own[len(listed) - 1].id
        else:
            following = read[-1] if len(read) < len(ids) else None
        return success(file={**own_format.FORMAT, "creatures": listed}, next=following)

    async def log(self, connection: Connection, payload: object) -> Success:
        """Answer with a part of the whole log of an encounter, for its DM."""
        wanted = read_payload(LogPayload, payload)
        encounter = await run_by(connection, self._tracker, wanted)
        after = int(wanted.after or 0)
        reached = self._reached.get((encounter.id, after)) or _Reached(0, unwritten(encounter))
        while True:
            entries = await self._tracker.log_after(encounter, reached.version)
            found, reached = await slowly(_continued, reached, entries, after)
            if found or len(entries) < LOG_PAGE:
                break
        if len(entries) < LOG_PAGE and (not entries or reached.version == entries[-1].version):
            return success(log=found, next=None)
        self._reached[encounter.id, reached.version] = reached
        return success(log=found, next=str(reached.version))


def _continued(
    reached: _Reached, entries: Iterable[HistoryEntry], after: int
) -> tuple[list[LogEntry], _Reached]:
    """Replay entries; return those after a version, as many as a part may have, and the end of these."""
    found: list[LogEntry] = []
    left = MOST_BYTES
    for entry in entries:
        change = None
        if reached.encounter is not None:
            change = next(course(reached.encounter, (entry,)), None)
        if entry.version > after:
            found.append(_logged(entry, change))
            left -= size_of(found[-1])
            if left < 0 and len(found) > 1:
                return found[:-1], reached
        reached = _Reached(entry.version, change.after if change is not None else None)
    return found, reached


def _logged(entry: HistoryEntry, change: Change | None) -> LogEntry:
    """Return an entry with the events that the DM's clients got, or would have got; none without a change."""
    events = wire_events(change.for_audience(DM)) if change is not None else []
    return {
        "version": entry.version,
        "at": iso(entry.at),
        "userName": entry.user_name,
        "command": entry.kind,
        "events": [{"event": name, "payload": payload} for name, payload in events],
    }


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
