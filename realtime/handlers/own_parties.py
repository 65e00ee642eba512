"""The parties that a user runs: listed, brought, rested, restored, taken apart, and handed on as a file."""

from typing import Annotated, Literal

from realtime.connections.registry import Connection
from realtime.handlers.commands import CommandHandlers
from realtime.handlers.creatures import throw
from realtime.protocol.acks import PartyChoice, PartyMember, Success, success
from realtime.protocol.command_payload import Envelope, Request
from realtime.protocol.payloads import EncounterPayload, Id, ListPayload, PartyPayload, Payload, read_payload
from realtime.publishing.subscriptions import audience_for
from storage.encounter.base import UserId
from storage.encounter.commands import Rest, RestEntry
from storage.encounter.context import Die
from storage.encounter.errors import NotAllowedError, NotFoundError
from storage.encounter.field_types import RefersTo
from storage.encounter.history.undo import applied_key
from storage.encounter.model import Encounter, Status
from storage.repositories.character_state import RestAsked, rested, restored
from storage.repositories.characters import Character, CharacterChanges, Characters, Party
from storage.repositories.parties import arriving, changeable, exported
from storage.tracker import Tracker

PartyRef = Annotated[Id, RefersTo.PARTY]


class BringPartyPayload(Envelope):
    """`bring_party`: adds the members that are not there yet to this encounter, as one command."""

    party_id: PartyRef
    roll_initiative: bool = False


class RestPartyPayload(Envelope):
    """`rest_party`: members who take part in this encounter rest there, by `rest`, the others as saved."""

    party_id: PartyRef
    kind: Literal["short", "long"]
    restores_maximum: bool | None = None


class MemberPayload(Payload):
    """`remove_member`: takes a character out of a party; its player may, and the party's DM."""

    party_id: PartyRef
    character_id: Annotated[Id, RefersTo.CHARACTER]


class OwnPartyHandlers:
    """The events about a user's own parties. Members whose players did not agree stay as they are."""

    def __init__(
        self, tracker: Tracker, characters: Characters, commands: CommandHandlers, die: Die = throw
    ) -> None:
        self._tracker, self._characters, self._commands, self._die = tracker, characters, commands, die

    async def list_own(self, connection: Connection, payload: object) -> Success:
        """Answer with the parties that the user runs, by name."""
        read_payload(ListPayload, payload)
        return await self._listed(connection.person().id)

    async def bring(self, connection: Connection, payload: object) -> Success:
        """Add a party's members to an encounter."""
        user = connection.person()
        wanted = read_payload(BringPartyPayload, payload)
        party = await self._characters.party(wanted.party_id, user.id)
        encounter = await self._seen(connection, wanted)
        is_repeat = (
            bool(wanted.command_id) and applied_key(user.id, str(wanted.command_id)) in encounter.applied
        )
        command = await arriving(
            self._characters, encounter, party, roll=wanted.roll_initiative, is_repeat=is_repeat
        )
        request = Request(encounter.id, command, wanted.command_id, expected=None)
        return await self._commands.carry_out(connection, request)

    async def rest(self, connection: Connection, payload: object) -> Success:
        """Let the members rest, and answer with the parties and with who could not."""
        user = connection.person()
        wanted = read_payload(RestPartyPayload, payload)
        party = await self._characters.party(wanted.party_id, user.id)
        own, others = await changeable(self._characters, party, user.id)
        encounter = await self._seen(connection, wanted)
        is_open = encounter.status is not Status.COMPLETED
        inside = {p.character_id: p for p in encounter.participants if is_open and p.character_id}
        asked = RestAsked(wanted.kind, restores_maximum=wanted.restores_maximum)
        outside = [
            (one, rested(one, encounter.rules.ruleset, asked, self._die)[0])
            for one in own
            if one.id not in inside
        ]
        entries = tuple(RestEntry(participant_id=inside[one.id].id) for one in own if one.id in inside)
        if entries:
            command = Rest(kind=wanted.kind, entries=entries, restores_maximum=wanted.restores_maximum)
            request = Request(encounter.id, command, wanted.command_id, expected=None)
            await self._commands.carry_out(connection, request)
        return await self._changed(user.id, outside, others)

    async def restore(self, connection: Connection, payload: object) -> Success:
        """Give the members everything back where they are saved, and answer as `rest` does."""
        user = connection.person()
        party = await self._characters.party(read_payload(PartyPayload, payload).party_id, user.id)
        own, others = await changeable(self._characters, party, user.id)
        return await self._changed(user.id, [(one, restored(one)) for one in own], others)

    async def remove_member(self, connection: Connection, payload: object) -> Success:
        """Take a character out of a party."""
        user = connection.person()
        wanted = read_payload(MemberPayload, payload)
        party = await self._characters.party(wanted.party_id, user.id)
        members = {one.id: one for one in await self._characters.members(party)}
        character = members.get(wanted.character_id)
        if character is None:
            raise NotFoundError("party-not-in-it")
        if user.id not in (party.user_id, character.user_id):
            raise NotAllowedError("party-not-yours")
        await self._characters.leave_party(party, character)
        return await self._listed(user.id)

    async def delete(self, connection: Connection, payload: object) -> Success:
        """Delete a party of the user; its characters stay."""
        user = connection.person()
        party = await self._characters.party(read_payload(PartyPayload, payload).party_id, user.id)
        if party.user_id != user.id:
            raise NotAllowedError("party-not-its-dm")
        await self._characters.delete_party(party)
        return await self._listed(user.id)

    async def export(self, connection: Connection, payload: object) -> Success:
        """Answer with the user's characters and parties of an encounter's server, in our own format."""
        user = connection.person()
        encounter = await self._seen(connection, read_payload(EncounterPayload, payload))
        guild_id = encounter.discord.guild_id if encounter.discord else None
        return success(file=await exported(self._characters, user.id, guild_id))

    async def _seen(self, connection: Connection, payload: EncounterPayload | Envelope) -> Encounter:
        """Return an encounter that the user may see. Raises NotFoundError."""
        encounter = await self._tracker.current(payload.encounter_id)
        if audience_for(connection, encounter) is None:
            raise NotFoundError("encounter-not-found")
        return encounter

    async def _changed(
        self, user_id: UserId, changes: list[tuple[Character, CharacterChanges]], others: list[Character]
    ) -> Success:
        for character, change in changes:
            await self._characters.update(character, change)
        answer = await self._listed(user_id)
        return {**answer, "unchanged": [one.name for one in others]}

    async def _listed(self, user_id: UserId) -> Success:
        parties = await self._characters.parties_run(user_id)
        return success(parties=[_shown(one, await self._characters.members(one)) for one in parties])


def _shown(party: Party, members: list[Character]) -> PartyChoice:
    return {"partyId": party.id, "name": party.name, "members": [_member(party, one) for one in members]}


def _member(party: Party, character: Character) -> PartyMember:
    return {
        "characterId": character.id,
        "name": character.name,
        "level": character.level,
        "currentHP": character.max_hp if character.current_hp is None else character.current_hp,
        "maxHP": character.max_hp,
        "isDead": character.death_saves.is_dead,
        "isAgreed": character.user_id == party.user_id or character.id in party.agreed_ids,
    }
