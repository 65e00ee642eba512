"""/init add: named apart, hit points rolled or average, one initiative for all where that is wanted."""

from tests.bot.harness import BotHarness


async def test_hit_points_of_the_library_are_rolled_or_average(table: BotHarness) -> None:
    await table.start(players=(), begin=False)
    dana = table.user("Dana")
    await dana.slash("table", "init add", name="goblin", count=6, hp="roll")
    goblins = (await table.current_encounter()).participants
    assert [p.name for p in goblins] == [f"Goblin {n}" for n in range(1, 7)]
    assert all(2 <= p.max_hp <= 12 and p.current_hp == p.max_hp for p in goblins)
    assert len({p.max_hp for p in goblins} | {7}) > 1
    await dana.slash("table", "init add", name="ogre", hp="Average")
    ogre = next(p for p in (await table.current_encounter()).participants if p.name == "Ogre")
    assert ogre.max_hp == 68
    offered = await dana.autocomplete("table", "init add", focused="hp", value="r")
    assert [choice["value"] for choice in offered] == ["roll", "average"]


async def test_a_creature_of_the_other_rules_is_told_with_those_of_these(table: BotHarness) -> None:
    board = await table.start(players=(), begin=False)
    dana = table.user("Dana")
    (told,) = await (await dana.slash("table", "init add", name="goblin")).followed_up()
    near = "📖 **Goblin** is from SRD 5.1. The 2024 rules have Goblin Boss, Goblin Minion, Goblin Warrior."
    assert told.ephemeral and told.content.startswith(near)
    form = await dana.press((await dana.press(board, "DM screen")).message, "Add monster")
    await dana.submit_modal(form.modal, {"name": "thug"})
    await dana.wait_for_message("table", containing="**Thug** is from SRD 5.1, not of the 2024 rules.")
    for name in ("Goblin Warrior", "Ogre"):
        await dana.slash("table", "init add", name=name)
    await dana.slash("table", "encounter rules", ruleset="2014")
    await dana.slash("table", "init add", name="goblin")
    await dana.slash("table", "init add", name="Goblin Warrior", hp="9")
    await dana.slash("table", "init add", name="Goblin Warrior", hp="roll")
    last = await dana.wait_for_message("table", containing="**Goblin Warrior** is from SRD 5.2")
    assert sum("📖" in message.text for message in dana.screen("table")) == 3 and last.ephemeral


async def test_a_stranger_to_the_library_has_no_hit_dice_to_roll(table: BotHarness) -> None:
    await table.start(players=(), begin=False)
    call = await table.user("Dana").slash("table", "init add", name="Nameless", hp="roll")
    assert call.ephemeral and "does not know that creature's hit dice" in call.message.content
    assert (await table.current_encounter()).participants == ()


async def test_those_who_share_an_initiative_roll_once_and_are_one_group(table: BotHarness) -> None:
    await table.start(players=(), begin=False)
    dana = table.user("Dana")
    await dana.slash("table", "init add", name="Wolf", hp="11", count=3, shared=True, surprised=True)
    await dana.slash("table", "encounter start")
    wolves = (await table.current_encounter()).participants
    assert len({p.initiative_roll for p in wolves}) == 1 and {p.group for p in wolves} == {"Wolf"}
    await dana.slash("table", "damage", target="Wolf", amount="4")
    assert {p.current_hp for p in (await table.current_encounter()).participants} == {7}


async def test_forty_at_once_are_one_short_line_and_roll_as_one_or_by_score(table: BotHarness) -> None:
    await table.start(players=(), begin=False)
    dana = table.user("Dana")
    call = await dana.slash("table", "init add", name="goblin", count=40, shared=True)
    assert call.message.content == "➕ Goblin 1 … Goblin 40 join the fight: 40 creatures"
    await dana.slash("table", "init add", name="Ogre")
    rolled = await dana.slash("table", "init roll", score=True)
    encounter = await table.current_encounter()
    assert {p.initiative_roll for p in encounter.participants} == {12, 9}  # 10 and the Dexterity modifier
    assert len(rolled.message.content) <= 2000
    assert [entry.kind for entry in encounter.history][-2:] == ["roll_initiative", "roll_initiative"]


async def test_a_name_that_the_library_does_not_have_is_asked_about(table: BotHarness) -> None:
    await table.start(players=(), begin=False)
    dana = table.user("Dana")
    near = await dana.slash("table", "init add", name="gobln", count=2)
    assert near.ephemeral and "Do you mean Goblin" in near.message.content
    unknown = await dana.slash("table", "init add", name="Zzyzx")
    assert unknown.ephemeral and "hp:" in unknown.message.content
    assert (await table.current_encounter()).participants == ()
    named = await dana.slash("table", "encounter start", name="Crypt")
    assert named.ephemeral and "Bridge" in named.message.content
    assert (await table.current_encounter()).name == "Bridge"
    await dana.slash("table", "init add", name="Zzyzx", hp="9")
    await dana.slash("table", "init add", name="Lair", kind="lair")
    assert len((await table.current_encounter()).participants) == 2


async def test_the_library_brings_the_challenge_rating_and_a_saved_character_its_level(
    table: BotHarness,
) -> None:
    await table.start(players=(), begin=False)
    await table.user("Dana").slash("table", "init add", name="goblin")
    ari = table.user("Ari")
    await ari.slash("table", "character create", name="Aria", hp=28, level=3)
    await ari.slash("table", "init join", name="Aria")
    people = {p.name: p for p in (await table.current_encounter()).participants}
    assert (people["Goblin"].challenge_rating, people["Aria"].level) == ("1/4", 3)
    assert "1/4" not in table.everything_seen_by("Ari")
