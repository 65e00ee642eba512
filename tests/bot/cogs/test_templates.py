"""/template: a prepared encounter, saved and set up again."""

from storage.encounter.model import Level, Status
from tests.bot.harness import BotHarness


async def prepared(table: BotHarness) -> None:
    """Set up six goblins on one turn, a hidden boss with notes, and a player."""
    await table.start(players=("Ari",), begin=False)
    dana = table.user("Dana")
    await dana.slash("table", "init add", name="goblin", count=6, group="Ambush", together=True)
    await dana.slash("table", "init add", name="Goblin Boss", hidden=True)
    await dana.slash("table", "edit", participant="Goblin Boss", notes="Flees at half")


async def test_a_template_sets_the_same_fight_up_by_one_command(table: BotHarness) -> None:
    await prepared(table)
    dana = table.user("Dana")
    await dana.slash("table", "encounter rules", {"ruleset": "2014", "call-next": True})
    await dana.slash("table", "encounter start")
    await dana.slash("table", "damage", target="Goblin 1", amount="5")
    saved = await dana.slash("table", "template save", name="Ambush at the ford")
    assert saved.ephemeral
    assert "**Ambush at the ford** · 6 × Goblin, Goblin Boss · 500 XP (2014)" in saved.message.content
    await dana.slash("table", "encounter end")
    call = await dana.slash("table", "template start", name="ambush")
    assert await call.followed_up()
    again = await table.current_encounter()
    assert (again.name, again.status) == ("Ambush at the ford", Status.PLANNING)
    assert (again.rules.ruleset, again.rules.on_deck_ping) == ("2014", True)
    by_name = {p.name: p for p in again.participants}
    boss = by_name.pop("Goblin Boss")
    goblins = list(by_name.values())
    assert set(by_name) == {f"Goblin {n}" for n in range(1, 7)}
    assert all(p.current_hp == p.max_hp and p.shares_turn and p.group == "Ambush" for p in goblins)
    assert boss.visibility is not None and boss.visibility.players is Level.UNSEEN
    assert boss.notes == "Flees at half"
    await dana.slash("table", "undo")
    assert (await table.current_encounter()).participants == (), "all of it is one change"


async def test_a_template_joins_the_fight_that_is_there_with_a_party(table: BotHarness) -> None:
    await prepared(table)
    dana, ari = table.user("Dana"), table.user("Ari")
    await dana.slash("table", "template save", name="Ambush")
    await ari.slash("table", "character create", name="Nia", hp=20, level=3)
    await ari.slash("table", "party create", name="Oathsworn")
    await ari.slash("table", "party add", party="Oathsworn", character="Nia")
    there = await table.current_encounter()
    started = await dana.slash("table", "template start", name="Ambush", party="Oathsworn")
    after = await table.current_encounter()
    assert after.id == there.id
    names = {p.name for p in after.participants} - {p.name for p in there.participants}
    assert names == {*(f"Goblin {n}" for n in range(7, 13)), "Goblin Boss 2", "Nia"}
    await table.driver.wait_until(
        lambda: any("level" in m.content.lower() for m in started.followups if m.ephemeral) or None,
        what="the difficulty, or what it lacks",
    )


async def test_templates_are_their_owners_alone(table: BotHarness) -> None:
    await prepared(table)
    dana, sam, ari = table.user("Dana"), table.user("Sam"), table.user("Ari")
    refused = await ari.slash("table", "template save", name="Mine now")
    assert refused.ephemeral and "DM" in refused.message.content
    await dana.slash("table", "template save", name="Ambush")
    for command in ("template start", "template delete"):
        missing = await sam.slash("table", command, name="Ambush")
        assert "no template of that name" in missing.message.content
    assert "no templates yet" in (await sam.slash("table", "template list")).message.content
    assert "**Ambush**" in (await dana.slash("table", "template list")).message.content
    offered = await dana.autocomplete("table", "template start", focused="name", value="am")
    assert [choice["value"] for choice in offered] == ["Ambush"]
    await dana.slash("table", "template delete", name="Ambush")
    assert "no templates yet" in (await dana.slash("table", "template list")).message.content
    kept = await dana.slash("table", "privacy show")
    assert "Fights you prepared" not in kept.message.text
