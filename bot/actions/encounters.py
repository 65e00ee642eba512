"""The encounters of a server: create one, post its board again, move it to another channel or thread."""

import aiohttp
import discord
from discord.app_commands import Choice

from bot.actions.execute import board_screen
from bot.autocomplete.choices import MAX_CHOICES, MAX_LENGTH
from bot.discord_api.messages import MessageError
from bot.interactions.context import Interaction, InteractionContext
from bot.interactions.permissions import require_dm
from bot.live.board_source import spot_of
from bot.live.boards import NEEDED
from bot.live.channel_visibility import sees
from bot.live.message_source import MessageSpot
from bot.parsing.names import meant
from bot.render.escaping import isolated, label, plain, safe
from bot.render.screen import Screen
from storage.encounter.errors import InvalidCommandError, NotFoundError, RuleError, TrackerError
from storage.encounter.model import DiscordBinding, Encounter, Rules, Status
from storage.encounter.names import plain_key
from storage.repositories.share_links import Place

MOST_QUESTIONS = 10  # requests to Discord for one list


async def open_encounter(ctx: InteractionContext, name: str, rules: Rules | None = None) -> Encounter:
    """Create an encounter in this channel, with the user as its DM, and post its board.

    Links of others that follow the channel are reported: their holders may have lost access to it.
    """
    await _require_no_screen(ctx)
    locale = ctx.interaction.guild_locale
    binding = DiscordBinding(
        guild_id=ctx.guild_id, channel_id=ctx.channel_id, locale=str(locale) if locale else None
    )
    before = await ctx.services.tracker.last_in_channel(ctx.guild_id, ctx.channel_id)
    encounter = await ctx.services.tracker.create(await ctx.actor(), name, binding, rules)
    bound = await post_board(ctx, encounter)
    if before is not None and _is_of_same_table(before, encounter):
        await ctx.app.dm_screens.take_over(before, encounter)
    ctx.app.private_screens.refresh(bound)  # those of the encounter before go on to it
    around = await ctx.services.shares.around(None, Place(ctx.guild_id, ctx.channel_id))
    if others := [share for share in around if share.created_by != encounter.user_id]:
        await ctx.whisper(ctx.say("overlay-links-of-others", count=len(others)))
    return bound


async def post_board(ctx: InteractionContext, encounter: Encounter) -> Encounter:
    """Post the board as a live message, as the answer unless that would be in the DM screen's channel."""
    if is_beside_screen(ctx, encounter):
        return await _post_in_own_channel(ctx, encounter)
    may_post = ctx.interaction.app_permissions.is_superset(NEEDED)
    if not may_post:
        await ctx.whisper(ctx.say("board-needs-permissions"))
    with ctx.app.boards.paused(encounter.id):
        screen, is_beside = board_screen(ctx, encounter), may_post and ctx.has_first_answer
        message_id = None if is_beside else await ctx.post(screen)
        if message_id is None:
            message_id = await _post_beside_answer(ctx, screen)
        bound = await ctx.app.boards.posted(encounter, MessageSpot(ctx.channel_id, message_id), screen)
    if is_beside:
        await ctx.whisper(ctx.say("board-posted", channel=f"<#{ctx.channel_id}>"))
    return bound


def _is_of_same_table(before: Encounter, encounter: Encounter) -> bool:
    """Whether an encounter that ended has the DM and the channel of a new one."""
    old, new = before.discord, encounter.discord
    is_there = old is not None and new is not None and old.channel_id == new.channel_id
    return is_there and before.user_id == encounter.user_id and before.status is Status.COMPLETED


def has_board(encounter: Encounter) -> bool:
    """Whether a board is known: it is not where its answer was lost."""
    return encounter.discord is not None and encounter.discord.board_message_id is not None


async def _post_beside_answer(ctx: InteractionContext, screen: Screen) -> str:
    """Post a board beside the answer, where Discord takes none: it came too late, or Discord failed.

    Also after a deferral: the nonce keeps it from being posted twice, which a later answer has not.
    """
    try:
        return await ctx.app.messages.post(ctx.channel_id, screen, nonce=ctx.id)
    except MessageError as error:
        raise InvalidCommandError("board-not-posted") from error


async def _post_in_own_channel(ctx: InteractionContext, encounter: Encounter) -> Encounter:
    place, screen = spot_of(encounter), board_screen(ctx, encounter)
    if place is None:
        raise NotFoundError("no-encounter")
    where = f"<#{place.channel_id}>"
    try:
        message_id = await ctx.app.messages.post(place.channel_id, screen, nonce=ctx.id)
    except MessageError as error:
        raise InvalidCommandError("dm-channel-closed", channel=where) from error
    bound = await ctx.app.boards.posted(encounter, MessageSpot(place.channel_id, message_id), screen)
    await ctx.whisper(ctx.say("board-posted", channel=where))
    return bound


def is_beside_screen(ctx: InteractionContext, encounter: Encounter) -> bool:
    """Whether the interaction came from the DM screen's channel, and that is not the encounter's own."""
    binding = encounter.discord
    return (
        binding is not None
        and binding.dm_channel_id == ctx.channel_id
        and ctx.channel_id != binding.channel_id
    )


async def _require_no_screen(ctx: InteractionContext) -> None:
    """Raise RuleError in a channel with a DM screen: players who join here would see its secrets."""
    encounter = await ctx.encounter_of_dm_screen()
    if encounter is not None:
        raise RuleError("dm-screen-here", name=safe(encounter.name, 60))


async def bring_here(ctx: InteractionContext, named: str) -> Encounter:
    """Move an encounter of another channel to this one, with its board and its announcements.

    Raises NotFoundError for an encounter that the user does not run, RuleError when this channel has another.
    """
    encounter = await _run_by(ctx, named)
    there = await ctx.services.tracker.in_channel(ctx.guild_id, ctx.channel_id)
    if there is not None and there.id != encounter.id:
        raise RuleError("encounter-there", name=safe(there.name, 60))
    await require_dm(ctx, encounter)
    await _require_no_screen(ctx)
    # The old log thread stays in its channel; the new channel gets a new one.
    is_new = encounter.discord is None or encounter.discord.channel_id != ctx.channel_id
    log_thread = None if is_new or encounter.discord is None else encounter.discord.log_thread_id
    # The encounter moves before its board, so that commands work here as soon as the board is visible.
    bind = ctx.services.tracker.bind
    await bind(encounter.id, channel_id=ctx.channel_id, log_thread_id=log_thread)
    try:
        return await post_board(ctx, encounter)
    except BaseException:
        if encounter.discord is not None:  # no board was posted here: move the encounter back
            await bind(encounter.id, **encounter.discord.model_dump(include={"channel_id", "log_thread_id"}))
        raise


async def complete_encounters(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Complete the encounters of this server that the user runs."""
    ctx = InteractionContext.of(interaction)
    wanted = plain_key(typed)
    try:
        found = [f for f in await ctx.encounters_run() if wanted in plain_key(f.name)]
    except TrackerError:
        return []
    return [Choice(name=_placed(ctx, encounter), value=encounter.id) for encounter in found[:MAX_CHOICES]]


async def listed(ctx: InteractionContext, most: int) -> list[Encounter]:
    """Return the newest encounters of this server that the user runs, or whose channel or thread they see.

    Discord is asked about a few private threads at most.
    """
    found: list[Encounter] = []
    questions = 0
    for encounter in await ctx.services.tracker.in_guild(ctx.guild_id):
        if len(found) == most:
            break
        sight = await _sight(ctx, encounter)
        if isinstance(sight, discord.Thread):
            questions += 1
            sight = questions <= MOST_QUESTIONS and await _is_in_thread(sight, ctx.interaction.user)
        if sight:
            found.append(encounter)
    return found


async def _sight(ctx: InteractionContext, encounter: Encounter) -> bool | discord.Thread:
    """Return whether the user may see the encounter, or the private thread that they must be in for it."""
    guild, binding = ctx.interaction.guild, encounter.discord
    if guild is None or binding is None:
        return False
    if binding.channel_id == ctx.channel_id or await ctx.runs(encounter):
        return True
    place = guild.get_channel_or_thread(int(binding.channel_id))
    member = ctx.interaction.user
    channel = place.parent if isinstance(place, discord.Thread) else place
    if channel is None or not isinstance(member, discord.Member):
        return False
    if not sees(channel, member.id, (role.id for role in member.roles)):
        return False
    if not isinstance(place, discord.Thread) or not place.is_private():
        return True
    return True if channel.permissions_for(member).manage_threads else place


async def _is_in_thread(thread: discord.Thread, member: discord.Member | discord.User) -> bool:
    """Whether a member was added to a private thread, by Discord's present data; False when it can't say."""
    try:
        await thread.fetch_member(member.id)
    except (discord.HTTPException, aiohttp.ClientError, OSError, TimeoutError):
        return False
    return True


async def _run_by(ctx: InteractionContext, named: str) -> Encounter:
    found = await ctx.encounters_run()
    for encounter in found:
        if named == encounter.id:
            return await ctx.services.tracker.load(encounter.id)
    by_name = meant(found, named, lambda encounter: encounter.name)
    if len(by_name) != 1:
        raise NotFoundError("which-encounter")
    return await ctx.services.tracker.load(by_name[0].id)


def _placed(ctx: InteractionContext, encounter: Encounter) -> str:
    guild, binding = ctx.interaction.guild, encounter.discord
    channel = guild.get_channel_or_thread(int(binding.channel_id)) if guild and binding else None
    if channel is None:
        return plain(encounter.name, MAX_LENGTH)
    return label(encounter.name, f" – #{isolated(plain(channel.name, MAX_LENGTH // 2))}", MAX_LENGTH)
