"""A legendary resistance, spent with a tap to pass a save."""

from typing import Any

from bot.sandbox import Actor, SeenMessage
from tests.bot.harness import BotHarness

PICK = "Choose a creature: reveal, hit, cure …"


async def _owing(table: BotHarness) -> Actor:
    await table.start("Dragon", "Goblin")
    dana = table.user("Dana")
    more: dict[str, Any] = {"legendary-resistances": 3}
    await dana.slash("table", "edit", participant="Dragon", **more)
    await dana.slash(
        "table", "cast", name="Web", target="Dragon, Goblin", save="Dexterity", dc=13, condition="Restrained"
    )
    return dana


async def _screen(dana: Actor) -> SeenMessage:
    return (await dana.slash("table", "encounter screen")).message


async def _left(table: BotHarness) -> tuple[int, int, int]:
    dragon, goblin = (await table.current_encounter()).participants[1:]
    return dragon.legendary_resistances_remaining, len(dragon.saves), len(goblin.saves)


async def test_it_is_chosen_among_the_saves_that_are_passed(table: BotHarness) -> None:
    dana = await _owing(table)
    saves = await dana.press(await _screen(dana), "Saves")
    passed = next(
        s for s in saves.message.selects if "dmsettlesave" in s.custom_id and "passed" in s.custom_id
    )
    labels = [option.label for option in passed.options]
    assert labels == ["👑 Dragon: legendary resistance (3 left)", "Dragon", "Goblin"]
    await dana.select(saves.message, passed.custom_id, [labels[0]])
    assert await _left(table) == (2, 0, 1)


async def test_it_passes_the_save_that_is_owed_where_it_is_spent_in_the_panel(table: BotHarness) -> None:
    dana = await _owing(table)
    panel = await dana.select(await _screen(dana), PICK, ["Dragon"])
    await dana.press(panel.message, "Legendary resistance")
    assert await _left(table) == (2, 0, 1)
    await dana.press(panel.message, "Legendary resistance")
    assert await _left(table) == (1, 0, 1)
