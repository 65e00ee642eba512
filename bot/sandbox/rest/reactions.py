"""Add and remove the bot's reactions."""

from __future__ import annotations

from bot.sandbox.model.objects import Channel, Json, Message
from bot.sandbox.model.permissions import Permission
from bot.sandbox.protocol import payloads
from bot.sandbox.protocol.errors import ApiError
from bot.sandbox.protocol.validation.emoji import is_emoji
from bot.sandbox.rest import access
from bot.sandbox.rest.api import NO_CONTENT, ApiCall, Reply, Route
from bot.sandbox.world.messages import World, WorldEvent


class Reactions:
    """/channels/{id}/messages/{id}/reactions/{emoji}."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[Route]:
        base = "/channels/{channel}/messages/{message}/reactions/{emoji}"
        return [
            Route("GET", base, self.users),
            Route("PUT", base + "/@me", self.add),
            Route("DELETE", base + "/@me", self.remove),
        ]

    def _target(self, call: ApiCall) -> tuple[Channel, Message, str]:
        channel = access.visible_channel(self._world, call.id("channel"))
        emoji = call.params["emoji"]
        if not is_emoji(emoji):
            raise ApiError(400, 10014, "Unknown Emoji")
        return channel, self._world.message(channel.id, call.id("message")), emoji

    async def users(self, call: ApiCall) -> Reply:
        _, message, emoji = self._target(call)
        return Reply([payloads.user(self._world.users[i]) for i in message.reactions.get(emoji, [])])

    async def add(self, call: ApiCall) -> Reply:
        channel, message, emoji = self._target(call)
        access.need(self._world, channel, Permission.READ_MESSAGE_HISTORY)
        access.need_open(channel)
        if emoji not in message.reactions:
            access.need(self._world, channel, Permission.ADD_REACTIONS)
        users = message.reactions.setdefault(emoji, [])
        if self._world.application_id not in users:
            users.append(self._world.application_id)
            self._emit("ADD", channel, message, emoji)
        return NO_CONTENT

    async def remove(self, call: ApiCall) -> Reply:
        channel, message, emoji = self._target(call)
        users = message.reactions.get(emoji, [])
        if self._world.application_id in users:
            users.remove(self._world.application_id)
            if not users:
                del message.reactions[emoji]
            self._emit("REMOVE", channel, message, emoji)
        return NO_CONTENT

    def _emit(self, verb: str, channel: Channel, message: Message, emoji: str) -> None:
        user_id = self._world.application_id
        data: Json = {
            "user_id": str(user_id),
            "channel_id": str(channel.id),
            "message_id": str(message.id),
            "emoji": {"id": None, "name": emoji},
            "burst": False,
            "type": 0,
        }
        if channel.guild_id is not None:
            data["guild_id"] = str(channel.guild_id)
        kind = f"MESSAGE_REACTION_{verb}"
        self._world.emit(WorldEvent(kind, data, channel.guild_id, channel.id, actor_id=user_id))
        self._world.message_edited(message, visibly=False)
