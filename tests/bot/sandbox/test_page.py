"""The page in a real browser: what a user types, presses and sees."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import FilePayload, Page, expect

from bot.sandbox import Driver, ManualClock, Sandbox
from tests.bot.sandbox.example_bot import ExampleBot, running


@pytest_asyncio.fixture(loop_scope="session")
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox() as running_sandbox:
        yield running_sandbox


@pytest_asyncio.fixture(loop_scope="session")
async def bot(sandbox: Sandbox) -> AsyncIterator[ExampleBot]:
    example = ExampleBot()
    async with running(example, sandbox):
        yield example


@pytest_asyncio.fixture(loop_scope="session")
async def window(page: Page, sandbox: Sandbox, bot: ExampleBot) -> AsyncIterator[Page]:
    """The page, opened as Dana in #table; an error in it fails the test."""
    errors: list[str] = []
    strangers: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
    page.on("request", lambda r: None if sandbox.page_url in r.url else strangers.append(r.url))
    await page.goto(sandbox.page_url)
    await expect(page.get_by_role("heading", name="#table")).to_be_visible()
    yield page
    assert errors == []
    assert strangers == []


async def test_it_says_what_it_is(window: Page) -> None:
    await expect(window.get_by_text("Sandbox – a local stand-in for Discord")).to_be_visible()
    await expect(window.get_by_text("bot online")).to_be_visible()


async def test_a_slash_command_is_typed_with_autocomplete_by_keyboard_alone(
    window: Page, driver: Driver
) -> None:
    await window.get_by_role("combobox", name="Message").focus()
    await window.keyboard.type("/dam")
    await expect(window.get_by_role("option", name="/damage")).to_be_visible()
    await window.keyboard.press("Enter")
    await window.keyboard.type("hob")
    await expect(window.get_by_role("option", name="Hobgoblin")).to_be_visible()
    await expect(window.get_by_role("option", name="Goblin 2")).not_to_be_visible()
    await window.keyboard.press("Enter")
    await window.keyboard.press("Enter")
    await expect(window.get_by_text("this option is required")).to_be_visible()
    await window.keyboard.type("2d6")
    await window.keyboard.press("Tab")
    await window.keyboard.press("Enter")
    await window.get_by_role("option", name="times").click()
    await window.keyboard.type("9")
    await window.keyboard.press("Enter")
    await expect(window.get_by_text("'times' takes 1 to 5")).to_be_visible()
    await window.keyboard.press("Backspace")
    await window.keyboard.type("2")
    await window.keyboard.press("Enter")
    await expect(window.get_by_text("Dana hits Hobgoblin for 2d6 x2")).to_be_visible()
    assert driver.messages("table")[-1].content == "Dana hits Hobgoblin for 2d6 x2"


async def test_a_file_is_attached_to_a_command(window: Page, driver: Driver) -> None:
    await window.get_by_role("combobox", name="Message").fill("/read ")
    await window.keyboard.press("Enter")
    await expect(window.get_by_text("file: this option is required")).to_be_visible()
    file: FilePayload = {"name": "Creature.json", "mimeType": "application/json", "buffer": "[]ä".encode()}
    await window.get_by_label("file").set_input_files(file)
    await window.get_by_label("file").press("Enter")
    await expect(window.get_by_text("Creature.json: []ä")).to_be_visible()
    assert driver.messages("table")[-1].content == "Creature.json: []ä"


@pytest.mark.parametrize("is_pasted", [True, False])
async def test_names_of_options_divide_what_is_typed_or_pasted(
    window: Page, driver: Driver, is_pasted: bool
) -> None:
    message = window.get_by_role("combobox", name="Message")
    typed = "/damage target:Hob: the goblin amount:2d6 + 1 at 10:30 times:2"
    await message.focus()
    await (message.fill(typed) if is_pasted else message.press_sequentially(typed))
    for name, value in (("target", "Hob: the goblin"), ("amount", "2d6 + 1 at 10:30"), ("times", "2")):
        await expect(window.get_by_role("combobox", name=name)).to_have_value(value)
    await window.keyboard.press("Enter")
    await expect(window.get_by_text("Dana hits Hob: the goblin for 2d6 + 1 at 10:30 x2")).to_be_visible()
    assert driver.messages("table")[-1].content == "Dana hits Hob: the goblin for 2d6 + 1 at 10:30 x2"


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("/damage targt:Goblin amount:2", "targt: /damage has no such option; it has target, amount"),
        ("/damage target:Goblin amuont:2", "amuont: /damage has no such option"),
        ("/note now", "/note takes no options, not “now”"),
    ],
)
async def test_a_pasted_command_that_can_not_be_read_says_why(
    window: Page, driver: Driver, typed: str, why: str
) -> None:
    message = window.get_by_role("combobox", name="Message")
    await message.fill(typed)
    await expect(window.get_by_role("alert")).to_contain_text(why)
    await window.keyboard.press("Enter")
    await expect(window.get_by_role("alert")).to_contain_text(why)
    await expect(message).to_have_value(typed)
    assert driver.messages("table") == []


async def test_text_without_a_name_goes_into_the_first_option(window: Page) -> None:
    await window.get_by_role("combobox", name="Message").fill("/damage goblin two amount:3")
    await expect(window.get_by_role("combobox", name="target")).to_have_value("goblin two")
    await expect(window.get_by_role("combobox", name="amount")).to_have_value("3")


async def test_a_command_that_is_typed_whole_is_sent_by_the_button_too(window: Page, driver: Driver) -> None:
    await window.get_by_role("combobox", name="Message").fill("/damage")
    await window.get_by_role("button", name="Send").click()
    await expect(window.get_by_role("combobox", name="target")).to_be_visible()
    await expect(window.get_by_role("alert")).not_to_be_empty()
    assert driver.messages("table") == []


async def test_pressed_twice_a_command_or_text_is_sent_once(window: Page, driver: Driver) -> None:
    message, send = window.get_by_role("combobox", name="Message"), window.get_by_role("button", name="Send")
    for typed, shown in (("/damage target:Goblin 2 amount:3", "hits Goblin 2"), ("just talk", "just talk")):
        await message.fill(typed)
        await send.evaluate("button => { button.click(); button.click(); }")
        await expect(window.get_by_role("log").get_by_text(shown)).to_be_visible()
        await expect(message).to_have_value("")
    await message.fill("the last")
    await window.keyboard.press("Enter")
    await expect(window.get_by_role("log").get_by_text("the last")).to_be_visible()
    assert [m.content for m in driver.messages("table")][1:] == ["just talk", "the last"]


async def test_leaving_a_command_goes_back_to_text(window: Page) -> None:
    message = window.get_by_role("combobox", name="Message")
    await message.fill("/damage ")
    await expect(window.get_by_role("combobox", name="target")).to_be_focused()
    await window.keyboard.press("Backspace")
    await expect(message).to_have_value("/damage")
    await message.fill("just talk")
    await window.keyboard.press("Enter")
    await expect(window.get_by_role("log").get_by_text("just talk")).to_be_visible()


async def test_a_button_press_changes_the_message(window: Page, driver: Driver) -> None:
    board = (await driver.as_user("Ari").slash("table", "encounter start", name="Bridge")).message
    await expect(window.get_by_text("Bridge")).to_be_visible()
    await window.get_by_role("button", name="Hit goblin").click()
    await expect(window.get_by_text("goblin takes 3")).to_be_visible()
    look = driver.message(board)
    assert look is not None and look.content == "goblin takes 3"
    await expect(window.get_by_role("button", name="Locked")).to_be_disabled()


async def test_a_select_takes_several_values(window: Page, driver: Driver) -> None:
    await driver.as_user("Ari").slash("table", "encounter start")
    await window.get_by_role("button", name="Condition").click()
    await window.get_by_role("option", name="Prone").click()
    await window.get_by_role("option", name="Deaf").click()
    await window.get_by_role("button", name="Done").click()
    await expect(window.get_by_text("prone, deaf")).to_be_visible()
    await expect(window.get_by_text("Only you can see this")).to_be_visible()
    await window.get_by_role("button", name="Dismiss message").click()
    await expect(window.get_by_text("prone, deaf")).not_to_be_visible()
    assert [m.content for m in driver.as_user("Ari").screen("table")] == [""]


async def test_a_modal_is_filled_and_submitted(window: Page) -> None:
    await window.get_by_role("combobox", name="Message").fill("/note ")
    await window.keyboard.press("Enter")
    dialog = window.get_by_role("dialog", name="Note")
    await dialog.get_by_label("Text").fill("It rains")
    await dialog.get_by_label("Mood").select_option("Merry")
    await dialog.get_by_role("button", name="Submit").click()
    await expect(window.get_by_text("Merry: It rains")).to_be_visible()
    await expect(dialog).not_to_be_visible()


async def test_a_message_command_is_found_in_the_message_menu(window: Page, driver: Driver) -> None:
    driver.as_user("Dice Bot").send("table", "2d6 = **7**")
    await expect(window.get_by_role("log").locator("strong", has_text="7")).to_be_visible()
    await window.get_by_text("2d6 =").click(button="right")
    await window.get_by_role("menuitem", name="Apply roll").click()
    await expect(window.get_by_text("Roll: 2d6 =")).to_be_visible()


async def test_another_user_sees_other_channels(window: Page, driver: Driver) -> None:
    await driver.as_user("Dana").slash("table", "think", secret=True)
    await expect(window.get_by_text("Thought").first).to_be_visible()
    await window.get_by_label("You are").select_option(label="Sam")
    await expect(window.get_by_text("Thought").first).not_to_be_visible()
    await expect(window.get_by_role("button", name="dm-screen")).not_to_be_visible()
    driver.add_channel("loot")
    await expect(window.get_by_role("button", name="loot")).to_be_visible()


async def test_markup_in_messages_stays_text(window: Page, driver: Driver) -> None:
    text = '<img src=x onerror="document.title=1"> `<b>` [x](javascript:alert(1))'
    driver.as_user("Ari").send("table", text)
    await expect(window.get_by_text("<img src=x")).to_be_visible()
    assert await window.locator(".content img, .content a").count() == 0


async def test_a_page_of_another_origin_may_not_connect(window: Page, sandbox: Sandbox) -> None:
    status = await window.request.get(
        f"{sandbox.page_url}page/socket",
        headers={
            "Origin": "http://elsewhere.example",
            "Connection": "Upgrade",
            "Upgrade": "websocket",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
        },
    )
    assert status.status == 403


async def test_a_bot_that_does_not_answer_fails_the_interaction(page: Page) -> None:
    clock = ManualClock()
    async with Sandbox(clock=clock) as sandbox:
        bot = ExampleBot()
        async with running(bot, sandbox):
            await page.goto(sandbox.page_url)
            await sandbox.driver.as_user("Dana").slash("table", "encounter start")
            sandbox.driver.hold("POST", "/callback")
            await page.get_by_role("button", name="Hit goblin").click()
            await expect(page.locator("[aria-busy=true]")).to_be_visible()
            clock.advance(3)
            await expect(page.get_by_text("This interaction failed")).to_be_visible()
            await page.get_by_role("combobox", name="Message").fill("/stuck ")
            await page.keyboard.press("Enter")
            await expect(page.get_by_text("Sending /stuck")).to_be_visible()
            clock.advance(3)
            await expect(page.get_by_text("The application did not respond")).to_be_visible()
            sandbox.driver.clear_faults()
            bot.gate.set()


async def test_it_fits_a_phone(window: Page, driver: Driver) -> None:
    await window.set_viewport_size({"width": 390, "height": 780})
    await driver.as_user("Dana").slash("table", "encounter start")
    await window.get_by_role("button", name="Channels").click()
    await window.get_by_role("button", name="general").click()
    await expect(window.get_by_role("heading", name="#general")).to_be_visible()
    width = await window.evaluate("document.documentElement.scrollWidth")
    assert width == 390


async def test_commands_are_shown_in_the_users_language(window: Page, sandbox: Sandbox) -> None:
    command = {
        "name": "heal",
        "description": "Heal a creature",
        "name_localizations": {"de": "heilen"},
        "description_localizations": {"de": "Eine Kreatur heilen"},
    }
    sandbox.commands.upsert(None, command)
    await window.get_by_label("You are").select_option(label="Cleo")
    await window.get_by_role("combobox", name="Message").fill("/hei")
    await expect(window.get_by_role("option", name="/heilen")).to_be_visible()
    await expect(window.get_by_text("Eine Kreatur heilen")).to_be_visible()


async def test_what_is_typed_while_a_channel_loads_stays(window: Page, sandbox: Sandbox) -> None:
    """The command's German name is known only once everything that Cleo sees has arrived."""
    sandbox.commands.upsert(
        None, {"name": "heal", "description": "Heal a creature", "name_localizations": {"de": "heilen"}}
    )
    await window.evaluate(
        """() => {
            const send = WebSocket.prototype.send;
            WebSocket.prototype.send = function (data) { setTimeout(() => send.call(this, data), 200); };
        }"""
    )
    await window.get_by_label("You are").select_option(label="Cleo")
    message = window.get_by_role("combobox", name="Message")
    await message.fill("/hei")
    await expect(window.get_by_role("option", name="/heilen")).to_be_visible()
    await window.get_by_role("button", name="general").click()
    await expect(message).to_have_value("")
    await expect(message).to_have_attribute("placeholder", "Message #general")
