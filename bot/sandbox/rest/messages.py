"""Read, post, edit and delete messages of a channel."""

from __future__ import annotations

from bot.sandbox.model.objects import Channel, Json, Message
from bot.sandbox.model.permissions import Permission
from bot.sandbox.protocol import errors, payloads
from bot.sandbox.rest import access, bodies
from bot.sandbox.rest.api import NO_CONTENT, ApiCall, Reply, Route
from bot.sandbox.world.messages import World, WorldEvent

_DELETABLE_SYSTEM_TYPES = (0, 6, 18, 19, 20, 23)


class Messages:
    """/channels/{id}/messages and typing."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[Route]:
        base = "/channels/{channel}/messages"
        return [
            Route("GET", base, self.list),
            Route("POST", base, self.create),
            Route("POST", base + "/bulk-delete", self.bulk_delete),
            Route("GET", base + "/{message:\\d+}", self.get),
            Route("PATCH", base + "/{message:\\d+}", self.edit),
            Route("DELETE", base + "/{message:\\d+}", self.delete),
            Route("POST", "/channels/{channel}/typing", self.typing),
        ]

    def _find(self, call: ApiCall) -> tuple[Channel, Message]:
        channel = access.visible_channel(self._world, call.id("channel"))
        message = self._world.message(channel.id, call.id("message"))
        # An ephemeral message can't be reached through its channel, not even by its author.
        if message.ephemeral:
            raise errors.unknown_message()
        return channel, message

    async def list(self, call: ApiCall) -> Reply:
        world = self._world
        channel = access.visible_channel(world, call.id("channel"))
        if not world.permissions_of(world.application_id, channel) & Permission.READ_MESSAGE_HISTORY:
            return Reply([])
        found = [m for m in world.messages[channel.id].values() if not m.ephemeral]
        limit = int(call.query.get("limit", "50"))
        if "after" in call.query:
            found = [m for m in found if m.id > int(call.query["after"])][:limit]
        else:
            before = int(call.query.get("before", str(1 << 63)))
            found = [m for m in found if m.id < before][-limit:]
        return Reply([payloads.message(world, m) for m in reversed(found)])

    async def create(self, call: ApiCall) -> Reply:
        world, body = self._world, call.record()
        channel = access.visible_channel(world, call.id("channel"))
        access.need_to_send(world, channel, body, len(call.files))
        if body.get("enforce_nonce") and (sent := self._sent_as(channel, body.get("nonce"))):
            return Reply(payloads.message(world, sent))
        message = Message(world.mint(), channel.id, world.application_id)
        bodies.fill(world, message, body, call.files)
        self._refer(message, channel, body.get("message_reference"))
        world.post(message)
        return Reply(payloads.message(world, message))

    def _sent_as(self, channel: Channel, nonce: str | int | None) -> Message | None:
        """Find the bot's message with this nonce; Discord searches a few minutes, the sandbox all."""
        own = (
            m for m in self._world.messages[channel.id].values() if m.author_id == self._world.application_id
        )
        return next((m for m in own if nonce is not None and m.nonce == nonce), None)

    def _refer(self, message: Message, channel: Channel, reference: Json | None) -> None:
        if not reference:
            return
        if int(reference["message_id"]) not in self._world.messages[channel.id]:
            if reference.get("fail_if_not_exists", True):
                problem = {"code": "REPLIES_UNKNOWN_MESSAGE", "message": "Unknown message"}
                raise errors.InvalidFormBodyError({"message_reference": {"_errors": [problem]}})
            return
        place = {"channel_id": str(channel.id), "guild_id": str(channel.guild_id)}
        message.reference = {"type": 0, "message_id": str(reference["message_id"]), **place}
        message.type = 19

    async def get(self, call: ApiCall) -> Reply:
        channel, message = self._find(call)
        access.need(self._world, channel, Permission.READ_MESSAGE_HISTORY)
        return Reply(payloads.message(self._world, message))

    async def edit(self, call: ApiCall) -> Reply:
        channel, message = self._find(call)
        if message.author_id != self._world.application_id:
            raise errors.cannot_edit_others()
        access.need_open(channel)
        if message.type == 6:
            raise errors.on_system_message()
        bodies.edit(self._world, message, call.record(), call.files)
        self._world.message_edited(message)
        return Reply(payloads.message(self._world, message))

    async def delete(self, call: ApiCall) -> Reply:
        channel, message = self._find(call)
        access.need_open(channel)
        if message.author_id != self._world.application_id:
            access.need(self._world, channel, Permission.MANAGE_MESSAGES)
        if message.type not in _DELETABLE_SYSTEM_TYPES:
            raise errors.on_system_message()
        self._world.delete_message(message)
        return NO_CONTENT

    async def bulk_delete(self, call: ApiCall) -> Reply:
        channel = access.visible_channel(self._world, call.id("channel"))
        access.need(self._world, channel, Permission.MANAGE_MESSAGES)
        for message_id in call.record().get("messages", []):
            message = self._world.messages[channel.id].get(int(message_id))
            if message is not None and not message.ephemeral:
                self._world.delete_message(message)
        return NO_CONTENT

    async def typing(self, call: ApiCall) -> Reply:
        channel = access.visible_channel(self._world, call.id("channel"))
        user_id = self._world.application_id
        data: Json = {
            "channel_id": str(channel.id),
            "user_id": str(user_id),
            "timestamp": int(self._world.clock.now()),
        }
        if channel.guild_id is not None:
            member = self._world.guilds[channel.guild_id].members[user_id]
            data |= {"guild_id": str(channel.guild_id), "member": payloads.member(self._world, member)}
        self._world.emit(WorldEvent("TYPING_START", data, channel.guild_id, channel.id, actor_id=user_id))
        return NO_CONTENT
