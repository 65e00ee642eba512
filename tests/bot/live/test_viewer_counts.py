"""The boards' viewer counts: recent, and without a query for every edit."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from bot.live.pacing import Pace
from bot.live.viewer_counts import ViewerCounts
from storage.encounter.base import EncounterId
from storage.mongo.database import Database
from storage.repositories.sessions import Session, Sessions
from tests.bot.live.manual_clock import ManualClock
from tests.conftest import PATIENT_MS
from tests.storage.harness import store_session

FIGHT = EncounterId("64b000000000000000000001")
PACE = Pace()


class Counted(Sessions):
    """Sessions that count the queries."""

    looks = 0

    async def in_encounter(self, encounter_id: EncounterId) -> list[Session]:
        self.looks += 1
        return await super().in_encounter(encounter_id)


@dataclass
class Scene:
    """Sessions, the viewer counts made of them, and a manual clock."""

    sessions: Counted
    time: ManualClock
    counts: ViewerCounts

    async def players(self) -> int:
        """Return the number of players that the next board would show."""
        await self.counts.refresh(FIGHT)
        return self.counts.of(FIGHT).players

    async def comes(self, socket: str) -> None:
        """Connect one more viewer."""
        await store_session(self.sessions, socket, FIGHT, "players")


@pytest.fixture
async def scene(mongo_uri: str, database_name: str) -> AsyncIterator[Scene]:
    database = Database(mongo_uri, database_name, operation_timeout_ms=PATIENT_MS)
    time, sessions = ManualClock(), Counted(database)
    counts = ViewerCounts(sessions, PACE, time.clock())
    yield Scene(sessions, time, counts)
    await counts.close()
    database.close()


async def test_the_first_board_waits_for_the_count(scene: Scene) -> None:
    await scene.comes("a")
    assert await scene.players() == 1


async def test_boards_in_quick_succession_share_a_query(scene: Scene) -> None:
    for _ in range(20):
        await scene.players()
        await scene.time.move(PACE.viewers_fresh / 20)
    assert scene.sessions.looks == 1


async def test_a_board_shows_the_count_of_a_moment_ago_and_has_the_next_one_know_better(scene: Scene) -> None:
    assert await scene.players() == 0
    await scene.comes("a")
    await scene.time.move(PACE.viewers_fresh)
    assert await scene.players() == 0  # it did not wait
    query = scene.counts.begin(FIGHT).query
    assert query is not None
    await query
    assert await scene.players() == 1


async def test_a_count_of_long_ago_is_not_shown(scene: Scene) -> None:
    assert await scene.players() == 0
    await scene.comes("a")
    await scene.time.move(PACE.viewers_good)
    assert await scene.players() == 1
    assert PACE.viewers_good < PACE.between_viewer_updates  # so every drawn count is corrected
