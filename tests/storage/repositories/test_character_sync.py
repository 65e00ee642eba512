"""Saved characters keep the hit points that they have at the end of an encounter."""

from storage.encounter import commands as ask
from storage.repositories.characters import CharacterChanges, Characters
from tests.realtime.patience import eventually
from tests.storage.harness import ARI, DANA, StorageHarness


async def test_the_end_of_an_encounter_writes_the_characters_hit_points(table: StorageHarness) -> None:
    characters = Characters(table.database)
    hero = await characters.create(ARI.user_id, "guild", CharacterChanges(name="Arannis", max_hp=30))
    encounter = await table.tracker.create(DANA, "Ambush")
    joined = await table.tracker.execute(
        encounter.id, ARI, ask.AddParticipant(participant=hero.as_participant()), "1"
    )
    await table.tracker.execute(encounter.id, DANA, ask.StartEncounter(), "2")
    await table.tracker.execute(
        encounter.id, DANA, ask.DealDamage.to(joined.after.participants[0].id, 12), "3"
    )
    await table.tracker.execute(encounter.id, DANA, ask.EndEncounter(), "4")

    async def is_written() -> bool:
        stored = await characters.get(hero.id)
        return stored is not None and stored.current_hp == 18

    await eventually(is_written)


async def test_a_character_saved_again_under_its_name_is_the_same_one(table: StorageHarness) -> None:
    characters = Characters(table.database)
    first = await characters.create(ARI.user_id, "guild", CharacterChanges(name="Arannis", max_hp=30))
    again = await characters.create(ARI.user_id, "guild", CharacterChanges(name="arannis", max_hp=38))
    elsewhere = await characters.create(
        ARI.user_id, "other guild", CharacterChanges(name="Arannis", max_hp=9)
    )
    assert (again.id, again.max_hp) == (first.id, 38)
    assert elsewhere.id != first.id


async def test_a_party_keeps_its_members_in_order(table: StorageHarness) -> None:
    characters = Characters(table.database)
    party = await characters.create_party(DANA.user_id, "guild", "The Five")
    names = ("Zed", "Arannis", "Mo")
    made = [await characters.create(ARI.user_id, "guild", CharacterChanges(name=n, max_hp=9)) for n in names]
    for character in (*made, made[0]):
        await characters.join_party(party.id, character.id)
    await characters.leave_party(party.id, made[1].id)
    stored = await characters.party(party.id)
    assert stored is not None
    assert [c.name for c in await characters.members(stored)] == ["Zed", "Mo"]
    assert [p.name for p in await characters.parties_of(made[2].id)] == ["The Five"]
