"""An import of characters and parties, and its undo as a whole."""

import pytest

from storage.encounter.errors import NotFoundError
from storage.repositories.characters import CharacterChanges, Characters, Party
from storage.repositories.parties import create_party, import_parties
from tests.storage.harness import DANA, StorageHarness

OWNER, GUILD = DANA.user_id, "g1"


def sheet(name: str, hp: int = 10) -> CharacterChanges:
    return CharacterChanges.model_validate({"name": name, "maxHP": hp})


async def party_of(characters: Characters) -> Party:
    (party,) = await characters.parties_run(OWNER)
    return party


async def names_in(characters: Characters) -> list[str]:
    return [member.name for member in await characters.members(await party_of(characters))]


async def test_undo_takes_those_whom_the_import_put_into_a_party_out_again(table: StorageHarness) -> None:
    characters = Characters(table.database)
    party = await create_party(characters, OWNER, GUILD, "Owls")
    nia = await characters.create(OWNER, GUILD, sheet("Nia"))
    bo = await characters.create(OWNER, GUILD, sheet("Bo"))
    await characters.join_party(party, nia, OWNER)
    await characters.import_all(OWNER, GUILD, [sheet("Bo", 20), sheet("Cy")])
    await import_parties(characters, OWNER, GUILD, [("owls", ["Nia", "Bo", "Cy"])])
    assert await names_in(characters) == ["Nia", "Bo", "Cy"]
    assert await characters.undo_import(OWNER, GUILD) == (1, 1)
    assert await names_in(characters) == ["Nia"], "as before: she was in it already"
    assert (await party_of(characters)).agreed_ids == (nia.id,)
    assert (await characters.own(bo.id, OWNER)).max_hp == 10
    with pytest.raises(NotFoundError):
        await characters.undo_import(OWNER, GUILD)


async def test_an_import_of_parties_alone_is_undone_too(table: StorageHarness) -> None:
    characters = Characters(table.database)
    await create_party(characters, OWNER, GUILD, "Owls")
    await characters.create(OWNER, GUILD, sheet("Nia"))
    await characters.import_all(OWNER, GUILD, [])
    await import_parties(characters, OWNER, GUILD, [("Owls", ["Nia"])])
    assert await names_in(characters) == ["Nia"]
    assert await characters.undo_import(OWNER, GUILD) == (0, 0)
    assert await names_in(characters) == []


async def test_a_later_import_keeps_what_the_earlier_one_put_into_a_party(table: StorageHarness) -> None:
    characters = Characters(table.database)
    await create_party(characters, OWNER, GUILD, "Owls")
    await characters.import_all(OWNER, GUILD, [sheet("Nia")])
    await import_parties(characters, OWNER, GUILD, [("Owls", ["Nia"])])
    await characters.import_all(OWNER, GUILD, [sheet("Bo")])
    await characters.undo_import(OWNER, GUILD)
    assert await names_in(characters) == ["Nia"]
