"""How much one user may keep, the refusal beyond it, and what goes to make room."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from bson import ObjectId

from storage.encounter.base import EncounterId
from storage.encounter.commands import AddParticipant, NewParticipant
from storage.encounter.errors import RuleError, TrackerError
from storage.encounter.scope import Scope
from storage.library.creature import Creature
from storage.mongo.ids import key
from storage.repositories.access_tokens import MOST_TOKENS, AccessTokens
from storage.repositories.characters import MOST_CHARACTERS, CharacterChanges, Characters
from storage.repositories.creatures import OWN_BYTES, Creatures
from storage.repositories.parties import MAX_MEMBERS, MAX_OWN_PARTIES, add_member, create_party
from storage.repositories.personal_links import MOST_LINKS as MOST_PERSONAL_LINKS
from storage.repositories.personal_links import PersonalLinks
from storage.repositories.sessions import Sessions
from storage.repositories.share_links import MOST_LINKS, ShareLinks
from storage.repositories.templates import MOST_TEMPLATES, Templates
from storage.tracker import MOST_OPEN
from tests.storage.harness import ARI, DANA, StorageHarness, store_session

FIGHT = EncounterId("64b0000000000000000000f1")
CHANGES = CharacterChanges(name="Aria", max_hp=28)


async def test_a_hundred_characters_of_a_user_and_no_more(table: StorageHarness) -> None:
    characters = Characters(table.database)
    stored = [{"userId": key(ARI.user_id), "guildId": str(n), "name": "Aria"} for n in range(MOST_CHARACTERS)]
    await table.database.characters.insert_many(stored)
    with pytest.raises(RuleError, match="You can keep 100 characters"):
        await characters.create(ARI.user_id, "new", CHANGES)
    changed = await characters.create(ARI.user_id, "7", CHANGES)  # it is there
    assert changed.max_hp == 28
    await characters.create(DANA.user_id, "new", CHANGES)
    party = await characters.create_party(DANA.user_id, "7", "The Lanterns")
    await characters.join_party(party, changed, ARI.user_id)
    await characters.delete(changed)
    left = await characters.party(party.id, DANA.user_id)
    assert (left.character_ids, left.agreed_ids) == ((), ())
    await characters.create(ARI.user_id, "new", CHANGES)


async def test_a_hundred_open_encounters_of_an_owner_and_no_more(table: StorageHarness) -> None:
    owned: dict[str, Any] = {"userId": key(DANA.user_id), "status": "planning", "participants": []}
    ids = [ObjectId() for _ in range(MOST_OPEN)]
    await table.database.encounters.insert_many([{"_id": one, **owned} for one in ids])
    with pytest.raises(RuleError, match="You run 100 fights that have not ended"):
        await table.tracker.create(DANA, "One more")
    await table.tracker.create(ARI, "Another's")
    await table.database.encounters.update_one({"_id": ids[0]}, {"$set": {"status": "completed"}})
    await table.tracker.create(DANA, "One more")


async def test_links_are_bounded_for_an_encounter_and_for_a_channel(table: StorageHarness) -> None:
    shares = ShareLinks(table.database)
    for encounter_id, channel_id in ((FIGHT, None), (None, "2")):
        made = [
            (await shares.create(encounter_id, "stream", DANA.user_id, channel_id=channel_id))[0]
            for _ in range(MOST_LINKS)
        ]
        with pytest.raises(RuleError, match="There are 25 overlay links here"):
            await shares.create(encounter_id, "players", DANA.user_id, channel_id=channel_id)
        rotated, _ = await shares.rotate(made[0])
        await shares.end([rotated])
        await shares.create(encounter_id, "players", DANA.user_id, channel_id=channel_id)


async def test_a_new_personal_link_ends_the_oldest(table: StorageHarness) -> None:
    links = PersonalLinks(table.database)
    secrets = [(await links.create(ARI.user_id, FIGHT))[1] for _ in range(MOST_PERSONAL_LINKS + 2)]
    assert [await links.use(secret) is None for secret in secrets[:3]] == [True, True, False]
    assert await table.database.personal_links.count_documents({}) == MOST_PERSONAL_LINKS


async def test_a_session_is_gone_with_its_socket(table: StorageHarness) -> None:
    sessions = Sessions(table.database)
    await store_session(sessions, "a-socket", user_id=ARI.user_id)
    await sessions.write((), {}, ["a-socket"])
    assert await table.database.sessions.count_documents({}) == 0


async def test_many_at_once_get_past_no_quota(table: StorageHarness) -> None:
    async def together(count: int, make: Callable[[int], Awaitable[object]]) -> int:
        """Return how many of so many at once were made."""
        made = await asyncio.gather(*map(make, range(count)), return_exceptions=True)
        assert all(isinstance(one, TrackerError) for one in made if isinstance(one, BaseException))
        return sum(not isinstance(one, BaseException) for one in made)

    dana, database = DANA.user_id, table.database
    characters, templates = Characters(database), Templates(database)
    assert await together(MOST_OPEN + 20, lambda n: table.tracker.create(DANA, f"No {n}")) == MOST_OPEN

    def character(n: int) -> Awaitable[object]:
        return characters.create(dana, "7", CharacterChanges(name=f"No {n}", max_hp=1))

    assert await together(MOST_CHARACTERS + 20, character) == MOST_CHARACTERS

    run = await together(2 * MAX_OWN_PARTIES, lambda n: create_party(characters, dana, "7", f"No {n}"))
    assert run == MAX_OWN_PARTIES
    assert await together(20, lambda _: create_party(characters, ARI.user_id, "7", "The Lanterns")) == 1

    party = (await characters.parties_run(dana))[0]
    own = await characters.of_user(dana, "7")
    joined = await together(2 * MAX_MEMBERS, lambda n: add_member(characters, party, own[n], dana))
    assert joined == MAX_MEMBERS

    tokens = AccessTokens(database)
    made = await together(MOST_TOKENS + 10, lambda n: tokens.create(dana, f"No {n}", Scope.READ))
    assert made == MOST_TOKENS

    shares = ShareLinks(database)
    assert await together(MOST_LINKS + 10, lambda _: shares.create(FIGHT, "stream", dana)) == MOST_LINKS

    fight = await table.tracker.create(ARI, "Goblins")
    goblin = NewParticipant(name="Goblin", type="monster", max_hp=7)
    fight = (await table.tracker.execute(fight.id, ARI, AddParticipant(participant=goblin), "one")).after
    saved = await together(MOST_TEMPLATES + 10, lambda n: templates.save(dana, f"No {n}", fight))
    assert saved == MOST_TEMPLATES

    creatures, size = Creatures(database), OWN_BYTES // 3_200
    books = [[Creature(name=f"No {n}", book=book, max_hp=1) for n in range(size // 2)] for book in "abc"]
    assert await together(3, lambda n: creatures.save(dana, books[n])) == 2
