"""Parties beside their documents: names, members, who of them may be changed, who arrives, and their file."""

import json
from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError

from storage.encounter.base import UserId
from storage.encounter.commands import AddParty
from storage.encounter.errors import InvalidCommandError, NotAllowedError, NotFoundError, RuleError, TypedText
from storage.encounter.model import Encounter
from storage.encounter.names import name_key
from storage.encounter.text_cleaning import one_line
from storage.library.importing.characters import ImportedCharacters
from storage.library.importing.own_format import FORMAT
from storage.repositories.characters import Character, CharacterChanges, Characters, Party
from storage.runtime.turns import turn_of

MAX_PARTIES = 200  # of a server
MAX_OWN_PARTIES = 15  # of one user, on a server
MAX_MEMBERS = 20
MAX_OWN_MEMBERS = 5  # of one player, in another's party
_EXPORTED = set(CharacterChanges.model_fields)


async def create_party(
    characters: Characters, user_id: UserId, guild_id: str | None, name: str, import_id: str | None = None
) -> Party:
    """Save a new party with the user as its DM. Raises InvalidCommandError."""
    async with turn_of("parties", guild_id or user_id):
        there = await _there(characters, user_id, guild_id)
        name = _free_name(name, there)
        if len(there) >= MAX_PARTIES:
            raise InvalidCommandError("party-too-many", most=MAX_PARTIES)
        if sum(p.user_id == user_id for p in there) >= MAX_OWN_PARTIES:
            raise InvalidCommandError("party-too-many-own", most=MAX_OWN_PARTIES)
        return await characters.create_party(user_id, guild_id, name, import_id)


async def rename_party(characters: Characters, party: Party, user_id: UserId, name: str) -> Party:
    """Give a party another name. Raises NotAllowedError for another user than its DM, InvalidCommandError."""
    require_its_dm(party, user_id)
    async with turn_of("parties", party.guild_id or user_id):
        there = await _there(characters, user_id, party.guild_id)
        return await characters.rename_party(party, _free_name(name, [p for p in there if p.id != party.id]))


def require_its_dm(party: Party, user_id: UserId) -> None:
    """Raise NotAllowedError for another user than the party's DM."""
    if user_id != party.user_id:
        raise NotAllowedError("party-not-its-dm")


async def add_member(characters: Characters, party: Party, character: Character, user_id: UserId) -> bool:
    """Add a character, as a user who may; return whether its player agrees, because they did it.

    Raises NotAllowedError for a character of another user in a party of another one, or of another server:
    all DMs there could bring it, where its player may not even be. Raises InvalidCommandError where there is
    no room.
    """
    if user_id not in (character.user_id, party.user_id):
        raise NotAllowedError("party-not-yours")
    if user_id != character.user_id and party.guild_id not in (None, character.guild_id):
        raise NotAllowedError("party-of-another-server")
    async with turn_of("parties", party.guild_id or party.user_id):
        party = await characters.newest_party(party)
        members = await characters.members(party)
        if len(party.character_ids) >= MAX_MEMBERS:
            raise InvalidCommandError("party-full", most=MAX_MEMBERS)
        if user_id != party.user_id and sum(c.user_id == user_id for c in members) >= MAX_OWN_MEMBERS:
            raise InvalidCommandError("party-too-many-members", most=MAX_OWN_MEMBERS)
        return await characters.join_party(party, character, user_id)


async def changeable(
    characters: Characters, party: Party, user_id: UserId
) -> tuple[list[Character], list[Character]]:
    """Return the members that the party's DM may change, and the others.

    Raises NotAllowedError for another user than its DM, RuleError for a party without such members.
    """
    if user_id != party.user_id:
        raise NotAllowedError("party-not-yours")
    members = await characters.members(party)
    if not members:
        raise RuleError("party-empty", party=TypedText(party.name))
    own = [c for c in members if c.user_id == user_id or c.id in party.agreed_ids]
    if not own:
        raise RuleError("party-none-agreed", party=TypedText(party.name))
    return own, [c for c in members if c not in own]


async def arriving(
    characters: Characters, encounter: Encounter, party: Party, *, roll: bool, is_repeat: bool = False
) -> AddParty:
    """Return the command that adds the members who do not take part yet. Raises RuleError.

    That of a client which asks again names all of them: it is answered as the first time, and adds none.
    """
    members = await characters.members(party)
    if not members:
        raise RuleError("party-empty", party=TypedText(party.name))
    there = set() if is_repeat else {p.character_id for p in encounter.participants}
    missing = tuple(c.as_participant() for c in members if c.id not in there)
    if not missing:
        raise RuleError("party-all-here", party=TypedText(party.name))
    return AddParty(participants=missing, roll_initiative=roll)


async def exported(characters: Characters, user_id: UserId, guild_id: str | None) -> dict[str, Any]:
    """Return a user's characters of a server, and the parties that they run, in our own format.

    Raises NotFoundError without any.
    """
    own = await characters.of_user(user_id, guild_id)
    parties = [party for party in await characters.parties_run(user_id) if party.guild_id == guild_id]
    if not own and not parties:
        raise NotFoundError("character-none-own")
    members = [{"name": p.name, "characters": [c.name for c in await characters.members(p)]} for p in parties]
    return {**FORMAT, "characters": [_exported(character) for character in own], "parties": members}


def sheets_of(imported: ImportedCharacters) -> list[CharacterChanges]:
    """Return what to save of imported characters; one with a field that no character takes is refused."""
    sheets = []
    for fields in imported.characters:
        try:
            sheets.append(CharacterChanges.model_validate_json(json.dumps(fields)))
        except ValidationError as error:
            where = next((part for part in error.errors()[0]["loc"] if isinstance(part, str)), "?")
            imported.refused.append((fields["name"], f"field:{where}"))
    return sheets


async def import_parties(
    characters: Characters, user_id: UserId, guild_id: str | None, named: Sequence[tuple[str, list[str]]]
) -> list[tuple[str, int | InvalidCommandError]]:
    """Make the parties of an imported file, of the user's own characters.

    A party of theirs that is there gets its characters; one of another DM stays as it is. Returns the name of
    each, with the number of its characters, or why there is none.
    """
    own = {name_key(c.name): c for c in await characters.of_user(user_id, guild_id)}
    found: list[tuple[str, int | InvalidCommandError]] = []
    for name, members in named:
        parties = await _there(characters, user_id, guild_id)
        there = next((p for p in parties if name_key(p.name) == name_key(name)), None)
        try:
            if there is not None and there.user_id != user_id:
                raise InvalidCommandError("party-there", party=TypedText(name[:80]))
            party = there or await create_party(characters, user_id, guild_id, name, import_id="import")
        except InvalidCommandError as error:
            found.append((name, error))
            continue
        async with turn_of("parties", guild_id or user_id):
            room = MAX_MEMBERS - len((await characters.newest_party(party)).character_ids)
            joining = [c for key in map(name_key, members) if (c := own.get(key)) is not None][:room]
            for character in joining:
                await characters.join_party(party, character, user_id, is_import=True)
        found.append((party.name, len(joining)))
    return found


async def _there(characters: Characters, user_id: UserId, guild_id: str | None) -> list[Party]:
    """Return the parties beside which a new one has its name: those of the server, else the user's own."""
    if guild_id is not None:
        return await characters.parties_in(guild_id)
    return [party for party in await characters.parties_run(user_id) if party.guild_id is None]


def _free_name(name: str, there: Sequence[Party]) -> str:
    """Return a name as a party has it. Raises InvalidCommandError for an empty one, or one that is taken."""
    name = one_line(name)
    if not name:
        raise InvalidCommandError("party-name")
    if any(name_key(p.name) == name_key(name) for p in there):
        raise InvalidCommandError("party-there", party=TypedText(name))
    return name


def _exported(character: Character) -> dict[str, Any]:
    fields = character.model_dump(mode="json", by_alias=True, include=_EXPORTED, exclude_defaults=True)
    return {"name": character.name, "maxHP": character.max_hp, **fields}
