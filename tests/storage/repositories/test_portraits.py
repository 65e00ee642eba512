"""Uploaded portraits belong to a user, are bounded, and go when nothing shows them."""

from datetime import timedelta

import pytest

from storage.encounter import commands as c
from storage.encounter.errors import RuleError
from storage.library.creature import Creature
from storage.repositories import portraits as limits
from storage.repositories.characters import CharacterChanges, Characters
from storage.repositories.creatures import Creatures
from storage.repositories.portraits import Portraits, id_in
from storage.repositories.templates import Templates
from storage.runtime.clock import now
from tests.pictures import BLUE, RED, opened, picture
from tests.storage.harness import ARI, DANA, StorageHarness

DAY = timedelta(days=1)


@pytest.fixture
async def portraits(table: StorageHarness) -> Portraits:
    await table.database.ensure_indexes()
    return Portraits(table.database)


async def test_an_address_is_random_and_the_same_for_the_same_picture_of_a_user(portraits: Portraits) -> None:
    first = await portraits.save(DANA.user_id, picture())
    assert first == await portraits.save(DANA.user_id, picture())
    others = {
        await portraits.save(ARI.user_id, picture()),
        await portraits.save(DANA.user_id, picture(colour=BLUE)),
    }
    assert len({first, *others}) == 3
    assert id_in(first) and len(first) == len("/portraits/") + 22 + len(".webp")
    content = await portraits.content(first)
    assert content is not None and opened(content).size == (512, 341)


@pytest.mark.parametrize(
    "address",
    [
        "/portraits/aaaaaaaaaaaaaaaaaaaaaa.webp",
        "/portraits/a.webp",
        "/portraits/../x",
        "https://x/portraits/a.webp",
        "",
    ],
)
async def test_other_addresses_have_no_picture(portraits: Portraits, address: str) -> None:
    assert await portraits.content(address) is None


async def test_a_user_has_so_many_bytes_and_no_more(
    portraits: Portraits, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "OWN_BYTES", 1_000)
    first = await portraits.save(DANA.user_id, picture())
    content = await portraits.content(first)
    assert content is not None
    monkeypatch.setattr(limits, "OWN_BYTES", len(content))
    with pytest.raises(RuleError, match="Your pictures take"):
        await portraits.save(DANA.user_id, picture(colour=BLUE))
    assert await portraits.save(DANA.user_id, picture()) == first, "it is there already"
    assert await portraits.save(ARI.user_id, picture()) != first, "another user has room of their own"


async def test_what_nothing_shows_any_more_goes_after_a_week(
    table: StorageHarness, portraits: Portraits
) -> None:
    colours = [(50 * n, 10, 200) for n in range(5)]
    character, creature, template, fight, nothing = [
        await portraits.save(DANA.user_id, picture(size=(16, 16), colour=colour)) for colour in colours
    ]
    await Characters(table.database).create(
        ARI.user_id, "1", CharacterChanges(name="Aria", max_hp=9, image_url=character)
    )
    await Creatures(table.database).save(DANA.user_id, [Creature(name="Ogre", max_hp=9, image_url=creature)])
    for number, address in enumerate((template, fight)):
        encounter = await table.tracker.create(DANA, "Ambush")
        ogre = c.NewParticipant(name="Ogre", max_hp=9, image_url=address)
        encounter = (
            await table.tracker.execute(encounter.id, DANA, c.AddParticipant(participant=ogre), f"a{number}")
        ).after
        if address == template:
            await Templates(table.database).save(DANA.user_id, "Ambush", encounter)
            gone = c.UpdateParticipant(
                participant_id=encounter.participants[0].id, changes=c.ParticipantChanges(image_url="")
            )
            await table.tracker.execute(encounter.id, DANA, gone, "gone")
        else:
            await table.tracker.execute(encounter.id, DANA, c.StartEncounter(), "start")
            await table.tracker.execute(encounter.id, DANA, c.EndEncounter(), "end")
    start = now() + timedelta(hours=1)
    found = []
    for day in range(9):
        found.append(await portraits.delete_unused(start + day * DAY))
    assert found == [0, 0, 0, 0, 0, 0, 0, 0, 1], "it was found unused after a day, and stayed for a week"
    for address in (character, creature, template, fight):
        assert await portraits.content(address) is not None
    assert await portraits.content(nothing) is None


async def test_one_that_is_shown_again_within_the_week_stays(
    table: StorageHarness, portraits: Portraits
) -> None:
    address, start = await portraits.save(DANA.user_id, picture()), now()
    assert await portraits.delete_unused(start + 2 * DAY) == 0
    encounter = await table.tracker.create(DANA, "Ambush")
    ogre = c.NewParticipant(name="Ogre", max_hp=9, image_url=address)
    await table.tracker.execute(encounter.id, DANA, c.AddParticipant(participant=ogre), "add")
    assert [await portraits.delete_unused(start + day * DAY) for day in (4, 8, 12, 30)] == [0, 0, 0, 0]
    assert await portraits.save(DANA.user_id, picture(colour=RED)) == address
