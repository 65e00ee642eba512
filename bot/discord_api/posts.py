"""Messages that answer no interaction: announcements, recaps with their files, threads.

An archived thread is unarchived to post in it.
"""

import contextlib
import io
from collections.abc import Sequence
from typing import Any

import discord

from bot.discord_api.mentions import allowed, notifiable
from bot.discord_api.messages import ArchivedError, Messages, discord_call
from bot.discord_api.views import content_of, view_of
from bot.render.screen import Row

File = tuple[str, str]  # name and text


class Posts:
    """Posts messages. Every method raises MessageError; snowflakes are text."""

    def __init__(self, client: discord.Client, messages: Messages) -> None:
        self._client, self._messages = client, messages

    async def say(
        self,
        channel_id: str,
        text: str,
        *,
        pings: Sequence[int] = (),
        roles: Sequence[int] = (),
        rows: Sequence[Row] = (),
        files: Sequence[File] = (),
        nonce: str | None = None,
    ) -> str:
        """Post a text and return its message's id; only the users in `pings` and the `roles` are notified.

        A nonce that any process used within minutes posts nothing again.
        """
        content: dict[str, Any] = {"allowed_mentions": allowed(pings, roles)}
        if nonce is not None:
            content["nonce"] = nonce
        if rows:
            content["view"] = view_of(rows)
        channel = self._client.get_partial_messageable(int(channel_id))

        async def send() -> str:
            attached = [discord.File(io.BytesIO(data.encode()), name) for name, data in files]
            with discord_call():
                return str((await channel.send(content_of(text), files=attached, **content)).id)

        try:
            return await send()
        except ArchivedError:
            await self._messages.unarchive(channel_id)
            return await send()

    async def tell(self, user: int, text: str, *, nonce: str) -> str:
        """Send a user a direct message, once for a nonce, and return its id."""
        with discord_call():
            channel = await self._client.create_dm(discord.Object(user))
        return await self.say(str(channel.id), text, nonce=nonce)

    def notifiable(self, channel_id: str, role_ids: Sequence[str]) -> list[int]:
        """Return those of the roles that a message in a channel notifies, see `mentions.notifiable`."""
        return notifiable(self._client, channel_id, role_ids)

    async def archive(self, thread_id: str) -> None:
        """Archive a thread, unless it is archived already."""
        with contextlib.suppress(ArchivedError), discord_call():
            thread = self._client.get_channel(int(thread_id)) or await self._client.fetch_channel(
                int(thread_id)
            )
            if isinstance(thread, discord.Thread):
                await thread.edit(archived=True)
