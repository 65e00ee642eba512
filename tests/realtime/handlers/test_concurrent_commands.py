"""Many at once: nothing lost, nothing twice, no turn skipped."""

import asyncio

from storage.encounter.base import UserId
from storage.encounter.commands import DealDamage
from storage.encounter.context import Actor
from tests.realtime.conftest import Node
from tests.realtime.stored_documents import StoredDocuments, participant


async def test_two_hundred_damages_from_all_sides_are_all_counted(node: Node, table: StoredDocuments) -> None:
    dm = await table.user("Dana")
    goblin = participant("Goblin", hp=1000)
    encounter_id, goblin_id = await table.encounter(dm, goblin), str(goblin["_id"])
    one, two = await node.joined(dm, encounter_id), await node.joined(dm, encounter_id)
    payload = {"encounterId": encounter_id, "participantId": goblin_id, "damage": 3}
    bot = Actor(UserId(dm), "Dana")
    answers = await asyncio.gather(
        *(one.ask("update_participant_hp", payload) for _ in range(70)),
        *(two.ask("update_participant_hp", payload) for _ in range(70)),
        *(
            node.tracker.execute(encounter_id, bot, DealDamage.to(goblin_id, 3), f"interaction-{n}")
            for n in range(60)
        ),
    )
    versions = [a["version"] if isinstance(a, dict) else a.version for a in answers]
    assert sorted(versions) == list(range(1, 201))
    document = await table.document(encounter_id)
    assert document["version"] == 200
    assert document["participants"][0]["currentHP"] == 1000 - 3 * 200
    for client in (one, two):
        seen = await client.at_version(200)
        assert seen["participants"][0]["currentHP"] == 400
        assert [p["version"] for p in client.named("participant_hp_changed")] == list(range(1, 201))
    await one.close()
    await two.close()


async def test_a_command_sent_again_is_answered_again_and_done_once(
    node: Node, table: StoredDocuments
) -> None:
    dm = await table.user("Dana")
    goblin = participant("Goblin")
    encounter_id = await table.encounter(dm, goblin)
    client = await node.client(dm)
    damage = {"encounterId": encounter_id, "participantId": str(goblin["_id"]), "damage": 4}
    command = {**damage, "commandId": "arrow-1"}
    first = await client.ask("update_participant_hp", command)
    await client.ask("update_participant_hp", damage)
    answers = await asyncio.gather(*(client.ask("update_participant_hp", command) for _ in range(5)))
    assert first == {"ok": True, "version": 1}
    assert answers == [first] * 5
    document = await table.document(encounter_id)
    assert (document["version"], document["participants"][0]["currentHP"]) == (2, 12)
    await client.close()


async def test_two_who_press_next_at_once_move_one_turn(node: Node, table: StoredDocuments) -> None:
    dm = await table.user("Dana")
    fighters = [participant(name, initiative=20 - n) for n, name in enumerate("ABCDEF")]
    encounter_id = await table.encounter(dm, *fighters)
    one, two = await node.joined(dm, encounter_id), await node.joined(dm, encounter_id)
    payload = {"encounterId": encounter_id}
    for turn in range(1, 10):
        answers = await asyncio.gather(one.ask("advance_turn", payload), two.ask("advance_turn", payload))
        assert sorted(answer["ok"] for answer in answers) == [False, True]
        refused = next(answer for answer in answers if not answer["ok"])
        assert refused["error"]["code"] == "stale_turn"
        for client in (one, two):
            await client.at_version(turn)
    document = await table.document(encounter_id)
    assert (document["round"], document["currentTurn"]) == (2, 3)
    await one.close()
    await two.close()


async def test_a_command_for_an_old_turn_is_answered_with_the_present_state(
    node: Node, table: StoredDocuments
) -> None:
    dm = await table.user("Dana")
    encounter_id = await table.encounter(dm, participant("A"), participant("B", initiative=5))
    client = await node.joined(dm, encounter_id)
    old = {"round": 7, "participantId": None}
    answer = await client.ask("advance_turn", {"encounterId": encounter_id, "expected": old})
    assert answer["error"]["code"] == "stale_turn"
    await client.until(lambda: len(client.named("encounter_state")) == 2)
    await client.close()


async def test_one_who_presses_next_after_each_answer_moves_every_time(
    node: Node, table: StoredDocuments
) -> None:
    dm = await table.user("Dana")
    encounter_id = await table.encounter(dm, participant("A"), participant("B", initiative=5))
    client = await node.client(dm)
    for version in range(1, 12):
        answer = await client.ask("advance_turn", {"encounterId": encounter_id})
        assert answer == {"ok": True, "version": version}
    await client.close()
