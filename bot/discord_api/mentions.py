"""Whom a message notifies: the users and roles that it names and is allowed to."""

from collections.abc import Sequence

import discord


def with_mentions(text: str, users: Sequence[int], roles: Sequence[int] = ()) -> str:
    """Return a text that names users and roles at its end."""
    return " ".join([text, *(f"<@&{role}>" for role in roles), *(f"<@{user}>" for user in users)])


def allowed(users: Sequence[int], roles: Sequence[int] = ()) -> discord.AllowedMentions:
    """Return what lets a message notify these users and roles, and no others."""
    return discord.AllowedMentions(
        users=[discord.Object(user) for user in users], roles=[discord.Object(role) for role in roles]
    )


def notifiable(client: discord.Client, channel_id: str, role_ids: Sequence[str]) -> list[int]:
    """Return those of the roles that Discord notifies when the bot names them in a channel.

    These are the roles that everyone may mention, and all others where the bot may mention everyone; never
    @everyone itself. In a channel that is not known, such as an archived thread, there are none.
    """
    channel = client.get_channel(int(channel_id))
    if not isinstance(channel, discord.abc.GuildChannel | discord.Thread):
        return []
    try:
        may_all = channel.permissions_for(channel.guild.me).mention_everyone
    except discord.ClientException:  # a thread whose channel is not known
        may_all = False
    roles = [role for one in role_ids if (role := channel.guild.get_role(int(one))) is not None]
    return [role.id for role in roles if not role.is_default() and (role.mentionable or may_all)]
