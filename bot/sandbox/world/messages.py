"""Keep the state of the sandbox: guilds, channels and their messages."""

from __future__ import annotations

import secrets

from bot.sandbox.model.objects import Json, Message
from bot.sandbox.protocol import errors, payloads
from bot.sandbox.world.guilds import GuildStore, Listener, WorldEvent

__all__ = ["Listener", "World", "WorldEvent"]


class World(GuildStore):
    """Guilds, channels and messages; every change is made by a method of this class."""

    def message(self, channel_id: int, message_id: int) -> Message:
        message = self.messages.get(channel_id, {}).get(message_id)
        if message is None:
            raise errors.unknown_message()
        return message

    def post(self, message: Message) -> Message:
        """Add a message to its channel."""
        channel = self.channel(message.channel_id)
        if channel.is_thread and channel.archived and not channel.locked:
            self.archive(channel, archived=False)
        if channel.is_thread:
            # A user mentioned in a thread joins it.
            for user_id in payloads.mentioned(message.content):
                self.join_thread(channel, user_id)
        message.created_at = self.clock.now()
        self.messages[channel.id][message.id] = message
        for file in message.attachments:
            self.files[file.id] = file
        if not message.ephemeral:
            channel.last_message_id = message.id
        self.message_event(message, "CREATE")
        return message

    def message_edited(self, message: Message, *, visibly: bool = True) -> None:
        """Emit that a message's fields have changed."""
        if visibly:
            message.edited_at = self.clock.now()
            message.edits += 1
        for file in message.attachments:
            self.files[file.id] = file
        self.message_event(message, "UPDATE")

    def delete_message(self, message: Message) -> None:
        del self.messages[message.channel_id][message.id]
        self.deleted.add(message.id)
        self.message_event(message, "DELETE")

    def message_event(self, message: Message, verb: str) -> None:
        channel = self.channels[message.channel_id]
        data: Json = {"id": str(message.id), "channel_id": str(channel.id)}
        if verb != "DELETE":
            data = payloads.message(self, message)
        if channel.guild_id is not None:
            data["guild_id"] = str(channel.guild_id)
            author = self.guilds[channel.guild_id].members.get(message.author_id)
            if verb != "DELETE" and author is not None:
                data["member"] = payloads.member(self, author, with_user=False)
        event = WorldEvent(
            f"MESSAGE_{verb}", data, channel.guild_id, channel.id, message.visible_to, message.author_id
        )
        self.emit(event)

    def set_pinned(self, message: Message, pinned: bool, actor_id: int) -> None:
        """Pin or unpin a message; a pin posts a system message, as on Discord."""
        if bool(message.pinned_at) == pinned:
            return
        channel = self.channels[message.channel_id]
        message.pinned_at = self.clock.now() if pinned else None
        channel.last_pin_at = self.clock.now()
        self.message_edited(message, visibly=False)
        data: Json = {"channel_id": str(channel.id), "last_pin_timestamp": payloads.iso(channel.last_pin_at)}
        if channel.guild_id is not None:
            data["guild_id"] = str(channel.guild_id)
        self.emit(WorldEvent("CHANNEL_PINS_UPDATE", data, channel.guild_id, channel.id))
        if pinned:
            reference = {"message_id": str(message.id), "channel_id": str(channel.id), "type": 0}
            self.post(Message(self.mint(), channel.id, actor_id, type=6, reference=reference))

    @staticmethod
    def new_token() -> str:
        """Create a random secret for an interaction or a session."""
        return secrets.token_urlsafe(48)
