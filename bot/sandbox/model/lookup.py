"""What the payloads need to look up in the world."""

from typing import Protocol

from bot.sandbox.model.clock import Clock
from bot.sandbox.model.objects import Channel, Guild, Message, StoredFile, User


class Lookup(Protocol):
    """Users, guilds, channels and messages by id, and where files are served."""

    users: dict[int, User]
    guilds: dict[int, Guild]
    channels: dict[int, Channel]
    messages: dict[int, dict[int, Message]]
    application_id: int
    clock: Clock

    def permissions_of(self, user_id: int, channel: Channel) -> int:
        """Return the permission bits of a user in a channel; 0 without access."""

    def url_of(self, channel_id: int, file: StoredFile) -> str:
        """Return the address of an attachment."""
