"""One stored document that can't be read spoils nothing else: no list, no channel, no guild."""

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from structlog.testing import capture_logs

from storage.encounter.base import EncounterId, UserId
from storage.encounter.errors import DocumentError
from storage.encounter.model import DiscordBinding
from storage.library.creature import Creature
from storage.mongo.documents import read
from storage.mongo.unreadable import Reader, UnreadableDocuments
from storage.repositories.characters import CharacterChanges, Characters
from storage.repositories.creatures import Creatures
from storage.repositories.personal_links import PersonalLinks
from storage.repositories.share_links import ShareLinks
from storage.runtime.clock import now
from tests.storage.harness import DANA, StorageHarness

GUILD, CHANNEL = "1", "11"


@pytest.mark.parametrize(
    "odd",
    [
        {"participants": "none"},
        {"participants": 7},
        {"participants": ["Wolf"]},
        {"participants": [{"_id": "p", "initiativeRoll": "high"}, {"_id": "q", "initiativeRoll": 3}]},
        {"participants": [{"name": "Wolf"}], "status": "active", "currentTurn": 0},
        {"version": {}, "history": []},
        {"version": 2, "applied": {"0": "a"}, "currentParticipantId": None},
        {"history": {"0": {}}},
        {"rules": []},
        {"discord": "here"},
        {"schemaVersion": 99},
    ],
)
def test_whatever_is_wrong_with_a_document_is_a_document_error(odd: dict[str, Any]) -> None:
    counts = Counter[str]()
    unreadable = UnreadableDocuments()
    unreadable.observe(lambda collection: counts.update([collection]))
    reader = Reader("encounters", read, unreadable)
    document = {"_id": "e", "userId": "u", **odd}
    good = {"_id": "f", "userId": "u"}
    with capture_logs() as lines:
        with pytest.raises(DocumentError):
            reader.one(document)
        assert [stored.encounter.id for stored in reader.all([document, good])] == ["f"]
    assert counts == {"encounters": 2}
    assert [(line["event"], line["id"]) for line in lines] == [("a stored document can't be read", "e")]


async def test_every_list_of_the_repositories_skips_what_cannot_be_read(table: StorageHarness) -> None:
    database = table.database
    characters, creatures = Characters(database), Creatures(database)
    shares, links = ShareLinks(database), PersonalLinks(database)
    character = await characters.create(DANA.user_id, GUILD, CharacterChanges(name="Aria"))
    party = await characters.create_party(DANA.user_id, GUILD, "The Five")
    await characters.join_party(party, character, DANA.user_id)
    await creatures.save(DANA.user_id, [Creature(name="Gloomfang")])
    share, _ = await shares.create(EncounterId("e"), "stream", DANA.user_id)
    await links.create(DANA.user_id, EncounterId("e"))
    for collection, change in (
        (database.characters, {"maxHP": "many", "name": "Aara"}),
        (database.parties, {"characterIds": "none", "name": "A"}),
        (database.creatures, {"challenge": "hard", "name": "A"}),
        (database.shares, {"audience": "all", "secretHash": "other"}),
        (database.personal_links, {"createdAt": "lately", "secretHash": "other"}),
    ):
        [document] = await collection.find({}).to_list(None)
        await collection.insert_one({**document, "_id": "bad", **change})
    assert [c.name for c in await characters.of_user(DANA.user_id, GUILD)] == ["Aria"]
    assert [p.name for p in await characters.parties_in(GUILD)] == ["The Five"]
    assert [c.name for c in await creatures.of_user(DANA.user_id)] == ["Gloomfang"]
    assert list(await shares.working([share.id, "bad"])) == [share.id]
    assert len(await links.revoke(DANA.user_id)) == 1
    with pytest.raises(DocumentError, match="maxHP"):
        await characters.own("bad", DANA.user_id)


async def test_a_name_is_found_however_many_others_there_are(table: StorageHarness) -> None:
    database, user = table.database, UserId("u")
    fields = {"userId": user, "guildId": GUILD}
    await database.characters.insert_many([{**fields, "name": f"A {n:03}"} for n in range(120)])
    await database.parties.insert_many([{**fields, "name": f"A {n:03}"} for n in range(120)])
    characters = Characters(database)
    last = await characters.by_name(user, GUILD, "a 119")
    assert last is not None
    await characters.create(user, GUILD, CharacterChanges(name="A 119"))
    assert await database.characters.count_documents({"name": "A 119"}) == 1
    assert len(await characters.parties_in(GUILD)) == 120


async def test_an_unreadable_encounter_spoils_neither_its_channel_nor_its_guild(
    table: StorageHarness,
) -> None:
    tracker, collection = table.tracker, table.database.encounters
    binding = DiscordBinding(guild_id=GUILD, channel_id=CHANNEL)
    screen = {"dm_channel_id": "12", "dm_message_id": "13"}
    first = await tracker.create(DANA, "First", binding)
    second = await tracker.create(DANA, "Second", binding.model_copy(update=screen))
    for n in range(30):
        await tracker.create(DANA, f"Aside {n}", DiscordBinding(guild_id=GUILD, channel_id=f"9{n}"))
    assert (await tracker.in_channel(GUILD, CHANNEL) or first).id == second.id
    await collection.update_one(
        {"name": "Second"}, {"$set": {"participants": [7, {"collaborators": ["p"]}], "version": "x"}}
    )
    tracker.forget(second.id, 99)
    found = await tracker.in_channel(GUILD, CHANNEL)
    assert found is not None and found.id == first.id
    assert len(await tracker.in_guild(GUILD)) == 31
    shown = await tracker.shown_in_guild(GUILD, now() - timedelta(hours=1))
    assert len(shown) == 32 and shown[first.id] == 0
    assert len(await tracker.versions(shown)) == 32
    [stored] = await tracker.dm_screens(GUILD)
    assert (stored.encounter_id, stored.message_id, stored.players) == (
        second.id,
        "13",
        frozenset({UserId("p")}),
    )
    assert await tracker.dm_screens(GUILD, "other") == []
    plan = await collection.find(
        {"discord.guildId": GUILD, "discord.dmMessageId": {"$type": "string"}}
    ).explain()
    assert "dmChannelId" in str(plan["queryPlanner"]["winningPlan"])
    assert await tracker.remove_dm_screen(stored) and not await tracker.remove_dm_screen(stored)
    assert await tracker.dm_screens(GUILD) == []
