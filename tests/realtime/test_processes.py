"""Several processes share one database and one Redis, and converge after an outage of Redis."""

from typing import Any

from realtime.relay import Relay
from storage.encounter.base import UserId
from storage.encounter.commands import AdvanceTurn, DealDamage
from storage.encounter.context import Actor
from storage.mongo.database import Database
from storage.repositories.combat_log import CombatLog
from storage.repositories.encounters import Encounters
from storage.tracker import Tracker
from tests.freezing import frozen
from tests.realtime.client import Client
from tests.realtime.conftest import Node, NodeMaker
from tests.realtime.patience import eventually
from tests.realtime.stored_documents import StoredDocuments, participant
from tests.redis_process import RedisServer


async def hit(client: Client, encounter_id: str, goblin_id: str) -> int:
    answer = await client.ask(
        "update_participant_hp", {"encounterId": encounter_id, "participantId": goblin_id, "damage": 1}
    )
    assert answer["ok"], answer
    version: int = answer["version"]
    return version


async def follow(client: Client, encounter_id: str, version: int) -> dict[str, Any]:
    """Reach a version as a viewer does: by events, or by a sync after a gap."""

    def is_there() -> bool:
        told = [p for _, p in client.events if isinstance(p, dict)]
        return any(
            p.get("version", 0) >= version or p.get("versions", {}).get(encounter_id, 0) >= version
            for p in told
        )

    await client.until(is_there)
    answer = await client.ask("sync_encounter", {"encounterId": encounter_id, "version": 0})
    encounter: dict[str, Any] = answer["encounter"]
    return encounter


async def test_two_processes_follow_each_other(
    make_node: NodeMaker, redis_url: str, table: StoredDocuments
) -> None:
    here, there = await make_node(redis_url=redis_url), await make_node(redis_url=redis_url)
    dm, goblin = await table.user("Dana"), participant("Goblin", hp=100)
    encounter_id, goblin_id = await table.encounter(dm, goblin), str(goblin["_id"])
    one, two = await here.client(dm), await there.client(dm)
    await one.join(encounter_id)
    state = await two.join(encounter_id)
    assert state["activeUsers"] == [{"userId": dm, "username": "Dana"}]
    assert (await one.receive("user_joined_encounter"))["userId"] == dm
    for version in range(1, 21):
        assert await hit(one if version % 2 else two, encounter_id, goblin_id) == version
    for client in (one, two):
        seen = await client.at_version(20)
        assert seen["participants"][0]["currentHP"] == 80
    await one.close()
    await two.close()


async def test_changes_of_a_bot_without_sockets_reach_every_process(
    make_node: NodeMaker, redis_url: str, table: StoredDocuments, mongo_uri: str, database_name: str
) -> None:
    node: Node = await make_node(redis_url=redis_url)
    dm = await table.user("Dana")
    encounter_id = await table.encounter(dm, participant("Goblin"), participant("Ogre", initiative=3))
    client = await node.joined(dm, encounter_id)
    database = Database(mongo_uri, database_name)
    combat_log = CombatLog(database)
    combat_log.start()
    tracker = Tracker(Encounters(database), combat_log)
    relay = Relay(redis_url, tracker)
    heard: list[Any] = []
    relay.notices.subscribe(heard.append)
    await relay.start()
    await tracker.execute(encounter_id, Actor(UserId(dm), "Dana"), AdvanceTurn(), "interaction-1")
    assert (await client.receive("turn_advanced"))["version"] == 1
    assert (await client.ask("advance_turn", {"encounterId": encounter_id}))["version"] == 2
    await eventually(lambda: [n.version for n in heard if n.encounter_id and not n.is_own] == [2])
    assert (await tracker.current(encounter_id)).version == 2
    await relay.stop()
    await combat_log.stop()
    database.close()
    await client.close()


async def test_a_client_that_received_a_turn_can_end_it_before_its_process_had_notice(
    make_node: NodeMaker, redis_url: str, table: StoredDocuments
) -> None:
    here, there = await make_node(redis_url=redis_url), await make_node(redis_url=redis_url)
    dm = await table.user("Dana")
    encounter_id = await table.encounter(dm, participant("Goblin"), participant("Ogre", initiative=3))
    one, two = await here.joined(dm, encounter_id), await there.joined(dm, encounter_id)
    await here.web.notices.stop()
    assert (await two.ask("advance_turn", {"encounterId": encounter_id}))["version"] == 1
    assert (await one.receive("turn_advanced"))["version"] == 1
    assert (await one.ask("advance_turn", {"encounterId": encounter_id}))["version"] == 2
    await one.close()
    await two.close()


async def test_without_redis_commands_are_answered_and_when_it_is_back_all_agree(
    make_node: NodeMaker, own_redis_server: RedisServer, table: StoredDocuments
) -> None:
    url = own_redis_server.url
    here = await make_node(redis_url=url, heartbeat_seconds=0.5)
    there = await make_node(redis_url=url, heartbeat_seconds=0.5)
    dm, goblin = await table.user("Dana"), participant("Goblin", hp=100)
    encounter_id, goblin_id = await table.encounter(dm, goblin), str(goblin["_id"])
    one, two = await here.joined(dm, encounter_id), await there.joined(dm, encounter_id)
    await hit(one, encounter_id, goblin_id)
    await two.at_version(1)
    own_redis_server.stop()
    for _ in range(5):
        await hit(one, encounter_id, goblin_id)
    assert await hit(two, encounter_id, goblin_id) == 7  # and its cached copy was old
    for client in (one, two):
        assert (await follow(client, encounter_id, 7))["participants"][0]["currentHP"] == 93
    own_redis_server.start()
    await eventually(here.web.notices.ping)
    version = await hit(two, encounter_id, goblin_id)
    for client in (one, two):
        assert (await follow(client, encounter_id, version))["participants"][0]["currentHP"] == 92

    async def events_travel() -> bool:
        version = await hit(one, encounter_id, goblin_id)
        return any(p["version"] == version - 1 for p in two.named("participant_hp_changed"))

    await eventually(events_travel)
    await one.close()
    await two.close()


async def test_a_frozen_redis_delays_no_client(
    make_node: NodeMaker, own_redis_server: RedisServer, table: StoredDocuments
) -> None:
    node: Node = await make_node(redis_url=own_redis_server.url)
    dm, goblin = await table.user("Dana"), participant("Goblin", hp=100)
    encounter_id, goblin_id = await table.encounter(dm, goblin), str(goblin["_id"])
    one, two = await node.joined(dm, encounter_id), await node.joined(dm, encounter_id)
    with frozen(own_redis_server.pid):
        for version in range(1, 31):
            assert await hit(one, encounter_id, goblin_id) == version
            await two.at_version(version)
    await one.close()
    await two.close()


async def test_a_change_a_dead_process_did_not_publish_is_published_when_its_command_is_repeated(
    make_node: NodeMaker, redis_url: str, table: StoredDocuments, mongo_uri: str, database_name: str
) -> None:
    here, there = await make_node(redis_url=redis_url), await make_node(redis_url=redis_url)
    dm, goblin = await table.user("Dana"), participant("Goblin", hp=100)
    encounter_id, goblin_id = await table.encounter(dm, goblin), str(goblin["_id"])
    one, two = await here.joined(dm, encounter_id), await there.joined(dm, encounter_id)
    database = Database(mongo_uri, database_name)
    dead = Tracker(Encounters(database), CombatLog(database))
    change = await dead.execute(encounter_id, Actor(UserId(dm), "Dana"), DealDamage.to(goblin_id, 5), "again")
    database.close()
    asked = {"encounterId": encounter_id, "participantId": goblin_id, "damage": 5, "commandId": "again"}
    assert (await one.ask("update_participant_hp", asked))["version"] == change.version
    for client in (one, two):
        assert (await client.receive("heartbeat"))["versions"] == {encounter_id: change.version}
        assert (await follow(client, encounter_id, change.version))["participants"][0]["currentHP"] == 95
    await one.close()
    await two.close()
