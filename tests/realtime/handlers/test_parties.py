"""Parties, independent of an encounter."""

from storage.repositories.characters import CharacterChanges, Characters
from tests.realtime.conftest import Node
from tests.realtime.patience import eventually
from tests.realtime.stored_documents import StoredDocuments


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
    dm = await node.client(alice)
    await dm.join(encounter_id)
    elwing = {"name": "Elwing", "type": "pc", "maxHP": 30, "currentHP": 11, "characterId": elf.id}
    assert (await dm.ask("add_participant", {"encounterId": encounter_id, "participant": elwing}))["ok"]
    assert (await dm.ask("end_encounter", {"encounterId": encounter_id}))["ok"]

    async def is_kept() -> bool:
        return (await characters.own(elf.id, alice)).current_hp == 11

    await eventually(is_kept)
    await dm.close()
