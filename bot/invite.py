"""The way of the bot into a server: a link that asks for exactly what it uses."""

import discord

SCOPES = ("bot", "applications.commands")
PERMISSIONS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    embed_links=True,
    attach_files=True,
    read_message_history=True,
    pin_messages=True,
    create_public_threads=True,
)


def invite_link(application_id: int) -> str:
    """Return the link that adds the bot to a server with exactly what it uses."""
    return discord.utils.oauth_url(application_id, permissions=PERMISSIONS, scopes=SCOPES)
