"""Users list the encounters that they run or play in, and make new ones, over sockets."""

from tests.realtime.conftest import Node
from tests.realtime.stored_documents import StoredDocuments, hero, participant


async def test_a_user_lists_what_they_run_and_play_in_and_no_more(node: Node, table: StoredDocuments) -> None:
    dm, ari, stranger = await table.user("Dana"), await table.user("Ari"), await table.user("Sam")
    encounter_id = await table.encounter(dm, hero("Aria", ari), participant("Goblin"))
    listed = {}
    for name, user in (("dm", dm), ("ari", ari), ("stranger", stranger)):
        answer = await (await node.client(user)).ask("list_encounters", {})
        listed[name] = {one["encounterId"]: one["audience"] for one in answer["encounters"]}
    assert listed == {"dm": {encounter_id: "dm"}, "ari": {encounter_id: "players"}, "stranger": {}}


async def test_a_list_of_encounters_reads_of_participants_only_whose_they_are(
    node: Node, table: StoredDocuments
) -> None:
    dm, ari = await table.user("Dana"), await table.user("Ari")
    resources = [{"name": "Ki", "maximum": 3, "current": 3}]
    await table.encounter(dm, {**hero("Aria", ari), "resources": resources}, participant("Goblin"))
    (listed,) = await node.tracker.of_user(ari)
    assert [(p.name, p.collaborators) for p in listed.participants] == [("Aria", (ari,)), ("Goblin", ())]
    assert all(p.max_hp == 0 and not p.resources for p in listed.participants)


async def test_a_user_makes_an_encounter_and_runs_it(node: Node, table: StoredDocuments) -> None:
    client = await node.client(await table.user("Dana"))
    made = await client.ask("create_encounter", {"name": "Ambush", "ruleset": "2014"})
    state = await client.join(made["encounterId"])
    assert state["encounter"]["name"] == "Ambush" and state["encounter"]["rules"]["ruleset"] == "2014"
    goblin = {"encounterId": made["encounterId"], "participant": {"name": "Goblin", "maxHP": 7}}
    assert (await client.ask("add_participant", goblin))["ok"]
    (listed,) = (await client.ask("list_encounters", {}))["encounters"]
    assert listed == {
        "encounterId": made["encounterId"],
        "name": "Ambush",
        "status": "planning",
        "audience": "dm",
    }
    refused = await client.ask("create_encounter", {"name": "x" * 81})
    assert refused["error"]["field"] == "name"
