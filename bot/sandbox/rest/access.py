"""Refuse requests that the bot's permissions in a channel do not cover."""

from __future__ import annotations

from bot.sandbox.model.objects import POSTS_ONLY, Channel, ChannelType, Json
from bot.sandbox.model.permissions import Permission
from bot.sandbox.protocol import errors
from bot.sandbox.world.messages import World


def visible_channel(world: World, channel_id: int) -> Channel:
    """Find a channel the bot may see."""
    channel = world.channel(channel_id)
    if not world.can_view(world.application_id, channel):
        raise errors.missing_access()
    return channel


def need(world: World, channel: Channel, *wanted: Permission) -> None:
    """Raise unless the bot has all of these permissions in the channel."""
    if channel.type is ChannelType.DM:
        return
    has = world.permissions_of(world.application_id, channel)
    if any(not has & permission for permission in wanted):
        raise errors.missing_permissions()


def need_open(channel: Channel) -> None:
    """Raise when the channel is an archived thread."""
    if channel.is_thread and channel.archived:
        raise errors.thread_is_archived()


def need_to_send(world: World, channel: Channel, body: Json, files: int) -> None:
    """Raise unless the bot may post this body here."""
    if channel.type in (*POSTS_ONLY, ChannelType.CATEGORY):
        raise errors.cannot_send_here()
    need(
        world, channel, Permission.SEND_MESSAGES_IN_THREADS if channel.is_thread else Permission.SEND_MESSAGES
    )
    if body.get("embeds"):
        need(world, channel, Permission.EMBED_LINKS)
    if files:
        need(world, channel, Permission.ATTACH_FILES)
    if channel.is_thread and channel.archived and channel.locked:
        need_open(channel)
