"""The fixtures of the bot's tests: the harness, and a user of every role."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.bot.cast import PEOPLE, Cast
from tests.bot.harness import BotHarness, open_harness
from tests.conftest import PATIENT_MS


@pytest.fixture
async def table(mongo_uri: str, database_name: str) -> AsyncIterator[BotHarness]:
    async with open_harness(mongo_uri, database_name, operation_timeout_ms=PATIENT_MS) as opened:
        yield opened


@pytest.fixture
async def cast(table: BotHarness, monkeypatch: pytest.MonkeyPatch) -> Cast:
    people = table.services.users
    users = {
        role: (await people.of_discord(str(table.driver.user(name).id), name)).id
        for role, name in PEOPLE.items()
    }
    cast = Cast(table, users)
    count = table.bot.metrics.ended

    def ended(interaction: Any, outcome: str) -> None:
        count(interaction, outcome)
        cast.ended.append(outcome)
        cast.ended_by_id[interaction.id] = outcome

    monkeypatch.setattr(table.bot.metrics, "ended", ended)
    table.tracker.observe(lambda kind, outcome, source, seconds: cast.carried_out.append(outcome))
    await table.user("Dana").slash("table", "party create", name="The Lanterns")
    await table.user("Dana").slash("table", "character create", name="Dora", hp=9)
    await table.user("Dana").slash("table", "party add", party="The Lanterns", character="Dora")
    return cast
