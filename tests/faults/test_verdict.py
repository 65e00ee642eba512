"""The verdict finds lost, doubled and diverged commands."""

from bson import ObjectId

from tests.faults.cluster import Cluster
from tests.faults.fight import Fight, open_encounter
from tests.faults.ledger import Ledger
from tests.faults.verdict import judge
from tests.faults.visitor import Visitor
from tests.faults.watcher import Watcher
from tests.realtime.patience import eventually


async def hit_once(cluster: Cluster, encounter: Fight, ledger: Ledger) -> str:
    visitor = Visitor(cluster.addresses, encounter.dm_token, encounter.id)
    await visitor.connected()
    target = encounter.targets[0].id
    ledger.ask("a-command", target, -1)
    asked = {"encounterId": encounter.id, "participantId": target, "damage": 1, "commandId": "a-command"}
    answer = await visitor.ask("update_participant_hp", asked)
    ledger.settle("a-command", "done", answer["version"])
    await visitor.leave()
    return target


async def test_lost_doubled_and_diverged_commands_are_found(cluster: Cluster) -> None:
    encounter, ledger = await open_encounter(cluster, "verdict"), Ledger()
    await hit_once(cluster, encounter, ledger)

    async def is_clean() -> bool:
        return (await judge(cluster, encounter, ledger, ())).is_clean

    await eventually(is_clean)
    watcher = Watcher("dm at nowhere", cluster.addresses, encounter.dm_token, encounter.id)
    assert (await judge(cluster, encounter, ledger, [watcher])).diverged == ["dm at nowhere sees nothing"]
    watcher.state = {"round": 99, "version": 1, "participants": []}
    assert ".round is 99, not 1" in (await judge(cluster, encounter, ledger, [watcher])).diverged[0]
    ledger.ask("never-done", encounter.targets[0].id, -1)
    ledger.settle("never-done", "done", 99)
    assert (await judge(cluster, encounter, ledger, ())).lost == ["never-done was acknowledged"]
    del ledger.commands["never-done"]
    log, encounters = cluster.database.combat_log, cluster.database.encounters
    key = {"_id": ObjectId(encounter.id)}
    await encounters.update_one(key, {"$inc": {"participants.0.currentHP": 7}})
    assert len((await judge(cluster, encounter, ledger, ())).diverged) == 3  # the sum, the replay, the board
    await encounters.update_one(key, {"$inc": {"participants.0.currentHP": -7}})
    await log.delete_one({"commandId": "a-command"})
    lost = (await judge(cluster, encounter, ledger, ())).lost
    assert len(lost) == 2 and "a-command was acknowledged" in lost
