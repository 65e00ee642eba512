"""Characters, saved per user and guild, and their parties.

A character is its player's: the player alone may change it, and those whom they let. Ids of characters and
parties come from clients, so every look-up by an id says for whom, and changes take a record that such a
look-up returned. The player agrees to what others do with a character by bringing it into an encounter, or by
joining a party of that DM; a DM who adds a player's character to a party may bring it, but not change it.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

from storage.encounter.base import AUserId, Message, NoneIsZero, NotNegative, Record, UserId
from storage.encounter.commands import LastingCondition, NewParticipant
from storage.encounter.context import Actor
from storage.encounter.errors import InvalidCommandError, NotFoundError, RuleError
from storage.encounter.field_types import (
    Amount,
    BoundedAttacks,
    BoundedDeathSaves,
    BoundedDefences,
    BoundedResources,
    BoundedSaveBonuses,
    CharacterLevel,
    ImageAddress,
    Name,
    Uses,
    Word,
    cut,
    cut_attacks,
    cut_bonuses,
    cut_resources,
)
from storage.encounter.limits import MAX_ATTACKS, MAX_CONDITIONS, MAX_LEVEL, MAX_RESOURCES, MAX_WORD, AtMost
from storage.encounter.model import (
    Attack,
    Condition,
    DeathSaves,
    Defences,
    Encounter,
    Participant,
    Resource,
    SaveBonuses,
)
from storage.encounter.names import name_key, plain_key
from storage.encounter.policy import audience_of
from storage.encounter.rules.hit_dice import hit_dice_of
from storage.encounter.text_cleaning import one_line
from storage.encounter.visibility.audience import DM
from storage.mongo.database import Database
from storage.mongo.ids import any_of, either, key, new_key
from storage.mongo.schema_version import current_schema
from storage.mongo.unavailable import explains_outages
from storage.repositories.lasting_conditions import lasting
from storage.runtime.clock import now
from storage.runtime.turns import turn_of

MOST_CHARACTERS = 100  # of a user, on all servers together

AsId = BeforeValidator(str)


def _hit_dice(text: str) -> str:
    """Return a text that can be read as hit dice, or an empty one. Raises ValueError."""
    try:
        return text if not text or hit_dice_of(text) else ""
    except InvalidCommandError as error:
        raise ValueError(str(error)) from None


HitDiceText = Annotated[Word, AfterValidator(_hit_dice)]


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
    save_bonuses: SaveBonuses = SaveBonuses()
    attacks: Annotated[tuple[Attack, ...], AtMost(MAX_ATTACKS)] = ()
    # Its state between encounters.
    temporary_hp: Annotated[int, NoneIsZero, NotNegative] = Field(0, alias="tempHP")
    death_saves: DeathSaves = DeathSaves()
    is_knocked_out: bool = False
    hit_dice: Annotated[str | None, AtMost(MAX_WORD)] = None
    hit_dice_spent: Annotated[int, NoneIsZero, NotNegative] = 0
    level: int | None = None
    character_class: Annotated[str | None, AtMost(MAX_WORD)] = None
    resources: Annotated[tuple[Resource, ...], AtMost(MAX_RESOURCES)] = ()
    has_inspiration: bool = False
    conditions: Annotated[tuple[Condition, ...], AtMost(MAX_CONDITIONS)] = ()
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
            save_bonuses=cut_bonuses(self.save_bonuses),
            attacks=cut_attacks(self.attacks),
            temporary_hp=self.temporary_hp,
            death_saves=self.death_saves,
            is_knocked_out=self.is_knocked_out,
            hit_dice=self.hit_dice,
            hit_dice_spent=self.hit_dice_spent,
            level=self.level if self.level in range(1, MAX_LEVEL + 1) else None,
            character_class=self.character_class,
            resources=cut_resources(self.resources),
            has_inspiration=self.has_inspiration,
            conditions=lasting(self.conditions),
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
    save_bonuses: BoundedSaveBonuses | None = None  # those that are given; null takes one off
    attacks: BoundedAttacks | None = None
    temporary_hp: Amount | None = Field(None, alias="tempHP")
    death_saves: BoundedDeathSaves | None = None
    is_knocked_out: bool | None = None
    hit_dice: HitDiceText | None = None
    hit_dice_spent: Uses | None = None
    level: CharacterLevel | None = None
    character_class: Word | None = None
    resources: BoundedResources | None = None
    has_inspiration: bool | None = None
    conditions: Annotated[tuple[LastingCondition, ...], Field(max_length=MAX_CONDITIONS)] | None = None


# Fields that null empties; it leaves the others as they are.
_EMPTIED = frozenset(
    {"ac", "currentHP", "dexterity", "initiativeBonus", "imageUrl", "hitDice", "level", "characterClass"}
)


class Party(Record):
    """A group of characters; `user_id` is their DM."""

    id: Annotated[str, AsId] = Field(alias="_id")
    user_id: AUserId
    guild_id: str | None = None
    name: str
    character_ids: tuple[Annotated[str, AsId], ...] = ()
    agreed_ids: tuple[Annotated[str, AsId], ...] = ()  # of these, the players let the DM change them


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

        One whose name differs in accents alone keeps its own. Raises RuleError for a new one beyond
        `MOST_CHARACTERS`.
        """
        async with turn_of("characters", user_id):
            return await self._create(user_id, guild_id, changes)

    async def _create(self, user_id: UserId, guild_id: str | None, changes: CharacterChanges) -> Character:
        there = await self.by_name(user_id, guild_id, changes.name or "")
        if there is not None:
            is_same = changes.name is None or name_key(there.name) == name_key(changes.name)
            renamed = changes if is_same else changes.model_copy(update={"name": there.name})
            return await self.update(there, renamed)
        if await self._count(user_id) >= MOST_CHARACTERS:
            raise RuleError("character-too-many", most=MOST_CHARACTERS)
        document = {
            "_id": new_key(),
            **current_schema("characters"),
            "userId": key(user_id),
            "guildId": guild_id,
            **changes.model_dump(by_alias=True, exclude_none=True),
            "updatedAt": now(),
        }
        await self._characters.insert_one(document)
        return self._read_character.one(document)

    async def import_all(
        self, user_id: UserId, guild_id: str | None, sheets: Sequence[CharacterChanges]
    ) -> list[Character]:
        """Save characters as one import, each as `create` does; it can be undone until the next one.

        Raises RuleError beyond `MOST_CHARACTERS`, before anything is saved.
        """
        async with turn_of("characters", user_id):
            return await self._import_all(user_id, guild_id, sheets)

    async def _import_all(
        self, user_id: UserId, guild_id: str | None, sheets: Sequence[CharacterChanges]
    ) -> list[Character]:
        import_id = str(new_key())
        known = {plain_key(character.name) for character in await self.of_user(user_id, guild_id)}
        new = {plain_key(changes.name or "") for changes in sheets} - known
        if new and await self._count(user_id) + len(new) > MOST_CHARACTERS:
            raise RuleError("character-too-many", most=MOST_CHARACTERS)
        await self._characters.update_many(
            {"userId": either(user_id), "guildId": guild_id}, {"$unset": {"importId": 1, "beforeImport": 1}}
        )
        await self._parties.update_many(
            {"userId": either(user_id), "guildId": guild_id}, {"$unset": {"importId": 1, "importedIds": 1}}
        )
        saved: dict[str, Character] = {}
        for changes in sheets:
            there = await self.by_name(user_id, guild_id, changes.name or "")
            marks: dict[str, Any] = {"importId": import_id}
            if there is not None and there.id not in saved:
                marks["beforeImport"] = await self._characters.find_one({"_id": either(there.id)})
            character = await self._create(user_id, guild_id, changes)
            await self._characters.update_one({"_id": either(character.id)}, {"$set": marks})
            saved[character.id] = character
        return list(saved.values())

    async def undo_import(self, user_id: UserId, guild_id: str | None) -> tuple[int, int]:
        """Take the last import back; return how many characters are gone, and how many are as before.

        The parties that it made go too, and those that it put into another party leave it. Raises
        NotFoundError without one.
        """
        own = {"userId": either(user_id), "guildId": guild_id}
        imported = {**own, "importId": {"$exists": True}}
        found = await self._characters.find(imported).to_list(None)
        gone = await self._parties.delete_many(imported)
        joined = await self._parties.find({**own, "importedIds": {"$exists": True}}).to_list(None)
        if not found and not gone.deleted_count and not joined:
            raise NotFoundError("import-none")
        for party in joined:
            members = {"$in": party["importedIds"]}
            change = {"$pull": {"characterIds": members, "agreedIds": members}, "$unset": {"importedIds": 1}}
            await self._parties.update_one({"_id": party["_id"]}, change)
        for document in found:
            if (before := document.get("beforeImport")) is not None:
                await self._characters.replace_one({"_id": document["_id"]}, before)
            else:
                await self.delete(self._read_character.one(document))
        back = sum("beforeImport" in document for document in found)
        return len(found) - back, back

    async def own(self, character_id: str, user_id: UserId) -> Character:
        """Return a user's own character. Raises NotFoundError, also for another's."""
        character = await self._by_id(character_id)
        if character is None or character.user_id != user_id:
            raise NotFoundError("no-character")
        return character

    async def nameable(self, character_id: str, user_id: UserId, *, of_anyone: bool) -> Character:
        """Return a user's own character, or any one that they know of. Raises NotFoundError."""
        character = await self._by_id(character_id)
        if character is None or not (of_anyone or character.user_id == user_id):
            raise NotFoundError("character-not-found")
        return character

    async def changeable(self, character_id: str, user_id: UserId) -> tuple[Character, list[Party]]:
        """Return a character that the user may change, and its parties: its player, or a DM they agreed to.

        Raises NotFoundError.
        """
        character = await self._by_id(character_id)
        if character is None:
            raise NotFoundError("character-not-found")
        parties = await self.parties_of(character)
        agreed = {party.user_id for party in parties if character.id in party.agreed_ids}
        if user_id not in (character.user_id, *agreed):
            raise NotFoundError("character-not-found")
        return character, parties

    async def brought(
        self, character_ids: Iterable[str], encounter: Encounter, actor: Actor
    ) -> frozenset[str]:
        """Return those of the characters that the encounter may change, when the actor brings them into it.

        These are the actor's own and those whose players agreed to a party of the actor or of the encounter's
        owner. A DM may name others too that are in a party of theirs, or of the server that they play on.
        Raises NotFoundError for any other.
        """
        ids = any_of(character_ids)
        agreed = {
            str(d["_id"])
            for d in await self._characters.find(
                {"_id": ids, "userId": either(actor.user_id)}, {"_id": 1}
            ).to_list(None)
        }
        nameable = set(agreed)
        if agreed < set(character_ids) and audience_of(encounter, actor) == DM:
            guild_id = encounter.discord.guild_id if encounter.discord else None
            found = await self._parties.find({"characterIds": ids}).to_list(None)
            for party in self._read_party.all(found):
                if party.user_id in (actor.user_id, encounter.user_id):
                    agreed |= set(party.agreed_ids)
                if party.user_id == actor.user_id or (guild_id and party.guild_id == guild_id):
                    nameable |= set(party.character_ids)
        if not set(character_ids) <= nameable:
            raise NotFoundError("character-not-found")
        return frozenset(agreed)

    async def kept_by(self, encounter: Encounter, participant: Participant) -> Character | None:
        """Return the character that the end of an encounter writes a participant's state to, or None."""
        if participant.character_id is None:
            return None
        character = await self._by_id(participant.character_id)
        if character is None or participant.updates_character:
            return character
        # It may have joined under a version that did not keep the agreement: did its player do that?
        joined = (
            entry.command.get("participant", {}).get("characterId")
            for entry in encounter.history
            if entry.kind == "add_participant" and entry.user_id == character.user_id
        )
        return character if character.id in joined else None

    async def of_user(self, user_id: UserId, guild_id: str | None) -> list[Character]:
        """Return a user's characters in a guild, by name."""
        condition = {"userId": either(user_id), "guildId": guild_id}
        return self._read_character.all(await self._characters.find(condition).sort("name", 1).to_list(None))

    async def by_name(self, user_id: UserId, guild_id: str | None, name: str) -> Character | None:
        """Return a user's character by its name, or by one that differs in accents and apostrophes alone."""
        characters = await self.of_user(user_id, guild_id)
        for same in (name_key, plain_key):
            if (found := next((c for c in characters if same(c.name) == same(name)), None)) is not None:
                return found
        return None

    async def update(self, character: Character, changes: CharacterChanges) -> Character:
        """Set fields of a character.

        Raises NotFoundError when it was deleted since, RuleError for the name of another one of its player.
        """
        if changes.name is not None:
            namesake = await self.by_name(character.user_id, character.guild_id, changes.name)
            if namesake is not None and namesake.id != character.id:
                raise RuleError("character-name-taken")
        if changes.save_bonuses is not None:
            merged = character.save_bonuses.with_set(changes.save_bonuses)
            changes = changes.model_copy(update={"save_bonuses": merged})
        given = changes.model_dump(by_alias=True, exclude_unset=True)
        fields = {n: v for n, v in given.items() if v is not None or n in _EMPTIED} | {"updatedAt": now()}
        await self._characters.update_one({"_id": either(character.id)}, {"$set": fields})
        updated = await self._by_id(character.id)
        if updated is None:
            raise NotFoundError("character-gone")
        return updated

    async def delete(self, character: Character) -> None:
        """Delete a character, also from its parties."""
        stored = either(character.id)
        change = {"$pull": {"characterIds": stored, "agreedIds": stored, "importedIds": stored}}
        await self._parties.update_many({"characterIds": stored}, change)
        await self._characters.delete_one({"_id": stored})

    async def create_party(
        self, user_id: UserId, guild_id: str | None, name: str, import_id: str | None = None
    ) -> Party:
        """Save a new, empty party of a DM; `undo_import` deletes one with an `import_id`."""
        document: dict[str, Any] = {
            "_id": new_key(),
            **current_schema("parties"),
            "userId": key(user_id),
            "guildId": guild_id,
            "name": one_line(name) or "?",
            **({"importId": import_id} if import_id else {}),
        }
        await self._parties.insert_one({**document, "characterIds": []})
        return self._read_party.one(document)

    async def newest_party(self, party: Party) -> Party:
        """Return a party that a look-up returned as it is now. Raises NotFoundError when it was deleted."""
        found = self._read_party.maybe(await self._parties.find_one({"_id": either(party.id)}))
        if found is None:
            raise NotFoundError("party-not-found")
        return found

    async def rename_party(self, party: Party, name: str) -> Party:
        """Give a party that a look-up returned another name."""
        await self._parties.update_one({"_id": either(party.id)}, {"$set": {"name": name}})
        return party.model_copy(update={"name": name})

    async def has_rested(self, party: Party, command_id: str) -> bool:
        """Whether this command was the last that let the party's saved characters rest."""
        last = {"_id": either(party.id), "lastRest": command_id}
        return await self._parties.count_documents(last, limit=1) == 1

    async def note_rest(self, party: Party, command_id: str) -> bool:
        """Note that a command lets the party's saved characters rest; False when it is noted already."""
        new = {"_id": either(party.id), "lastRest": {"$ne": command_id}}
        result = await self._parties.update_one(new, {"$set": {"lastRest": command_id}})
        return result.modified_count == 1

    async def delete_party(self, party: Party) -> None:
        """Delete a party that a look-up returned; its characters stay."""
        await self._parties.delete_one({"_id": either(party.id)})

    async def party(self, party_id: str, user_id: UserId) -> Party:
        """Return a party of the user: they are its DM, or one of their characters is in it.

        Raises NotFoundError.
        """
        party = self._read_party.maybe(await self._parties.find_one({"_id": either(party_id)}))
        if party is None or (
            party.user_id != user_id and all(c.user_id != user_id for c in await self.members(party))
        ):
            raise NotFoundError("party-not-found")
        return party

    async def parties_in(self, guild_id: str) -> list[Party]:
        """Return the parties of a guild, by name."""
        return self._read_party.all(
            await self._parties.find({"guildId": guild_id}).sort("name", 1).to_list(None)
        )

    async def parties_run(self, user_id: UserId) -> list[Party]:
        """Return the parties that a user is the DM of, by name."""
        condition = {"userId": either(user_id)}
        return self._read_party.all(await self._parties.find(condition).sort("name", 1).to_list(None))

    async def parties_of(self, character: Character) -> list[Party]:
        """Return the parties of a character."""
        condition = {"characterIds": either(character.id)}
        return self._read_party.all(await self._parties.find(condition).to_list(None))

    async def members(self, party: Party) -> list[Character]:
        """Return the characters of a party, in its order."""
        ids = any_of(party.character_ids)
        documents = await self._characters.find({"_id": ids}).to_list(None)
        found = {c.id: c for c in self._read_character.all(documents)}
        return [found[i] for i in party.character_ids if i in found]

    async def join_party(
        self, party: Party, character: Character, by: UserId, *, is_import: bool = False
    ) -> bool:
        """Add a character to a party; return whether its player agrees, because they did it.

        `undo_import` takes one off again that an import put into it.
        """
        if is_import:
            is_new = {"_id": either(party.id), "characterIds": {"$not": either(character.id)}}
            mark = {"$addToSet": {"importedIds": key(character.id)}}
            await self._parties.update_one(is_new, mark)
        is_agreed = by == character.user_id
        lists = ("characterIds", "agreedIds") if is_agreed else ("characterIds",)
        change = {"$addToSet": dict.fromkeys(lists, key(character.id))}
        await self._parties.update_one({"_id": either(party.id)}, change)
        return is_agreed

    async def leave_party(self, party: Party, character: Character) -> None:
        """Remove a character from a party."""
        member = either(character.id)
        change = {"$pull": {"characterIds": member, "agreedIds": member}}
        await self._parties.update_one({"_id": either(party.id)}, change)

    async def _count(self, user_id: UserId) -> int:
        return await self._characters.count_documents({"userId": either(user_id)})

    async def _by_id(self, character_id: str) -> Character | None:
        return self._read_character.maybe(await self._characters.find_one({"_id": either(character_id)}))
