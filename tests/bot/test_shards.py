"""Two processes, each with its shards: every change reaches both, and each handles only its own guilds."""

import asyncio
from typing import Any

from bot.sandbox.model.objects import Guild
from tests.bot.harness import BotHarness, open_harness, run_process


def _shard_of(guild: Guild) -> int:
    return (guild.id >> 22) % 2


async def _guild_on(table: BotHarness, shard: int) -> Guild:
    for number in range(100):
        guild = table.driver.add_guild(f"Guild {number}")
        if _shard_of(guild) == shard:
            return guild
        await asyncio.sleep(0.001)  # a snowflake's shard changes with the millisecond
    raise AssertionError("no guild fell on the other shard")


async def test_each_bot_edits_the_boards_of_its_own_guilds_alone(
    mongo_uri: str, database_name: str, redis_url: str
) -> None:
    uri = f"{mongo_uri}{database_name}"
    shards: dict[str, Any] = {"shard_count": 2, "redis_url": redis_url}
    async with (
        open_harness(mongo_uri, database_name, shard_ids="0", **shards) as table,
        run_process(table.sandbox, uri, token="another-token", shard_ids="1", **shards),
    ):
        places = {}
        for shard in (0, 1):
            guild = await _guild_on(table, shard)
            place = table.driver.channel_in(guild, "table")
            dana = table.user("Dana")
            board = (await dana.slash(place, "encounter start", name=f"Fight {shard}")).message
            await dana.slash(place, "init add", name="Goblin", hp="20", initiative="9")
            places[shard] = (place, board)
        for shard, (place, board) in places.items():
            before = len(table.sandbox.requests)
            shown = table.driver.message(board)
            assert shown is not None
            await table.user("Dana").slash(place, "damage", target="goblin", amount="12")
            await table.driver.wait_for_edit(shown, containing="bloodied")
            touched = {
                r.headers.get("Authorization", r.headers.get("authorization"))
                for r in table.sandbox.requests[before:]
                if f"/channels/{place.id}" in r.path
            }
            assert touched == {("Bot a-token", "Bot another-token")[shard]}
