"""Presence: sessions, and the events to other users."""

import pytest
from bson import ObjectId
from structlog.testing import capture_logs

from storage.mongo.unavailable import unavailable
from storage.repositories.sessions import Sessions
from tests.realtime.conftest import Node, NodeMaker
from tests.realtime.patience import eventually
from tests.realtime.stored_documents import StoredDocuments, hero, participant


async def test_those_who_come_and_go_are_announced_to_the_others(node: Node, table: StoredDocuments) -> None:
    dm, alice = await table.user("Dana"), await table.user("Alice")
    encounter_id = await table.encounter(dm, hero("Elwing", alice), participant("Goblin"))
    master = await node.client(dm)
    state = await master.join(encounter_id)
    assert state["activeUsers"] == [{"userId": dm, "username": "Dana"}]
    player = await node.client(alice)
    state = await player.join(encounter_id)
    assert {user["username"] for user in state["activeUsers"]} == {"Dana", "Alice"}
    joined = await master.receive("user_joined_encounter")
    assert (joined["userId"], joined["username"]) == (alice, "Alice")
    assert alice not in [event["userId"] for event in player.named("user_joined_encounter")]
    await player.join(encounter_id)  # again: no news
    await player.ask("leave_encounter", {"encounterId": encounter_id})
    left = await master.receive("user_left_encounter")
    assert (left["userId"], left["username"]) == (alice, "Alice")
    assert left["activeUsers"] == [{"userId": dm, "username": "Dana"}]
    assert len(master.named("user_joined_encounter")) == 1
    await player.join(encounter_id)
    await master.until(lambda: len(master.named("user_joined_encounter")) == 2)
    await player.close()
    await master.until(lambda: len(master.named("user_left_encounter")) == 2)
    await master.close()


async def test_a_user_with_another_socket_has_not_left(node: Node, table: StoredDocuments) -> None:
    dm, alice = await table.user("Dana"), await table.user("Alice")
    encounter_id = await table.encounter(dm, hero("Elwing", alice), participant("Goblin"))
    master, phone, laptop = await node.client(dm), await node.client(alice), await node.client(alice)
    for client in (master, phone, laptop):
        await client.join(encounter_id)
    await master.receive("user_joined_encounter")
    await phone.close()

    async def is_noted() -> bool:
        return await table.database.sessions.count_documents({"isActive": True}) == 2

    await eventually(is_noted)
    assert not master.named("user_left_encounter")
    await laptop.ask("leave_encounter", {"encounterId": encounter_id})
    await master.receive("user_left_encounter")
    assert len(master.named("user_left_encounter")) == 1
    await laptop.close()
    await master.close()


async def test_a_user_who_joins_and_leaves_again_and_again_is_announced_once(
    make_node: NodeMaker, table: StoredDocuments
) -> None:
    node: Node = await make_node(gather_seconds=3600.0)
    dm, alice = await table.user("Dana"), await table.user("Alice")
    encounter_id = await table.encounter(dm, hero("Elwing", alice), participant("Goblin"))
    master, player = await node.client(dm), await node.client(alice)
    await master.join(encounter_id)
    await node.web.presence.announce(encounter_id)

    def heard() -> list[str]:
        return [name for name, _ in master.events if name.startswith("user_")]

    async def churn() -> None:
        for _ in range(20):
            await player.join(encounter_id)
            await player.ask("leave_encounter", {"encounterId": encounter_id})

    async def announced() -> list[str]:
        await node.web.presence.announce(encounter_id)
        await master.ask("leave_encounter", {"encounterId": "x"})  # what was sent before has arrived
        return heard()

    await churn()
    assert await announced() == []
    await churn()
    await player.join(encounter_id)
    assert await announced() == ["user_joined_encounter"]
    await player.ask("leave_encounter", {"encounterId": encounter_id})
    await churn()
    assert await announced() == ["user_joined_encounter", "user_left_encounter"]
    assert not [name for name, _ in player.events if name.startswith("user_")]


async def test_joining_another_encounter_leaves_the_first(node: Node, table: StoredDocuments) -> None:
    dm, alice = await table.user("Dana"), await table.user("Alice")
    first = await table.encounter(dm, hero("Elwing", alice), participant("Goblin"))
    second = await table.encounter(dm, hero("Elwing", alice), participant("Ogre"))
    master, player = await node.joined(dm, first), await node.joined(alice, first)
    await master.receive("user_joined_encounter")
    await player.join(second)
    assert (await master.receive("user_left_encounter"))["encounterId"] == first
    answer = await master.ask("advance_turn", {"encounterId": first})
    assert answer["ok"]
    await master.at_version(1)
    await player.ask("leave_encounter", {"encounterId": second})
    assert not player.named("turn_advanced")
    await master.close()
    await player.close()


async def test_a_session_is_kept_as_long_as_its_socket(node: Node, table: StoredDocuments) -> None:
    dm = await table.user("Dana")
    encounter_id = await table.encounter(dm, participant("Goblin"))
    client = await node.joined(dm, encounter_id)
    await node.web.sessions.write()
    session = await table.database.sessions.find_one({"userId": ObjectId(dm)})
    assert session is not None
    assert session["encounterId"] == ObjectId(encounter_id)
    assert session["isActive"] is True
    assert session["ipAddress"] == "127.0.0.1"
    assert session["userAgent"]
    await table.database.sessions.update_one(
        {}, {"$set": {"lastActivity": session["lastActivity"].replace(2001)}}
    )
    await node.web.heartbeat.beat()
    touched = await table.database.sessions.find_one({"userId": ObjectId(dm)})
    assert touched is not None and touched["lastActivity"] >= session["lastActivity"]
    await client.close()

    async def is_closed() -> bool:
        return await table.database.sessions.count_documents({"isActive": True}) == 0

    await eventually(is_closed)


async def test_what_could_not_be_written_of_sessions_while_the_database_is_away_is_written_later(
    node: Node, table: StoredDocuments, monkeypatch: pytest.MonkeyPatch
) -> None:
    dm = await table.user("Dana")
    encounter_id = await table.encounter(dm, participant("Goblin"))
    first, second = await node.client(dm), await node.client(dm)
    await first.join(encounter_id)
    await node.web.sessions.write()

    async def away(*_: object) -> None:
        raise unavailable()

    with monkeypatch.context() as patched, capture_logs() as logged:
        patched.setattr(Sessions, "write", away)
        await second.join(encounter_id)
        await first.close()
        await eventually(lambda: [line for line in logged if "sessions not written" in line["event"]])
    (line,) = [line for line in logged if "sessions not written" in line["event"]]
    assert line["log_level"] == "warning" and "exc_info" not in line
    await node.web.sessions.write()
    (left,) = await table.database.sessions.find().to_list(None)
    assert (left["socketId"], left["encounterId"]) == (second.sio.get_sid(), ObjectId(encounter_id))
