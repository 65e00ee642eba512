"""The fights of a server: opened in a channel, posted again, brought to another channel or thread."""

import discord
from discord.app_commands import Choice

from bot.actions.execute import board_screen
from bot.autocomplete.choices import MAX_CHOICES, MAX_LENGTH
from bot.components.dm_screen import require_dm
from bot.discord_api.messages import FaceError
from bot.interactions.context import Exchange, Interaction
from bot.live.boards import NEEDED, spot_of
from bot.live.message_source import Spot
from bot.render.escaping import plain, safe
from storage.encounter.errors import InvalidCommandError, NotFoundError, RuleError, TrackerError
from storage.encounter.model import DiscordBinding, Encounter
from storage.encounter.policy import audience_of


async def open_fight(asked: Exchange, name: str) -> Encounter:
    """Create a fight in this channel, with whoever asked as its DM, and post its board."""
    if asked.interaction.guild_id is None:
        raise NotFoundError(asked.say("guild-only"))
    await _require_no_screen(asked)
    locale = asked.interaction.guild_locale
    binding = DiscordBinding(
        guild_id=str(asked.interaction.guild_id),
        channel_id=asked.channel_id,
        locale=str(locale) if locale else None,
    )
    encounter = await asked.services.tracker.create(await asked.actor(), name, binding)
    return await post_board(asked, encounter)


async def post_board(asked: Exchange, encounter: Encounter) -> Encounter:
    """Answer with the board, and keep it up to date from now on; asked beside the DM screen, at the table."""
    if is_beside_screen(asked, encounter):
        return await _post_at_table(asked, encounter)
    if not asked.interaction.app_permissions.is_superset(NEEDED):
        await asked.whisper(asked.say("board-needs-permissions"))
    screen = board_screen(asked, encounter)
    message_id = await asked.post(screen)
    return await asked.bot.boards.posted(encounter, Spot(asked.channel_id, str(message_id)), screen)


async def _post_at_table(asked: Exchange, encounter: Encounter) -> Encounter:
    place, screen = spot_of(encounter), board_screen(asked, encounter)
    if place is None:
        raise NotFoundError(asked.say("no-fight"))
    where = f"<#{place.channel_id}>"
    try:
        message_id = await asked.bot.face.post(place.channel_id, screen)
    except FaceError as error:
        raise InvalidCommandError(asked.say("dm-channel-closed", channel=where)) from error
    bound = await asked.bot.boards.posted(encounter, Spot(place.channel_id, message_id), screen)
    await asked.whisper(asked.say("board-posted", channel=where))
    return bound


def is_beside_screen(asked: Exchange, encounter: Encounter) -> bool:
    """Whether the one who asked is in the channel of the fight's DM screen, and not at the table."""
    binding = encounter.discord
    return (
        binding is not None
        and binding.dm_channel_id == asked.channel_id
        and asked.channel_id != binding.channel_id
    )


async def _require_no_screen(asked: Exchange) -> None:
    """Raise RuleError in a channel where a DM screen stands: players would be let in to its secrets."""
    fight = await asked.fight_of_screen()
    if fight is not None:
        raise RuleError(asked.say("fight-screen-here", name=safe(fight.name, 60)))


async def bring_here(asked: Exchange, named: str) -> Encounter:
    """Let a fight of another channel go on in this one: its board moves, what is said of it comes here.

    Raises NotFoundError for a fight that the one who asked does not run, RuleError when there is one here.
    """
    fight = await _run_by(asked, named)
    there = await asked.services.tracker.in_channel(asked.channel_id)
    if there is not None and there.id != fight.id:
        raise RuleError(asked.say("fight-there", name=safe(there.name, 60)))
    await require_dm(asked, fight)
    await _require_no_screen(asked)
    # Its old log stays where it was; a new one is opened beside the new channel.
    is_new = fight.discord is None or fight.discord.channel_id != asked.channel_id
    log_thread = None if is_new or fight.discord is None else fight.discord.log_thread_id
    # First the fight, then its board: whoever sees the board here can play here.
    bind = asked.services.tracker.bind
    await bind(fight.id, channel_id=asked.channel_id, log_thread_id=log_thread)
    try:
        return await post_board(asked, fight)
    except BaseException:
        if fight.discord is not None:  # there is no board here: the fight stays where it was
            await bind(fight.id, **fight.discord.model_dump(include={"channel_id", "log_thread_id"}))
        raise


async def complete_fights(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Complete the fights of this server that the one who asks runs."""
    asked = Exchange.of(interaction)
    wanted = typed.casefold().strip()
    try:
        found = [f for f in await _all_run_by(asked) if wanted in f.name.casefold()]
    except TrackerError:
        return []
    return [
        Choice(name=plain(_placed(asked, fight), MAX_LENGTH), value=fight.id) for fight in found[:MAX_CHOICES]
    ]


def may_see(asked: Exchange, fight: Encounter) -> bool:
    """Whether the one who asked may see the channel the fight is in."""
    guild, binding = asked.interaction.guild, fight.discord
    if guild is None or binding is None:
        return False
    if binding.channel_id == asked.channel_id:
        return True
    channel = guild.get_channel_or_thread(int(binding.channel_id))
    member = asked.interaction.user
    return (
        channel is not None
        and isinstance(member, discord.Member)
        and channel.permissions_for(member).view_channel
    )


async def _run_by(asked: Exchange, named: str) -> Encounter:
    wanted = named.casefold().strip()
    found = await _all_run_by(asked)
    for fight in found:
        if named == fight.id:
            return await asked.services.tracker.load(fight.id)
    by_name = [fight for fight in found if fight.name.casefold() == wanted]
    if len(by_name) != 1:
        raise NotFoundError(asked.say("which-fight"))
    return await asked.services.tracker.load(by_name[0].id)


async def _all_run_by(asked: Exchange) -> list[Encounter]:
    fights = await asked.services.tracker.in_guild(str(asked.interaction.guild_id))
    return [fight for fight in fights if await _runs(asked, fight)]


async def _runs(asked: Exchange, fight: Encounter) -> bool:
    try:
        return audience_of(fight, await asked.actor(fight)).kind == "dm"
    except NotFoundError:
        return False


def _placed(asked: Exchange, fight: Encounter) -> str:
    guild, binding = asked.interaction.guild, fight.discord
    channel = guild.get_channel_or_thread(int(binding.channel_id)) if guild and binding else None
    return f"{fight.name} – #{channel.name}" if channel is not None else fight.name
