"""Each metric counts its events, and every log line has the id of its request."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from structlog.testing import capture_logs

from realtime.bus.notices import Notices
from realtime.handlers.commands import CommandHandlers
from realtime.http_routes.health import Health
from realtime.http_routes.health_server import HealthServer
from realtime.metrics import Metrics
from storage.encounter.base import EncounterId, UserId
from storage.encounter.commands import AdvanceTurn
from storage.encounter.context import Actor
from storage.encounter.errors import TrackerError
from storage.mongo.database import Database
from storage.mongo.query_timing import MongoTiming
from storage.runtime.request_context import add_trace, traced
from storage.runtime.settings import load_settings
from tests.realtime.conftest import Node, NodeMaker
from tests.realtime.http_client import get
from tests.realtime.patience import eventually
from tests.realtime.stored_documents import StoredDocuments, participant

DANA = Actor(UserId("64b000000000000000000001"), "Dana")


def value(metrics: Metrics, name: str, **labels: str) -> float:
    return metrics.registry.get_sample_value(name, labels) or 0.0


async def test_commands_are_counted_by_kind_and_outcome_and_timed(node: Node, table: StoredDocuments) -> None:
    dm = await table.user("Dana")
    encounter = await table.encounter(dm, participant("A"), participant("B", initiative=3))
    client = await node.joined(dm, encounter)
    for command_id in ("one", "one", "two"):
        await client.ask("advance_turn", {"encounterId": encounter, "commandId": command_id})
    await client.ask("remove_participant", {"encounterId": encounter, "participantId": "nobody"})
    numbers = node.web.metrics
    assert value(numbers, "tracker_commands_total", kind="advance_turn", outcome="ok", source="socket") == 2
    repeated = {"kind": "advance_turn", "outcome": "repeat", "source": "socket"}
    assert value(numbers, "tracker_commands_total", **repeated) == 1
    refused = {"kind": "remove_participant", "outcome": "participant_not_found", "source": "socket"}
    assert value(numbers, "tracker_commands_total", **refused) == 1
    assert value(numbers, "tracker_command_seconds_count", source="socket") == 4


async def test_viewers_are_counted_by_audience(node: Node, table: StoredDocuments) -> None:
    dm, player = await table.user("Dana"), await table.user("Ari")
    encounter = await table.encounter(dm, participant("A", collaborators=[player]))
    _, ari = await node.joined(dm, encounter), await node.joined(player, encounter)
    numbers = node.web.metrics
    assert value(numbers, "tracker_viewers", audience="dm") == 1
    assert value(numbers, "tracker_viewers", audience="players") == 1
    await ari.close()
    await eventually(lambda: value(numbers, "tracker_viewers", audience="players") == 0)
    assert value(numbers, "tracker_viewers", audience="dm") == 1


async def test_resyncs_are_counted_by_their_answer(node: Node, table: StoredDocuments) -> None:
    dm = await table.user("Dana")
    encounter = await table.encounter(dm, participant("A"), participant("B", initiative=3))
    client = await node.joined(dm, encounter)
    for _ in range(2):
        await client.ask("advance_turn", {"encounterId": encounter})
    for version in (1, 99):
        await client.ask("sync_encounter", {"encounterId": encounter, "version": version})
    for answer in ("patches", "state"):
        assert value(node.web.metrics, "tracker_resyncs_total", answer=answer) == 1


async def test_a_failed_publish_is_counted_and_logs_its_request(
    node: Node, table: StoredDocuments, monkeypatch: pytest.MonkeyPatch
) -> None:
    dm = await table.user("Dana")
    encounter = await table.encounter(dm, participant("A"), participant("B", initiative=3))
    client = await node.joined(dm, encounter)

    async def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr(node.web.publisher, "_send", broken)
    with capture_logs() as logged:
        await client.ask("advance_turn", {"encounterId": encounter, "commandId": "my-command"})
        await eventually(lambda: value(node.web.metrics, "tracker_publish_failures_total") == 1)
    (line,) = [line for line in logged if line["event"] == "not published"]
    assert line["request"] == "my-command"


async def test_an_unexpected_error_has_a_reference_that_is_the_request_in_the_log(
    node: Node, table: StoredDocuments, monkeypatch: pytest.MonkeyPatch
) -> None:
    dm = await table.user("Dana")
    encounter = await table.encounter(dm, participant("A"))
    client = await node.joined(dm, encounter)

    async def broken(*_: Any) -> None:
        raise RuntimeError("a detail for nobody")

    monkeypatch.setattr(CommandHandlers, "_execute", broken)
    with capture_logs(processors=[add_trace]) as logged:
        answer = await client.ask("start_encounter", {"encounterId": encounter})
    (line,) = [line for line in logged if line["event"] == "message failed"]
    assert answer["error"]["reference"] == line["request"]
    assert line["request"] in answer["error"]["message"] and "detail" not in str(answer)
    assert line["source"] == "socket"


async def test_round_trips_to_mongodb_are_timed(mongo_uri: str, database_name: str) -> None:
    metrics = Metrics()
    database = Database(mongo_uri, database_name, listeners=[MongoTiming(metrics.mongo)])
    await database.users.insert_one({"username": "Dana"})
    assert await database.ping()
    assert value(metrics, "tracker_mongo_seconds_count", command="insert", outcome="ok") == 1
    assert value(metrics, "tracker_mongo_seconds_count", command="hello", outcome="ok") == 1
    with pytest.raises(Exception, match="unknown operator"):
        await database.users.find_one({"username": {"$nonsense": 1}})
    assert value(metrics, "tracker_mongo_seconds_count", command="find", outcome="failed") == 1
    database.close()


async def test_round_trips_to_redis_are_timed(
    make_node: NodeMaker, redis_url: str, table: StoredDocuments
) -> None:
    node: Node = await make_node(redis_url=redis_url)
    dm = await table.user("Dana")
    encounter = await table.encounter(dm, participant("A"), participant("B", initiative=3))
    client = await node.client(dm)
    await client.join(encounter)  # the rooms publish it to the other processes, the notices do not
    await eventually(lambda: value(node.web.metrics, "tracker_redis_seconds_count", outcome="ok") >= 1)
    there = value(node.web.metrics, "tracker_redis_seconds_count", outcome="ok")
    await client.ask("advance_turn", {"encounterId": encounter})
    await eventually(lambda: value(node.web.metrics, "tracker_redis_seconds_count", outcome="ok") > there)


async def test_commands_outside_of_any_request_are_counted_as_other(
    node: Node, table: StoredDocuments
) -> None:
    with pytest.raises(TrackerError):
        await node.tracker.execute(EncounterId("64b0000000000000000000ff"), DANA, AdvanceTurn(), "x")
    with traced("i", "discord"), pytest.raises(TrackerError):
        await node.tracker.execute(EncounterId("64b0000000000000000000ff"), DANA, AdvanceTurn(), "x")
    for source in ("other", "discord"):
        labels = {"kind": "advance_turn", "outcome": "not_found", "source": source}
        assert value(node.web.metrics, "tracker_commands_total", **labels) == 1


async def test_a_process_without_pages_serves_health_and_metrics(
    database: Database, free_port: Callable[[], int]
) -> None:
    metrics = Metrics()
    port = free_port()
    health = Health(database, Notices(), metrics, lambda: True)
    settings = load_settings(None, port=port)
    server, second = (HealthServer(health, settings, metrics.limit) for _ in range(2))
    address = await server.start()
    assert address == f"http://127.0.0.1:{port}"
    assert (await get(f"{address}/healthz"))[0] == 200
    assert "tracker_publish_backlog" in (await get(f"{address}/metrics"))[1]
    with capture_logs() as logged:
        assert await second.start() is None
    assert logged[0]["event"] == "no /metrics and /healthz: PORT is taken"
    await second.stop()
    await server.stop()


async def test_versions_of_many_encounters_are_one_small_read(node: Node, table: StoredDocuments) -> None:
    dm = await table.user("Dana")
    one, two = [await table.encounter(dm, participant("A")) for _ in range(2)]
    known = await node.tracker.current(one)
    await table.database.encounters.update_one({"name": known.name}, {"$set": {"version": 7}})
    assert await node.tracker.versions([one, two, EncounterId("64b0000000000000000000ff")]) == {
        one: 7,
        two: 0,
    }
    assert (await node.tracker.current(one)).version == 7  # the older cached copy was dropped


async def test_a_process_says_its_version_its_lag_and_what_it_uses(node: Node) -> None:
    async with node.web.metrics.observing(node.database, node.tracker):

        async def has_looked() -> bool:
            return value(node.web.metrics, "tracker_loop_lag_seconds_count") > 0

        await eventually(has_looked)
        assert await node.database.ping()
        text = node.web.metrics.text().decode()
    assert re.search(r'tracker_build_info\{python="3\.[^"]+",version="[^"]+"\} 1', text)
    for name in ("process_cpu_seconds_total", "process_resident_memory_bytes", "process_open_fds"):
        assert re.search(rf"^{name} [1-9\d.e+]+$", text, re.MULTILINE)
    assert "tracker_combat_log_queue 0.0" in text and "tracker_clock_skew_seconds" in text
    assert "_created" not in text
