"""Write the entities of the world as Discord's JSON."""

from bot.sandbox.protocol.payloads.channels import channel, interaction_channel, resolved_channel
from bot.sandbox.protocol.payloads.guilds import guild, guild_create
from bot.sandbox.protocol.payloads.messages import attachment, mentioned, message
from bot.sandbox.protocol.payloads.people import iso, member, resolved_member, role, user

__all__ = [
    "attachment",
    "channel",
    "guild",
    "guild_create",
    "interaction_channel",
    "iso",
    "member",
    "mentioned",
    "message",
    "resolved_channel",
    "resolved_member",
    "role",
    "user",
]
