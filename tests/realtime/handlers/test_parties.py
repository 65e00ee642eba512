"""Parties, independent of an encounter."""

import asyncio
import json
from dataclasses import dataclass
from typing import Any

import pytest

from storage.encounter.base import EncounterId, UserId
from storage.repositories.characters import Character, CharacterChanges, Characters, Party
from storage.repositories.parties import MAX_OWN_PARTIES
from storage.repositories.templates import MOST_TEMPLATES
from storage.tracker import MOST_OPEN
from tests.realtime.conftest import Node
from tests.realtime.patience import eventually
from tests.realtime.stored_documents import StoredDocuments, participant


async def test_a_party_is_followed_by_its_members_and_its_dm(node: Node, table: StoredDocuments) -> None:
    dm, alice, bob = await table.user("Dana"), await table.user("Alice"), await table.user("Bob")
    characters = Characters(table.database)
    elf = await characters.create(alice, None, CharacterChanges(name="Elwing", max_hp=30))
    party = await characters.create_party(dm, None, "The Fellows")
    await characters.join_party(party, elf, alice)
    master, player, stranger = await node.client(dm), await node.client(alice), await node.client(bob)
    for client in (master, player):
        assert (await client.ask("join_party", {"partyId": party.id}))["ok"]
        state = await client.receive("party_state")
        assert state["party"]["name"] == "The Fellows"
        assert [c["name"] for c in state["characters"]] == ["Elwing"]
    changes = {"characterId": elf.id, "changes": {"currentHP": 12}}
    assert (await player.ask("update_character", changes)) == {"ok": True}
    told = await master.receive("character_updated")
    assert told["character"]["currentHP"] == 12
    assert told["updatedBy"] == "Alice"
    assert told["timestamp"].endswith("Z")
    assert (await master.ask("update_character", {"characterId": elf.id, "ac": 15}))["ok"]
    assert (await player.receive("character_updated", lambda p: p["character"]["ac"] == 15))[
        "updatedBy"
    ] == "Dana"
    await player.ask("leave_party", {"partyId": party.id})
    await master.ask("update_character", {"characterId": elf.id, "ac": 16})
    await master.receive("character_updated", lambda p: p["character"]["ac"] == 16)
    assert all(p["character"]["ac"] != 16 for p in player.named("character_updated"))
    for event, payload in (("join_party", {"partyId": party.id}), ("update_character", changes)):
        answer = await stranger.ask(event, payload)
        assert answer["error"]["code"] == "not_found"
    for client in (master, player, stranger):
        await client.close()


async def test_a_user_whose_character_left_a_party_hears_no_more_of_it(
    node: Node, table: StoredDocuments
) -> None:
    dm, alice, bob = await table.user("Dana"), await table.user("Alice"), await table.user("Bob")
    characters = Characters(table.database)
    party = await characters.create_party(dm, None, "The Fellows")
    elf, dwarf = [
        await characters.create(user, None, CharacterChanges(name="Hero", max_hp=30)) for user in (alice, bob)
    ]
    for character in (elf, dwarf):
        await characters.join_party(party, character, character.user_id)
    watching, master, player = await node.client(alice), await node.client(dm), await node.client(bob)
    for client in (watching, master):
        assert (await client.ask("join_party", {"partyId": party.id}))["ok"]
    await characters.leave_party(party, elf)
    assert (await player.ask("update_character", {"characterId": dwarf.id, "currentHP": 3}))["ok"]
    await master.receive("character_updated")
    assert (await watching.ask("join_party", {"partyId": party.id}))["error"]["code"] == "not_found"
    assert watching.named("character_updated") == []


async def test_a_character_keeps_what_it_needs(node: Node, table: StoredDocuments) -> None:
    alice = await table.user("Alice")
    elf = await Characters(table.database).create(alice, None, CharacterChanges(name="Elwing", max_hp=30))
    player = await node.client(alice)
    for wrong, word in (
        ({"name": None}, "name"),
        ({"maxHP": None}, "maxHP"),
        ({"currentHP": "12"}, "currentHP"),
        ({"userId": "somebody else"}, "userId"),
        ({}, "change"),
    ):
        answer = await player.ask("update_character", {"characterId": elf.id, "changes": wrong})
        assert answer["error"]["code"] == "invalid", wrong
        assert word in answer["error"]["message"]
    assert (await player.ask("update_character", {"characterId": elf.id, "currentHP": 3}))["ok"]
    assert (await player.receive("character_updated"))["character"]["currentHP"] == 3
    await player.close()


async def test_a_character_keeps_the_hit_points_of_a_fight_that_ends_in_a_web_process(
    node: Node, table: StoredDocuments
) -> None:
    alice = await table.user("Alice")
    characters = Characters(table.database)
    elf = await characters.create(alice, None, CharacterChanges(name="Elwing", max_hp=30))
    encounter_id = await table.encounter(alice)
    dm = await node.joined(alice, encounter_id)
    elwing = {"name": "Elwing", "type": "pc", "maxHP": 30, "currentHP": 11, "characterId": elf.id}
    assert (await dm.ask("add_participant", {"encounterId": encounter_id, "participant": elwing}))["ok"]
    assert (await dm.ask("end_encounter", {"encounterId": encounter_id}))["ok"]

    async def is_kept() -> bool:
        return (await characters.own(elf.id, alice)).current_hp == 11

    await eventually(is_kept)
    await dm.close()


@dataclass(frozen=True)
class Fellows:
    """Dana's party: Ari's Aria, whose player agreed, and Bo's Borin, whose player did not; both hurt."""

    dm: UserId
    party: Party
    aria: Character
    borin: Character
    encounter_id: EncounterId


@pytest.fixture
async def fellows(table: StoredDocuments) -> Fellows:
    dm, ari, bo = [await table.user(name) for name in ("Dana", "Ari", "Bo")]
    characters, hurt = Characters(table.database), {"max_hp": 30, "current_hp": 10}
    aria, borin = [
        await characters.create(user, None, CharacterChanges.model_validate({"name": name, **hurt}))
        for user, name in ((ari, "Aria"), (bo, "Borin"))
    ]
    party = await characters.create_party(dm, None, "The Fellows")
    await characters.join_party(party, aria, ari)
    await characters.join_party(party, borin, dm)
    return Fellows(
        dm, party, aria, borin, await table.encounter(dm, participant("Goblin"), status="planning")
    )


async def test_a_dm_lists_brings_rests_and_restores_a_party(
    node: Node, table: StoredDocuments, fellows: Fellows
) -> None:
    characters, master = Characters(table.database), await node.client(fellows.dm)
    (listed,) = (await master.ask("list_parties", {}))["parties"]
    shown = [(m["name"], m["currentHP"], m["maxHP"], m["isAgreed"]) for m in listed["members"]]
    assert shown == [("Aria", 10, 30, True), ("Borin", 10, 30, False)]
    this = {"encounterId": fellows.encounter_id, "partyId": fellows.party.id}
    rested = await master.ask("rest_party", {**this, "kind": "long"})
    assert rested["unchanged"] == ["Borin"]
    assert [m["currentHP"] for m in rested["parties"][0]["members"]] == [30, 10]
    await characters.update(
        await characters.own(fellows.aria.id, fellows.aria.user_id), CharacterChanges(current_hp=1)
    )
    restored = await master.ask("restore_party", {"partyId": fellows.party.id})
    assert [m["currentHP"] for m in restored["parties"][0]["members"]] == [30, 10]
    bring = {**this, "rollInitiative": True, "commandId": "once"}
    assert (await master.ask("bring_party", bring))["ok"] and (await master.ask("bring_party", bring))["ok"]
    people = (await table.document(fellows.encounter_id))["participants"]
    assert sorted(p["name"] for p in people) == ["Aria", "Borin", "Goblin"]
    again = await master.ask("bring_party", this)
    assert again["reason"] == {"key": "party-all-here", "placeholders": {"party": "The Fellows"}}
    await master.ask("undo", {"encounterId": fellows.encounter_id})
    assert [p["name"] for p in (await table.document(fellows.encounter_id))["participants"]] == ["Goblin"]


async def test_members_who_take_part_rest_in_the_encounter_and_it_can_be_undone(
    node: Node, table: StoredDocuments, fellows: Fellows
) -> None:
    master = await node.client(fellows.dm)
    this = {"encounterId": fellows.encounter_id, "partyId": fellows.party.id}
    assert (await master.ask("bring_party", this))["ok"]
    assert (await master.ask("rest_party", {**this, "kind": "long"}))["ok"]

    async def hit_points() -> dict[str, int]:
        people = (await table.document(fellows.encounter_id))["participants"]
        return {p["name"]: p["currentHP"] for p in people if p["name"] != "Goblin"}

    assert await hit_points() == {"Aria": 30, "Borin": 10}
    await master.ask("undo", {"encounterId": fellows.encounter_id})
    assert await hit_points() == {"Aria": 10, "Borin": 10}


async def test_a_player_takes_their_character_out_and_only_the_dm_deletes(
    node: Node, table: StoredDocuments, fellows: Fellows
) -> None:
    player, master = await node.client(fellows.aria.user_id), await node.client(fellows.dm)
    party = {"partyId": fellows.party.id}
    refused = await player.ask("remove_member", {**party, "characterId": fellows.borin.id})
    assert refused["reason"]["key"] == "party-not-yours"
    assert (await player.ask("delete_party", party))["reason"]["key"] == "party-not-its-dm"
    assert (await player.ask("remove_member", {**party, "characterId": fellows.aria.id}))["parties"] == []
    (left,) = (await master.ask("list_parties", {}))["parties"]
    assert [m["name"] for m in left["members"]] == ["Borin"]
    assert (await master.ask("delete_party", party))["parties"] == []


async def test_characters_and_parties_are_exported_imported_and_taken_back(
    node: Node, table: StoredDocuments, fellows: Fellows
) -> None:
    dana, encounter = await node.client(fellows.dm), {"encounterId": fellows.encounter_id}
    characters = Characters(table.database)
    nia = await characters.create(fellows.dm, None, CharacterChanges(name="Nia", max_hp=12, level=2))
    await characters.join_party(fellows.party, nia, fellows.dm)
    file = (await dana.ask("export_characters", encounter))["file"]
    assert [(c["name"], c["maxHP"], c["level"]) for c in file["characters"]] == [("Nia", 12, 2)]
    assert file["parties"] == [{"name": "The Fellows", "characters": ["Aria", "Borin", "Nia"]}]
    await characters.delete(nia)
    await dana.ask("delete_party", {"partyId": fellows.party.id})
    text, half = json.dumps(file), len(json.dumps(file)) // 2
    assert (await dana.ask("upload_part", {"part": 0, "text": text[:half]}))["ok"]
    answer = await dana.ask("import_characters", {**encounter, "part": 1, "text": text[half:]})
    assert (answer["imported"]["saved"], answer["imported"]["refused"]) == (1, [])
    (again,) = (await dana.ask("list_parties", {}))["parties"]
    assert (again["name"], [m["name"] for m in again["members"]]) == ("The Fellows", ["Nia"])
    taken = await dana.ask("undo_character_import", encounter)
    assert (taken["gone"], taken["back"]) == (1, 0)
    assert (await dana.ask("list_parties", {}))["parties"] == []
    wrong = await dana.ask("import_characters", {**encounter, "part": 0, "text": "no table"})
    assert wrong["reason"]["key"] == "file-no-character"


async def test_a_dm_makes_a_party_names_it_and_fills_it_from_an_encounter(
    node: Node, table: StoredDocuments, fellows: Fellows
) -> None:
    master, player = await node.client(fellows.dm), await node.client(fellows.aria.user_id)
    here = {"encounterId": fellows.encounter_id}
    made = await master.ask("create_party", {**here, "name": "The Lost"})
    lost = next(p["partyId"] for p in made["parties"] if p["name"] == "The Lost")
    again = await master.ask("create_party", {**here, "name": "the lost"})
    assert again["reason"]["key"] == "party-there"
    renamed = await master.ask("rename_party", {"partyId": lost, "name": "The Found"})
    assert [p["name"] for p in renamed["parties"]] == ["The Fellows", "The Found"]
    taken = await master.ask("rename_party", {"partyId": lost, "name": "the fellows"})
    assert taken["reason"]["key"] == "party-there"
    borin = {**here, "partyId": lost, "characterId": fellows.borin.id}
    assert (await master.ask("add_member", borin))["reason"]["key"] == "character-not-found"
    assert (await master.ask("bring_party", {**here, "partyId": fellows.party.id}))["ok"]
    filled = await master.ask("add_member", borin)
    shown = [(m["name"], m["isAgreed"]) for m in filled["parties"][1]["members"]]
    assert shown == [("Borin", False)], "Borin's player did not agree"
    assert (await player.ask("add_member", {**borin, "partyId": fellows.party.id}))["error"][
        "code"
    ] == "not_found"
    aria = {**here, "partyId": fellows.party.id, "characterId": fellows.aria.id}
    assert (await player.ask("add_member", aria))["ok"], "their own, and it is there already"
    refused = await player.ask("rename_party", {"partyId": fellows.party.id, "name": "Mine"})
    assert refused["reason"]["key"] == "party-not-its-dm"


@pytest.mark.parametrize("is_inside", [True, False], ids=["in the encounter", "as saved"])
async def test_members_spend_hit_dice_in_the_rest_of_their_party(
    node: Node, table: StoredDocuments, fellows: Fellows, is_inside: bool
) -> None:
    master, characters = await node.client(fellows.dm), Characters(table.database)
    await characters.update(fellows.aria, CharacterChanges(hit_dice="3d8+3"))
    this = {"encounterId": fellows.encounter_id, "partyId": fellows.party.id, "commandId": "this rest"}
    if is_inside:
        assert (await master.ask("bring_party", {**this, "commandId": "arrival"}))["ok"]
    spent = {"characterId": fellows.aria.id, "hitDice": 2, "healing": 9}
    short = {**this, "kind": "short"}
    stranger = await master.ask("rest_party", {**short, "entries": [{"characterId": fellows.borin.id}]})
    assert stranger["reason"]["key"] == "party-not-in-it"
    for _ in range(2):  # as a client that lost the first answer
        answer = await master.ask("rest_party", {**short, "entries": [spent]})
        assert answer["ok"] and answer["unchanged"] == ["Borin"]
    aria = await characters.own(fellows.aria.id, fellows.aria.user_id)
    found = (aria.current_hp, aria.hit_dice_spent)
    if is_inside:
        people = (await table.document(fellows.encounter_id))["participants"]
        found = next((p["currentHP"], p["hitDiceSpent"]) for p in people if p["name"] == "Aria")
    assert found == (19, 2)


async def test_a_dm_takes_no_character_of_a_player_to_another_server(
    node: Node, table: StoredDocuments
) -> None:
    dm, alice = await table.user("Dana"), await table.user("Alice")
    characters = Characters(table.database)
    elf = await characters.create(alice, "7", CharacterChanges(name="Elwing", max_hp=30))
    here, there, own = [await characters.create_party(dm, guild, "The Fellows") for guild in ("7", "8", None)]
    present = participant("Elwing", characterId=elf.id, collaborators=[alice])
    encounter_id = await table.encounter(dm, present)
    master = await node.client(dm)

    async def add(party: Party) -> Any:
        wanted = {"encounterId": encounter_id, "partyId": party.id, "characterId": elf.id}
        return await master.ask("add_member", wanted)

    assert (await add(there))["reason"]["key"] == "party-of-another-server"
    assert (await characters.newest_party(there)).character_ids == ()
    assert (await add(here))["ok"]
    assert (await add(own))["ok"], "no other DM knows of it"
    assert await characters.join_party(there, elf, alice), "its player may"


async def test_many_messages_at_once_get_past_no_quota(node: Node, table: StoredDocuments) -> None:
    dm = await table.user("Dana")
    clients = [await node.client(dm) for _ in range(2)]
    here = {"encounterId": (await clients[0].ask("create_encounter", {"name": "Here"}))["encounterId"]}

    async def together(event: str, count: int, **fields: Any) -> int:
        asked = (clients[n % 2].ask(event, {**here, **fields, "name": f"No {n}"}) for n in range(count))
        return sum(answer["ok"] for answer in await asyncio.gather(*asked))

    assert await together("create_party", 3 * MAX_OWN_PARTIES) == MAX_OWN_PARTIES
    assert await together("create_encounter", MOST_OPEN + 20) == MOST_OPEN - 1
    goblin = {"name": "Goblin", "type": "monster", "maxHP": 7}
    await clients[0].ask("add_participant", {**here, "participant": goblin})
    assert await together("save_template", MOST_TEMPLATES + 10) == MOST_TEMPLATES
