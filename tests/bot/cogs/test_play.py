"""/play: personal links and their revocation."""

import re

from storage.encounter.policy import Role, standing
from storage.repositories.personal_links import PersonalLinks, actor_at
from tests.bot.harness import BotHarness


def links_in(text: str) -> dict[str, str]:
    return dict(re.findall(r"<https://tracker\.example/(play|console)#([\w-]+)>", text))


async def test_players_get_their_own_link(table: BotHarness) -> None:
    await table.start("Goblin")
    answer = await table.user("Ari").slash("table", "play")
    assert answer.message.ephemeral
    links = links_in(answer.message.text)
    assert list(links) == ["play"]
    link = await table.services.links.use(links["play"])
    encounter = await table.current_encounter()
    assert link is not None
    assert encounter.controlled_by(link.user_id)
    assert (link.encounter_id, link.channel_id) == (encounter.id, str(table.driver.channel("table").id))


async def test_the_dm_gets_the_console_too_and_a_user_without_a_character_a_hint(table: BotHarness) -> None:
    await table.start("Goblin")
    answer = await table.user("Dana").slash("table", "play")
    assert set(links_in(answer.message.text)) == {"play", "console"}
    assert answer.message.ephemeral and answer.message.text.count("||") == 4  # it may be on air
    answer = await table.user("Sam").slash("table", "play")
    assert set(links_in(answer.message.text)) == {"play"}
    assert "`/join`" in answer.message.text


async def test_revoking_ends_ones_own_links_alone(table: BotHarness) -> None:
    await table.start("Goblin")
    ari = links_in((await table.user("Ari").slash("table", "play")).message.text)["play"]
    dana = links_in((await table.user("Dana").slash("table", "play")).message.text)["play"]
    answer = await table.user("Ari").slash("table", "play", revoke=True)
    assert answer.message.ephemeral
    links = PersonalLinks(table.services.database)
    assert await links.use(ari) is None
    assert await links.use(dana) is not None


async def test_spectators_get_a_link_to_the_encounter(table: BotHarness) -> None:
    await table.start("Goblin")
    links = links_in((await table.user("Sam").slash("table", "play")).message.text)
    link = await table.services.links.use(links["play"])
    assert link is not None
    assert link.vouched is not None
    assert (link.vouched.is_member, link.vouched.role_ids) == (True, ())


async def test_a_dm_by_role_gets_the_console_for_an_evening(table: BotHarness) -> None:
    await table.start("Goblin")
    await table.user("Dana").slash("table", "encounter co-dm", role="Dungeon Master")
    table.driver.set_roles("Sam", "Dungeon Master")
    answer = await table.user("Sam").slash("table", "play")
    links = links_in(answer.message.text)
    assert set(links) == {"play", "console"}
    assert "12 hours" in answer.message.text
    link = await table.services.links.use(links["console"])
    assert link is not None
    encounter = await table.current_encounter()
    assert link.vouched is not None and encounter.discord is not None
    assert link.vouched.role_ids == encounter.discord.dm_role_ids
    actor = actor_at(encounter.id, link.user_id, "Sam", link.vouched)
    assert standing(encounter, actor) is Role.CO_DM
