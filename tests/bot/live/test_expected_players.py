"""The board offers *Join* until all are in who played in the last encounter of the channel."""

from bot.sandbox import SeenMessage
from tests.bot.harness import BotHarness


async def _joins(table: BotHarness, board: SeenMessage, *, offered: bool) -> None:
    """Wait until the board offers *Join*, or does not any more."""

    def drawn() -> bool | None:
        return ("Join" in [button.label for button in table.live(board).buttons]) is offered or None

    await table.driver.wait_until(drawn, what=f"a board {'with' if offered else 'without'} Join")


async def test_join_goes_when_all_who_played_before_are_in_and_comes_back(table: BotHarness) -> None:
    first = await table.start("Goblin", players=("Ari", "Bo"), begin=False)
    assert "Join" in [button.label for button in table.live(first).buttons], "nobody is known to be missing"
    dana, ari = table.user("Dana"), table.user("Ari")
    await dana.slash("table", "encounter end")
    board = (await dana.slash("table", "encounter start", name="Crypt")).message
    await ari.slash("table", "join", name="Aria", hp="28")
    await _joins(table, board, offered=True)
    await table.user("Bo").slash("table", "join", name="Borin", hp="30")
    await _joins(table, board, offered=False)
    late = await table.user("Cleo").slash("table", "join", name="Cleria", hp="20")
    assert "Cleria" in late.message.content
    await ari.slash("table", "init remove", participant="Aria")
    await _joins(table, board, offered=True)


async def test_who_plays_is_known_after_a_restart_and_a_dm_is_not_waited_for(table: BotHarness) -> None:
    await table.start("Goblin", players=("Ari", "Bo"), begin=False)
    await table.user("Dana").slash("table", "encounter end")
    bo = table.user("Bo")  # who plays no more, but runs the next one
    board = (await bo.slash("table", "encounter start", name="Crypt")).message
    await table.restart()
    await table.user("Ari").slash("table", "join", name="Aria", hp="28")
    await _joins(table, board, offered=False)
