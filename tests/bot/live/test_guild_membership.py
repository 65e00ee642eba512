"""Which guilds are noted as left: none in an outage, and also one that removed the bot while it was away."""

import asyncio
from collections.abc import Iterable
from datetime import datetime

from bot.live.guild_membership import GuildMembership
from bot.sandbox.world.guilds import WorldEvent
from storage.mongo.database import Database
from storage.repositories.left_guilds import LeftGuilds
from tests.bot.harness import BotHarness
from tests.realtime.patience import eventually


async def test_a_guild_is_noted_while_the_bot_is_not_in_it(table: BotHarness) -> None:
    database, world = table.services.database, table.sandbox.world
    stays, leaves = (table.driver.add_guild(name) for name in ("Stays", "Leaves"))

    async def noted() -> list[str]:
        return [guild["_id"] for guild in await database.left_guilds.find({}).to_list(None)]

    async def is_noted(*guilds: int) -> bool:
        return await noted() == [str(guild) for guild in guilds]

    await eventually(lambda: _is_in(table, stays.id, leaves.id))
    world.emit(WorldEvent("GUILD_DELETE", {"id": str(stays.id), "unavailable": True}, stays.id))
    bot_member = leaves.members[world.application_id]
    table.driver.remove_bot(leaves)
    await eventually(lambda: is_noted(leaves.id))
    assert table.bot.get_guild(stays.id) is not None
    leaves.members[world.application_id] = bot_member
    world.announce_guild(leaves)
    await eventually(is_noted)
    # Events that the bot missed: it is in one of the two, and not in the other.
    absent = table.driver.guild.id + (1 << 22)
    await database.characters.insert_many([{"guildId": str(absent)}, {"guildId": str(stays.id)}])
    await database.left_guilds.insert_one({"_id": str(leaves.id)})
    await table.bot.on_ready()
    assert await noted() == [str(absent)]


async def _is_in(table: BotHarness, *guilds: int) -> bool:
    return all(table.bot.get_guild(guild) is not None for guild in guilds)


class _Slow(LeftGuilds):
    """Takes longer for the first note."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._is_first = True

    async def _wait(self) -> None:
        was_first, self._is_first = self._is_first, False
        await asyncio.sleep(0.2 if was_first else 0)

    async def leave(self, guild_ids: Iterable[str], at: datetime | None = None) -> None:
        await self._wait()
        await super().leave(guild_ids, at)

    async def come_back(self, guild_ids: Iterable[str]) -> None:
        await self._wait()
        await super().come_back(guild_ids)


async def test_of_two_events_at_once_the_later_one_counts(table: BotHarness) -> None:
    database = table.services.database
    for is_in in (True, False):
        membership = GuildMembership(_Slow(database), present=tuple, serves=lambda guild_id: True)
        first, second = (
            (membership.left, membership.joined) if is_in else (membership.joined, membership.left)
        )
        await asyncio.gather(first(1), second(1))
        assert await database.left_guilds.count_documents({"_id": "1"}) == (not is_in)
