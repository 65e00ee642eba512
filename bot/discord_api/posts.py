"""Plain messages that answer no interaction: lines of narration, recaps with their files, threads.

An archived thread is woken for what is said in it, also when it fell asleep meanwhile (400/50083).
"""

import contextlib
import io
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import aiohttp
import discord

from bot.discord_api.messages import ArchivedError, BusyError, ChannelGoneError, MessageError, Messages
from bot.discord_api.views import view_of
from bot.render.screen import Row

_TROUBLE = (discord.HTTPException, discord.RateLimited, aiohttp.ClientError, OSError, TimeoutError)
_UNKNOWN_CHANNEL, _ARCHIVED = 10003, 50083

File = tuple[str, str]  # its name and its text


class Posts:
    """What the bot says of its own accord. Every method raises FaceError; snowflakes are text."""

    def __init__(self, client: discord.Client, messages: Messages) -> None:
        self._client, self._messages = client, messages

    async def say(
        self,
        channel_id: str,
        text: str,
        *,
        pings: Sequence[int] = (),
        rows: Sequence[Row] = (),
        files: Sequence[File] = (),
        nonce: str | None = None,
    ) -> None:
        """Post a text; only the users in `pings` are notified.

        The same nonce again, within minutes and whichever process sends it, is the same message.
        """
        content: dict[str, Any] = {"allowed_mentions": discord.AllowedMentions(users=[*_objects(pings)])}
        if nonce is not None:
            content["nonce"] = nonce
        if rows:
            content["view"] = view_of(rows)
        channel = self._client.get_partial_messageable(int(channel_id))

        async def send() -> None:
            attached = [discord.File(io.BytesIO(data.encode()), name) for name, data in files]
            await channel.send(text, files=attached, **content)

        try:
            await _told_apart(send)
        except ArchivedError:
            await self._messages.wake(channel_id)
            await _told_apart(send)

    async def put_to_sleep(self, thread_id: str) -> None:
        """Archive a thread; anybody who writes in it wakes it again."""

        async def archive() -> None:
            thread = self._client.get_channel(int(thread_id)) or await self._client.fetch_channel(
                int(thread_id)
            )
            if isinstance(thread, discord.Thread):
                await thread.edit(archived=True)

        with contextlib.suppress(ArchivedError):  # it sleeps already: that is what was wanted
            await _told_apart(archive)


async def _told_apart(call: Callable[[], Awaitable[None]]) -> None:
    try:
        await call()
    except _TROUBLE as error:
        code = error.code if isinstance(error, discord.HTTPException) else 0
        if code == _ARCHIVED:
            raise ArchivedError(str(error)) from error
        if code == _UNKNOWN_CHANNEL:
            raise ChannelGoneError(str(error)) from error
        is_trouble = not isinstance(error, discord.HTTPException) or error.status >= 500
        raise (BusyError if is_trouble else MessageError)(str(error)) from error


def _objects(users: Sequence[int]) -> list[discord.Object]:
    return [discord.Object(user) for user in users]
