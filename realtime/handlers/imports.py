"""`upload_part`, `import_creatures`, `import_characters`: what users bring from files, sent in parts.

The parts of an upload wait at their connection, `MAX_BYTES` of them at most, and go with it, or when the same
user begins another one: a user can have hundreds of connections.
"""

from typing import Annotated

from pydantic import Field, StringConstraints

from realtime.connections.broadcast import Broadcast
from realtime.connections.registry import Connection, Connections
from realtime.protocol.acks import ImportLine, ImportReport, Success, success
from realtime.protocol.payloads import EncounterPayload, ListPayload, Payload, read_payload
from realtime.protocol.server_events import ImportProgress
from realtime.publishing.subscriptions import audience_for
from storage.encounter.errors import InvalidCommandError, NotFoundError
from storage.encounter.limits import MAX_NAME
from storage.library.importing.characters import ImportedCharacters, read_characters
from storage.library.importing.formats import MAX_BYTES, Imported
from storage.library.importing.progress import Progress, reporting
from storage.repositories.characters import Characters
from storage.repositories.creatures import Creatures
from storage.repositories.imported_creatures import import_creatures
from storage.repositories.parties import import_parties, sheets_of
from storage.runtime.slow_work import slowly
from storage.tracker import Tracker

MAX_FILES = 4  # that belong together
PROGRESS_EVERY = 0.5  # seconds between two `import_progress`
_SHOWN = 50  # lines of each list of a report


class UploadPayload(Payload):
    """A part of a file: `file` counts the files that belong together from 0, `part` the parts of each.

    The first part of the first file begins an upload, and what the user sent before is dropped, at each of
    their connections. The last part is sent as `import_creatures`: the creatures are read and saved.
    """

    file: Annotated[int, Field(ge=0, lt=MAX_FILES)] = 0
    part: Annotated[int, Field(ge=0, le=10_000)]
    text: str
    name: Annotated[str, StringConstraints(max_length=MAX_NAME)] = ""


class CharacterUploadPayload(UploadPayload, EncounterPayload):
    """`import_characters`, with the last part: characters of the user's on the encounter's server."""


class ImportHandlers:
    """Imports of creatures and characters; each user changes their own alone."""

    def __init__(
        self,
        tracker: Tracker,
        creatures: Creatures,
        characters: Characters,
        broadcast: Broadcast,
        connections: Connections,
    ) -> None:
        self._tracker, self._creatures, self._characters = tracker, creatures, characters
        self._broadcast, self._connections = broadcast, connections

    async def part(self, connection: Connection, payload: object) -> Success:
        """Keep a part of a file until the last one comes; `file` and `part` count from 0."""
        self._keep(connection, read_payload(UploadPayload, payload))
        return success()

    async def read(self, connection: Connection, payload: object) -> Success:
        """Take the last part, save the creatures, and answer with what was read, left and refused."""
        user = connection.person()
        given = read_payload(UploadPayload, payload)
        contents, progress = self._whole(connection, given), Progress()

        async def report() -> None:
            state: ImportProgress = {"stage": progress.stage, "done": progress.done, "of": progress.of}
            await self._broadcast.to_socket(connection.sid, "import_progress", state)

        work = import_creatures(
            self._creatures, user.id, contents, given.name, ruleset="2024", progress=progress
        )
        imported, saved = await reporting(work, report, PROGRESS_EVERY)
        return success(imported=_report(imported, saved))

    async def read_characters(self, connection: Connection, payload: object) -> Success:
        """Take the last part, save the characters and the parties of the file, and answer as `read` does."""
        user = connection.person()
        given = read_payload(CharacterUploadPayload, payload)
        guild_id = await self._guild_of(connection, given)
        contents = self._whole(connection, given)
        imported = await slowly(read_characters, contents[0])
        sheets = sheets_of(imported)
        saved = await self._characters.import_all(user.id, guild_id, sheets)
        for name, found in await import_parties(self._characters, user.id, guild_id, imported.parties):
            if not isinstance(found, int):
                imported.refused.append((name, found.key))
        return success(imported=_report(imported, len(saved)))

    async def undo_characters(self, connection: Connection, payload: object) -> Success:
        """Take the user's last import of characters on an encounter's server back as a whole."""
        user = connection.person()
        guild_id = await self._guild_of(connection, read_payload(EncounterPayload, payload))
        gone, back = await self._characters.undo_import(user.id, guild_id)
        return success(gone=gone, back=back)

    async def _guild_of(self, connection: Connection, payload: EncounterPayload) -> str | None:
        """Return the server of an encounter that the user may see; None outside of Discord."""
        encounter = await self._tracker.current(payload.encounter_id)
        if audience_for(connection, encounter) is None:
            raise NotFoundError("encounter-not-found")
        return encounter.discord.guild_id if encounter.discord else None

    def _whole(self, connection: Connection, given: UploadPayload) -> list[bytes]:
        """Return the files of an upload with its last part, and forget them."""
        self._keep(connection, given)
        contents = [b"".join(parts) for parts in connection.upload]
        connection.upload.clear()
        return contents

    def _keep(self, connection: Connection, given: UploadPayload) -> None:
        user = connection.person()
        if given.file == given.part == 0:
            for one in self._connections.all_of(user.id):
                one.upload.clear()
        there = [len(parts) for parts in connection.upload]
        is_next = given.part == (there[given.file] if given.file < len(there) else 0)
        if not is_next or given.file > len(there):
            raise InvalidCommandError("upload-out-of-order")
        if given.file == len(there):
            connection.upload.append([])
        connection.upload[given.file].append(given.text.encode())
        if sum(len(part) for parts in connection.upload for part in parts) > MAX_BYTES:
            connection.upload.clear()
            raise InvalidCommandError("file-too-large", most=MAX_BYTES // 1_000_000)

    async def undo(self, connection: Connection, payload: object) -> Success:
        """Take the user's last import of creatures back as a whole."""
        read_payload(ListPayload, payload)
        gone, back = await self._creatures.undo_import(connection.person().id)
        return success(gone=gone, back=back)


def _report(imported: Imported | ImportedCharacters, saved: int) -> ImportReport:
    left = sorted(imported.left.items(), key=lambda one: -one[1])[:_SHOWN]
    return {
        "format": imported.format,
        "saved": saved,
        "fields": sum(imported.taken.values()),
        "left": [_line(name, why, count) for (name, why), count in left],
        "refused": [_line(name, why, 1) for name, why in imported.refused[:_SHOWN]],
        "refusedCount": len(imported.refused),
        "assumed": sorted(imported.assumed),
        "filled": sorted(imported.filled) if isinstance(imported, Imported) else [],
    }


def _line(name: str, why: str, count: int) -> ImportLine:
    return {"name": name, "why": why, "count": count}
