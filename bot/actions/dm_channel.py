"""The live DM screen of a channel for DMs."""

import discord

from bot.discord_api.messages import BusyError, MessageError
from bot.interactions.context import InteractionContext
from bot.interactions.permissions import require_dm
from bot.live.boards import NEEDED
from bot.live.channel_visibility import Sight, writes
from storage.encounter.errors import InvalidCommandError, UnavailableError
from storage.encounter.model import Encounter
from storage.repositories.dm_screens import StoredDmScreen


async def keep_dm_screen(ctx: InteractionContext, encounter: Encounter, channel_id: int) -> None:
    """Post the DM screen in a channel as a live message.

    Raises NotAllowedError unless the user is a DM, InvalidCommandError for a channel that is not allowed.
    """
    await require_dm(ctx, encounter)
    await _require_secret(ctx, encounter, channel_id)
    try:
        await ctx.app.dm_screens.open(encounter, str(channel_id), ctx.id)
    except MessageError as error:
        raise InvalidCommandError("dm-channel-closed", channel=f"<#{channel_id}>") from error
    await ctx.whisper(ctx.say("dm-screen-kept", channel=f"<#{channel_id}>"))


async def _require_secret(ctx: InteractionContext, encounter: Encounter, channel_id: int) -> None:
    """Raise InvalidCommandError, with the reason, for a channel that can't hold the DM screen."""
    where = f"<#{channel_id}>"
    channel = ctx.client.get_channel(channel_id)
    binding = encounter.discord
    if not isinstance(channel, discord.TextChannel) or binding is None:
        raise InvalidCommandError("dm-channel-unknown", channel=where)
    if str(channel_id) in (binding.channel_id, binding.board_channel_id):
        raise InvalidCommandError("dm-channel-table", channel=where)
    member = ctx.interaction.user  # who would write there by the bot's hand
    roles = [role.id for role in member.roles] if isinstance(member, discord.Member) else []
    if not writes(channel, member.id, roles):
        raise InvalidCommandError("dm-channel-not-yours", channel=where)
    if not channel.permissions_for(channel.guild.me).is_superset(NEEDED):
        raise InvalidCommandError("dm-channel-closed", channel=where)
    try:
        sight = await ctx.app.channel_visibility.sight(StoredDmScreen.at(encounter, binding, str(channel_id)))
    except BusyError as error:
        raise UnavailableError("dm-channel-unsure", channel=where) from error
    require_hidden(sight, where)


def require_hidden(sight: Sight, where: str) -> None:
    """Raise InvalidCommandError, with the reason, unless a channel is hidden from players."""
    match sight.kind:
        case "unknown":
            raise InvalidCommandError("dm-channel-unknown", channel=where)
        case "public":
            raise InvalidCommandError("dm-channel-public", channel=where)
        case "player":
            raise InvalidCommandError("dm-channel-player", channel=where, name=sight.name)
