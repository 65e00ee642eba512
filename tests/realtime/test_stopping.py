"""After a process has stopped, nothing of it goes on: its database and its Redis are closed."""

import asyncio
from collections.abc import Iterable
from contextlib import AsyncExitStack
from pathlib import Path
from types import CoroutineType
from typing import Any

import pytest
import socketio
from limits import parse

from realtime.__main__ import Tuning, compose
from realtime.bus.redis_channel import RedisChannel
from realtime.limits.shared import SharedCounts
from storage.encounter.base import UserId
from storage.repositories.users import Users
from storage.runtime.settings import load_settings
from tests.conftest import PATIENT_MS
from tests.free_port import free_port
from tests.places import PRODUCT, ROOT
from tests.realtime.conftest import SECRET
from tests.realtime.stored_documents import StoredDocuments


def product_tasks() -> set[asyncio.Task[Any]]:
    """Return the tasks that run the product's code."""
    return {task for task in asyncio.all_tasks() if _is_of_the_product(task.get_coro())}


def _is_of_the_product(coroutine: object) -> bool:
    path = Path(coroutine.cr_code.co_filename) if isinstance(coroutine, CoroutineType) else Path()
    return any(path.is_relative_to(ROOT / part) for part in PRODUCT)


async def test_a_handshake_under_way_ends_with_its_process(
    database_uri: str, table: StoredDocuments, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = await table.user("Dana")
    has_asked = asyncio.Event()

    async def slow(_: Users, user_ids: Iterable[UserId]) -> dict[UserId, Any]:
        has_asked.set()
        await asyncio.Event().wait()
        return {}

    monkeypatch.setattr(Users, "existing", slow)
    settings = load_settings(None, mongodb_uri=database_uri, jwt_secret=SECRET, port=free_port())
    before = product_tasks()
    client = socketio.AsyncClient(reconnection=False)
    async with AsyncExitStack() as stack:
        process = await compose(settings, stack, Tuning(operation_timeout_ms=PATIENT_MS))
        token = process.web.tokens.issue_user_token(user)
        connecting = asyncio.create_task(
            client.connect(process.web.address, auth={"token": token}, transports=["websocket"])
        )
        await has_asked.wait()
    assert product_tasks() == before
    await asyncio.gather(connecting, return_exceptions=True)
    await client.disconnect()


@pytest.mark.parametrize("has_sent", [False, True])
async def test_what_is_sent_or_counted_after_the_end_starts_nothing(redis_url: str, has_sent: bool) -> None:
    before = asyncio.all_tasks()
    channel, counts = RedisChannel(redis_url, "x"), SharedCounts(redis_url)

    def use() -> None:
        channel.publish("a message")
        counts.count(parse("10 per minute"), "Dana", 5)

    if has_sent:
        use()
    await channel.close()
    await counts.close()
    use()
    await asyncio.sleep(0)
    assert asyncio.all_tasks() == before
