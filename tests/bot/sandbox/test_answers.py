"""The life of an interaction's token: deadlines, second answers, follow-ups, expiry."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.sandbox import Call, ManualClock, Sandbox
from bot.sandbox.protocol.future_fields import FIELD
from tests.bot.sandbox.example_bot import ExampleBot
from tests.bot.sandbox.raw import Answer, RawClient


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
async def sandbox(clock: ManualClock) -> AsyncIterator[Sandbox]:
    async with Sandbox(clock=clock) as running_sandbox:
        yield running_sandbox


@pytest.fixture
async def held(sandbox: Sandbox, bot: ExampleBot) -> AsyncIterator[Call]:
    """An interaction that the bot does not answer by itself."""
    yield await sandbox.driver.as_user("Dana").slash("table", "stuck", wait=False)
    await sandbox.gateway.drop(1001)


class Answers:
    """Answers an interaction by raw requests."""

    def __init__(self, raw: RawClient, sandbox: Sandbox) -> None:
        self._raw = raw
        self._application = sandbox.world.application_id

    async def callback(self, call: Call, kind: int, *, query: str = "", **data: Any) -> Answer:
        path = f"/interactions/{call.interaction.id}/{call.interaction.token}/callback{query}"
        return await self._raw.ask("POST", path, {"type": kind, "data": data}, token=None)

    async def webhook(self, call: Call, method: str, path: str = "", **body: Any) -> Answer:
        base = f"/webhooks/{self._application}/{call.interaction.token}"
        return await self._raw.ask(method, base + path, body or None, token=None)


@pytest.fixture
def answers(raw: RawClient, sandbox: Sandbox) -> Answers:
    return Answers(raw, sandbox)


async def test_after_three_seconds_the_interaction_is_unknown(
    held: Call, clock: ManualClock, answers: Answers
) -> None:
    clock.advance(2.9)
    assert not held.interaction.settled
    clock.advance(0.1)
    assert held.error == "The application did not respond"
    answer = await answers.callback(held, 4, content="late")
    assert (answer.status, answer.code) == (404, 10062)
    assert held.reply is None


async def test_a_late_answer_is_refused(
    sandbox: Sandbox, clock: ManualClock, held: Call, bot: ExampleBot
) -> None:
    clock.advance(3)
    bot.gate.set()
    await sandbox.driver.wait_until(lambda: "too late 10062" in bot.seen)


async def test_the_first_answer_can_be_given_once(held: Call, answers: Answers, clock: ManualClock) -> None:
    clock.advance(1.5)
    first = await answers.callback(held, 5, query="?with_response=1", flags=64)
    assert first.body["interaction"]["response_message_loading"] is True
    assert first.body["interaction"]["response_message_ephemeral"] is True
    assert held.deferred and held.acked_after == pytest.approx(1.5, abs=0.01)
    second = await answers.callback(held, 4, content="again")
    assert (second.status, second.code) == (400, 40060)


async def test_a_follow_up_takes_the_place_of_thinking(held: Call, answers: Answers) -> None:
    assert (await answers.callback(held, 5, flags=64)).status == 204
    assert held.message.flags == 64 | 128
    first = await answers.webhook(held, "POST", content="done")
    assert int(first.body["id"]) == held.message.id
    assert held.message.content == "done" and held.ephemeral and not held.message.loading
    second = await answers.webhook(held, "POST", content="more")
    assert [m.content for m in held.followups] == ["more"]
    assert not held.followups[0].ephemeral
    path = f"/messages/{second.body['id']}"
    assert (await answers.webhook(held, "PATCH", path, content="edited")).body["content"] == "edited"
    assert (await answers.webhook(held, "DELETE", path)).status == 204
    assert held.followups == []
    assert (await answers.webhook(held, "PATCH", path, content="x")).code == 10008


async def test_the_original_answer_can_be_read_edited_and_deleted(held: Call, answers: Answers) -> None:
    await answers.callback(held, 4, content="one")
    assert (await answers.webhook(held, "GET", "/messages/@original")).body["content"] == "one"
    await answers.webhook(held, "PATCH", "/messages/@original", content="two")
    assert held.message.content == "two"
    await answers.webhook(held, "DELETE", "/messages/@original")
    assert held.reply is None
    assert (await answers.webhook(held, "PATCH", "/messages/@original", content="x")).code == 10008


async def test_tokens_end_after_fifteen_minutes(held: Call, answers: Answers, clock: ManualClock) -> None:
    await answers.callback(held, 4, content="one")
    clock.advance(15 * 60 - 1)
    assert (await answers.webhook(held, "POST", content="in time")).status == 200
    clock.advance(2)
    answer = await answers.webhook(held, "PATCH", "/messages/@original", content="two")
    assert (answer.status, answer.code) == (401, 50027)


async def test_nothing_follows_an_interaction_without_an_answer(held: Call, answers: Answers) -> None:
    assert (await answers.webhook(held, "POST", content="x")).code == 10015


@pytest.mark.parametrize("kind", [1, 6, 7, 8, 10, 99])
async def test_a_command_cannot_be_answered_by_an_update(held: Call, answers: Answers, kind: int) -> None:
    answer = await answers.callback(held, kind, content="x")
    assert (answer.status, answer.code) == (400, 50035)
    assert answer.body["errors"]["type"]["_errors"][0]["code"] == "BASE_TYPE_CHOICES"


async def test_a_wrong_token_is_unknown(held: Call, raw: RawClient) -> None:
    path = f"/interactions/{held.interaction.id}/wrong/callback"
    assert (await raw.ask("POST", path, {"type": 5}, token=None)).code == 10062


async def test_errors_in_an_answer_are_below_data_and_leave_it_open(held: Call, answers: Answers) -> None:
    answer = await answers.callback(held, 4, content="x" * 2001)
    assert answer.body["errors"]["data"]["content"]["_errors"][0]["code"] == "BASE_TYPE_MAX_LENGTH"
    assert (await answers.callback(held, 4)).code == 50006
    assert (await answers.callback(held, 4, content="short")).status == 204


async def test_a_deferred_message_takes_no_flag_but_ephemeral(held: Call, answers: Answers) -> None:
    answer = await answers.callback(held, 5, flags=1 << 15)
    assert answer.body["errors"]["data"]["flags"]["_errors"][0]["code"] == "BASE_TYPE_CHOICES"
    assert (await answers.callback(held, 5, flags=64)).status == 204


async def test_routes_with_a_token_of_their_own_need_no_bot_token(
    held: Call, answers: Answers, raw: RawClient, sandbox: Sandbox
) -> None:
    assert (await answers.callback(held, 4, content="x")).status == 204
    path = f"/webhooks/{sandbox.world.application_id}/{held.interaction.token}/messages/@original"
    assert (await raw.ask("GET", path, token=None)).status == 200
    assert sandbox.complaints == []
    assert (await raw.ask("GET", path)).status == 200
    assert sandbox.complaints == [
        "GET /webhooks/{application}/{token}/messages/{message}: sends the bot's token"
    ]
    sandbox._api.token = "the right one"
    assert (await raw.ask("GET", path, token="a wrong one")).status == 401
    application = f"/applications/{sandbox.world.application_id}/commands"
    for token in (None, "a wrong one"):
        assert (await raw.ask("GET", application, token=token)).status == 401


async def test_every_object_has_a_field_of_a_later_version_and_maps_have_no_other_entry(
    held: Call, answers: Answers
) -> None:
    await answers.callback(held, 4, content="x", embeds=[{"title": "t"}])
    message = (await answers.webhook(held, "GET", "/messages/@original")).body
    for record in (message, message["author"], message["embeds"][0], message["interaction_metadata"]):
        assert FIELD in record
    assert FIELD not in message["interaction_metadata"]["authorizing_integration_owners"]
