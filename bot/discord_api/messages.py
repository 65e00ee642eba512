"""The calls to Discord that a live message needs, with a class for each kind of failure.

MessageError
├── MessageGoneError     the message was deleted: post it again
├── ChannelGoneError     the channel was deleted
├── ForbiddenError       the bot lacks a permission
├── ArchivedError        the thread is archived
├── TooOldError          the message is older than an hour and was edited too often
└── BusyError            Discord failed or can't be reached: try again later
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Protocol

import aiohttp
import discord

from bot.discord_api.error_codes import ErrorCode
from bot.discord_api.mentions import allowed
from bot.discord_api.views import content_of, embed_of, view_of
from bot.render.screen import Row, Screen


class MessageError(Exception):
    """A call failed."""


class MessageGoneError(MessageError):
    """The message does not exist any more."""


class ChannelGoneError(MessageError):
    """The channel does not exist any more."""


class ForbiddenError(MessageError):
    """The bot lacks a permission there, or can't do this in a channel of this type."""


class ArchivedError(MessageError):
    """The thread is archived."""


class TooOldError(MessageError):
    """Messages older than an hour may be edited only so often."""


class BusyError(MessageError):
    """Discord could not be reached, or failed."""


class Messages(Protocol):
    """Where live messages are shown. Every method raises MessageError; snowflakes are text."""

    async def edit(self, channel_id: str, message_id: str, screen: Screen) -> None:
        """Change a message."""

    async def post(self, channel_id: str, screen: Screen, nonce: str | None = None) -> str:
        """Post a message and return its id. For a nonce used within minutes, Discord returns the earlier one.

        An earlier message is edited to show the screen.
        """

    async def count_below(self, channel_id: str, message_id: str, most: int) -> int:
        """Return how many messages by any user are below one, `most` at most."""

    async def delete(self, channel_id: str, message_id: str) -> None:
        """Delete a message of the bot's."""

    async def pin(self, channel_id: str, message_id: str) -> None:
        """Pin a message of the bot's, and delete Discord's notice that it did."""

    async def unpin(self, channel_id: str, message_id: str) -> None:
        """Unpin a message of the bot's."""

    async def say(
        self, channel_id: str, text: str, pings: Sequence[int] = (), rows: Sequence[Row] = ()
    ) -> str:
        """Post a text, with buttons if any, and return its id; only the users in `pings` are notified."""

    async def edit_text(
        self, channel_id: str, message_id: str, text: str | None, rows: Sequence[Row] = ()
    ) -> None:
        """Change the text and the buttons of a message; a text of None stays as it is."""

    async def open_thread(self, channel_id: str, name: str) -> str:
        """Open a public thread and return its id."""

    async def unarchive(self, channel_id: str) -> None:
        """Unarchive a thread; other channels are left as they are."""


_BY_CODE: dict[int, type[MessageError]] = {
    ErrorCode.UNKNOWN_CHANNEL: ChannelGoneError,
    ErrorCode.UNKNOWN_MESSAGE: MessageGoneError,
    ErrorCode.INVALID_WEBHOOK_TOKEN: MessageGoneError,
    ErrorCode.MAXIMUM_EDITS_OF_OLD_MESSAGES: TooOldError,
    ErrorCode.MISSING_ACCESS: ForbiddenError,
    ErrorCode.MISSING_PERMISSIONS: ForbiddenError,
    ErrorCode.THREAD_IS_ARCHIVED: ArchivedError,
}


NEAR = 20  # messages after a pinned one, among which Discord's notice is looked for
_CLOSED = "Session is closed"  # aiohttp's RuntimeError for a client that was closed meanwhile


@contextmanager
def discord_call() -> Iterator[None]:
    """Raise MessageError for what discord.py raises when a call fails."""
    try:
        yield
    except (
        discord.HTTPException,
        discord.InvalidData,
        discord.RateLimited,
        aiohttp.ClientError,
        OSError,
        TimeoutError,
    ) as error:
        raise _message_error(error) from error
    except RuntimeError as error:
        if str(error) != _CLOSED:
            raise
        raise BusyError(str(error)) from error


def _message_error(error: Exception) -> MessageError:
    if isinstance(error, discord.HTTPException):
        if error.code in _BY_CODE:
            return _BY_CODE[error.code](error.text)
        if isinstance(error, discord.Forbidden):
            return ForbiddenError(error.text)
        if isinstance(error, discord.NotFound):
            return MessageGoneError(error.text)
    if isinstance(error, discord.InvalidData):  # e.g. a channel of a type that discord.py does not know
        return ForbiddenError(str(error))
    return BusyError(str(error))


class DiscordMessages:
    """Messages in Discord, by discord.py."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    async def edit(self, channel_id: str, message_id: str, screen: Screen) -> None:
        message = self._channel(channel_id).get_partial_message(int(message_id))
        with discord_call():
            await message.edit(embed=embed_of(screen), view=view_of(screen.rows))

    async def post(self, channel_id: str, screen: Screen, nonce: str | None = None) -> str:
        embed, view = embed_of(screen), view_of(screen.rows)
        content: dict[str, Any] = {"embed": embed, "view": view}
        if nonce:
            content["nonce"] = nonce
        with discord_call():
            message = await self._channel(channel_id).send(**content)
            if nonce and not _shows(message, embed):  # posted before with this nonce
                await message.edit(embed=embed, view=view)
        return str(message.id)

    async def count_below(self, channel_id: str, message_id: str, most: int) -> int:
        after = discord.Object(int(message_id))
        with discord_call():
            below = [m async for m in self._channel(channel_id).history(limit=most, after=after)]
        return len(below)

    async def delete(self, channel_id: str, message_id: str) -> None:
        with discord_call():
            await self._channel(channel_id).get_partial_message(int(message_id)).delete()

    async def pin(self, channel_id: str, message_id: str) -> None:
        self._require_pinning(channel_id)
        channel, message = self._channel(channel_id), discord.Object(int(message_id))
        with discord_call():
            await channel.get_partial_message(message.id).pin()
            async for notice in channel.history(limit=NEAR, after=message):
                pinned = notice.reference and notice.reference.message_id == message.id
                if notice.type is discord.MessageType.pins_add and pinned:
                    await notice.delete()

    async def unpin(self, channel_id: str, message_id: str) -> None:
        self._require_pinning(channel_id)
        with discord_call():
            await self._channel(channel_id).get_partial_message(int(message_id)).unpin()

    async def say(
        self, channel_id: str, text: str, pings: Sequence[int] = (), rows: Sequence[Row] = ()
    ) -> str:
        with discord_call():
            message = await self._channel(channel_id).send(
                content_of(text), allowed_mentions=allowed(pings), view=view_of(rows)
            )
        return str(message.id)

    async def edit_text(
        self, channel_id: str, message_id: str, text: str | None, rows: Sequence[Row] = ()
    ) -> None:
        content: dict[str, Any] = {} if text is None else {"content": content_of(text)}
        message = self._channel(channel_id).get_partial_message(int(message_id))
        with discord_call():
            await message.edit(view=view_of(rows) if rows else None, **content)

    async def open_thread(self, channel_id: str, name: str) -> str:
        with discord_call():
            channel = self._client.get_channel(int(channel_id)) or await self._client.fetch_channel(
                int(channel_id)
            )
            if not isinstance(channel, discord.TextChannel):
                raise ForbiddenError("there are no threads in this kind of channel")
            kinds = discord.ChannelType
            kind = kinds.news_thread if channel.is_news() else kinds.public_thread
            thread = await channel.create_thread(name=name, type=kind)
        return str(thread.id)

    async def unarchive(self, channel_id: str) -> None:
        with discord_call():
            thread = self._client.get_channel(int(channel_id)) or await self._client.fetch_channel(
                int(channel_id)
            )
            if isinstance(thread, discord.Thread):
                await thread.edit(archived=False)

    def _require_pinning(self, channel_id: str) -> None:
        """Raise ForbiddenError where the cached permissions lack pinning, which saves the call."""
        known = self._client.get_channel(int(channel_id))
        if isinstance(known, discord.abc.GuildChannel | discord.Thread):
            allowed = known.permissions_for(known.guild.me).pin_messages
            if not allowed:
                raise ForbiddenError("pinning is not allowed here")

    def _channel(self, channel_id: str) -> discord.PartialMessageable:
        return self._client.get_partial_messageable(int(channel_id))


def _shows(message: discord.Message, embed: discord.Embed) -> bool:
    return [_texts(shown) for shown in message.embeds] == [_texts(embed)]


def _texts(embed: discord.Embed) -> list[str]:
    return [(text or "").strip() for text in (embed.title, embed.description, embed.footer.text)]
