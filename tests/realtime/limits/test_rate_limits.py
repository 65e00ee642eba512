"""A client over a limit is refused with the time to wait; other clients are not affected."""

import asyncio
import json
import time
from collections.abc import Callable, Coroutine
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any

import pytest
from aiohttp import ClientSession

from realtime.limits.memory import BoundedMemory
from realtime.limits.rate_limits import Caller, RateLimits
from realtime.protocol.event_scopes import EVENT_SCOPES
from realtime.server import CHANGES, READS
from storage.encounter.scope import Scope
from storage.repositories.share_links import ShareLink, ShareLinks
from storage.runtime.settings import load_settings
from tests.freezing import frozen
from tests.realtime.client import Client, RefusedError
from tests.realtime.conftest import Node, NodeMaker
from tests.realtime.patience import eventually
from tests.realtime.stored_documents import StoredDocuments, participant
from tests.redis_process import RedisServer

FAR = {"X-Forwarded-For": "203.0.113.7"}
OTHER = {"X-Forwarded-For": "203.0.113.8"}


HOUR_BEGINS = 500_000 * 3600.0  # the windows of hourly limits begin with whole hours


@dataclass
class ManualTime:
    """Seconds since 1970 that a test sets."""

    seconds: float = HOUR_BEGINS

    def __call__(self) -> float:
        return self.seconds


def limits_of(clock: Callable[[], float] = time.time, **settings: Any) -> RateLimits:
    if "redis_url" in settings:
        settings["mongodb_uri"] = "mongodb://nobody.invalid"  # required beside Redis; limits ask no database
    return RateLimits(load_settings(None, **settings), clock)


def counted(node: Node, setting: str) -> float:
    """Return how often a limit was reached, as the metrics have it."""
    labels = {"setting": setting}
    return node.web.metrics.registry.get_sample_value("tracker_limits_reached_total", labels) or 0.0


async def admitted(limits: RateLimits, caller: Caller, times: int) -> int:
    return sum([await limits.hit("commands", caller) is None for _ in range(times)])


@pytest.mark.parametrize(
    ("setting", "caller", "other"),
    [
        ("limit_commands_per_token", Caller("a", "t", "u"), Caller("a", "t2", "u")),
        ("limit_commands_per_user", Caller("a", "t", "u"), Caller("a", "t", "u2")),
        ("limit_commands_per_address", Caller("a", "t", "u"), Caller("b", "t", "u")),
    ],
)
async def test_each_token_user_and_address_has_an_allowance_of_its_own(
    setting: str, caller: Caller, other: Caller
) -> None:
    clock = ManualTime(HOUR_BEGINS + 1000)
    limits = limits_of(clock, **{setting: "5 per hour"})
    assert await admitted(limits, caller, 9) == 5
    assert await limits.hit("commands", caller) == 2601  # until the next hour has begun
    assert await admitted(limits, other, 9) == 5


@pytest.mark.parametrize(
    ("hits", "asked_at"),
    [
        ((1000,) * 5, 1000),
        ((0, 0, 0, 3500, 3500), 3599),
        ((1000,) * 5 + (3700,), 3800),
        ((1000,) * 5 + (3700, 5000, 5500), 5501),
        ((3500,) * 5 + (7000,) * 5, 7100),
    ],
    ids=["this window", "the end of a window", "most before", "some before", "most in this one"],
)
async def test_the_wait_is_the_first_whole_second_at_which_one_more_fits(
    hits: tuple[int, ...], asked_at: int
) -> None:
    caller = Caller(token="t")

    async def refusal_at(seconds: float) -> int | None:
        clock = ManualTime()
        limits = limits_of(clock, limit_commands_per_token="5 per hour")
        for at in hits:
            clock.seconds = HOUR_BEGINS + at
            assert await limits.hit("commands", caller) is None
        clock.seconds = HOUR_BEGINS + seconds
        wait = await limits.hit("commands", caller)
        assert await limits.is_over("commands", caller) == wait or wait is None
        return wait

    wait = await refusal_at(asked_at)
    assert wait is not None
    assert await refusal_at(asked_at + wait - 1) is not None
    assert await refusal_at(asked_at + wait) is None


async def test_a_limit_may_be_off_and_this_machine_has_no_address() -> None:
    limits = limits_of(limit_commands_per_token="off", limit_commands_per_address="1 per hour")
    assert await admitted(limits, Caller(None, "t"), 5_000) == 5_000


async def test_an_allowance_is_back_at_the_reported_time() -> None:
    clock = ManualTime()
    limits = limits_of(clock, limit_commands_per_token="4 per 2 seconds")
    caller = Caller(token="t")
    await admitted(limits, caller, 4)
    wait = await limits.hit("commands", caller)
    assert wait is not None
    clock.seconds += wait
    assert await limits.hit("commands", caller) is None


async def test_memory_is_bounded_for_any_number_of_clients() -> None:
    memory = BoundedMemory(most=100)
    for number in range(1_000):
        assert await memory.acquire_sliding_window_entry(f"k{number}", 5, 60)
    assert len(memory) == 100


async def test_processes_share_what_was_used_through_redis(redis_url: str) -> None:
    settings: dict[str, Any] = {"redis_url": redis_url, "limit_commands_per_user": "1000 per hour"}
    one, two = limits_of(**settings), limits_of(**settings)
    caller = Caller(user="u")
    assert await admitted(one, caller, 1_000) == 1_000
    used = 0

    async def is_refused() -> bool:
        nonlocal used
        used += 1
        return await two.hit("commands", caller) is not None

    await eventually(is_refused)
    assert used < 1_000  # it was not its own count that was over
    assert await admitted(two, Caller(user="v"), 5) == 5
    await one.close()
    await two.close()


def at_once(answer: Coroutine[Any, Any, int | None]) -> int | None:
    """Run a coroutine that never suspends and return its result."""
    try:
        answer.send(None)
    except StopIteration as end:
        result: int | None = end.value
        return result
    pytest.fail("it waited")


@pytest.mark.parametrize("trouble", ["gone", "hung"])
async def test_without_redis_no_caller_waits(own_redis_server: RedisServer, trouble: str) -> None:
    limits = limits_of(redis_url=own_redis_server.url, limit_commands_per_user="1000 per hour")
    if trouble == "gone":
        own_redis_server.stop()
    with frozen(own_redis_server.pid) if trouble == "hung" else nullcontext():
        for _ in range(1_000):
            assert at_once(limits.hit("commands", Caller(user="u"))) is None
            await asyncio.sleep(0)
        assert at_once(limits.hit("commands", Caller(user="u"))) is not None
        await limits.close()


async def test_a_client_over_its_limit_is_refused_and_stays_connected(
    make_node: NodeMaker, table: StoredDocuments
) -> None:
    node: Node = await make_node(limit_commands_per_token="5 per 2 seconds")
    client = await node.client(await table.user("Dana"))
    answers = [await client.ask("leave_encounter", {"encounterId": "x"}) for _ in range(12)]
    refused = [a["error"] for a in answers if not a["ok"]]
    assert refused
    assert refused[0]["code"] == "rate_limited"
    wait = refused[0]["retryAfter"]
    when = {1: "a second", 2: "2 seconds", 3: "3 seconds"}[wait]
    assert refused[0]["message"] == f"Too many requests. Try again in {when}."
    assert (await client.receive("error"))["code"] == "rate_limited"
    assert counted(node, "LIMIT_COMMANDS_PER_TOKEN") == len(refused)

    async def is_welcome() -> bool:
        return bool((await client.ask("leave_encounter", {"encounterId": "x"}))["ok"])

    await eventually(is_welcome)


@pytest.mark.parametrize("setting", ["limit_commands_per_token", "limit_reads_per_token"])
async def test_a_client_that_ignores_refusals_is_closed_though_some_messages_are_taken(
    make_node: NodeMaker, table: StoredDocuments, setting: str
) -> None:
    node: Node = await make_node(**{setting: "5 per hour"})
    client = await node.client(await table.user("Dana"))
    for _ in range(300):
        await client.sio.emit("sync_encounter", {"encounterId": "x"})
        if setting == "limit_reads_per_token":
            await client.sio.emit("leave_encounter", {"encounterId": "x"})
    await client.gone()


async def test_a_long_message_is_answered_and_counts_for_several(
    make_node: NodeMaker, table: StoredDocuments
) -> None:
    node: Node = await make_node(limit_message_bytes=20_000, limit_commands_per_token="30 per hour")
    client = await node.client(await table.user("Dana"))
    too_long = await client.ask("leave_encounter", {"encounterId": "x" * 30_000})
    assert (too_long["error"]["code"], too_long["error"]["message"]) == (
        "too_large",
        "This message is too long. Send at most 20,000 bytes.",
    )
    assert counted(node, "LIMIT_MESSAGE_BYTES") == 1
    long = {"encounterId": "x", "more": "x" * 19_000}
    answers = [await client.ask("leave_encounter", long) for _ in range(8)]
    assert [a["ok"] for a in answers].count(True) == 4


async def test_connections_of_a_token_are_limited_however_it_is_padded(
    make_node: NodeMaker, table: StoredDocuments
) -> None:
    node: Node = await make_node(limit_connections_per_token="2 per hour")
    token = node.web.tokens.issue_user_token(await table.user("Dana"))
    for same in (token, f"{token}="):
        await Client.connect(node.web.address, same)
    for same in (token, f"{token}="):
        with pytest.raises(RefusedError, match="Too many requests"):
            await Client.connect(node.web.address, same)


async def test_a_share_link_is_counted_with_all_of_its_tokens(
    make_node: NodeMaker, table: StoredDocuments
) -> None:
    node: Node = await make_node(limit_reads_per_user="4 per hour", limit_sockets_per_link=2)
    dm = await table.user("Dana")
    encounter_id = await table.encounter(dm, participant("Goblin"))
    links = [(await ShareLinks(node.database).create(encounter_id, "stream", dm))[0] for _ in range(2)]

    async def viewer(link: ShareLink) -> Client:
        return await Client.connect(node.web.address, node.web.tokens.issue_share_token(link)[0])

    whole = {"encounterId": encounter_id, "version": 0}
    first, second = await viewer(links[0]), await viewer(links[0])
    with pytest.raises(RefusedError, match="Too many connections are open"):
        await viewer(links[0])
    answers = [await client.ask("sync_encounter", whole) for client in (first, second) * 4]
    assert [answer["ok"] for answer in answers] == [True] * 6 + [False] * 2  # the first of each is free
    assert answers[-1]["error"]["code"] == "rate_limited"
    assert (await first.ask("leave_encounter", whole))["ok"]  # another event
    assert (await (await viewer(links[1])).ask("sync_encounter", whole))["ok"]
    assert counted(node, "LIMIT_READS_PER_USER") == 2


async def test_limits_of_their_own_follow_that_of_messages() -> None:
    default, off = limits_of(), limits_of(limit_commands_per_user="off", limit_reads_per_token="2 per hour")
    caller, owner = Caller(token="t", user="u"), Caller(user="u")
    assert [await default.hit("reads", caller) for _ in range(150)] == [None] * 150
    assert await default.hit("reads", caller) is not None
    assert [await default.hit("changes", owner) for _ in range(600)] == [None] * 600
    assert await default.hit("changes", owner) is not None
    assert [await off.hit("changes", owner) for _ in range(700)] == [None] * 700
    assert [await off.hit("reads", caller) is None for _ in range(3)] == [True, True, False]


async def test_a_crowd_that_comes_back_is_not_refused(make_node: NodeMaker, table: StoredDocuments) -> None:
    node: Node = await make_node(limit_reads_per_token="1 per hour")
    dm = await table.user("Dana")
    encounter_id = await table.encounter(dm, participant("Goblin"))
    for _ in range(4):
        await (await node.client(dm)).join(encounter_id)
    assert counted(node, "LIMIT_READS_PER_TOKEN") == 0


async def test_changes_have_a_limit_of_their_own(make_node: NodeMaker, table: StoredDocuments) -> None:
    node: Node = await make_node(limit_changes_per_user="2 per hour")
    dm = await table.user("Dana")
    goblin = participant("Goblin")
    encounter_id = await table.encounter(dm, goblin)
    clients = [await node.client(dm), await node.client(dm)]
    hit = {"encounterId": encounter_id, "participantId": str(goblin["_id"]), "damage": 1}
    answers = [await client.ask("update_participant_hp", hit) for client in clients * 2]
    assert [answer["ok"] for answer in answers] == [True, True, False, False]
    assert answers[-1]["error"]["code"] == "rate_limited"
    await clients[0].join(encounter_id)
    assert counted(node, "LIMIT_CHANGES_PER_USER") == 2


async def test_old_turns_are_answered_with_the_state_within_the_limit(
    make_node: NodeMaker, table: StoredDocuments
) -> None:
    node: Node = await make_node(limit_reads_per_user="2 per hour")
    dm = await table.user("Dana")
    encounter_id = await table.encounter(dm, participant("Goblin"), participant("Ogre"))
    client = await node.joined(dm, encounter_id)
    old = {"encounterId": encounter_id, "expected": {"round": 7, "participantId": None}}
    for _ in range(3):
        assert (await client.ask("advance_turn", old))["error"]["code"] == "stale_turn"
    assert len(client.named("encounter_state")) == 3  # the first by joining


async def test_sockets_open_at_once_are_limited_and_make_room_again(
    make_node: NodeMaker, table: StoredDocuments
) -> None:
    node: Node = await make_node(limit_sockets_per_user=2)
    user = await table.user("Dana")
    first, _ = [await node.client(user) for _ in range(2)]
    with pytest.raises(RefusedError, match="Too many connections are open"):
        await node.client(user)
    assert counted(node, "LIMIT_SOCKETS_PER_USER") == 1
    await first.close()

    async def is_welcome() -> bool:
        try:
            await node.client(user)
        except RefusedError:
            return False
        return True

    await eventually(is_welcome)


async def get(node: Node, path: str, **options: Any) -> tuple[int, Any, Any]:
    async with ClientSession() as session, session.get(f"{node.web.address}{path}", **options) as answer:
        return answer.status, await answer.text(), answer.headers


async def test_requests_of_an_address_are_limited(make_node: NodeMaker) -> None:
    node: Node = await make_node(limit_requests_per_address="3 per hour")
    assert [(await get(node, "/overlay", headers=FAR))[0] for _ in range(4)][-1] == 429
    asked = time.time()
    status, text, headers = await get(node, "/healthz", headers=FAR)
    assert status == 429
    wait = int(headers["Retry-After"])
    assert abs(asked + wait - (asked // 3600 + 1) * 3600) < 60  # all three were in this hour
    error = json.loads(text)["error"]
    assert error == {
        "code": "rate_limited",
        "message": f"Too many requests. Try again in {wait} seconds.",
        "retryAfter": wait,
    }
    assert (await get(node, "/healthz", headers=OTHER))[0] == 200
    assert (await get(node, "/healthz"))[0] == 200


async def test_new_connections_of_an_address_are_limited(make_node: NodeMaker) -> None:
    node: Node = await make_node(limit_connections_per_address="2 per hour")
    path = "/socket.io/?EIO=4&transport=polling"
    assert [(await get(node, path, headers=FAR))[0] for _ in range(3)] == [200, 200, 429]
    assert (await get(node, path, headers=OTHER))[0] == 200


async def test_polls_of_an_address_are_limited_with_a_real_or_an_invalid_session(
    make_node: NodeMaker,
) -> None:
    node = await make_node(limit_polls_per_address="6 per hour")
    url = f"{node.web.address}/socket.io/?EIO=4&transport=polling"
    async with ClientSession(headers=FAR) as session:
        async with session.get(url) as opened:
            sid = json.loads((await opened.text())[1:])["sid"]
        for body in ("40{}", "3", "3"):
            async with session.post(f"{url}&sid={sid}", data=body) as answer:
                assert answer.status == 200
        made_up = [(await session.get(f"{url}&sid=none")).status for _ in range(6)]
        assert made_up == [400] * 3 + [429] * 3
        async with session.post(f"{url}&sid={sid}", data="3") as answer:
            assert answer.status == 429 and (await answer.json())["error"]["code"] == "rate_limited"
        async with session.get(f"{url}&sid={sid}", headers=OTHER) as answer:
            assert (await answer.text()).startswith("44")  # only this address is limited
    assert counted(node, "LIMIT_POLLS_PER_ADDRESS") == 4


async def test_secrets_can_not_be_tried_one_after_another(
    make_node: NodeMaker, table: StoredDocuments
) -> None:
    node: Node = await make_node(limit_guesses_per_address="3 per hour")
    dm = await table.user("Dana")
    _, secret = await ShareLinks(node.database).create(
        await table.encounter(dm, participant("Goblin")), "stream", dm
    )
    url = f"{node.web.address}/api/share/session"

    async def exchange(tried: str, headers: dict[str, str]) -> int:
        body = {"secret": tried}
        async with ClientSession() as session, session.post(url, json=body, headers=headers) as answer:
            return answer.status

    assert [await exchange(secret, FAR) for _ in range(5)] == [200] * 5
    assert [await exchange("guess", FAR) for _ in range(5)] == [404, 404, 404, 429, 429]
    assert await exchange(secret, FAR) == 429
    assert counted(node, "LIMIT_GUESSES_PER_ADDRESS") == 3
    assert await exchange(secret, OTHER) == 200


def test_whatever_reads_or_changes_what_is_stored_is_counted_as_that() -> None:
    needs_more = {event for event, needed in EVENT_SCOPES.items() if needed is not Scope.READ}
    assert needs_more - CHANGES == {"upload_part"}  # kept in memory alone; it counts by its bytes
    light = {"leave_encounter", "leave_party", "renew_token", "overlay_health"}
    assert EVENT_SCOPES.keys() - needs_more == READS | light
