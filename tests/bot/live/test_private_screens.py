"""Private screens: current without a tap, for what their user may see at that moment, and ended in time."""

import pytest

from bot.live import private_screens
from bot.sandbox import SeenMessage
from bot.sandbox.world.messages import WorldEvent
from tests.bot.harness import BotHarness

LIVE, OVER = "Live at most 15 minutes", "No longer live"


async def _idle(table: BotHarness) -> None:
    screens = table.bot.app.private_screens
    await table.driver.wait_until(lambda: screens.is_idle or None, what="idle private screens")


async def _dm_screen(table: BotHarness, who: str = "Dana") -> SeenMessage:
    return (await table.user(who).slash("table", "encounter screen")).message


async def _shows(table: BotHarness, message: SeenMessage, text: str) -> SeenMessage:
    """Wait until a message shows a text, without a tap on it."""

    def found() -> SeenMessage | None:
        seen = table.driver.message(message)
        return seen if seen is not None and text in seen.text else None

    return await table.driver.wait_until(found, what=text)


async def test_the_screens_of_dm_and_player_follow_every_change_by_others(table: BotHarness) -> None:
    board = await table.start("Goblin", "?Assassin")
    screen = await _dm_screen(table)
    mine = (await table.press("Ari", board, "My turn")).message
    assert LIVE in screen.text and LIVE in mine.text
    await table.user("Ari").slash("table", "damage", target="aria", amount="7")
    await _shows(table, screen, "21/28")
    mine = await _shows(table, mine, "21/28")
    await table.user("Dana").slash("table", "damage", target="assassin", amount="12")
    await _shows(table, screen, "8/20")
    await table.press("Ari", board, "Next turn")
    mine = await _shows(table, mine, "**Goblin**'s turn")
    await _idle(table)
    assert "End my turn" not in [b.label for b in mine.buttons]
    assert "Assassin" not in table.everything_seen_by("Ari")


async def test_a_panel_follows_and_becomes_the_dm_screen_when_its_creature_leaves(table: BotHarness) -> None:
    await table.start("Goblin", "Wolf")
    dana, screen = table.user("Dana"), await _dm_screen(table)
    panel = (await dana.select(screen, screen.selects[0].custom_id, ["Goblin"])).message
    beside = await _dm_screen(table)
    await dana.slash("table", "damage", target="Goblin", amount="7")
    await _shows(table, panel, "13/20")
    await _shows(table, beside, "13/20")
    await dana.slash("table", "init remove", participant="Goblin")
    panel = await _shows(table, panel, "DM · Bridge")
    assert "Goblin 13/20" not in panel.text and "Wolf" in panel.text


async def test_targets_stat_block_and_area_list_follow(table: BotHarness) -> None:
    await table.start(players=("Ari", "Bo"))
    dana = table.user("Dana")
    await dana.slash("table", "init add", name="goblin", count=26, initiative="3")
    screen = await _dm_screen(table)

    async def panel() -> SeenMessage:
        opened = await _dm_screen(table)
        return (await dana.select(opened, opened.selects[0].custom_id, ["Goblin 1"])).message

    block = (await dana.press(await panel(), "Stat block")).message
    shown = await panel()
    uses = next(select for select in shown.selects if "Scimitar" in str(select.options))
    option = next(option.label for option in uses.options if "Scimitar" in option.label)
    targets = (await dana.select(shown, uses.custom_id, [option])).message
    area = (await dana.press(screen, "Area damage: list")).message
    assert "Scimitar" in block.text and {"Borin", "Aria"} <= {o.label for o in targets.selects[0].options}
    await dana.slash("table", "edit", participant="Borin", name="Boris")
    targets = await _shows(table, targets, "Boris")
    await _shows(table, area, "Boris")
    await dana.slash("table", "init remove", participant="Goblin 1")
    await _shows(table, block, "DM · Bridge")
    await _shows(table, targets, "DM · Bridge")


async def test_the_footer_says_when_a_screen_was_drawn_and_the_time_alone_is_no_reason_to_draw_it(
    table: BotHarness,
) -> None:
    await table.start("Goblin")
    screen = await table.followed(await _dm_screen(table))
    assert screen.embed.footer.endswith("as of") and screen.embed.timestamp
    table.bot.app.private_screens.refresh(await table.current_encounter())
    await _idle(table)
    assert table.user("Dana").look(screen).edits == screen.edits
    await table.user("Dana").slash("table", "damage", target="goblin", amount="7")
    later = (await _shows(table, screen, "13/20")).embed.timestamp
    assert later is not None and later > screen.embed.timestamp


async def test_a_burst_of_changes_is_a_few_edits_and_a_tap_is_drawn_once(table: BotHarness) -> None:
    await table.start("Goblin")
    screen = await _dm_screen(table)
    edits: list[str] = []

    def hear(event: WorldEvent) -> None:
        if event.kind == "MESSAGE_UPDATE" and event.data["id"] == str(screen.id):
            edits.append(str(event.data))

    table.sandbox.world.subscribe(hear)
    await table.user("Dana").press(screen, "Next turn")
    await _idle(table)
    assert len(edits) == 1
    encounter, dana = await table.current_encounter(), table.user("Dana")
    board = table.bot.app.private_screens
    with board.answering(str(screen.id)):
        for _ in range(5):
            await dana.slash("table", "damage", target="goblin", amount="1")
        assert len(edits) == 1
    await _shows(table, screen, "15/20")
    await _idle(table)
    assert len(edits) == 2 and encounter.version < (await table.current_encounter()).version


async def test_they_go_on_to_the_next_encounter_of_the_channel(table: BotHarness) -> None:
    board = await table.start("Goblin")
    screen = await _dm_screen(table)
    mine = (await table.press("Ari", board, "My turn")).message
    await table.user("Dana").slash("table", "encounter end")
    await _shows(table, screen, "Bridge – over")
    await table.user("Dana").slash("table", "encounter start", name="Crypt")
    screen = await _shows(table, screen, "DM · Crypt")
    await table.user("Dana").slash("table", "init add", name="Orc", hp="15", hidden=True)
    await table.user("Ari").slash("table", "init join")
    screen = await _shows(table, screen, "Orc")
    mine = await _shows(table, await _shows(table, mine, "Crypt"), "Aria")
    assert mine.embed.title.startswith("Crypt") and "Orc" not in table.everything_seen_by("Ari")
    begun = await table.user("Dana").press(screen, "Begin")
    assert begun.updated and "round 1" in begun.message.text


async def test_a_co_dm_who_is_none_any_more_sees_what_a_player_sees(table: BotHarness) -> None:
    await table.start("Goblin", "?Assassin")
    await table.user("Dana").slash("table", "encounter co-dm", user="Bo")
    screen = await _dm_screen(table, "Bo")
    assert "Assassin" in screen.text
    await table.user("Dana").slash("table", "encounter co-dm", user="Bo")
    screen = await _shows(table, screen, "Bridge")
    await _idle(table)
    assert "Assassin" not in table.everything_seen_by("Bo")
    await table.user("Dana").slash("table", "damage", target="assassin", amount="12")
    await _idle(table)
    assert "8/20" not in table.everything_seen_by("Bo")


async def test_a_dm_by_role_is_asked_for_their_roles_before_every_edit(table: BotHarness) -> None:
    await table.start("Goblin", "?Assassin")
    table.driver.add_role("Keepers")
    table.driver.set_roles("Bo", "Keepers")
    await table.user("Dana").slash("table", "encounter co-dm", role="Keepers")
    screen = await _dm_screen(table, "Bo")
    table.driver.set_roles("Bo")
    await table.user("Dana").slash("table", "damage", target="assassin", amount="12")
    await _shows(table, screen, "Bridge")
    await _idle(table)
    shown = table.everything_seen_by("Bo")
    assert "8/20" not in shown and "Assassin" not in shown


async def test_at_the_end_of_the_token_the_footer_says_so_and_a_tap_renews_it(
    table: BotHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    await table.start("Goblin")
    monkeypatch.setattr(private_screens, "LIFE", 0.0)
    screen = await _shows(table, await _dm_screen(table), OVER)
    assert LIVE not in screen.text and len(table.bot.app.private_screens) == 0
    monkeypatch.undo()
    await table.user("Dana").slash("table", "damage", target="goblin", amount="5")
    await _idle(table)
    assert "15/20" not in table.user("Dana").look(screen).text
    again = await table.user("Dana").press(screen, "Refresh")
    assert "15/20" in again.message.text and LIVE in again.message.text
    await table.user("Dana").slash("table", "damage", target="goblin", amount="5")
    await _shows(table, again.message, "10/20")


async def test_a_dismissed_screen_and_those_of_a_deleted_user_are_dropped(table: BotHarness) -> None:
    await table.start("Goblin")
    screens, dana = table.bot.app.private_screens, table.user("Dana")
    dana.dismiss(await table.followed(await _dm_screen(table)))
    await dana.slash("table", "damage", target="goblin", amount="5")
    await table.driver.wait_until(lambda: len(screens) == 0 or None, what="no private screens")
    await table.followed(await _dm_screen(table))
    assert len(screens) == 1
    table.bot.forgot((await table.current_encounter()).user_id)
    assert len(screens) == 0


async def test_beyond_the_bound_the_one_drawn_first_ends(
    table: BotHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    await table.start("Goblin")
    monkeypatch.setattr(private_screens, "MOST", 1)
    first, second = await _dm_screen(table), await _dm_screen(table)
    await _shows(table, first, OVER)
    assert LIVE in table.user("Dana").look(second).text and len(table.bot.app.private_screens) == 1


async def test_when_the_bot_stops_open_screens_say_that_they_are_not_kept_current(
    table: BotHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(private_screens, "CLOSING_SECONDS", 30.0)
    await table.start("Goblin")
    screen = await table.followed(await _dm_screen(table))
    await table.restart()
    assert OVER in table.user("Dana").look(screen).text
