"""The parties that a user runs: made, listed, changed, brought, rested, restored, and handed on as a file."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

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
from storage.encounter.field_types import Amount, RefersTo, Uses
from storage.encounter.history.undo import applied_key
from storage.encounter.limits import MAX_NAME
from storage.encounter.model import Encounter, Status
from storage.encounter.visibility.audience import DM
from storage.repositories.character_state import RestAsked, rested, restored
from storage.repositories.characters import Character, CharacterChanges, Characters, Party
from storage.repositories.parties import (
    MAX_MEMBERS,
    add_member,
    arriving,
    changeable,
    create_party,
    exported,
    rename_party,
    require_its_dm,
)
from storage.tracker import Tracker

PartyRef = Annotated[Id, RefersTo.PARTY]


PartyName = Annotated[str, StringConstraints(min_length=1, max_length=MAX_NAME)]


class CreatePartyPayload(EncounterPayload):
    """`create_party`: a new, empty one of the user's, on this encounter's server."""

    name: PartyName


class RenamePartyPayload(Payload):
    """`rename_party`: its DM may."""

    party_id: PartyRef
    name: PartyName


class BringPartyPayload(Envelope):
    """`bring_party`: adds the members that are not there yet to this encounter, as one command."""

    party_id: PartyRef
    roll_initiative: bool = False


class MemberRest(Payload):
    """The hit dice that a member spends in a short rest: rolled, or `healing` is what they give in all."""

    character_id: Annotated[Id, RefersTo.CHARACTER]
    hit_dice: Uses = 0
    healing: Amount | None = None


class RestPartyPayload(Envelope):
    """`rest_party`: members who take part in this encounter rest there, by `rest`, the others as saved."""

    party_id: PartyRef
    kind: Literal["short", "long"]
    entries: Annotated[tuple[MemberRest, ...], Field(max_length=MAX_MEMBERS)] = ()
    restores_maximum: bool | None = None


class NewMemberPayload(EncounterPayload):
    """`add_member`: the user's own character, or for the party's DM one of this encounter, if they run it.

    A party of a server takes another player's character only if it was saved on that server.
    The party's DM may change it when its player agrees: by adding it themselves.
    """

    party_id: PartyRef
    character_id: Annotated[Id, RefersTo.CHARACTER]


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

    async def create(self, connection: Connection, payload: object) -> Success:
        """Save a new party, and answer with all of the user's."""
        user = connection.person()
        wanted = read_payload(CreatePartyPayload, payload)
        guild_id = _guild_of(await self._seen(connection, wanted))
        await create_party(self._characters, user.id, guild_id, wanted.name)
        return await self._listed(user.id)

    async def rename(self, connection: Connection, payload: object) -> Success:
        """Give a party another name."""
        user = connection.person()
        wanted = read_payload(RenamePartyPayload, payload)
        party = await self._characters.party(wanted.party_id, user.id)
        await rename_party(self._characters, party, user.id, wanted.name)
        return await self._listed(user.id)

    async def add_member(self, connection: Connection, payload: object) -> Success:
        """Put a character into a party."""
        user = connection.person()
        wanted = read_payload(NewMemberPayload, payload)
        encounter = await self._seen(connection, wanted)
        party = await self._characters.party(wanted.party_id, user.id)
        there = {p.character_id for p in encounter.participants}
        may_name = wanted.character_id in there and audience_for(connection, encounter) == DM
        found = await self._characters.nameable(wanted.character_id, user.id, of_anyone=may_name)
        await add_member(self._characters, party, found, user.id)
        return await self._listed(user.id)

    async def bring(self, connection: Connection, payload: object) -> Success:
        """Add a party's members to an encounter."""
        user = connection.person()
        wanted = read_payload(BringPartyPayload, payload)
        party = await self._characters.party(wanted.party_id, user.id)
        encounter = await self._seen(connection, wanted)
        is_repeat = bool(wanted.command_id) and encounter.applied.has(
            applied_key(user.id, str(wanted.command_id))
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
        spent = {entry.character_id: entry for entry in wanted.entries}
        if not spent.keys() <= {one.id for one in own}:
            raise NotFoundError("party-not-in-it")
        rest_id = wanted.command_id
        is_repeat = rest_id is not None and await self._characters.has_rested(party, rest_id)
        outside, entries = [], []
        for one in own:
            dice = spent.get(one.id)
            hit_dice, healing = (dice.hit_dice, dice.healing) if dice else (0, None)
            if (there := inside.get(one.id)) is not None:
                entries.append(RestEntry(participant_id=there.id, hit_dice=hit_dice, healing=healing))
            elif not is_repeat:
                asked = RestAsked(wanted.kind, hit_dice, healing, wanted.restores_maximum)
                outside.append((one, rested(one, encounter.rules.ruleset, asked, self._die)[0]))
        if entries:
            command = Rest(kind=wanted.kind, entries=tuple(entries), restores_maximum=wanted.restores_maximum)
            request = Request(encounter.id, command, wanted.command_id, expected=None)
            await self._commands.carry_out(connection, request)
        if rest_id is not None and not await self._characters.note_rest(party, rest_id):
            outside = []
        return await self._changed(user.id, outside, others)

    async def restore(self, connection: Connection, payload: object) -> Success:
        """Give the members everything back where they are saved, and answer as `rest_party` does."""
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
        require_its_dm(party, user.id)
        await self._characters.delete_party(party)
        return await self._listed(user.id)

    async def export(self, connection: Connection, payload: object) -> Success:
        """Answer with the user's characters and parties of an encounter's server, in our own format."""
        user = connection.person()
        encounter = await self._seen(connection, read_payload(EncounterPayload, payload))
        return success(file=await exported(self._characters, user.id, _guild_of(encounter)))

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


def _guild_of(encounter: Encounter) -> str | None:
    return encounter.discord.guild_id if encounter.discord else None


def _shown(party: Party, members: list[Character]) -> PartyChoice:
    return {"partyId": party.id, "name": party.name, "members": [_member(party, one) for one in members]}


def _member(party: Party, character: Character) -> PartyMember:
    return {
        "characterId": character.id,
        "name": character.name,
        "level": character.level,
        "currentHP": character.max_hp if character.current_hp is None else character.current_hp,
        "maxHP": character.max_hp,
        "hitDice": character.hit_dice,
        "hitDiceSpent": character.hit_dice_spent,
        "isDead": character.death_saves.is_dead,
        "isAgreed": character.user_id == party.user_id or character.id in party.agreed_ids,
    }
