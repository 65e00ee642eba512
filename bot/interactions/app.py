"""The live parts of the bot that an interaction uses, so that nothing below the client imports it."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import discord

from bot.discord_accounts import DiscordAccounts
from bot.discord_api.command_sync import CommandSync
from bot.discord_api.messages import Messages
from bot.interactions.area_choices import AreaChoices
from bot.interactions.opened_forms import OpenedForms
from bot.live.boards import Boards
from bot.live.channel_visibility import ChannelVisibility
from bot.live.dm_screens import DmScreens
from bot.live.guild_texts import GuildTexts
from bot.live.private_screens import PrivateScreens
from bot.metrics import BotMetrics
from bot.narration.log_threads import LogThreads
from bot.narration.questions import Questions
from bot.services import Services


@dataclass(frozen=True, slots=True)
class App:
    """The parts of the bot that interactions use.

    `begun` is called with the task that answers an interaction, `member_seen` with the member who sent it.
    """

    services: Services
    metrics: BotMetrics
    messages: Messages
    boards: Boards
    dm_screens: DmScreens
    private_screens: PrivateScreens
    channel_visibility: ChannelVisibility
    log_threads: LogThreads
    questions: Questions
    guild_texts: GuildTexts
    accounts: DiscordAccounts
    command_sync: CommandSync
    opened_forms: OpenedForms
    area_choices: AreaChoices
    begun: Callable[[asyncio.Task[Any]], None]
    member_seen: Callable[[discord.Member], None]
