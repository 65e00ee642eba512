"""Why MongoDB can't be used is said in its own words, with what to do, and without a password."""

import re

import pytest
from pymongo.errors import OperationFailure

from storage.mongo.database import Database
from storage.mongo.start_errors import explained_at_start
from storage.runtime.startup_errors import SettingsError, StartupError


async def refusal(uri: str) -> StartupError:
    with pytest.raises(StartupError) as caught:
        database = Database(uri, operation_timeout_ms=1_000)
        try:
            await database.ensure_indexes()
        finally:
            database.close()
    assert "sardine" not in str(caught.value) and "dine" not in str(caught.value)
    return caught.value


@pytest.mark.parametrize(
    ("uri", "words"),
    [
        ("mongodb://me:sar@dine@localhost/x", "must be escaped.*@ is %40"),
        ("mongodb://me:sar/dine@localhost/x", "Bad database name.*/ is %2F"),
        ("mongodb://me:p@sar/dine@127.0.0.1/x", "Bad database name.*/ is %2F"),
        ("mongodb://me:p@sar/dine:@localhost:27017/x", "Bad database name.*/ is %2F"),
        ("mongodb://localhost/my.table", "Bad database name, with '.' in it"),
        ("mongodb://me:sar:dine@localhost/x", "must be escaped.*: is %3A"),
        ("mongodb://localhost:99999/x", "Port must be an integer between 0 and 65535"),
        ("mongodb://localhost:abc/x", "Port contains non-digit characters"),
    ],
)
async def test_an_address_that_can_not_be_one_is_a_wrong_setting(uri: str, words: str) -> None:
    error = await refusal(uri)
    assert isinstance(error, SettingsError) and re.search(
        f"^MONGODB_URI can't be used: .*{words}", str(error)
    )


async def test_a_server_that_does_not_answer_is_named() -> None:
    error = await refusal("mongodb://127.0.0.1:1/x")
    assert str(error).startswith(
        "MongoDB can't be reached: 127.0.0.1:1: [Errno 111] Connection refused. Check"
    )
    assert error.status == 1


async def test_a_wrong_replica_set_is_named(mongo_uri: str) -> None:
    error = await refusal(f"{mongo_uri}?replicaSet=nosuch")
    assert "?replicaSet=" in str(error)


async def test_a_wrong_password_is_a_wrong_setting(mongo_uri: str) -> None:
    host = mongo_uri.removeprefix("mongodb://")
    error = await refusal(f"mongodb://reader:sardine@{host}x?authSource=admin")
    assert error.status == 78 and str(error).startswith("MongoDB refuses the user or the password")
    assert "(Authentication failed)" in str(error) and "authSource" in str(error)


def test_a_missing_right_is_a_wrong_setting() -> None:
    said = {"errmsg": "not authorized on x to execute command"}  # a server with --auth says this
    error = explained_at_start(OperationFailure("long", code=13, details=said))
    assert error.status == 78 and "lacks a right (not authorized on x to execute command)" in str(error)


async def test_the_clocks_are_compared(mongo_uri: str) -> None:
    database = Database(mongo_uri, "clocks")
    assert await database.ping() and database.clock_skew is not None and abs(database.clock_skew) < 5
    database.close()
