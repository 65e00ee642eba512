"""A sandbox with the example bot logged in."""

from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.sandbox import Driver, Sandbox
from tests.bot.sandbox.example_bot import ExampleBot, running
from tests.bot.sandbox.raw import RawClient


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(rate_limit_speed=100) as running_sandbox:
        yield running_sandbox


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[ExampleBot]:
    example = ExampleBot()
    async with running(example, sandbox):
        yield example


@pytest.fixture
def driver(sandbox: Sandbox, bot: ExampleBot) -> Driver:
    return sandbox.driver


@pytest.fixture
async def raw(sandbox: Sandbox) -> AsyncIterator[RawClient]:
    async with aiohttp.ClientSession() as session:
        yield RawClient(session, sandbox)
