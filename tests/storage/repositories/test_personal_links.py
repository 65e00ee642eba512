"""Personal links: hashed, of one user, valid for a week after the last use, revocable."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from storage.encounter.base import EncounterId, UserId
from storage.encounter.context import Actor
from storage.mongo.database import Database
from storage.repositories.personal_links import UNUSED_FOR, PersonalLinks, actor_at
from storage.runtime.clock import now

ARI, BO = UserId("64b000000000000000000002"), UserId("64b000000000000000000003")
FIGHT = EncounterId("64b0000000000000000000f1")


@pytest.fixture
async def database(mongo_uri: str, database_name: str) -> AsyncIterator[Database]:
    database = Database(mongo_uri, database_name)
    await database.ensure_indexes()
    yield database
    database.close()


async def test_the_secret_finds_the_link_and_is_not_stored(database: Database) -> None:
    links = PersonalLinks(database)
    link, secret = await links.create(ARI, FIGHT, guild_id="1", channel_id="2")
    assert len(secret) >= 32
    used = await links.use(secret)
    assert used is not None
    assert (used.id, used.user_id, used.encounter_id, used.guild_id, used.channel_id) == (
        link.id,
        ARI,
        FIGHT,
        "1",
        "2",
    )
    assert secret not in str(await database.personal_links.find_one({}))
    assert "secretHash" not in used.model_dump(by_alias=True)


async def test_a_changed_secret_finds_nothing(database: Database) -> None:
    links = PersonalLinks(database)
    _, secret = await links.create(ARI, FIGHT)
    for wrong in (secret[:-1], secret + "A", secret.swapcase(), "", "guess"):
        assert await links.use(wrong) is None


async def test_each_use_extends_it_by_a_week(database: Database) -> None:
    links = PersonalLinks(database)
    link, secret = await links.create(ARI, FIGHT)
    soon = now() + timedelta(minutes=1)
    await database.personal_links.update_one({}, {"$set": {"expiresAt": soon}})
    used = await links.use(secret)
    assert used is not None
    assert used.expires_at > now() + UNUSED_FOR - timedelta(hours=1)
    assert await links.get(link.id) is not None


async def test_one_unused_for_a_week_has_expired(database: Database) -> None:
    links = PersonalLinks(database)
    link, secret = await links.create(ARI, FIGHT)
    await database.personal_links.update_one({}, {"$set": {"expiresAt": now() - timedelta(seconds=1)}})
    assert await links.use(secret) is None
    assert await links.get(link.id) is None
    assert await links.revoke(ARI) == []


async def test_revoking_ends_every_link_of_that_user_only(database: Database) -> None:
    links = PersonalLinks(database)
    first, one = await links.create(ARI, FIGHT)
    second, two = await links.create(ARI, FIGHT)
    _, other = await links.create(BO, FIGHT)
    assert {link.id for link in await links.revoke(ARI)} == {first.id, second.id}
    assert [await links.use(secret) for secret in (one, two)] == [None, None]
    assert await links.get(first.id) is None
    assert await links.use(other) is not None
    assert await links.revoke(ARI) == []


async def test_a_vouch_is_valid_for_the_links_encounter_and_a_limited_time(database: Database) -> None:
    links = PersonalLinks(database)
    plain, _ = await links.create(ARI, FIGHT)
    assert plain.vouched is None
    made, secret = await links.create(ARI, FIGHT, is_member=True, role_ids=["7"])
    used = await links.use(secret)
    assert used is not None
    assert used.vouched == made.vouched
    there = actor_at(FIGHT, ARI, "Ari", used.vouched)
    assert (there.is_member, there.role_ids) == (True, frozenset({"7"}))
    elsewhere = actor_at(EncounterId("64b0000000000000000000f2"), ARI, "Ari", used.vouched)
    assert elsewhere == actor_at(FIGHT, ARI, "Ari", None) == Actor(ARI, "Ari")


async def test_using_a_link_does_not_extend_its_vouch(database: Database) -> None:
    links = PersonalLinks(database)
    _, secret = await links.create(ARI, FIGHT, is_member=True, role_ids=["7"])
    await database.personal_links.update_one({}, {"$set": {"vouched.until": now() - timedelta(seconds=1)}})
    used = await links.use(secret)
    assert used is not None
    assert actor_at(FIGHT, ARI, "Ari", used.vouched) == Actor(ARI, "Ari")
