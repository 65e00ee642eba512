"""Parties: saved characters that join an encounter together, and keep the hit points it leaves them."""

import pytest

from storage.repositories.parties import MAX_OWN_MEMBERS, MAX_OWN_PARTIES
from tests.bot.harness import BotHarness
from tests.realtime.patience import eventually


@pytest.fixture
async def travelling(table: BotHarness) -> BotHarness:
    """Dana's party, with Ari's Aria and Bo's Borin in it."""
    for who, name, hp in (("Ari", "Aria", 28), ("Bo", "Borin", 30)):
        await table.user(who).slash("table", "character create", name=name, hp=hp, ac=15)
    await table.user("Dana").slash("table", "party create", name="The Lanterns")
    await table.user("Ari").slash("table", "party add", party="the lanterns")
    await table.user("Dana").slash("table", "party add", party="The Lanterns", player="Bo")
    return table


async def test_a_party_comes_at_once_each_under_its_players_control(travelling: BotHarness) -> None:
    table = travelling
    await table.start("Goblin", players=(), begin=False)
    call = await table.user("Dana").slash("table", "party bring", party="lant", roll=True)
    assert not call.ephemeral
    assert "Aria joins the fight" in call.message.content and "Borin joins" in call.message.content
    people = {p.name: p for p in (await table.current_encounter()).participants}
    assert set(people) == {"Aria", "Borin", "Goblin"}
    assert (people["Aria"].max_hp, people["Aria"].type) == (28, "character")
    assert all(people[name].initiative_roll is not None for name in ("Aria", "Borin"))
    assert people["Aria"].collaborators != people["Borin"].collaborators
    hurt = await table.user("Ari").slash("table", "damage", target="Aria", amount="5")
    assert hurt.message.content == "💥 Aria takes 5 damage (23/28)"
    await table.user("Dana").slash("table", "undo")
    await table.user("Dana").slash("table", "undo")
    assert [p.name for p in (await table.current_encounter()).participants] == ["Goblin"]


async def test_who_is_there_already_does_not_come_twice(travelling: BotHarness) -> None:
    table = travelling
    await table.start("Goblin", players=(), begin=False)
    await table.user("Ari").slash("table", "init join")
    call = await table.user("Dana").slash("table", "party bring", party="The Lanterns")
    assert "Borin joins" in call.message.content and "Aria" not in call.message.content
    again = await table.user("Dana").slash("table", "party bring", party="The Lanterns")
    assert again.ephemeral and "in this fight already" in again.message.content
    assert len((await table.current_encounter()).participants) == 3


async def test_hit_points_are_kept_when_the_encounter_ends(travelling: BotHarness) -> None:
    table = travelling
    await table.start("Goblin", players=(), begin=False)
    dana = table.user("Dana")
    await dana.slash("table", "party bring", party="The Lanterns")
    await dana.slash("table", "damage", target="Aria", amount="11")
    await dana.slash("table", "encounter end")

    async def is_shown() -> bool:
        shown = await table.user("Sam").slash("table", "party show", party="The Lanterns")
        assert shown.ephemeral
        party = "**The Lanterns**\nAria · 17/28 HP\nBorin · 30/30 HP"
        return shown.message.content == party

    await eventually(is_shown)


async def test_only_a_player_agrees_to_what_a_dm_does_with_their_character(travelling: BotHarness) -> None:
    table = travelling
    bo, dana = table.user("Bo"), table.user("Dana")
    (asked,) = [m for m in bo.screen("table") if m.buttons]
    assert "Dana has put Borin into **The Lanterns**" in asked.content
    await table.start("Goblin", players=(), begin=False)
    call = await dana.slash("table", "party bring", party="The Lanterns")
    await dana.wait_for_message("table", containing="Borin: this fight will not change")
    brought = {p.name: p.updates_character for p in (await table.current_encounter()).participants}
    assert (brought["Aria"], brought["Borin"], call.ephemeral) == (True, False, False)
    await table.user("Ari").press(asked, "Agree")
    await table.user("Ari").wait_for_message("table", containing="You have no such character")
    await bo.press(asked, "Agree")
    await bo.wait_for_message("table", containing="Borin travels with **The Lanterns** and keeps")
    await dana.slash("table", "init remove", participant="Borin")
    await dana.slash("table", "party bring", party="The Lanterns")
    assert all(p.updates_character for p in (await table.current_encounter()).participants if p.character_id)


async def test_only_an_encounters_dm_brings_a_party(travelling: BotHarness) -> None:
    table = travelling
    await table.start("Goblin", players=(), begin=False)
    call = await table.user("Bo").slash("table", "party bring", party="The Lanterns")
    assert call.ephemeral and "Only the DM" in call.message.content
    assert len((await table.current_encounter()).participants) == 1


async def test_users_remove_their_own_characters_and_the_partys_dm_any(travelling: BotHarness) -> None:
    table = travelling
    ari, bo, dana = table.user("Ari"), table.user("Bo"), table.user("Dana")
    offered = await ari.autocomplete("table", "party remove", focused="character", party="The Lanterns")
    assert [choice["value"] for choice in offered] == ["Aria"]
    for refused in (
        await ari.slash("table", "party remove", party="The Lanterns", character="Borin"),
        await bo.slash("table", "party add", party="The Lanterns", player="Ari"),
    ):
        assert refused.ephemeral and "Only the party's DM" in refused.message.content
    assert (
        "Aria left"
        in (await ari.slash("table", "party remove", party="The Lanterns", character="aria")).message.content
    )
    assert (
        "Borin left"
        in (
            await dana.slash("table", "party remove", party="The Lanterns", character="Borin")
        ).message.content
    )
    empty = await dana.slash("table", "party show", party="The Lanterns")
    assert "No one is in it yet" in empty.message.content
    await table.start("Goblin", players=(), begin=False)
    nobody = await dana.slash("table", "party bring", party="The Lanterns")
    assert nobody.ephemeral and "No one is in **The Lanterns**" in nobody.message.content


async def test_parties_have_distinct_names_and_are_listed(travelling: BotHarness) -> None:
    table = travelling
    dana = table.user("Dana")
    twice = await dana.slash("table", "party create", name="THE lanterns")
    assert twice.ephemeral and "on this server already" in twice.message.content
    listed = await table.user("Ari").slash("table", "party show")
    assert listed.message.content == "**The Lanterns** · 2 characters"
    unknown = await dana.slash("table", "party bring", party="Nobody")
    assert unknown.ephemeral
    missing = await dana.slash("table", "party add", party="The Lanterns", player="Sam")
    assert "have no such character" in missing.message.content
    offered = await dana.autocomplete("table", "party bring", focused="party", value="lan")
    assert [choice["value"] for choice in offered] == ["The Lanterns"]


async def test_only_its_dm_gives_a_party_another_name(travelling: BotHarness) -> None:
    dana, ari = travelling.user("Dana"), travelling.user("Ari")
    await dana.slash("table", "party create", name="The Lost")
    party = {"party": "The Lost", "name": "The Found"}
    assert "Only the party's DM" in (await ari.slash("table", "party rename", party)).message.content
    assert "The Found" in (await dana.slash("table", "party rename", party)).message.content
    shown = (await ari.slash("table", "party show")).message.content
    assert "The Found" in shown and "The Lost" not in shown


async def test_one_user_takes_no_more_than_their_share_of_a_servers_parties(table: BotHarness) -> None:
    characters, guild = table.services.characters, str(table.driver.guild.id)
    sam = (await table.services.users.of_discord(str(table.driver.user("Sam").id), "Sam")).id
    for number in range(MAX_OWN_PARTIES):
        await characters.create_party(sam, guild, f"Mine {number}")
    refused = await table.user("Sam").slash("table", "party create", name="One more")
    assert refused.ephemeral and "You have 15 parties" in refused.message.content
    made = await table.user("Dana").slash("table", "party create", name="The Lanterns")
    assert "The Lanterns" in made.message.content
    assert len(await characters.parties_in(guild)) == MAX_OWN_PARTIES + 1


async def test_neither_long_names_nor_many_characters_of_one_user_spoil_a_party(table: BotHarness) -> None:
    dana, sam = table.user("Dana"), table.user("Sam")
    await dana.slash("table", "party create", name="The Lanterns")
    for number in range(MAX_OWN_MEMBERS + 1):
        await sam.slash("table", "character create", name=f"{number}" + "*" * 78, hp=9)
        call = await sam.slash("table", "party add", party="The Lanterns", character=f"{number}" + "*" * 78)
    assert "5 of your characters" in call.message.content
    for number in range(13):
        await dana.slash("table", "character create", name=f"{number:02}" + "*" * 78, hp=9)
        await dana.slash("table", "party add", party="The Lanterns", character=f"{number:02}" + "*" * 78)
    shown = await sam.slash("table", "party show", party="The Lanterns")
    assert shown.message.content.startswith("**The Lanterns**\n0") and shown.message.content.endswith("\n…")
