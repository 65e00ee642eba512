"""A bot killed while it moves its board down leaves one board, not two."""

from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.sandbox import Sandbox, SandboxTimeoutError, SeenMessage
from bot.sandbox.rest.fault_injection import Fault
from storage.encounter.commands import EndEncounter
from storage.encounter.context import Actor
from storage.encounter.model import Rules
from storage.mongo.database import Database
from storage.repositories.combat_log import CombatLog
from storage.repositories.encounters import Encounters
from storage.tracker import Tracker
from tests.faults import programs
from tests.faults.cluster import SECRET
from tests.faults.programs import Program
from tests.realtime.patience import eventually

DELETING = r"/channels/\d+/messages/\d+$"
POSTING = r"/channels/\d+/messages$"


@dataclass
class Alone:
    """A bot in a process of its own, and what it stores."""

    sandbox: Sandbox
    bot: Program
    database: Database
    encounters: Encounters

    @property
    def boards(self) -> list[SeenMessage]:
        """Every board in the channel, by any bot process."""
        return [message for message in self.sandbox.driver.messages("table") if message.embeds]

    async def open_encounter(self) -> SeenMessage:
        """Start an encounter whose board needs one more message below it to move."""
        dana = self.sandbox.driver.as_user("Dana")
        await dana.slash("table", "encounter start", name="Bridge")
        await dana.slash("table", "init add", name="Goblin", hp="200", initiative="9")
        await dana.slash("table", "encounter start")
        for _ in range(Rules().repost_board_after):
            await self.hit()
        return self.boards[0]

    async def hit(self) -> None:
        """Cause one more message below the board."""
        await self.sandbox.driver.as_user("Dana").slash("table", "damage", target="Goblin", amount="1")

    async def killed_while(self, fault: Fault) -> None:
        """Kill the bot once it has run into a fault.

        Changes that come close together are reported by one message: it may take more to cover the board.
        """
        for _ in range(12):
            with suppress(SandboxTimeoutError):
                await self.sandbox.driver.wait_until(lambda: fault.hits or None, within=5, what="the fault")
                break
            await self.hit()
        assert fault.hits
        await self.bot.kill()
        self.sandbox.driver.clear_faults()

    async def ended(self) -> None:
        """End the encounter in another process, as the web does."""
        stored = await self.encounters.in_channel(
            str(self.sandbox.driver.guild.id), str(self.sandbox.driver.channel("table").id)
        )
        assert stored is not None
        tracker = Tracker(self.encounters, CombatLog(self.database))
        dm = Actor(user_id=stored.encounter.user_id, name="Dana")
        await tracker.execute(stored.encounter.id, dm, EndEncounter(), "the-end")

    async def binding(self) -> tuple[str | None, int]:
        """Return the live board, as it is stored, and how many messages are left to be deleted."""
        stored = await self.encounters.in_channel(
            str(self.sandbox.driver.guild.id), str(self.sandbox.driver.channel("table").id)
        )
        assert stored is not None and stored.encounter.discord is not None
        return stored.encounter.discord.board_message_id, len(stored.encounter.discord.left_behind)

    async def is_one_again(self) -> bool:
        """Whether there is one board, the stored one, and nothing left to do."""
        boards = [str(board.id) for board in self.boards]
        return (boards, 0) == ([(binding := await self.binding())[0]], binding[1])


@pytest.fixture
async def alone(
    short_folder: Path, mongo_uri: str, database_name: str, redis_url: str
) -> AsyncIterator[Alone]:
    uri = f"{mongo_uri}{database_name}"
    database = Database(uri)
    environment = {
        "MONGODB_URI": uri,
        "REDIS_URL": redis_url,
        "JWT_SECRET": SECRET,
        "DISCORD_TOKEN": "a-token",
    }
    async with Sandbox(within=60.0, token="a-token", rate_limit_speed=100) as sandbox:
        environment["DISCORD_API_BASE"] = sandbox.base_url

        async def is_ready() -> bool:
            return sandbox.gateway.connected and bool(sandbox.commands.all())

        bot = programs.bot("bot", short_folder, environment, is_ready)
        await bot.start()
        yield Alone(sandbox, bot, database, Encounters(database))
        await bot.kill()
    database.close()


@pytest.mark.parametrize(
    ("method", "path", "is_done", "bound"),
    [
        pytest.param("DELETE", DELETING, False, -1, id="before it deleted the old board"),
        pytest.param("POST", POSTING, True, 0, id="before Discord answered the new board"),
    ],
)
async def test_a_bot_killed_while_moving_its_board_ends_with_the_new_one(
    alone: Alone, method: str, path: str, is_done: bool, bound: int
) -> None:
    old = await alone.open_encounter()
    fault = alone.sandbox.driver.inject(method, path, 500, times=None, after_effect=is_done)
    await alone.hit()
    await alone.killed_while(fault)
    new = alone.boards[-1]
    assert [board.id for board in alone.boards] == [old.id, new.id]
    assert await alone.binding() == (str(alone.boards[bound].id), 1)
    await alone.bot.start()
    await eventually(alone.is_one_again)
    assert alone.boards[0].id == new.id


async def test_the_old_board_of_an_encounter_that_ended_meanwhile_is_deleted_too(alone: Alone) -> None:
    await alone.open_encounter()
    fault = alone.sandbox.driver.inject("DELETE", DELETING, 500, times=None)
    await alone.hit()
    await alone.killed_while(fault)
    new = alone.boards[-1]
    await alone.ended()
    await alone.bot.start()
    await alone.sandbox.driver.wait_until(
        lambda: [board.id for board in alone.boards] == [new.id] or None, what="one board"
    )
