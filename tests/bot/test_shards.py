"""Two processes, each with its shards: every change reaches both, and each touches its own guilds alone."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from prometheus_client import CollectorRegistry

from bot.__main__ import compose_bot
from bot.metrics import BotMetrics
from bot.sandbox.model.objects import Guild
from bot.supervisor import BotSupervisor
from tests.bot.harness import QUICK, BotHarness, open_harness


@asynccontextmanager
async def _beside(table: BotHarness, shard: int) -> AsyncIterator[BotSupervisor]:
    """Log another process's bot in, with a token that tells its requests apart."""
    runner = BotSupervisor(
        lambda: compose_bot(
            table.services,
            metrics=BotMetrics(CollectorRegistry()),
            pace=QUICK,
            guild_ready_timeout=0.05,
            shard_ids=[shard],
            shard_count=2,
        ),
        "another-token",
        shortest=0.01,
    )
    table.tracker.listen(runner.committed)
    running = asyncio.create_task(runner.run())
    try:
        await table.driver.wait_until(lambda: runner.is_ready or None, within=60, what="the other bot")
        yield runner
    finally:
        running.cancel()
        await asyncio.wait({running})


def _shard_of(guild: Guild) -> int:
    return (guild.id >> 22) % 2


async def _guild_on(table: BotHarness, shard: int) -> Guild:
    for number in range(100):
        guild = table.driver.add_guild(f"Guild {number}")
        if _shard_of(guild) == shard:
            return guild
        await asyncio.sleep(0.001)  # a snowflake's shard changes with the millisecond
    raise AssertionError("no guild fell on the other shard")


async def test_each_bot_edits_the_boards_of_its_own_guilds_alone(mongo_uri: str, database_name: str) -> None:
    async with (
        open_harness(mongo_uri, database_name, shard_ids=[0], shard_count=2) as table,
        _beside(table, 1),
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
