"""The MongoDB client (motor), its collections and their indexes."""

import asyncio
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC
from typing import Any

import pymongo
from motor.frameworks import asyncio as motor_threads
from motor.motor_asyncio import AsyncIOMotorClient, AsyncIOMotorCollection
from pymongo import ASCENDING, DESCENDING, IndexModel, WriteConcern
from pymongo.errors import PyMongoError
from pymongo.monitoring import CommandListener

from storage.mongo.schema_version import FIELD, SCHEMA_VERSIONS
from storage.mongo.start_errors import database_name, explained_at_start, refuse_unusable
from storage.mongo.unreadable import Reader, T, UnreadableDocuments
from storage.runtime.clock import now

Document = dict[str, Any]
Collection = AsyncIOMotorCollection[Document]
MongoListener = CommandListener  # by this name for the parts that do not import pymongo

DEFAULT_NAME = "encounter_tracker"
SESSION_SECONDS = 24 * 60 * 60
FORGOTTEN_SECONDS = 24 * 60 * 60
COMMAND_SYNC_SECONDS = 30 * 24 * 60 * 60
REVOKED_SECONDS = 24 * 60 * 60  # for which a revoked link is kept
# A frozen server keeps its connections open: only a limit on each operation, server selection included, ends
# the wait; an interaction must be answered in 3 s.
OPERATION_TIMEOUT_MS = 2_500
INDEX_SECONDS = 300
CONCURRENT_OPERATIONS = 64
GOODBYE_SECONDS = 1.0  # sent at close, synchronously, and not needed

# Acknowledged writes must survive a kill: journaled, and on a majority of a replica set.
DURABLE = WriteConcern(w="majority", j=True)

INDEXES = {
    # None of what each command changes, such as `updatedAt`, also not a partial one: MongoDB would write the
    # whole document to its journal each time, not what changed.
    "encounters": [
        IndexModel([("userId", ASCENDING)]),
        IndexModel([("participants.collaborators", ASCENDING)]),
        IndexModel([("coDms", ASCENDING)]),
        IndexModel([("participants.imageUrl", ASCENDING)], sparse=True),
        IndexModel([("transferOffer.userId", ASCENDING)], sparse=True),
        IndexModel([("discord.channelId", ASCENDING), ("status", ASCENDING)], sparse=True),
        IndexModel([("discord.guildId", ASCENDING), ("status", ASCENDING)], sparse=True),
        IndexModel([("discord.leftBehind.messageId", ASCENDING)], sparse=True),
        IndexModel([("endedAt", ASCENDING)], partialFilterExpression={"status": "completed"}),
        IndexModel(
            [("discord.guildId", ASCENDING), ("discord.dmChannelId", ASCENDING)],
            partialFilterExpression={"discord.dmMessageId": {"$type": "string"}},
        ),
    ],
    "combat_log": [
        IndexModel([("encounterId", ASCENDING), ("version", DESCENDING)], unique=True),
        IndexModel([("performedBy", ASCENDING), ("encounterId", ASCENDING)]),
    ],
    "users": [
        IndexModel(
            [("discordId", ASCENDING)], unique=True, partialFilterExpression={"discordId": {"$exists": True}}
        )
    ],
    "sessions": [
        IndexModel([("socketId", ASCENDING)]),
        IndexModel([("encounterId", ASCENDING), ("isActive", ASCENDING)]),
        IndexModel([("userId", ASCENDING), ("isActive", ASCENDING)]),
        IndexModel([("lastActivity", ASCENDING)], expireAfterSeconds=SESSION_SECONDS),
    ],
    "shares": [
        IndexModel([("secretHash", ASCENDING)], unique=True),
        IndexModel([("remoteHash", ASCENDING)], sparse=True),
        IndexModel([("encounterId", ASCENDING)]),
        IndexModel([("channelId", ASCENDING)], sparse=True),
        IndexModel([("guildId", ASCENDING)], sparse=True),
        IndexModel([("revokedAt", ASCENDING)], expireAfterSeconds=REVOKED_SECONDS),
    ],
    "personal_links": [
        IndexModel([("secretHash", ASCENDING)], unique=True),
        IndexModel([("userId", ASCENDING)]),
        IndexModel([("expiresAt", ASCENDING)], expireAfterSeconds=0),
    ],
    "access_tokens": [
        # One that waits for its exchange has no secret, one of the user's own no code.
        IndexModel([("secretHash", ASCENDING)], unique=True, sparse=True),
        IndexModel([("codeHash", ASCENDING)], unique=True, sparse=True),
        IndexModel([("userId", ASCENDING)]),
        IndexModel([("expiresAt", ASCENDING)], expireAfterSeconds=0),
    ],
    "forgotten_users": [IndexModel([("at", ASCENDING)], expireAfterSeconds=FORGOTTEN_SECONDS)],
    "characters": [
        IndexModel([("userId", ASCENDING), ("guildId", ASCENDING)]),
        IndexModel([("imageUrl", ASCENDING)], sparse=True),
    ],
    "creatures": [
        IndexModel(
            [("userId", ASCENDING), ("name", ASCENDING), ("book", ASCENDING), ("replacedBy", ASCENDING)],
            unique=True,
        ),
        IndexModel([("imageUrl", ASCENDING)], sparse=True),
    ],
    "templates": [
        IndexModel([("userId", ASCENDING), ("name", ASCENDING)]),
        IndexModel([("participants.imageUrl", ASCENDING)], sparse=True),
    ],
    "portraits": [
        IndexModel([("userId", ASCENDING), ("hash", ASCENDING)], unique=True),
        IndexModel([("checkedAt", ASCENDING)]),
        IndexModel([("unusedSince", ASCENDING)], sparse=True),
    ],
    "parties": [IndexModel([("userId", ASCENDING)]), IndexModel([("characterIds", ASCENDING)])],
    "left_guilds": [IndexModel([("leftAt", ASCENDING)])],
    # Forgotten after a while, so that commands which were deleted elsewhere are sent again.
    "command_syncs": [IndexModel([("syncedAt", ASCENDING)], expireAfterSeconds=COMMAND_SYNC_SECONDS)],
}


# Of older versions: each command changed the first, and a DM's creatures differed in their names alone.
FORMER_INDEXES = {"encounters": ("updatedAt_1",), "creatures": ("userId_1_name_1",)}


def allow_concurrent_operations() -> None:
    """Let this process have 64 operations on MongoDB at once, or MOTOR_MAX_WORKERS where that is set.

    Motor runs operations in threads, by default five for each core. An operation waits for a thread without
    its timeout being counted: while MongoDB is away, the last of a hundred would fail after half a minute.
    """
    if "MOTOR_MAX_WORKERS" in os.environ or motor_threads.max_workers == CONCURRENT_OPERATIONS:
        return
    motor_threads.max_workers = CONCURRENT_OPERATIONS
    # As Motor does after a fork: it reads the environment once, when it is imported.
    motor_threads._EXECUTOR = ThreadPoolExecutor(max_workers=CONCURRENT_OPERATIONS)


class Database:
    """One MongoDB database: its collections by name, with their write concerns."""

    def __init__(
        self,
        uri: str,
        name: str | None = None,
        listeners: Sequence[CommandListener] = (),
        operation_timeout_ms: int = OPERATION_TIMEOUT_MS,
    ) -> None:
        """Connect in the background. Raises SettingsError for an address that can't be one."""
        refuse_unusable(uri)
        self.client: AsyncIOMotorClient[Document] = AsyncIOMotorClient(
            uri,
            tz_aware=True,
            timeoutMS=operation_timeout_ms,
            event_listeners=list(listeners),
            io_loop=asyncio.get_running_loop(),
        )
        self.clock_skew: float | None = None  # seconds that MongoDB's clock is ahead of this machine's
        self.unreadable = UnreadableDocuments()
        self._database = self.client[name or database_name(uri) or DEFAULT_NAME]
        self.encounters: Collection = self._database["encounters"].with_options(write_concern=DURABLE)
        self.combat_log: Collection = self._database["combat_log"].with_options(write_concern=DURABLE)
        self.users: Collection = self._database["users"].with_options(write_concern=DURABLE)
        self.shares: Collection = self._database["shares"].with_options(write_concern=DURABLE)
        self.personal_links: Collection = self._database["personal_links"].with_options(write_concern=DURABLE)
        self.access_tokens: Collection = self._database["access_tokens"].with_options(write_concern=DURABLE)
        self.characters: Collection = self._database["characters"].with_options(write_concern=DURABLE)
        self.parties: Collection = self._database["parties"].with_options(write_concern=DURABLE)
        self.creatures: Collection = self._database["creatures"].with_options(write_concern=DURABLE)
        self.templates: Collection = self._database["templates"].with_options(write_concern=DURABLE)
        self.portraits: Collection = self._database["portraits"].with_options(write_concern=DURABLE)
        self.command_syncs: Collection = self._database["command_syncs"].with_options(write_concern=DURABLE)
        self.left_guilds: Collection = self._database["left_guilds"].with_options(write_concern=DURABLE)
        self.forgotten_users: Collection = self._database["forgotten_users"].with_options(
            write_concern=DURABLE
        )
        self.sessions: Collection = self._database["sessions"]  # presence does not need an fsync

    async def ensure_indexes(self) -> None:
        """Create the indexes that are missing. Raises StartupError with MongoDB's reason."""
        try:
            await self._hello()  # an absent server is detected sooner
            with pymongo.timeout(INDEX_SECONDS):
                for name, indexes in INDEXES.items():
                    await self._database[name].create_indexes(indexes)
                for name, former in FORMER_INDEXES.items():
                    there = await self._database[name].index_information()
                    for index in there.keys() & set(former):
                        await self._database[name].drop_index(index)
                for name in SCHEMA_VERSIONS:  # finds the documents that are to be migrated at the start
                    await self._database[name].create_index(FIELD)
        except PyMongoError as error:
            raise explained_at_start(error) from error

    def reader(self, collection: str, parse: Callable[[Document], T]) -> Reader[T]:
        """Return the reader of a collection's documents; those it can't read count as this database's."""
        return Reader(collection, parse, self.unreadable)

    def collection(self, name: str) -> Collection:
        """Return a collection by its name in the database, with acknowledged writes made durable."""
        return self._database[name].with_options(write_concern=DURABLE)

    async def ping(self) -> bool:
        """Return whether MongoDB answers; compare the clocks."""
        try:
            await self._hello()
        except PyMongoError:
            return False
        return True

    async def described(self) -> str:
        """Return which MongoDB this is: version, kind and the database's name. Raises StartupError."""
        try:
            build, hello = await self._database.command("buildInfo"), await self._hello()
        except PyMongoError as error:
            raise explained_at_start(error) from error
        kind = f"replica set {hello['setName']}" if "setName" in hello else "standalone"
        return f"MongoDB {build['version']}, {kind}, database {self._database.name}"

    async def _hello(self) -> Document:
        asked = now()
        answer: Document = await self._database.command("hello")
        answered = now()
        # The clock was read between the two: what is less than half of that time is no difference.
        self.clock_skew = (
            answer["localTime"].replace(tzinfo=UTC) - (asked + (answered - asked) / 2)
        ).total_seconds()
        return answer

    async def drop(self) -> None:
        """Delete the database; for tests."""
        await self.client.drop_database(self._database.name)

    def close(self) -> None:
        """Close the client's connections."""
        with pymongo.timeout(GOODBYE_SECONDS):
            self.client.close()
