"""A cluster for a test."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.faults.cluster import Cluster, running


@pytest.fixture
async def cluster(short_folder: Path) -> AsyncIterator[Cluster]:
    """One mongod, Redis, two web processes and one bot."""
    async with running(short_folder) as started:
        yield started


@pytest.fixture
async def two_bots(short_folder: Path) -> AsyncIterator[Cluster]:
    """The same with two bots, a shard each."""
    async with running(short_folder, bots=2) as started:
        yield started
