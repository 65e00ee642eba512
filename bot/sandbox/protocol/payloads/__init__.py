"""Write the entities of the world as Discord's JSON."""

from bot.sandbox.protocol.payloads.channels import channel
from bot.sandbox.protocol.payloads.guilds import guild, guild_create
from bot.sandbox.protocol.payloads.messages import attachment, mentioned, message
from bot.sandbox.protocol.payloads.people import iso, member, role, user

__all__ = [
    "attachment",
    "channel",
    "guild",
    "guild_create",
    "iso",
    "member",
    "mentioned",
    "message",
    "role",
    "user",
]
