"""Templates on the wire: a DM's prepared encounters, saved, listed, started and deleted."""

import pytest

from storage.repositories.share_links import ShareLinks
from storage.repositories.templates import MOST_TEMPLATES, Templates
from tests.realtime.client import Client
from tests.realtime.conftest import Node
from tests.realtime.stored_documents import StoredDocuments, participant


async def test_a_template_is_saved_started_and_deleted(node: Node, table: StoredDocuments) -> None:
    dm, player = await table.user("Dana"), await table.user("Ari")
    hidden = {"players": "unseen", "stream": "unseen"}
    form = {"conditionId": "c", "maxHP": 99, "currentHP": 40}
    encounter_id = await table.encounter(
        dm,
        participant("Goblin 1", group="Ambush", sharesTurn=True, sharesInitiative=True, currentHP=1),
        participant("Goblin 2", group="Ambush", sharesTurn=True, sharesInitiative=True),
        participant("Boss", visibility=hidden, notes="flees", maxHP=5, trueForm=form),
        participant("Nia", type="character", collaborators=[player]),
    )
    master, guest = await node.client(dm), await node.client(player)
    await master.join(encounter_id)
    saved = await master.ask("save_template", {"encounterId": encounter_id, "name": "Ford"})
    (template,) = saved["templates"]
    assert template["kinds"] == [{"name": "Goblin", "count": 2}, {"name": "Boss", "count": 1}]
    await master.ask("save_template", {"encounterId": encounter_id, "name": "ford"})
    assert len((await master.ask("list_templates", {}))["templates"]) == 1, "the name is replaced"
    other = await table.encounter(dm)
    start = {"encounterId": other, "templateId": template["templateId"], "commandId": "once"}
    assert (await master.ask("start_template", start))["ok"]
    assert (await master.ask("start_template", start))["ok"], "a repeat changes nothing"
    document = await table.document(other)
    # Starting a template rolls initiative, so the order is the dice's.
    people = {each["name"]: each for each in document["participants"]}
    assert sorted(people) == ["Boss", "Goblin 1", "Goblin 2"]
    goblin, boss = people["Goblin 1"], people["Boss"]
    assert goblin["currentHP"] == goblin["maxHP"] and goblin["sharesTurn"]
    assert (boss["visibility"], boss["notes"], boss["maxHP"]) == (hidden, "flees", 99)
    for event, payload in (
        ("save_template", {"encounterId": encounter_id, "name": "Mine"}),
        ("start_template", start),
        ("delete_template", {"templateId": template["templateId"]}),
    ):
        refused = await guest.ask(event, payload)
        assert refused["ok"] is False and refused["error"]["code"] in (
            "forbidden",
            "not_found",
            "not_allowed",
        )
    assert (await guest.ask("list_templates", {}))["templates"] == []
    gone = await master.ask("delete_template", {"templateId": template["templateId"]})
    assert gone["templates"] == []


async def test_the_dm_reads_how_hard_a_fight_is(node: Node, table: StoredDocuments) -> None:
    dm, player = await table.user("Dana"), await table.user("Ari")
    encounter_id = await table.encounter(
        dm,
        participant("Ogre", challengeRating="2"),
        participant("Blob"),
        participant("Nia", type="character", level=3, collaborators=[player]),
    )
    master, guest = await node.client(dm), await node.client(player)
    answer = await master.ask("read_difficulty", {"encounterId": encounter_id})
    found = answer["difficulty"]
    assert (found["ruleset"], found["step"], found["xp"]) == ("2024", "beyond", 450)
    assert found["limits"][0] == {"name": "low", "xp": 150} and found["unknown"] == ["Blob"]
    assert (await guest.ask("read_difficulty", {"encounterId": encounter_id}))["ok"] is False


async def test_templates_are_bounded(node: Node, table: StoredDocuments) -> None:
    dm = await table.user("Dana")
    encounter_id = await table.encounter(dm, participant("Goblin"))
    empty = await table.encounter(dm)
    master = await node.client(dm)
    for n in range(MOST_TEMPLATES):
        await node.database.templates.insert_one({"userId": dm, "name": f"T{n}", "participants": []})
    full = await master.ask("save_template", {"encounterId": encounter_id, "name": "One more"})
    assert str(MOST_TEMPLATES) in full["error"]["message"]
    nothing = await master.ask("save_template", {"encounterId": empty, "name": "T0"})
    assert "no creature" in nothing["error"]["message"]


@pytest.mark.parametrize("event", ["save_template", "start_template", "delete_template", "list_templates"])
async def test_a_share_link_reaches_no_templates(event: str, node: Node, table: StoredDocuments) -> None:
    dm = await table.user("Dana")
    encounter_id = await table.encounter(dm, participant("Goblin"))
    link, _ = await ShareLinks(node.database).create(encounter_id, "stream", dm)
    stream = await Client.connect(node.web.address, node.web.tokens.issue_share_token(link)[0])
    payload = {"encounterId": encounter_id, "name": "x", "templateId": "x"}
    assert (await stream.ask(event, payload))["ok"] is False


async def test_a_list_of_templates_reads_no_more_than_it_says(node: Node, table: StoredDocuments) -> None:
    dm, templates = await table.user("Dana"), Templates(node.database)
    goblin = participant("Goblin", notes="Afraid of light", challengeRating="1/4")
    encounter_id = await table.encounter(dm, goblin)
    whole = await templates.save(dm, "Ambush", await node.tracker.load(encounter_id))
    (listed,) = await templates.of_user(dm)
    assert (listed.kinds, listed.xp, listed.ruleset) == (whole.kinds, whole.xp, whole.ruleset) and whole.xp
    assert [p.notes for p in listed.participants] == [""]
    assert await templates.own(listed.id, dm) == whole
