"""Party rooms: the characters of a party, independent of an encounter."""

from typing import Annotated, Any

from pydantic import ValidationError
from pydantic_core import to_jsonable_python

from realtime.connections.broadcast import Broadcast
from realtime.connections.registry import Connection
from realtime.protocol.acks import Success, success
from realtime.protocol.payloads import Id, PartyPayload, Payload, as_json, read_payload
from realtime.protocol.room_names import party_room
from realtime.protocol.server_events import CharacterUpdated, PartyState
from realtime.protocol.wire_json import Json, iso
from storage.encounter.errors import InvalidCommandError
from storage.encounter.field_errors import field_error, named
from storage.encounter.field_types import RefersTo
from storage.encounter.policy import require_scope
from storage.encounter.scope import Scope
from storage.repositories.characters import Character, CharacterChanges, Characters, Party

# The required fields of a character.
NEEDED = {"name": "name", "max_hp": "maxHP", "defences": "defences"}
# What the other members of its party do not see of a character.
_OWN_AFFAIR = frozenset(
    {"resources", "attacks", "save_bonuses", "hit_dice", "hit_dice_spent", "level", "character_class"}
)


class CharacterPayload(Payload):
    """`update_character`: the fields to set, in `changes` or beside the id."""

    character_id: Annotated[Id, RefersTo.CHARACTER]
    changes: dict[str, Any] | None = None


class PartyHandlers:
    """The events about parties and characters."""

    def __init__(self, characters: Characters, broadcast: Broadcast) -> None:
        self._characters = characters
        self._broadcast = broadcast

    async def join(self, connection: Connection, payload: object) -> Success:
        """Subscribe a connection to a party, and send the party's state."""
        user = connection.person()
        party = await self._characters.party(read_payload(PartyPayload, payload).party_id, user.id)
        connection.parties.add(party.id)
        await self._broadcast.enter(connection, party_room(party.id, user.id))
        members = await self._characters.members(party)
        state: PartyState = {"party": party_view(party), "characters": [character_view(c) for c in members]}
        await self._broadcast.to_socket(connection.sid, "party_state", state)
        return success()

    async def leave(self, connection: Connection, payload: object) -> Success:
        """Unsubscribe from a party; no effect for a share link, which follows none."""
        party_id = read_payload(PartyPayload, payload).party_id
        if connection.user is not None:
            connection.parties.discard(party_id)
            await self._broadcast.leave(connection, party_room(party_id, connection.user.id))
        return success()

    async def update(self, connection: Connection, payload: object) -> Success:
        """Change a character and send it to those who belong to its parties now."""
        user = connection.person()
        request = read_payload(CharacterPayload, payload)
        changes = _changes(request, payload)
        character, parties = await self._characters.changeable(request.character_id, user.id)
        if character.user_id != user.id:
            require_scope(connection.scope, Scope.RUN)
        character = await self._characters.update(character, changes)
        update: CharacterUpdated = {
            "character": character_view(character),
            "updatedBy": user.username,
            "timestamp": iso(character.updated_at),
        }
        rooms = [room for party in parties for room in await self._rooms(party)]
        if rooms:
            await self._broadcast.to_room(rooms, "character_updated", update)
        if not connection.parties.intersection(party.id for party in parties):
            await self._broadcast.to_socket(connection.sid, "character_updated", update)
        return success()

    async def _rooms(self, party: Party) -> list[str]:
        """Return the rooms of the users who belong to a party: its DM, and the players of its characters."""
        users = {party.user_id, *(c.user_id for c in await self._characters.members(party))}
        return [party_room(party.id, user_id) for user_id in sorted(users)]


def party_view(party: Party) -> Json:
    """Return a party as its members see it."""
    return _known_fields(party)


def character_view(character: Character) -> Json:
    """Return a character as the members of its party see it."""
    return _known_fields(character, _OWN_AFFAIR)


def _known_fields(record: Party | Character, leaving_out: frozenset[str] = frozenset()) -> Json:
    fields = set(type(record).model_fields) - leaving_out
    shown: Json = to_jsonable_python(record.model_dump(by_alias=True, include=fields), fallback=str)
    return shown


def _changes(request: CharacterPayload, payload: object) -> CharacterChanges:
    given = request.changes
    if given is None and isinstance(payload, dict):
        given = {name: value for name, value in payload.items() if name not in ("characterId", "changes")}
    try:
        changes = CharacterChanges.model_validate_json(as_json(given), strict=True)
    except ValidationError as error:
        raise field_error(error) from None
    for name in changes.model_fields_set & NEEDED.keys():
        if getattr(changes, name) is None:
            where = NEEDED[name]
            said = f"{where}: it can't be empty"
            raise InvalidCommandError("empty", wire_field=where, wire_message=said, what=named((where,)))
    if not changes.model_fields_set:
        raise InvalidCommandError("no-changes", wire_field="changes")
    return changes
