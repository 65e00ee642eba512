"""Two bots with a shard each: one of them, always the same, edits a board."""

import asyncio
from typing import Any

from bot.sandbox.model.objects import Guild
from tests.faults.cluster import Cluster
from tests.faults.fight import Fight, open_encounter
from tests.faults.ledger import Ledger
from tests.faults.verdict import judge
from tests.faults.visitor import Visitor
from tests.realtime.patience import eventually


def guild_of_shard(cluster: Cluster, shard: int) -> Guild:
    """Return a guild that belongs to a shard of two."""
    guilds = cluster.sandbox.world.guilds
    while not (found := [g for g in guilds.values() if (g.id >> 22) % 2 == shard]):
        cluster.sandbox.driver.add_guild("Another")
    return found[0]


async def hit(visitor: Visitor, ledger: Ledger, target: str, times: int) -> None:
    for number in range(times):
        command_id = f"{visitor.encounter_id}-{number}"
        ledger.ask(command_id, target, -1)
        asked = {"encounterId": visitor.encounter_id, "participantId": target, "damage": 1}
        answer = await visitor.ask("update_participant_hp", {**asked, "commandId": command_id})
        assert answer["ok"], answer
        ledger.settle(command_id, "done", answer["version"])


def edits(cluster: Cluster, encounter: Fight) -> int:
    path = f"/channels/{encounter.channel}/messages/"
    return sum(r.method == "PATCH" and path in r.path for r in cluster.sandbox.requests)


async def agreed(cluster: Cluster, encounter: Fight, ledger: Ledger) -> None:
    async def is_clean() -> bool:
        return (await judge(cluster, encounter, ledger, ())).is_clean

    await eventually(is_clean)


async def test_every_guild_is_served_by_the_bot_of_its_shard_and_its_board_drawn_by_that_one_alone(
    two_bots: Cluster,
) -> None:
    cluster = two_bots
    guilds = [guild_of_shard(cluster, shard) for shard in (0, 1)]
    encounters = [await open_encounter(cluster, f"shard-{n}", guild.id) for n, guild in enumerate(guilds)]
    ledgers = [Ledger(), Ledger()]
    for encounter, ledger in zip(encounters, ledgers, strict=True):
        await agreed(cluster, encounter, ledger)
    before = [edits(cluster, encounter) for encounter in encounters]
    for encounter, ledger in zip(encounters, ledgers, strict=True):
        visitor = Visitor(cluster.addresses, encounter.dm_token, encounter.id)
        await visitor.connected()
        await hit(visitor, ledger, encounter.targets[0].id, 5)
        await visitor.leave()
        await agreed(cluster, encounter, ledger)
    # Each change may cause an edit; with two processes at one board it would cause two.
    for encounter, count in zip(encounters, before, strict=True):
        assert edits(cluster, encounter) - count <= 5
    await cluster.bots[0].kill()
    (still, gone), (ledger, other) = (encounters[1], encounters[0]), (ledgers[1], ledgers[0])
    drawn = edits(cluster, gone)
    for encounter, its in ((still, ledger), (gone, other)):
        visitor = Visitor(cluster.addresses, encounter.player_token, encounter.id)
        await visitor.connected()
        command_id = f"{encounter.id}-alone"
        its.ask(command_id, encounter.own[0].id, -1)
        asked: dict[str, Any] = {
            "encounterId": encounter.id,
            "participantId": encounter.own[0].id,
            "damage": 1,
        }
        answer = await visitor.ask("update_participant_hp", {**asked, "commandId": command_id})
        its.settle(command_id, "done", answer["version"])
        await visitor.leave()
    await agreed(cluster, still, ledger)
    assert edits(cluster, gone) == drawn  # no other bot draws boards of that shard
    await asyncio.gather(cluster.bots[0].start())
    await agreed(cluster, gone, other)
