"""The API misbehaves on demand, and discord.py handles it as it would Discord's."""

from __future__ import annotations

import asyncio
from typing import Literal

import discord
import pytest

from bot.sandbox import Driver, ManualClock, Sandbox
from tests.bot.sandbox.example_bot import ExampleBot, running, text_channel
from tests.bot.sandbox.raw import RawClient


async def test_a_429_is_retried_after_its_delay(sandbox: Sandbox, bot: ExampleBot, driver: Driver) -> None:
    fault = driver.inject("POST", "/messages$", 429)
    message = await text_channel(bot, driver, "table").send("after all")
    assert fault.hits == 1
    assert [r.status for r in sandbox.requests if r.path.endswith("/messages")] == [429, 200]
    assert driver.message(message.id) is not None


async def test_a_429_on_an_interaction_is_retried_after_its_delay(driver: Driver, bot: ExampleBot) -> None:
    driver.inject("POST", "/callback", 429)
    call = await driver.as_user("Dana").slash("table", "damage", target="x", amount="1")
    assert call.message.content


async def test_a_5xx_is_retried(sandbox: Sandbox, bot: ExampleBot, driver: Driver) -> None:
    driver.inject("POST", "/messages$", 502)
    await text_channel(bot, driver, "table").send("after all")
    assert [r.status for r in sandbox.requests if r.path.endswith("/messages")] == [502, 200]


async def test_an_error_can_come_after_the_effect(bot: ExampleBot, driver: Driver) -> None:
    driver.inject("POST", "/messages$", 503, after_effect=True)
    with pytest.raises(discord.DiscordServerError):
        await text_channel(bot, driver, "table").send("it happened all the same")
    assert [m.content for m in driver.messages("table")] == ["it happened all the same"]


async def test_any_error_can_be_injected(bot: ExampleBot, driver: Driver) -> None:
    message = await text_channel(bot, driver, "table").send("old")
    text = "Maximum number of edits to messages older than 1 hour reached. Try again later"
    driver.inject("PATCH", f"/messages/{message.id}$", 400, {"message": text, "code": 30046}, times=None)
    with pytest.raises(discord.HTTPException) as caught:
        await message.edit(content="new")
    assert caught.value.code == 30046
    driver.clear_faults()
    await message.edit(content="new")


async def test_a_request_can_be_held_and_released(bot: ExampleBot, driver: Driver) -> None:
    gate = driver.hold("POST", "/messages$")
    sending = asyncio.create_task(text_channel(bot, driver, "table").send("held"))
    await driver.wait_until(lambda: gate.waiting == 1)
    assert driver.messages("table") == []
    gate.open()
    await sending
    assert len(driver.messages("table")) == 1


async def test_a_delay_is_measured_by_the_sandboxs_clock() -> None:
    clock = ManualClock()
    async with Sandbox(clock=clock) as sandbox:
        bot = ExampleBot()
        async with running(bot, sandbox):
            sandbox.driver.slow("POST", "/callback", seconds=2.5, times=1)
            call = await sandbox.driver.as_user("Dana").slash(
                "table", "damage", target="x", amount="1", wait=False
            )
            await sandbox.driver.wait_until(lambda: "/callback" in sandbox.requests[-1].path)
            assert call.reply is None
            clock.advance(2.5)
            await call.answered()
            assert call.acked_after == pytest.approx(2.5, abs=0.01)


async def test_buckets_count_edits_per_channel(raw: RawClient) -> None:
    clock = ManualClock()
    async with Sandbox(clock=clock) as sandbox:
        raw._sandbox = sandbox
        message = (await raw.post("table", content="x")).body
        path = f"/channels/{message['channel_id']}/messages/{message['id']}"
        answers = [await raw.ask("PATCH", path, {"content": str(n)}) for n in range(6)]
        assert [answer.status for answer in answers] == [200] * 5 + [429]
        assert answers[0].headers["x-ratelimit-remaining"] == "4"
        assert answers[5].body["retry_after"] == 5.0 and answers[5].headers["via"]
        clock.advance(3601)
        old = [await raw.ask("PATCH", path, {"content": str(n)}) for n in range(4)]
        assert [answer.status for answer in old] == [200] * 3 + [429]
        assert old[3].code == 30046


async def test_discord_py_keeps_within_the_buckets(sandbox: Sandbox, bot: ExampleBot, driver: Driver) -> None:
    message = await text_channel(bot, driver, "table").send("0")
    for number in range(5):
        await message.edit(content=str(number))
    assert 429 not in [request.status for request in sandbox.requests]


async def test_fifty_requests_a_second_are_taken_and_answers_to_interactions_are_not_counted(
    raw: RawClient,
) -> None:
    clock = ManualClock()
    async with Sandbox(clock=clock) as sandbox:
        raw._sandbox = sandbox
        assert {(await raw.ask("GET", "/users/@me")).status for _ in range(50)} == {200}
        refused = await raw.ask("GET", "/users/@me")
        assert (refused.status, refused.body["global"], refused.body["retry_after"]) == (429, True, 1.0)
        shown = {name: value for name, value in refused.headers.items() if name.startswith("x-ratelimit")}
        assert shown == {"x-ratelimit-global": "true", "x-ratelimit-scope": "global"}
        assert refused.headers["retry-after"] == "1"
        answered = await raw.ask("POST", "/interactions/1/abc/callback", {"type": 5}, token=None)
        assert answered.status == 404
        clock.advance(1)
        assert (await raw.ask("GET", "/users/@me")).status == 200


@pytest.mark.parametrize("scope", ["user", "global", "shared"])
async def test_a_429_of_any_scope_is_waited_for(
    sandbox: Sandbox,
    bot: ExampleBot,
    driver: Driver,
    raw: RawClient,
    scope: Literal["user", "global", "shared"],
) -> None:
    fault = driver.rate_limit("POST", "/messages$", scope, times=2)
    await text_channel(bot, driver, "table").send("after all")
    assert fault.hits == 2
    driver.rate_limit("POST", "/messages$", scope)
    headers = (await raw.post("table", content="x")).headers
    assert headers["x-ratelimit-scope"] == scope
    assert ("x-ratelimit-global" in headers) is (scope == "global")
    assert headers.get("x-ratelimit-remaining") == {"shared": "9"}.get(scope)
