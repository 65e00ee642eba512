"""The initiative editor of the DM screen: a line for each participant, saved as one change."""

from bot.sandbox import SeenModal
from storage.encounter.commands import AddParty, NewParticipant
from storage.encounter.context import Actor
from tests.bot.harness import BotHarness

FIELD = "One line each: Goblin 1 = 14"


async def _opened(table: BotHarness) -> SeenModal:
    screen = (await table.user("Dana").slash("table", "encounter screen")).message
    opened = await table.user("Dana").press(screen, "Initiative")
    assert opened.modal is not None
    return opened.modal


async def _order(table: BotHarness) -> list[tuple[str, int | None]]:
    return [(p.name, p.initiative_roll) for p in (await table.current_encounter()).participants]


async def test_it_shows_every_participant_and_changes_the_edited_lines_as_one(table: BotHarness) -> None:
    board = await table.start("Goblin", "?Assassin")
    modal = await _opened(table)
    assert modal.inputs[0].value == "Aria = 15\nGoblin = 9\nAssassin = 8"
    call = await table.user("Dana").submit_modal(modal, {FIELD: "assassin = 22\nAria=15\n\n Goblin = 3"})
    assert call.updated
    assert await _order(table) == [("Assassin", 22), ("Aria", 15), ("Goblin", 3)]
    assert "Assassin" not in (await table.settled(board)).text
    assert "Assassin" not in table.everything_seen_by("Ari")
    await table.user("Dana").slash("table", "undo")
    assert await _order(table) == [("Aria", 15), ("Goblin", 9), ("Assassin", 8)]


async def test_lines_without_a_participant_are_named_and_nothing_is_changed(table: BotHarness) -> None:
    await table.start("Goblin")
    for text, named in (
        ("Aria = 3\nGobln = 14", "“Gobln = 14”"),
        ("Aria 3", "“Aria 3”"),
        ("Aria = high", "“Aria = high”"),
        ("Aria = 3\nAria = 4", "“Aria = 4”"),
    ):
        call = await table.user("Dana").submit_modal(await _opened(table), {FIELD: text})
        assert call.ephemeral and named in call.message.content
        assert "Nothing was changed" in call.message.content
    assert await _order(table) == [("Aria", 15), ("Goblin", 9)]


async def test_a_line_without_a_number_and_one_left_out_change_nothing(table: BotHarness) -> None:
    await table.start("Goblin", begin=False)
    version = (await table.current_encounter()).version
    call = await table.user("Dana").submit_modal(await _opened(table), {FIELD: "Goblin = "})
    assert call.error is None and (await table.current_encounter()).version == version


async def test_equal_names_are_numbered_and_dice_are_rolled(table: BotHarness) -> None:
    """Other programs store equal names."""
    await table.start("Goblin", "Wolf")
    stored = table.services.database.encounters
    await stored.update_one({"participants.name": "Wolf"}, {"$set": {"participants.$.name": "Goblin"}})
    table.tracker.drop_copies()
    modal = await _opened(table)
    lines = modal.inputs[0].value.splitlines()
    assert sorted(line.split(" = ")[0] for line in lines) == ["Aria", "Goblin #1", "Goblin #2"]
    before = {line.split(" = ")[0]: int(line.split(" = ")[1]) for line in lines}
    ids = {p.initiative_roll: p.id for p in (await table.current_encounter()).participants}
    await table.user("Dana").submit_modal(modal, {FIELD: "Goblin #2 = 30\nGoblin #1 = 1d1+1"})
    after = {p.id: p.initiative_roll for p in (await table.current_encounter()).participants}
    assert after[ids[before["Goblin #2"]]] == 30 and after[ids[before["Goblin #1"]]] == 2


async def test_fifty_with_the_longest_names_fit_the_form_and_the_kept_screen(table: BotHarness) -> None:
    await table.start(players=(), begin=False)
    dana = await table.services.users.of_discord(str(table.driver.user("Dana").id), "Dana")
    names = [f"{number:02d}{'*_~`|' * 20}"[:80] for number in range(50)]
    party = AddParty(
        participants=tuple(NewParticipant(name=name, max_hp=99999, initiative_roll=1000) for name in names)
    )
    await table.tracker.execute((await table.current_encounter()).id, Actor(dana.id, "Dana"), party, "all")
    kept = await table.user("Dana").slash("table", "encounter screen", channel="dm-screen")
    assert kept.error is None
    modal = await _opened(table)
    assert len(modal.inputs[0].value) <= 4000 and " = 1000" in modal.inputs[0].value
    changed = modal.inputs[0].value.replace(" = 1000", " = 999")
    assert (await table.user("Dana").submit_modal(modal, {FIELD: changed})).updated
    await table.driver.wait_for_message("dm-screen", containing="999")
