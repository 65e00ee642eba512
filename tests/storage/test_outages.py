"""Without a database, everything that is asked of storage answers with the same clear error."""

import pytest

from storage.characters import Characters
from storage.creatures import Creatures
from storage.database import Database
from storage.encounter.errors import UnavailableError
from storage.people import People
from storage.sessions import Sessions
from storage.shares import Shares


async def test_every_repository_says_that_the_database_is_away(database_name: str) -> None:
    database = Database("mongodb://127.0.0.1:9/?serverSelectionTimeoutMS=50", database_name)
    for asked in (
        People(database).of_discord("1", "Dana"),
        Characters(database).of_user("u", None),
        Shares(database).by_secret("x"),
        Sessions(database).active_users("e"),
        Creatures(database).by_name("u", "Goblin"),
    ):
        with pytest.raises(UnavailableError, match="can't be reached"):
            await asked
    database.close()
