"""Commands for several participants, as a client sends them."""

from tests.realtime.conftest import Node
from tests.realtime.stored_documents import StoredDocuments, participant


async def test_a_condition_for_several_is_one_command(node: Node, table: StoredDocuments) -> None:
    dm, goblins = await table.user("Dana"), [participant("Goblin 1"), participant("Goblin 2")]
    encounter_id = await table.encounter(dm, *goblins)
    client = await node.joined(dm, encounter_id)
    answer = await client.ask(
        "add_condition",
        {
            "encounterId": encounter_id,
            "participantIds": [str(goblin["_id"]) for goblin in goblins],
            "condition": {"name": "Prone", "duration": 2},
        },
    )
    assert answer == {"ok": True, "version": 1}
    state = await client.at_version(1)
    assert [p["conditions"][0]["name"] for p in state["participants"]] == ["Prone", "Prone"]
    wrong = await client.ask(
        "add_condition", {"encounterId": encounter_id, "participantIds": [5], "condition": {"name": "Prone"}}
    )
    assert not wrong["ok"]
