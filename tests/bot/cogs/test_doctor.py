"""/tracker doctor: faults are reported with their remedy."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.cogs import tracker as tracker_cog
from bot.sandbox import Permission
from bot.web_probe import is_alive
from storage.mongo.database import Database
from storage.runtime.clock import now
from tests.bot.harness import BotHarness


async def _checked(table: BotHarness) -> str:
    call = await table.user("Sam").slash("table", "tracker doctor")
    await call.resolved()  # deferred, while it waits for the database
    assert call.message.ephemeral
    return call.message.text


async def test_a_healthy_tracker_is_reported_line_by_line(table: BotHarness) -> None:
    text = await _checked(table)
    assert "stored document" not in text
    for part in ("Permissions", "Database", "✅ Web pages", "Clock", "Intents", "gateway"):
        assert part in text
    assert "❌" not in text
    await table.user("Dana").slash("general", "encounter start", name="Tavern")
    encounters = table.services.database.encounters
    await encounters.update_one({"name": "Tavern"}, {"$set": {"participants": "none"}})
    await table.user("Dana").slash("table", "encounter list")
    assert "❌ One stored document can't be read" in await _checked(table)


async def test_a_web_process_is_told_from_what_else_may_answer_at_its_address(table: BotHarness) -> None:
    assert await is_alive(table.web.address)
    assert not await is_alive(f"{table.web.address}/overlay") and not await is_alive("http://127.0.0.1:1")


async def test_missing_permissions_are_named_with_where_to_give_them(table: BotHarness) -> None:
    table.driver.set_permissions("table", deny=Permission.EMBED_LINKS | Permission.PIN_MESSAGES)
    text = await _checked(table)
    assert "❌ I need the permission **Embed Links** here: channel settings" in text
    assert "**Pin Messages** would be useful" in text


async def test_faults_of_database_web_side_and_clock_are_reported_with_the_remedy(
    table: BotHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = Database("mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=100", "gone")

    async def is_down() -> bool:
        return False

    services = replace(table.bot.app.services, database=gone, web_is_up=is_down)
    table.bot.app = replace(table.bot.app, services=services)
    monkeypatch.setattr(tracker_cog, "now", lambda: now() + timedelta(minutes=3))
    text = await _checked(table)
    gone.close()
    assert "❌ The database can't be reached. Is `mongod` running" in text
    assert "❌ The web pages at https://tracker.example do not answer" in text
    assert "s off. Set it by NTP." in text
