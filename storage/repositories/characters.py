"""Characters, saved per user and guild, and their parties."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from storage.encounter.base import AUserId, Message, Record, UserId
from storage.encounter.commands import NewParticipant
from storage.encounter.errors import NotFoundError, RuleError
from storage.encounter.field_types import Amount, BoundedDefences, ImageAddress, Name, cut
from storage.encounter.model import Defences
from storage.encounter.text_cleaning import one_line
from storage.mongo.database import Database
from storage.mongo.ids import either, key, new_key
from storage.mongo.unavailable import explains_outages
from storage.runtime.clock import now

MOST_CHARACTERS = 100  # of a user, on all servers together

AsId = BeforeValidator(str)


class Character(Record):
    """A player's saved character; `current_hp` None means at full hit points."""

    id: Annotated[str, AsId] = Field(alias="_id")
    user_id: AUserId
    guild_id: str | None = None
    name: str
    ac: int | None = None
    max_hp: int = Field(0, alias="maxHP")
    current_hp: int | None = Field(None, alias="currentHP")
    dexterity: int | None = None
    initiative_bonus: int | None = None
    image_url: str | None = None
    defences: Defences = Defences()
    updated_at: datetime | None = None

    def as_participant(self) -> NewParticipant:
        """Return this character as a participant of an encounter."""
        return NewParticipant(
            name=self.name[:80],
            type="character",
            ac=self.ac,
            max_hp=self.max_hp,
            current_hp=self.current_hp,
            dexterity=self.dexterity,
            initiative_bonus=self.initiative_bonus,
            image_url=self.image_url,
            defences=cut(self.defences),
            collaborators=(self.user_id,),
            character_id=self.id,
        )


class CharacterChanges(Message):
    """The fields of a character to set; unset ones stay."""

    name: Name | None = None
    ac: Annotated[int, Field(ge=0, le=99)] | None = None
    max_hp: Amount | None = Field(None, alias="maxHP")
    current_hp: Amount | None = Field(None, alias="currentHP")
    dexterity: Annotated[int, Field(ge=0, le=99)] | None = None
    initiative_bonus: Annotated[int, Field(ge=-20, le=50)] | None = None
    image_url: ImageAddress | None = None
    defences: BoundedDefences | None = None


class Party(Record):
    """A group of characters; `user_id` is their DM."""

    id: Annotated[str, AsId] = Field(alias="_id")
    user_id: AUserId
    guild_id: str | None = None
    name: str
    character_ids: tuple[Annotated[str, AsId], ...] = ()


@explains_outages
class Characters:
    """The repository of characters and parties."""

    def __init__(self, database: Database) -> None:
        self._characters = database.characters
        self._parties = database.parties
        self._read_character = database.reader("characters", Character.model_validate)
        self._read_party = database.reader("parties", Party.model_validate)

    async def create(self, user_id: UserId, guild_id: str | None, changes: CharacterChanges) -> Character:
        """Save a new character, or the changes to the one of this user and guild with the same name.

        Raises RuleError for a new one beyond `MOST_CHARACTERS`.
        """
        there = await self.by_name(user_id, guild_id, changes.name or "")
        if there is not None:
            return await self.update(there.id, changes)
        if await self._characters.count_documents({"userId": either(user_id)}) >= MOST_CHARACTERS:
            raise RuleError("character-too-many", most=MOST_CHARACTERS)
        document = {
            "_id": new_key(),
            "userId": key(user_id),
            "guildId": guild_id,
            **changes.model_dump(by_alias=True, exclude_none=True),
            "updatedAt": now(),
        }
        await self._characters.insert_one(document)
        return self._read_character.one(document)

    async def get(self, character_id: str) -> Character | None:
        """Return a character, or None."""
        return self._read_character.maybe(await self._characters.find_one({"_id": either(character_id)}))

    async def of_user(self, user_id: UserId, guild_id: str | None) -> list[Character]:
        """Return a user's characters in a guild, by name."""
        condition = {"userId": either(user_id), "guildId": guild_id}
        return self._read_character.all(await self._characters.find(condition).sort("name", 1).to_list(None))

    async def by_name(self, user_id: UserId, guild_id: str | None, name: str) -> Character | None:
        """Return a user's character by its name, whatever its case, or None."""
        wanted = name.strip().casefold()
        characters = await self.of_user(user_id, guild_id)
        return next((c for c in characters if c.name.casefold() == wanted), None)

    async def update(self, character_id: str, changes: CharacterChanges) -> Character:
        """Set fields of a character. Raises NotFoundError."""
        given = changes.model_dump(by_alias=True, exclude_unset=True)
        # Required fields: null keeps their value.
        kept = {name for name in ("name", "maxHP", "defences") if given.get(name) is None}
        fields = {name: value for name, value in given.items() if name not in kept} | {"updatedAt": now()}
        await self._characters.update_one({"_id": either(character_id)}, {"$set": fields})
        character = await self.get(character_id)
        if character is None:
            raise NotFoundError("character-gone")
        return character

    async def delete(self, character_id: str) -> None:
        """Delete a character, also from its parties."""
        stored = either(character_id)
        await self._parties.update_many({"characterIds": stored}, {"$pull": {"characterIds": stored}})
        await self._characters.delete_one({"_id": stored})

    async def create_party(self, user_id: UserId, guild_id: str | None, name: str) -> Party:
        """Save a new, empty party of a DM."""
        document: dict[str, Any] = {
            "_id": new_key(),
            "userId": key(user_id),
            "guildId": guild_id,
            "name": one_line(name) or "?",
        }
        await self._parties.insert_one({**document, "characterIds": []})
        return self._read_party.one(document)

    async def party(self, party_id: str) -> Party | None:
        """Return a party, or None."""
        return self._read_party.maybe(await self._parties.find_one({"_id": either(party_id)}))

    async def parties_in(self, guild_id: str) -> list[Party]:
        """Return the parties of a guild, by name."""
        return self._read_party.all(
            await self._parties.find({"guildId": guild_id}).sort("name", 1).to_list(None)
        )

    async def parties_of(self, character_id: str) -> list[Party]:
        """Return the parties of a character."""
        condition = {"characterIds": either(character_id)}
        return self._read_party.all(await self._parties.find(condition).to_list(None))

    async def members(self, party: Party) -> list[Character]:
        """Return the characters of a party, in its order."""
        ids = {"$in": [k for i in party.character_ids for k in (key(i), i)]}
        documents = await self._characters.find({"_id": ids}).to_list(None)
        found = {c.id: c for c in self._read_character.all(documents)}
        return [found[i] for i in party.character_ids if i in found]

    async def join_party(self, party_id: str, character_id: str) -> None:
        """Add a character to a party."""
        change = {"$addToSet": {"characterIds": key(character_id)}}
        await self._parties.update_one({"_id": either(party_id)}, change)

    async def leave_party(self, party_id: str, character_id: str) -> None:
        """Remove a character from a party."""
        change = {"$pull": {"characterIds": either(character_id)}}
        await self._parties.update_one({"_id": either(party_id)}, change)
