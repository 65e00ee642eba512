"""Concentration and first aid by slash command, announced only to those who may know."""

from tests.bot.harness import BotHarness


async def test_players_concentrate_and_stop_without_naming_a_participant(table: BotHarness) -> None:
    await table.start("Goblin")
    ari = table.user("Ari")
    begun = await ari.slash("table", "concentrate on", spell="Bless")
    assert begun.message.content == "◎ Aria concentrates on Bless" and not begun.ephemeral
    ended = await ari.slash("table", "concentrate end")
    assert ended.message.content == "◎ Aria loses concentration on Bless"
    nothing = await ari.slash("table", "concentrate end")
    assert nothing.ephemeral and "not concentrating" in nothing.message.content


async def test_a_dm_who_names_no_participant_means_whose_turn_it_is(table: BotHarness) -> None:
    await table.start("Mage", "Wolf", players=())
    dana = table.user("Dana")
    begun = await dana.slash("table", "concentrate on", spell="Hold Person")
    assert begun.message.content == "◎ Mage concentrates on Hold Person"
    mage, wolf = (await table.current_encounter()).participants
    assert mage.concentration is not None and wolf.concentration is None


async def test_a_participant_must_be_named_while_it_is_no_ones_turn(table: BotHarness) -> None:
    await table.start("Mage", players=(), begin=False)
    call = await table.user("Dana").slash("table", "concentrate on", spell="Bless")
    assert call.ephemeral and "Say which creature you mean" in call.message.content


async def test_only_the_dm_sees_what_a_hidden_participant_concentrates_on(table: BotHarness) -> None:
    await table.start("?Lich")
    call = await table.user("Dana").slash("table", "concentrate on", spell="Cloudkill", participant="Lich")
    assert call.ephemeral and "Lich concentrates on Cloudkill" in call.message.content
    for who in ("Ari", "Sam"):
        assert "Cloudkill" not in table.everything_seen_by(who)
        assert "Lich" not in table.everything_seen_by(who)


async def test_spells_are_offered_and_only_ones_own_participants(table: BotHarness) -> None:
    await table.start("Goblin", "?Lich")
    ari, dana = table.user("Ari"), table.user("Dana")
    spells = await ari.autocomplete("table", "concentrate on", focused="spell", value="hold")
    assert [choice["name"] for choice in spells] == ["Hold Monster", "Hold Person"]
    own = await ari.autocomplete("table", "concentrate on", focused="participant")
    assert [choice["value"] for choice in own] == ["Aria"]
    everybody = await dana.autocomplete("table", "concentrate on", focused="participant")
    assert {choice["value"] for choice in everybody} == {"Aria", "Goblin", "Lich"}


async def test_a_player_may_not_concentrate_for_a_monster(table: BotHarness) -> None:
    await table.start("Goblin")
    call = await table.user("Ari").slash("table", "concentrate on", spell="Bless", participant="Goblin")
    assert call.ephemeral and call.message.content.startswith("⚠️")
    assert (await table.current_encounter()).participants[1].concentration is None


async def test_damage_to_one_who_concentrates_asks_for_the_save(table: BotHarness) -> None:
    await table.start("Goblin")
    await table.user("Ari").slash("table", "concentrate on", spell="Bless")
    hit = await table.user("Dana").slash("table", "damage", target="Aria", amount="24")
    assert "◎ Aria: Constitution save, DC 12, to keep Bless" in hit.message.content


async def test_a_comrade_stabilises_the_dying(table: BotHarness) -> None:
    await table.start("Goblin", players=("Ari", "Bo"))
    await table.user("Dana").slash("table", "damage", target="Aria", amount="28")
    offered = await table.user("Bo").autocomplete("table", "stabilise", focused="participant")
    assert offered[0]["value"] == "Aria"
    call = await table.user("Bo").slash("table", "stabilise", participant="Aria")
    assert call.message.content == "⏾ Aria is stable"
    aria = next(p for p in (await table.current_encounter()).participants if p.name == "Aria")
    assert aria.death_saves.is_stable
    again = await table.user("Bo").slash("table", "stabilise", participant="Aria")
    assert again.ephemeral and again.message.content.startswith("⚠️")
