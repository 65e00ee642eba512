"""Which channels are fit for secrets: @everyone can't look in, and none of the fight's players."""

import discord

from bot.boards import NEEDED
from bot.dm_screens import Sight
from bot.exchange import Exchange
from bot.render.names import safe
from bot.telling import discord_ids
from storage.encounter.errors import InvalidCommandError
from storage.encounter.model import Encounter


def sight_of(client: discord.Client, channel_id: str) -> Sight:
    """Return whether @everyone sees a channel, as far as the gateway told."""
    channel = client.get_channel(int(channel_id))
    if not isinstance(channel, discord.TextChannel):
        return "unknown"
    everyone = channel.permissions_for(channel.guild.default_role)
    return "public" if everyone.view_channel else "hidden"


async def require_secret(asked: Exchange, fight: Encounter, channel_id: int) -> None:
    """Raise InvalidCommandError, with the reason, for a channel that is not fit for the DM screen."""
    where = f"<#{channel_id}>"
    channel = asked.bot.get_channel(channel_id)
    binding = fight.discord
    if not isinstance(channel, discord.TextChannel):
        raise InvalidCommandError(asked.say("dm-channel-unknown", channel=where))
    if binding and str(channel_id) in (binding.channel_id, binding.board_channel_id):
        raise InvalidCommandError(asked.say("dm-channel-table", channel=where))
    if sight_of(asked.bot, str(channel_id)) != "hidden":
        raise InvalidCommandError(asked.say("dm-channel-public", channel=where))
    if not channel.permissions_for(channel.guild.me).is_superset(NEEDED):
        raise InvalidCommandError(asked.say("dm-channel-closed", channel=where))
    dms = {fight.user_id, *fight.co_dms}
    for user in await discord_ids(asked, sorted(fight.controllers - dms)):
        try:
            member = await channel.guild.fetch_member(user)
        except discord.NotFound:
            continue  # left the server
        is_co_dm = binding and any(str(role.id) in binding.dm_role_ids for role in member.roles)
        if not is_co_dm and channel.permissions_for(member).view_channel:
            name = safe(member.display_name, 40)
            raise InvalidCommandError(asked.say("dm-channel-player", channel=where, name=name))
