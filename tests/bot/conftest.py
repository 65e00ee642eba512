"""The table of every test of the bot."""

from collections.abc import AsyncIterator

import pytest

from tests.bot.table import Table, open_table


@pytest.fixture
async def table(mongo_uri: str, database_name: str) -> AsyncIterator[Table]:
    async with open_table(mongo_uri, database_name) as opened:
        yield opened
