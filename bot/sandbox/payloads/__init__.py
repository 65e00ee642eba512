"""Write the things of the world as Discord's JSON."""

from bot.sandbox.payloads.channels import channel
from bot.sandbox.payloads.guilds import guild, guild_create
from bot.sandbox.payloads.messages import attachment, mentioned, message
from bot.sandbox.payloads.people import iso, member, role, user

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
