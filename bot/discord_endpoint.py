"""The Discord that this process uses: Discord itself, a stand-in at DISCORD_API_BASE, or the sandbox."""

import contextlib
from dataclasses import dataclass

import aiohttp

from storage.runtime.settings import DISCORD_API, Settings
from storage.runtime.startup_errors import StartupError

SANDBOX_TOKEN = "sandbox"  # the sandbox accepts any


@dataclass(frozen=True, slots=True)
class DiscordEndpoint:
    """The token to log in with, and the sandbox's page where it replaces Discord."""

    token: str
    sandbox_page: str | None = None


async def connect_discord(settings: Settings, stack: contextlib.AsyncExitStack) -> DiscordEndpoint:
    """Direct discord.py to Discord, to a stand-in or to the sandbox, until the stack is closed.

    Raises StartupError.
    """
    if settings.discord_token is None:
        return await _sandbox(settings, stack)
    token = settings.discord_token.get_secret_value()
    if settings.discord_api_base != DISCORD_API:
        # Imported where it is used: a bot on Discord itself does not load the sandbox.
        from bot.sandbox.discord_py import discord_py_talks_to

        gateway = await _gateway(settings.discord_api_base, token)
        stack.enter_context(discord_py_talks_to(settings.discord_api_base, gateway))
    return DiscordEndpoint(token)


async def _sandbox(settings: Settings, stack: contextlib.AsyncExitStack) -> DiscordEndpoint:
    from bot.sandbox import Sandbox
    from bot.sandbox.discord_py import discord_py_talks_to

    sandbox = Sandbox(host=settings.host, port=settings.sandbox_port, within=30.0)
    try:
        await stack.enter_async_context(sandbox)
    except OSError as error:
        raise StartupError(
            f"Can't listen on {settings.host}:{settings.sandbox_port} (SANDBOX_PORT): {error.strerror}"
        ) from error
    stack.enter_context(discord_py_talks_to(sandbox.base_url, sandbox.gateway_url))
    return DiscordEndpoint(SANDBOX_TOKEN, sandbox.page_url)


async def _gateway(base: str, token: str) -> str:
    """Return the gateway's URL from the stand-in's API."""
    try:
        async with (
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10)) as session,
            session.get(f"{base}/gateway/bot", headers={"Authorization": f"Bot {token}"}) as answer,
        ):
            answer.raise_for_status()
            return str((await answer.json())["url"])
    except (aiohttp.ClientError, TimeoutError, KeyError, ValueError) as error:
        raise StartupError(f"DISCORD_API_BASE ({base}) does not say where its gateway is: {error}") from error
