"""The creature library: the SRD's, and each DM's own."""

import json
from functools import cache
from importlib.resources import files
from typing import Annotated, Any

import structlog
from pydantic import BeforeValidator, Field

from storage.encounter.base import AUserId, Record, UserId
from storage.encounter.commands import NewParticipant
from storage.encounter.errors import NotFoundError
from storage.encounter.field_types import cut
from storage.encounter.model import Defences
from storage.encounter.names import name_key, plain_key
from storage.mongo.database import Database
from storage.mongo.ids import either, key
from storage.mongo.schema_version import current_schema
from storage.mongo.unavailable import explains_outages

MOST_CREATURES = 1_000  # of a DM's own

log = structlog.get_logger(__name__)


class Creature(Record):
    """A stat block with the fields a tracker needs. `user_id` is the DM who owns it; None for the SRD's."""

    id: Annotated[str | None, BeforeValidator(lambda v: v if v is None else str(v))] = Field(
        None, alias="_id"
    )
    user_id: AUserId | None = None
    name: str
    kind: str = ""
    challenge: float = 0
    ac: int | None = None
    max_hp: int = Field(1, alias="maxHP")
    hit_dice: str | None = None
    dexterity: int | None = None
    initiative_bonus: int | None = None
    defences: Defences = Defences()
    legendary_actions: int = 0
    legendary_resistances: int = 0
    regeneration: str | None = None
    notes: str = ""

    def as_participant(self) -> NewParticipant:
        """Return this creature as a participant of an encounter."""
        return NewParticipant(
            name=self.name[:80],
            type="monster",
            ac=self.ac,
            max_hp=self.max_hp,
            hit_dice=self.hit_dice,
            dexterity=self.dexterity,
            initiative_bonus=self.initiative_bonus,
            defences=cut(self.defences),
            legendary_actions=self.legendary_actions,
            legendary_resistances=self.legendary_resistances,
            regeneration=self.regeneration[:1000] if self.regeneration else None,
            notes=self.notes[:1000],
        )


@cache
def srd() -> tuple[str, dict[str, Creature]]:
    """Return the attribution and the creatures by `name_key`; none when the build left them out."""
    table = files("storage.srd").joinpath("creatures.json")
    if not table.is_file():
        log.warning("the SRD's creatures are missing; install the package again to build them")
        return "", {}
    content: dict[str, Any] = json.loads(table.read_text(encoding="utf-8"))
    creatures = (Creature.model_validate(creature) for creature in content["creatures"])
    return content["attribution"], {name_key(creature.name): creature for creature in creatures}


@explains_outages
class Creatures:
    """The creatures a DM can add to an encounter."""

    def __init__(self, database: Database) -> None:
        self._collection = database.creatures
        self._reader = database.reader("creatures", Creature.model_validate)

    async def search(self, user_id: UserId, text: str, limit: int = 25) -> list[Creature]:
        """Return creatures whose name contains the text, the DM's own first, then by the match's position."""
        wanted = plain_key(text)
        own = await self.of_user(user_id)
        hidden = {name_key(creature.name) for creature in own}
        built_in = [creature for name, creature in srd()[1].items() if name not in hidden]
        found = [c for c in (*own, *built_in) if wanted in plain_key(c.name)]
        found.sort(key=lambda c: (c.user_id is None, plain_key(c.name).index(wanted), c.name))
        return found[:limit]

    async def by_name(self, user_id: UserId, name: str) -> Creature | None:
        """Return the creature with this name, see `name_key`: the DM's own before the SRD's; or None."""
        wanted = name_key(name)
        own = next((c for c in await self.of_user(user_id) if name_key(c.name) == wanted), None)
        return own or srd()[1].get(wanted)

    async def of_user(self, user_id: UserId) -> list[Creature]:
        """Return a DM's own creatures, by name."""
        documents = await self._collection.find({"userId": either(user_id)}).sort("name", 1).to_list(None)
        return self._reader.all(documents)

    async def save(self, user_id: UserId, creatures: list[Creature]) -> None:
        """Save creatures as the DM's own; one with the same name is replaced."""
        for creature in creatures:
            fields = creature.model_dump(by_alias=True, exclude={"id", "user_id"})
            where = {"userId": key(user_id), "name": creature.name}
            await self._collection.update_one(
                where, {"$set": {**fields, **current_schema("creatures")}}, upsert=True
            )

    async def delete(self, user_id: UserId, name: str) -> None:
        """Delete one of the DM's own creatures. Raises NotFoundError."""
        result = await self._collection.delete_one({"userId": either(user_id), "name": name})
        if not result.deleted_count:
            raise NotFoundError("creature-not-found")
