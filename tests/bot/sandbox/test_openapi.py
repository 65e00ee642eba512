"""What discord.py sends and what the sandbox answers fits Discord's description; invalid values do not."""

from __future__ import annotations

import io
from pathlib import Path

import discord
import pytest

from bot.sandbox import Driver, RecordedRequest, Sandbox
from tests.bot.harness import BotHarness
from tests.bot.sandbox.example_bot import ExampleBot, text_channel
from tests.bot.sandbox.openapi import (
    require_description,
    validate_request,
    validate_requests,
    validate_responses,
)


@pytest.fixture
def description() -> None:
    require_description()


needs_description = pytest.mark.usefixtures("description")


@needs_description
async def test_every_test_of_the_bot_validates_its_requests(table: BotHarness) -> None:
    assert validate_request in table.sandbox.validators
    assert table.sandbox.requests and validate_requests(table.sandbox.requests) == []


@pytest.mark.parametrize("is_ci", [False, True])
@pytest.mark.parametrize("has_shared", [False, True])
def test_a_missing_description_is_visible(
    is_ci: bool, has_shared: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI", raising=False)
    if is_ci:
        monkeypatch.setenv("CI", "true")
    shared = tmp_path / "shared"
    if has_shared:
        shared.mkdir()
    expected = pytest.fail.Exception if is_ci and has_shared else pytest.skip.Exception
    with pytest.raises(expected, match="no request of any test is compared"):
        require_description(shared / "discord" / "openapi.json", shared)


async def play(sandbox: Sandbox, bot: ExampleBot) -> None:
    """Use a part of every feature."""
    driver = sandbox.driver
    dana = driver.as_user("Dana")
    board = (await dana.slash("table", "encounter start")).message
    await dana.slash("table", "damage", target="x", amount="1", by="Bo")
    await dana.autocomplete("table", "damage", focused="target", value="g")
    await (await dana.slash("table", "think")).followed_up()
    await dana.select(board, "panel:condition", "prone")
    await dana.press(board, "Next")
    await dana.press(board, "Rename")
    await dana.submit_modal(None, {"New name": "Grik"})
    await dana.slash("table", "note")
    await dana.submit_modal(None, {"text": "It rains", "Mood": "Grim"})
    await dana.slash("@me", "damage", target="x", amount="1")
    table = text_channel(bot, driver, "table")
    embed = discord.Embed(title="Map", timestamp=discord.utils.utcnow()).set_image(url="attachment://map.png")
    message = await table.send("x", file=discord.File(io.BytesIO(b"png"), "map.png"), embed=embed)
    message = await message.edit(embeds=message.embeds, attachments=message.attachments)
    await message.pin()
    await message.reply("three")
    thread = await message.create_thread(name="The fight")
    await thread.edit(archived=True)
    await table.fetch_message(message.id)
    assert [m async for m in table.history(limit=5)]
    assert [m async for m in table.pins()]
    await message.unpin()
    await message.delete()
    guild = await bot.fetch_guild(driver.guild.id)
    await guild.fetch_roles()
    await guild.fetch_channels()
    await guild.fetch_member(driver.user("Dana").id)
    await bot.fetch_channel(table.id)
    await (await bot.fetch_user(driver.user("Cleo").id)).send("psst")
    await bot.tree.fetch_commands()


@needs_description
async def test_what_discord_py_sends_fits(sandbox: Sandbox, bot: ExampleBot) -> None:
    await play(sandbox, bot)
    assert validate_requests(sandbox.requests) == []


@needs_description
async def test_what_the_sandbox_answers_fits(sandbox: Sandbox, bot: ExampleBot) -> None:
    await play(sandbox, bot)
    assert validate_responses(sandbox.requests) == []


@needs_description
async def test_a_validator_listens_to_every_request(
    sandbox: Sandbox, bot: ExampleBot, driver: Driver
) -> None:
    sandbox.validators.append(validate_request)
    await driver.as_user("Dana").slash("table", "damage", target="x", amount="1")
    assert sandbox.complaints == []


@needs_description
@pytest.mark.parametrize(
    ("method", "path", "query", "body", "complaint"),
    [
        ("POST", "/channels/1/messages", {}, {"contents": "x"}, "contents"),
        ("POST", "/channels/1/messages", {}, {"content": 7}, "7"),
        ("POST", "/channels/1/messages", {}, {"embeds": [{"title": "x" * 257}]}, "too long"),
        ("POST", "/channels/1/messages", {"wiat": "1"}, {"content": "x"}, "wiat"),
        ("POST", "/channels/1/messages", {}, None, "needs a body"),
        ("POST", "/channel/1/messages", {}, {"content": "x"}, "no such endpoint"),
        ("POST", "/interactions/1/abc/callback", {}, {"type": 4, "data": {"conten": "x"}}, "conten"),
        ("PUT", "/applications/1/commands", {}, [{"name": "x"}] * 2 + [{}], "name"),
    ],
)
def test_invalid_values_do_not_fit(
    method: str, path: str, query: dict[str, str], body: object, complaint: str
) -> None:
    request = RecordedRequest(method, path, query, body, [], {}, 0.0)
    [line, *_] = validate_requests([request])
    assert complaint in line
