"""The verdict itself: it finds what is lost, doubled and diverged, or its zeros would mean nothing."""

from bson import ObjectId

from tests.faults.cluster import Cluster
from tests.faults.fight import Fight, open_fight
from tests.faults.ledger import Ledger
from tests.faults.verdict import judge
from tests.faults.visitor import Visitor
from tests.faults.watcher import Watcher
from tests.realtime.patience import eventually


async def hit_once(cluster: Cluster, fight: Fight, ledger: Ledger) -> str:
    visitor = Visitor(cluster.addresses, fight.dm_token, fight.id)
    await visitor.connected()
    target = fight.targets[0].id
    ledger.ask("a-command", target, -1)
    asked = {"encounterId": fight.id, "participantId": target, "damage": 1, "commandId": "a-command"}
    answer = await visitor.ask("update_participant_hp", asked)
    ledger.settle("a-command", "done", answer["version"])
    await visitor.leave()
    return target


async def test_what_is_lost_doubled_or_different_is_found(cluster: Cluster) -> None:
    fight, ledger = await open_fight(cluster, "verdict"), Ledger()
    await hit_once(cluster, fight, ledger)

    async def is_clean() -> bool:
        return (await judge(cluster, fight, ledger, ())).is_clean

    await eventually(is_clean)
    watcher = Watcher("dm at nowhere", cluster.addresses, fight.dm_token, fight.id)
    assert (await judge(cluster, fight, ledger, [watcher])).diverged == ["dm at nowhere sees nothing"]
    ledger.ask("never-done", fight.targets[0].id, -1)
    ledger.settle("never-done", "done", 99)
    assert (await judge(cluster, fight, ledger, ())).lost == ["never-done was acknowledged"]
    del ledger.commands["never-done"]
    log, encounters = cluster.database.combat_log, cluster.database.encounters
    key = {"_id": ObjectId(fight.id)}
    await encounters.update_one(key, {"$inc": {"participants.0.currentHP": 7}})
    assert len((await judge(cluster, fight, ledger, ())).diverged) == 3  # the sum, the replay, the board
    await encounters.update_one(key, {"$inc": {"participants.0.currentHP": -7}})
    await log.delete_one({"commandId": "a-command"})
    lost = (await judge(cluster, fight, ledger, ())).lost
    assert len(lost) == 2 and "a-command was acknowledged" in lost
