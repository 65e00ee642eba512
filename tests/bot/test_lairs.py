"""A lair in Discord: no health and no target."""

from tests.bot.harness import BotHarness

PICK = "Choose a creature: reveal, hit, cure …"


async def test_a_lair_is_offered_neither_as_a_target_nor_with_health(table: BotHarness) -> None:
    board = await table.start("Goblin")
    dana = table.user("Dana")
    await dana.slash("table", "init add", name="Cave", kind="lair")
    for command, option in (
        ("damage", "target"),
        ("attack", "target"),
        ("heal", "target"),
        ("set-hp", "target"),
    ):
        offered = await dana.autocomplete("table", command, focused=option)
        assert {choice["value"] for choice in offered} == {"Aria", "Goblin"}, command
    for command in ("init roll", "init remove"):
        offered = await dana.autocomplete("table", command, focused="participant")
        assert "Cave" in {choice["value"] for choice in offered}, command
    form = await table.press("Dana", board, "Damage")
    assert form.modal is not None
    assert {option.label for option in form.modal.input("targets0").options} == {"Aria", "Goblin"}
    line = next(line for line in (await table.settled(board)).text.splitlines() if "Cave" in line)
    assert "0" not in line.replace("20", "") and "▰" not in line and "▱" not in line
    screen = await dana.slash("table", "encounter screen")
    panel = await dana.select(screen.message, PICK, ["Cave"])
    assert not {"Damage", "Heal"} & {button.label for button in panel.message.buttons}
    refused = await dana.slash("table", "damage", target="Cave", amount="3")
    assert "Cave is a lair" in refused.message.content
