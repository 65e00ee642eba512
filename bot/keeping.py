"""Putting the DM screen into a channel for DMs, to stay."""

from bot.dm_screen import require_dm
from bot.exchange import Exchange
from bot.face import FaceError
from bot.secret_places import require_secret
from storage.encounter.errors import InvalidCommandError
from storage.encounter.model import Encounter


async def keep_dm_screen(asked: Exchange, fight: Encounter, channel_id: int) -> None:
    """Post the screen in a channel and keep it up to date there.

    Raises NotAllowedError for anybody but the DM, InvalidCommandError for a channel that is not fit for it.
    """
    await require_dm(asked, fight)
    await require_secret(asked, fight, channel_id)
    try:
        await asked.bot.dm_screens.open(fight, str(channel_id))
    except FaceError as error:
        raise InvalidCommandError(asked.say("dm-channel-closed", channel=f"<#{channel_id}>")) from error
    await asked.whisper(asked.say("dm-screen-kept", channel=f"<#{channel_id}>"))
