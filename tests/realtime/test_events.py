"""Every event of the contract, from one client to the others."""

from tests.realtime.conftest import Node
from tests.realtime.table import Table, hero, participant


async def test_damage_reaches_everybody_as_each_may_see_it(node: Node, table: Table) -> None:
    dm, alice = await table.user("Dana"), await table.user("Alice")
    goblin, elf = participant("Goblin", 20), hero("Elwing", alice)
    encounter_id = await table.encounter(dm, goblin, elf)
    master, player = await node.client(dm), await node.client(alice)
    await master.join(encounter_id)
    state = await player.join(encounter_id)
    assert state["encounter"]["audience"] == "players"
    answer = await player.ask(
        "update_participant_hp",
        {"encounterId": encounter_id, "participantId": str(elf["_id"]), "newHP": 25, "damage": 5},
    )
    assert answer == {"ok": True, "version": 1}
    changed = await master.told("participant_hp_changed")
    assert changed["newHP"] == 25
    assert changed["damage"] == 5
    assert changed["updatedBy"] == "Alice"
    assert changed["version"] == 1
    await master.ask(
        "update_participant_hp",
        {"encounterId": encounter_id, "participantId": str(goblin["_id"]), "damage": 15},
    )
    seen = await player.told("participant_hp_changed", lambda p: p["participantId"] == str(goblin["_id"]))
    assert seen["healthBand"] == "critical"
    assert "newHP" not in seen and "damage" not in seen
    await master.close()
    await player.close()
