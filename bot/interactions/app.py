"""What an interaction needs of the running bot, so that nothing below the client knows the client."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import discord

from bot.discord_api.messages import Messages
from bot.live.boards import Boards
from bot.live.channel_visibility import ChannelVisibility
from bot.live.dm_screens import DmScreens
from bot.metrics import BotMetrics
from bot.narration.log_threads import LogThreads
from bot.services import Services
from storage.encounter.base import UserId
from storage.repositories.users import User


@dataclass(frozen=True, slots=True)
class App:
    """The live parts of a bot; the client fills it once it has logged in.

    `account` finds a user by the id of the tracker. `begun` takes note of an interaction that is being
    answered, `met` of the roles that a member comes with.
    """

    services: Services
    metrics: BotMetrics
    messages: Messages
    boards: Boards
    dm_screens: DmScreens
    channel_visibility: ChannelVisibility
    log_threads: LogThreads
    account: Callable[[UserId], Awaitable[User | None]]
    begun: Callable[[asyncio.Task[Any]], None]
    met: Callable[[discord.Member], None]
