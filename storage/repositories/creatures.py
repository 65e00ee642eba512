"""The creature library: the SRD's of both rule sets, and each DM's own."""

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import structlog
from pymongo import ReplaceOne

from storage.encounter.base import UserId
from storage.encounter.context import Actor
from storage.encounter.errors import NoRoomError, NotFoundError
from storage.encounter.model import Encounter, Participant
from storage.encounter.names import name_key, near, plain_key
from storage.encounter.sizes import size_of
from storage.encounter.terms import creature_type
from storage.library.creature import Creature, Ruleset
from storage.mongo.database import Database
from storage.mongo.ids import any_of, either, key, new_key
from storage.mongo.schema_version import current_schema
from storage.mongo.unavailable import explains_outages
from storage.repositories.used_creatures import Used, UsedCreatures
from storage.runtime.turns import turn_of
from storage.srd.generate import TABLES

OWN_BYTES = 32_000_000  # of a user's own creatures
LEAST_BYTES = 3_200  # that each counts for: a search goes through all of them, so there are 10,000 at most
RULESETS: tuple[Ruleset, ...] = ("2014", "2024")
_BATCH = 500  # documents in one round trip
_OWN = "own:"  # begins the reference to a user's own creature, see `Creature.reference`
_LISTED = {"name": 1, "book": 1, "kind": 1, "challenge": 1, "ruleset": 1, "replacedBy": 1}

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Library:
    """The built-in creatures of a rule set by `name_key`, and whom they come from."""

    attribution: str
    creatures: dict[str, Creature]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: a part of the name, and what else must hold."""

    text: str = ""
    kind: str = ""
    book: str = ""
    challenge: float | None = None

    def fits(self, creature: "Creature | _Listed") -> bool:
        """Whether everything but the name fits; the kind may be in any language."""
        return (
            creature_type(self.kind).casefold() in creature_type(creature.kind).casefold()
            and self.book.casefold() in creature.book.casefold()
            and (self.challenge is None or self.challenge == creature.challenge)
        )


@dataclass(frozen=True, slots=True)
class _Listed:
    """What a search needs of an own creature."""

    id: Any
    name: str
    book: str
    kind: str
    challenge: float
    is_own: bool = True

    @property
    def reference(self) -> str:
        """What participants keep of it, see `Creature.reference`."""
        return f"own:{self.id}"


@cache
def srd(ruleset: Ruleset) -> Library:
    """Return the built-in creatures of a rule set; none when the build left them out."""
    table = files("storage.srd").joinpath(TABLES[ruleset])
    if not table.is_file():
        log.warning("the SRD's creatures are missing; install the package again to build them", of=ruleset)
        return Library("", {})
    content: dict[str, Any] = json.loads(table.read_text(encoding="utf-8"))
    creatures = (Creature.model_validate({**one, "ruleset": ruleset}) for one in content["creatures"])
    return Library(content["attribution"], {name_key(creature.name): creature for creature in creatures})


def attributions() -> str:
    """Return whom the built-in creatures of both rule sets come from."""
    return "\n".join(filter(None, (srd(ruleset).attribution for ruleset in RULESETS)))


def built_in(ruleset: Ruleset, book: str = "") -> list[Creature]:
    """Return the built-in creatures for tables of a rule set: its own, and those that only the other has.

    Where a book is asked for, those of both rule sets.
    """
    other = next(one for one in RULESETS if one != ruleset)
    own = srd(ruleset).creatures
    more = (c for name, c in srd(other).creatures.items() if book or name not in own)
    return [*own.values(), *more]


@explains_outages
class Creatures:
    """The creatures a DM can add to an encounter."""

    def __init__(self, database: Database) -> None:
        self._collection = database.creatures
        self._reader = database.reader("creatures", Creature.model_validate)
        self._used = UsedCreatures(database.users)

    async def search(
        self, user_id: UserId, wanted: Wanted | str, limit: int = 25, ruleset: Ruleset = "2024"
    ) -> list[Creature]:
        """Return creatures whose name contains the text: favourites, the last used, then the DM's own.

        Next come matches at the beginning of a word, of these first those of the rule set; then the match's
        position counts. An own creature of no book takes the place of the built-in one of its name.
        """
        wanted = Wanted(wanted) if isinstance(wanted, str) else wanted
        text = plain_key(wanted.text)
        own = await self._listed(user_id)
        hidden = {name_key(one.name) for one in own if not one.book}
        there: list[_Listed | Creature] = [
            *own,
            *(c for c in built_in(ruleset, wanted.book) if name_key(c.name) not in hidden),
        ]
        fitting = [c for c in there if wanted.fits(c)]
        found = [c for c in fitting if text in plain_key(c.name)]
        used = await self._used.of(user_id)

        def order(one: _Listed | Creature) -> tuple[Any, ...]:
            name = plain_key(one.name)
            at = name.index(text)
            is_built_in = isinstance(one, Creature)
            is_other = isinstance(one, Creature) and one.ruleset != ruleset
            is_inside = at > 0 and name[at - 1].isalnum()
            return used.place(one.reference), is_built_in, is_inside, is_other, at, one.name, one.book

        found.sort(key=order)
        return await self._whole((found or near(fitting, text, lambda c: c.name))[:limit])

    async def by_name(self, user_id: UserId, name: str, ruleset: Ruleset = "2024") -> Creature | None:
        """Return the creature with this name, see `name_key`, or None.

        The DM's own come before the SRD's, those of the rule set before the other's. "Name (Book)" names one
        of several.
        """
        for wanted, book in _readings(name):
            own = [one for one in await self._listed(user_id) if name_key(one.name) == wanted]
            there: list[_Listed | Creature] = [
                *sorted(own, key=lambda one: one.book),
                *(c for one in (ruleset, *RULESETS) if (c := srd(one).creatures.get(wanted))),
            ]
            found = [c for c in there if book is None or name_key(c.book) == book]
            if found:
                return (await self._whole(found[:1]))[0]
        return None

    async def by_reference(self, reference: str, owners: Collection[UserId]) -> Creature | None:
        """Return the creature that a participant was made of, or None; an own one only of these owners."""
        origin, _, name = reference.partition(":")
        if origin == "own":
            found = self._reader.maybe(await self._collection.find_one({"_id": either(name)}))
            return found if found is not None and found.user_id in owners else None
        ruleset = next((one for one in RULESETS if one == origin), None)
        return srd(ruleset).creatures.get(name_key(name)) if ruleset else None

    async def of_participant(self, encounter: Encounter, participant: Participant) -> Creature | None:
        """Return the creature that a participant is: the library's, or one of its DMs or players.

        In another form it is that form's.
        """
        owners = {encounter.user_id, *encounter.co_dms, *participant.collaborators}
        reference = participant.creature_now
        return await self.by_reference(reference, owners) if reference else None

    async def of_others(self, references: Iterable[str], encounter: Encounter, actor: Actor) -> set[str]:
        """Return those of the references to own creatures that are not the actor's, nor in the encounter."""
        there = {name for p in encounter.participants for name in (p.creature, p.creature_now)}
        named = {one for one in references if one.startswith(_OWN)} - there
        if not named:
            return named
        mine = {"_id": any_of(one.removeprefix(_OWN) for one in named), "userId": either(actor.user_id)}
        found = await self._collection.find(mine, {"_id": 1}).to_list(None)
        return named - {f"{_OWN}{one['_id']}" for one in found}

    async def used(self, user_id: UserId) -> Used:
        """Return the references of the creatures that a user marked, and of those that they added last."""
        return await self._used.of(user_id)

    async def mark(self, user_id: UserId, reference: str, *, is_favourite: bool) -> Creature:
        """Mark a creature as a user's favourite, or not any more.

        Raises NotFoundError for one that they may not add, RuleError beyond `MOST_FAVOURITES`.
        """
        creature = await self.by_reference(reference, (user_id,))
        if creature is None:
            raise NotFoundError("creature-not-found")
        await self._used.mark(user_id, creature.reference, is_favourite=is_favourite)
        return creature

    async def of_user(self, user_id: UserId) -> list[Creature]:
        """Return a DM's own creatures, by name."""
        condition = {"userId": either(user_id), "replacedBy": None}
        documents = await self._collection.find(condition).sort([("name", 1), ("book", 1)]).to_list(None)
        return self._reader.all(documents)

    async def ids_of_user(self, user_id: UserId) -> list[str]:
        """Return the ids of a DM's own creatures, in order."""
        return sorted(str(one.id) for one in await self._listed(user_id))

    async def with_ids(self, ids: Iterable[str]) -> list[Creature]:
        """Return creatures in the order of their ids; what is gone or can't be read is left out."""
        documents = await self._collection.find({"_id": any_of(ids)}).to_list(None)
        return sorted(self._reader.all(documents), key=lambda one: one.id or "")

    async def save(
        self,
        user_id: UserId,
        creatures: Sequence[Creature],
        import_id: str | None = None,
        progress: Callable[[int, int], None] = lambda done, of: None,
    ) -> None:
        """Save creatures as the DM's own; those with the same name and book are replaced, under their id.

        With an `import_id` the replaced ones are kept until the next import, for `undo_import`. Raises
        NoRoomError beyond `OWN_BYTES`.
        """
        where = {"userId": either(user_id)}
        fields = [_fields(creature, import_id) for creature in creatures]
        async with turn_of("creatures", user_id):
            # Those that the import before replaced make room, but only once this one has it.
            kept = where if import_id is None else {**where, "replacedBy": None}
            if await self._bytes(kept) + sum(one["bytes"] for one in fields) > OWN_BYTES:
                raise NoRoomError("library-full", most=OWN_BYTES // 1_000_000)
            if import_id is not None:
                await self._collection.delete_many({**where, "replacedBy": {"$ne": None}})
                # Without them an undo of that import would take creatures and give none back.
                earlier = {**where, "importId": {"$ne": None}}
                await self._collection.update_many(earlier, {"$set": {"importId": None}})
            done = 0
            for batch in _batches(fields):
                progress(done, len(fields))
                done += len(batch)
                if import_id is not None:
                    same = {"$or": [{"name": one["name"], "book": one["book"]} for one in batch]}
                    there = await self._collection.find({**where, **same, "replacedBy": None}).to_list(None)
                    copies = [{**one, "_id": new_key(), "replacedBy": import_id} for one in there]
                    if copies:
                        await self._collection.insert_many(copies)
                owned = [{"userId": key(user_id), **one} for one in batch]
                writes = [ReplaceOne(_place(user_id, one), one, upsert=True) for one in owned]
                await self._collection.bulk_write(writes, ordered=False)

    async def at_places(
        self, user_id: UserId, creatures: Sequence[Creature]
    ) -> dict[tuple[str, str], Creature]:
        """Return the DM's own creatures that have the name and book of one of these, by both."""
        found: list[Creature] = []
        where = {"userId": either(user_id), "replacedBy": None}
        for batch in _batches([{"name": c.name, "book": c.book} for c in creatures]):
            found += self._reader.all(await self._collection.find({**where, "$or": batch}).to_list(None))
        return {(creature.name, creature.book): creature for creature in found}

    async def undo_import(self, user_id: UserId) -> tuple[int, int]:
        """Take the last import back; return how many creatures are gone, and how many are as before.

        Raises NotFoundError without one.
        """
        where = {"userId": either(user_id)}
        imported = {**where, "importId": {"$ne": None}, "replacedBy": None}
        newest = await self._collection.find_one(imported, {"importId": 1}, sort=[("importId", -1)])
        if newest is None:
            raise NotFoundError("import-none")
        import_id = newest["importId"]
        copies = await self._collection.find({**where, "replacedBy": import_id}).to_list(None)
        for batch in _batches(copies):
            olds = [
                {name: v for name, v in one.items() if name != "_id"} | {"importId": None, "replacedBy": None}
                for one in batch
            ]
            writes = [ReplaceOne(_place(user_id, one), one) for one in olds]
            await self._collection.bulk_write(writes, ordered=False)
        gone = await self._collection.delete_many({**where, "importId": import_id, "replacedBy": None})
        await self._collection.delete_many({**where, "replacedBy": import_id})
        return gone.deleted_count, len(copies)

    async def delete(self, user_id: UserId, name: str) -> None:
        """Delete one of the DM's own creatures, of whatever book. Raises NotFoundError."""
        result = await self._collection.delete_many({"userId": either(user_id), "name": name})
        if not result.deleted_count:
            raise NotFoundError("creature-not-found")

    async def _listed(self, user_id: UserId) -> list[_Listed]:
        condition = {"userId": either(user_id), "replacedBy": None}
        documents = await self._collection.find(condition, _LISTED).to_list(None)
        return [
            _Listed(
                document["_id"],
                str(document.get("name") or "?"),
                str(document.get("book") or ""),
                str(document.get("kind") or ""),
                document.get("challenge") or 0,
            )
            for document in documents
        ]

    async def _whole(self, found: Iterable[_Listed | Creature]) -> list[Creature]:
        """Return the creatures of a list in its order."""
        found = list(found)
        ids = [one.id for one in found if isinstance(one, _Listed)]
        documents = await self._collection.find({"_id": {"$in": ids}}).to_list(None) if ids else []
        own = {creature.id: creature for creature in self._reader.all(documents)}
        whole = (one if isinstance(one, Creature) else own.get(str(one.id)) for one in found)
        return [creature for creature in whole if creature is not None]

    async def _bytes(self, where: dict[str, Any]) -> int:
        sums = self._collection.aggregate(
            [{"$match": where}, {"$group": {"_id": None, "bytes": {"$sum": "$bytes"}}}]
        )
        return next((int(one["bytes"]) for one in await sums.to_list(1)), 0)


def _fields(creature: Creature, import_id: str | None) -> dict[str, Any]:
    fields = creature.model_dump(by_alias=True, exclude={"id", "user_id"}, exclude_defaults=True)
    fields |= {"name": creature.name, "book": creature.book}
    marks = {"bytes": max(size_of(fields), LEAST_BYTES), "importId": import_id, "replacedBy": None}
    return {**current_schema("creatures"), **fields, **marks}


def _place(user_id: UserId, fields: dict[str, Any]) -> dict[str, Any]:
    return {
        "userId": key(user_id),
        "name": fields["name"],
        "book": fields.get("book", ""),
        "replacedBy": None,
    }


def _batches(documents: Sequence[dict[str, Any]]) -> Iterable[list[dict[str, Any]]]:
    return (list(documents[place : place + _BATCH]) for place in range(0, len(documents), _BATCH))


def _readings(name: str) -> list[tuple[str, str | None]]:
    """Return what a typed name can mean: a name, or a name with its book in brackets."""
    readings: list[tuple[str, str | None]] = [(name_key(name), None)]
    before, bracket, book = name.strip().removesuffix(")").rpartition(" (")
    if bracket and name.strip().endswith(")"):
        readings.append((name_key(before), name_key(book)))
    return readings
