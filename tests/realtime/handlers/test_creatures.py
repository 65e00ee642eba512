"""The DM's search in the creature library: the results can be added unchanged."""

from typing import Any

import pytest

from storage.library.creature import Creature
from storage.repositories.creatures import Creatures
from tests.realtime.conftest import Node
from tests.realtime.patience import eventually
from tests.realtime.stored_documents import StoredDocuments, participant


async def test_a_found_creature_is_added_unchanged(node: Node, table: StoredDocuments) -> None:
    dm = await table.user("Dana")
    encounter_id = await table.encounter(dm, participant("Goblin"))
    master = await node.joined(dm, encounter_id)
    answer = await master.ask("search_creatures", {"encounterId": encounter_id, "query": "ADULT red"})
    (dragon,) = answer["creatures"]
    assert (dragon["participant"]["name"], dragon["isOwn"]) == ("Adult Red Dragon", False)
    request = {"encounterId": encounter_id, "participant": dragon["participant"], "count": 2, "rollHP": True}
    added = await master.ask("add_participant", request)
    assert added["ok"] and "ignored" not in added
    document = await table.document(encounter_id)
    dragons = [p for p in document["participants"] if p["name"].startswith("Adult Red Dragon")]
    assert [p["legendaryActions"] for p in dragons] == [3, 3]
    assert all(p["maxHP"] > 19 and p["hitDice"] for p in dragons)


async def test_own_creatures_come_first_and_those_of_other_dms_are_absent(
    node: Node, table: StoredDocuments
) -> None:
    dm, other = await table.user("Dana"), await table.user("Olga")
    creatures = Creatures(node.database)
    await creatures.save(dm, [Creature(name="Zz wolf of mine", max_hp=9)])
    await creatures.save(other, [Creature(name="Secret wolf", max_hp=9)])
    encounter_id = await table.encounter(dm, participant("Goblin"))
    master = await node.client(dm)
    answer = await master.ask("search_creatures", {"encounterId": encounter_id, "query": "wolf"})
    names = [found["participant"]["name"] for found in answer["creatures"]]
    assert names[0] == "Zz wolf of mine"
    assert "Wolf" in names
    assert "Secret wolf" not in names
    assert len(names) <= 12


async def test_the_dm_reads_and_rolls_the_stat_block_of_a_monster(node: Node, table: StoredDocuments) -> None:
    dm, player = await table.user("Dana"), await table.user("Ari")
    dragon = participant("Smoke", creature="2024:Adult Red Dragon")
    encounter_id = await table.encounter(
        dm, dragon, participant("Goblin"), participant("Nia", type="character", collaborators=[player])
    )
    master, guest = await node.client(dm), await node.client(player)
    await master.join(encounter_id)
    question = {"encounterId": encounter_id, "participantId": str(dragon["_id"])}
    answer = await master.ask("read_statblock", question)
    block = answer["statblock"]
    assert (block["name"], block["book"], block["ac"]) == ("Adult Red Dragon", "SRD 5.2", 19)
    actions = next(s for s in block["sections"] if s["section"] == "actions")["features"]
    rend = next(feature for feature in actions if feature["name"] == "Rend")
    assert rend["attack"] == {"bonus": 14, "damage": "1d10+8 slashing + 2d4 fire"}
    rolled = await master.ask("read_statblock", {**question, "roll": rend["key"]})
    (made,) = rolled["rolls"]
    assert made["name"] == "Rend" and "+ 14" in made["toHit"] and "slashing" in made["damage"]
    assert made["save"] is made["saveDamage"] is None
    state = await guest.join(encounter_id)
    assert "Red Dragon" not in str(state), "which creature it is only the DM knows"
    refused = await guest.ask("read_statblock", question)
    assert not refused["ok"] and refused["error"]["code"] == "not_allowed"


async def test_another_dms_creature_is_no_stat_block_of_this_encounter(
    node: Node, table: StoredDocuments
) -> None:
    dm, other = await table.user("Dana"), await table.user("Olga")
    creatures = Creatures(node.database)
    await creatures.save(other, [Creature(name="Secret wolf", max_hp=9)])
    (secret,) = await creatures.of_user(other)
    wolf = participant("Wolf", creature=secret.reference)
    encounter_id = await table.encounter(dm, wolf)
    master = await node.client(dm)
    answer = await master.ask(
        "read_statblock", {"encounterId": encounter_id, "participantId": str(wolf["_id"])}
    )
    assert answer["ok"] and answer["statblock"] is None


@pytest.mark.parametrize("named_as", ["player", "co-DM"])
@pytest.mark.parametrize("how", ["participant", "party", "form"])
async def test_who_names_another_user_in_an_encounter_does_not_read_their_library(
    node: Node, table: StoredDocuments, named_as: str, how: str
) -> None:
    attacker, victim = await table.user("Mal"), await table.user("Olga")
    creatures = Creatures(node.database)
    for user, name in ((victim, "Secret wolf"), (attacker, "Own wolf")):
        await creatures.save(user, [Creature(name=name, max_hp=9)])
    client = await node.client(attacker)
    made = await client.ask("create_encounter", {"name": "Trap"})
    here = {"encounterId": made["encounterId"]}
    assert (await client.ask("set_co_dms", {**here, "coDms": [victim] if named_as == "co-DM" else []}))["ok"]

    async def read(reference: str) -> Any:
        wolf: dict[str, Any] = {"name": "Wolf", "type": "monster", "maxHP": 9, "collaborators": [victim]}
        if how != "form":
            wolf["creature"] = reference
        if how == "party":
            answer = await client.ask("add_party", {**here, "participants": [wolf]})
        else:
            answer = await client.ask("add_participant", {**here, "participant": wolf})
        assert answer["ok"]
        last = (await node.tracker.load(made["encounterId"])).participants[-1]
        if how == "form":
            form = {"name": "Wolf", "maxHP": 9, "creature": reference}
            condition = {"name": "Polymorphed", "form": form}
            taken = {**here, "participantIds": [last.id], "condition": condition}
            assert (answer := await client.ask("add_condition", taken))["ok"], answer
        answer = await client.ask("read_statblock", {**here, "participantId": last.id})
        return answer["statblock"]

    (secret,), (own,) = await creatures.of_user(victim), await creatures.of_user(attacker)
    assert await read(secret.reference) is None
    assert (await read(own.reference))["name"] == "Own wolf"


async def test_a_marked_creature_comes_first_and_only_ones_own_can_be_marked(
    node: Node, table: StoredDocuments
) -> None:
    dm, other = await table.user("Dana"), await table.user("Olga")
    creatures = Creatures(node.database)
    await creatures.save(other, [Creature(name="Secret wolf", max_hp=9)])
    (secret,) = await creatures.of_user(other)
    encounter_id = await table.encounter(dm, participant("Goblin"))
    master = await node.client(dm)
    search = {"encounterId": encounter_id, "query": "wolf"}
    last = (await master.ask("search_creatures", search))["creatures"][-1]
    assert (await master.ask("mark_creature", {"creature": last["creature"]}))["ok"]
    first = (await master.ask("search_creatures", search))["creatures"][0]
    assert first["creature"] == last["creature"] and first["isFavourite"]
    refused = await master.ask("mark_creature", {"creature": secret.reference})
    assert refused["error"]["code"] == "not_found"
    assert (await master.ask("mark_creature", {"creature": last["creature"], "isFavourite": False}))["ok"]
    assert not (await master.ask("search_creatures", search))["creatures"][0]["isFavourite"]


async def test_creatures_are_found_by_kind_challenge_rating_and_book(
    node: Node, table: StoredDocuments
) -> None:
    dm = await table.user("Dana")
    master = await node.client(dm)
    this = {"encounterId": await table.encounter(dm, participant("Goblin"))}

    async def found(**wanted: str) -> list[str]:
        answer = await master.ask("search_creatures", {**this, **wanted})
        return [one["participant"]["name"] for one in answer["creatures"]]

    assert await found(kind="Untoter", challenge="1/4", book="5.1") == ["Skeleton", "Zombie"]
    assert await found(query="skelton", kind="undead", challenge="1/4", book="5.2") == ["Skeleton"]
    assert await found(query="skeleton", kind="beast") == []
    refused = await master.ask("search_creatures", {**this, "challenge": "lots"})
    assert refused["error"]["code"] == "invalid" and "challenge" in refused["error"]["message"]


async def test_the_creatures_added_last_come_before_the_others_and_are_named_so(
    node: Node, table: StoredDocuments
) -> None:
    dm = await table.user("Dana")
    master = await node.client(dm)
    this = {"encounterId": await table.encounter(dm, participant("Goblin"))}
    wolf = (await master.ask("search_creatures", {**this, "query": "winter wolf"}))["creatures"][0]
    assert (await master.ask("add_participant", {**this, "participant": wolf["participant"]}))["ok"]

    async def comes_first() -> bool:
        first = (await master.ask("search_creatures", this))["creatures"][0]
        return bool(first["creature"] == wolf["creature"] and first["isRecent"] and not first["isFavourite"])

    assert not wolf["isRecent"]
    await eventually(comes_first)
