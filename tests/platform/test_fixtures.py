"""The servers and the browser that other tests rely on are real and clean."""

import pytest
from playwright.async_api import Page
from redis.asyncio import Redis

from storage.mongo.database import INDEXES, Database
from tests.conftest import DATABASES
from tests.redis_process import RedisServer


@pytest.mark.parametrize("time", range(2 * DATABASES))
async def test_a_test_has_an_empty_database_of_its_own(mongo_uri: str, database_name: str, time: int) -> None:
    database = Database(mongo_uri, database_name)
    await database.ensure_indexes()
    for name in (*INDEXES, "things"):
        collection = database.client[database_name][name]
        assert await collection.count_documents({}) == 0
        await collection.insert_one({"name": "torch"})
        assert await collection.count_documents({}) == 1
    database.close()


async def test_a_test_has_an_empty_redis(redis_url: str) -> None:
    async with Redis.from_url(redis_url) as client:
        assert await client.dbsize() == 0
        await client.set("torch", "lit")
        assert await client.get("torch") == b"lit"


async def test_a_redis_server_can_be_stopped_and_started_again(own_redis_server: RedisServer) -> None:
    own_redis_server.stop()
    own_redis_server.start()
    async with Redis.from_url(own_redis_server.url) as client:
        assert await client.exists("nothing") == 0


async def test_a_page_runs_scripts(page: Page) -> None:
    await page.set_content("<p id=p></p><script>document.getElementById('p').textContent = 1 + 1</script>")
    assert await page.text_content("#p") == "2"
