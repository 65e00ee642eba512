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
    badges: ViewerCounts

    async def players(self) -> int:
        """Return the number of players that the next board would show."""
        await self.badges.look(FIGHT)
        return self.badges.of(FIGHT).players

    async def comes(self, socket: str) -> None:
        """Connect one more viewer."""
        await self.sessions.open(socket)
        await self.sessions.enter(socket, FIGHT, "players")


@pytest.fixture
async def scene(mongo_uri: str, database_name: str) -> AsyncIterator[Scene]:
    database = Database(mongo_uri, database_name, operation_timeout_ms=PATIENT_MS)
    time, sessions = ManualClock(), Counted(database)
    badges = ViewerCounts(sessions, PACE, time.clock())
    yield Scene(sessions, time, badges)
    await badges.close()
    database.close()


async def test_the_first_board_waits_for_the_count(scene: Scene) -> None:
    await scene.comes("a")
    assert await scene.players() == 1


async def test_boards_in_quick_succession_share_a_look(scene: Scene) -> None:
    for _ in range(20):
        await scene.players()
        await scene.time.move(PACE.badge_fresh / 20)
    assert scene.sessions.looks == 1


async def test_a_board_shows_the_count_of_a_moment_ago_and_has_the_next_one_know_better(scene: Scene) -> None:
    assert await scene.players() == 0
    await scene.comes("a")
    await scene.time.move(PACE.badge_fresh)
    assert await scene.players() == 0  # it did not wait
    looking = scene.badges.begin(FIGHT).looking
    assert looking is not None
    await looking
    assert await scene.players() == 1


async def test_a_count_of_long_ago_is_not_shown(scene: Scene) -> None:
    assert await scene.players() == 0
    await scene.comes("a")
    await scene.time.move(PACE.badge_good)
    assert await scene.players() == 1
    assert PACE.badge_good < PACE.between_badges  # so every drawn count is corrected
