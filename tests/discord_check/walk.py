"""One walk through what the bot does in Discord, in one channel, and its clean-up."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable

import discord

from bot.__main__ import Process, Tuning, compose
from bot.client import TrackerBot
from bot.discord_endpoint import connect_discord
from realtime.metrics import Metrics
from storage.bootstrap import open_tracker
from storage.encounter import commands as c
from storage.encounter.base import UserId
from storage.encounter.context import Actor
from storage.encounter.model import DiscordBinding, Encounter
from storage.mongo.database import OPERATION_TIMEOUT_MS
from storage.mongo.ids import new_key
from storage.runtime.settings import Settings
from tests.discord_check.exchanges import Exchange, Recorder

PATIENCE = 90.0  # seconds for one step
TOO_LONG = "x" * 2_001
POLL = 0.1


class WalkError(Exception):
    """Discord did not do what the bot relies on."""


async def walk(
    settings: Settings,
    channel_id: int,
    *,
    tuning: Tuning | None = None,
    say: Callable[[str], None] = lambda line: None,
) -> list[Exchange]:
    """Log in, sync, start, post, edit, delete and clean up; return the exchanges. Raises WalkError."""
    recorder = Recorder()
    with recorder.recording():
        async with _running(settings, tuning or Tuning()) as (process, bot):
            say("logged in")
            channel = await _channel(bot, channel_id)
            begun = discord.utils.time_snowflake(discord.utils.utcnow())
            try:
                await _Steps(process, bot, channel, say).take()
            finally:
                for left in await _clean_up(channel, begun):
                    say(left)
                say("cleaned up")
    return recorder.exchanges


class _Steps:
    def __init__(
        self, process: Process, bot: TrackerBot, channel: discord.TextChannel, say: Callable[[str], None]
    ) -> None:
        self._tracker, self._bot, self._channel, self._say = process.services.tracker, bot, channel, say
        self._dm = Actor(UserId(str(new_key())), "Discord check")
        self._count = 0

    async def take(self) -> None:
        sync = self._bot.app.command_sync
        await _until(lambda: sync.state is not None and (sync.state.is_synced or bool(sync.state.error)))
        if sync.state is None or not sync.state.is_synced:
            raise WalkError(f"Discord refuses the commands: {sync.state and sync.state.error}")
        self._say("commands synced")
        guild = self._channel.guild
        binding = DiscordBinding(guild_id=str(guild.id), channel_id=str(self._channel.id))
        encounter = await self._tracker.create(self._dm, "Discord check", binding)
        goblin = c.NewParticipant(name="Goblin", max_hp=20, initiative_roll=9)
        await self._do(encounter, c.AddParty(participants=(goblin,)))
        board = await self._board_with(encounter, "Goblin")
        self._say("board posted")
        await self._do(encounter, c.StartEncounter())
        current = await self._tracker.current(encounter.id)
        await self._do(encounter, c.DealDamage.to(current.participants[0].id, 12))
        await self._board_with(encounter, "bloodied")
        self._say("board edited")
        await board.delete()
        await self._do(encounter, c.Heal(participant_ids=(current.participants[0].id,), amount=12))
        again = await self._board_with(encounter, "Goblin")
        if again.id == board.id:
            raise WalkError("a deleted board was not posted again")
        self._say("deleted board posted again")
        await self._bot.app.log_threads.write(current, "A line of the log")
        self._say("log thread opened")
        await self._provoke(again)
        await self._do(encounter, c.EndEncounter())
        self._say("fight ended")

    async def _do(self, encounter: Encounter, command: c.Command) -> None:
        self._count += 1
        await self._tracker.execute(encounter.id, self._dm, command, f"check-{self._count}")
        await _until(lambda: self._bot.app.boards.of(encounter.id).is_idle)

    async def _board_with(self, encounter: Encounter, text: str) -> discord.Message:
        """Return the live board once it shows a text."""

        async def board() -> discord.Message | None:
            binding = (await self._tracker.current(encounter.id)).discord
            if binding is None or binding.board_message_id is None:
                return None
            message = await self._channel.fetch_message(int(binding.board_message_id))
            return message if text in (message.embeds[0].description or "") else None

        return await _first(board)

    async def _provoke(self, message: discord.Message) -> None:
        """Provoke the errors that the bot acts upon, so that their codes are compared."""
        unknown = self._channel.get_partial_message(message.id - 1)
        for refused in (
            unknown.edit(content="x"),
            self._channel.send(TOO_LONG),
            self._channel.send(""),
            self._channel.create_thread(name="x", type=discord.ChannelType.news_thread),
        ):
            try:
                await refused
            except discord.HTTPException:
                continue
            raise WalkError("Discord took what it must refuse")


@contextlib.asynccontextmanager
async def _running(settings: Settings, tuning: Tuning) -> AsyncIterator[tuple[Process, TrackerBot]]:
    async with contextlib.AsyncExitStack() as stack:
        database, tracker = await open_tracker(settings, stack, (), OPERATION_TIMEOUT_MS)
        endpoint = await connect_discord(settings, stack)
        process = await compose(
            settings, stack, database, tracker, token=endpoint.token, metrics=Metrics(), tuning=tuning
        )
        running = asyncio.create_task(process.supervisor.run())
        try:
            await _until(lambda: process.supervisor.is_ready or running.done())
            if running.done():
                running.result()  # the token is refused
            assert process.supervisor.bot is not None
            yield process, process.supervisor.bot
        finally:
            running.cancel()
            await asyncio.wait({running})


async def _channel(bot: TrackerBot, channel_id: int) -> discord.TextChannel:
    channel = bot.get_channel(channel_id)
    if not isinstance(channel, discord.TextChannel):
        raise WalkError(f"The bot sees no text channel {channel_id}: is it on that server?")
    return channel


async def _clean_up(channel: discord.TextChannel, since: int) -> list[str]:
    """Delete the bot's messages and threads in the channel since then; return what had to stay."""
    me, left = channel.guild.me.id, []
    for thread in [t for t in channel.threads if t.owner_id == me and t.id > since]:
        try:
            await thread.delete()
        except discord.Forbidden:
            left.append(f"the thread {thread.name} stays: deleting it needs Manage Threads")
    async for message in channel.history(limit=100, after=discord.Object(since)):
        if message.author.id == me:
            with contextlib.suppress(discord.NotFound):
                await message.delete()
    return left


async def _until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while True:
            if condition():
                return
            await asyncio.sleep(POLL)


async def _first(find: Callable[[], Awaitable[discord.Message | None]]) -> discord.Message:
    async with asyncio.timeout(PATIENCE):
        while True:
            if (found := await find()) is not None:
                return found
            await asyncio.sleep(POLL)
