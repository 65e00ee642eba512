"""From a command to its answer: execute it, announce it in public, and answer the user."""

from collections.abc import Sequence

from bot.actions.announce import announce, log_in_thread
from bot.discord_api.mentions import notifiable, with_mentions
from bot.interactions.context import InteractionContext
from bot.live.pacing import viewers_first
from bot.narration.announcements import Announcement
from bot.narration.question_contents import about_request, asked_text
from bot.render.buttons import reopens
from bot.render.escaping import safe
from bot.render.narration import SEPARATOR, narrate
from bot.render.requests import request_rows
from bot.render.screen import Screen
from bot.render.terms import dice_text
from storage.change import Change
from storage.encounter.base import ParticipantId
from storage.encounter.commands import Command
from storage.encounter.context import Origin
from storage.encounter.errors import RuleError, TrackerError
from storage.encounter.events import Requested
from storage.encounter.model import Encounter, Status, TurnMark
from storage.encounter.policy import audience_of
from storage.encounter.visibility.audience import PLAYERS, Audience
from storage.encounter.visibility.view_types import EncounterView, ParticipantView
from storage.encounter.visibility.views import view


async def execute(
    ctx: InteractionContext,
    encounter: Encounter,
    command: Command,
    *,
    expected: TurnMark | None = None,
    nth: int = 0,
) -> Change:
    """Execute a command as the user. The interaction's id is the command's id, so that it is applied once.

    `nth` numbers the commands of an interaction that executes several.
    """
    if encounter.status is Status.COMPLETED and reopens(encounter, command):
        await _require_no_other(ctx, encounter)
    command_id = ctx.id if not nth else f"{ctx.id}-{nth}"
    actor = await ctx.actor(encounter)
    change = await ctx.services.tracker.execute(
        encounter.id, actor, command, command_id, expected, origin=Origin.DISCORD
    )
    await viewers_first()
    return change


async def do(
    ctx: InteractionContext, encounter: Encounter, command: Command, *, roll: str = "", note: str = ""
) -> Change:
    """Execute a slash command and answer it. `roll` shows its dice; only the user receives it, and a note."""
    change = await execute(ctx, encounter, command)
    await report(ctx, [change], roll=roll, note=note)
    return change


async def do_for_each(
    ctx: InteractionContext, encounter: Encounter, commands: Sequence[Command], *, roll: str = ""
) -> None:
    """Execute a slash command for each of several participants, and answer it once.

    Raises the error of the first that is refused; what was done before it is announced.
    """
    changes: list[Change] = []
    try:
        for nth, command in enumerate(commands):
            changes.append(await execute(ctx, encounter, command, nth=nth))
    finally:
        if changes:
            await report(ctx, changes, roll=roll)


async def execute_on_board(
    ctx: InteractionContext,
    encounter: Encounter,
    command: Command,
    *,
    expected: TurnMark | None = None,
    roll: str = "",
    is_quiet: bool = False,
    more: Sequence[Command] = (),
) -> Change:
    """Execute a command of a button on the board, and `more` after it; return the last change.

    The answer is the redrawn board, then the announcement; with `is_quiet`, only one that pings a user.
    """
    boards = ctx.app.boards
    with boards.drawing(encounter.id) as live:
        changes = [await execute(ctx, encounter, command, expected=expected)]
        changes += [await execute(ctx, encounter, one, nth=nth) for nth, one in enumerate(more, 1)]
        change = changes[-1]
        if ctx.is_on_board(change.after):
            screen = boards.draw(change.after)
            await ctx.redraw_live(live, screen, change.after.version)
    await report(ctx, changes, roll=roll, is_quiet=is_quiet)
    return change


async def report(
    ctx: InteractionContext,
    changes: Sequence[Change],
    *,
    roll: str = "",
    note: str = "",
    is_quiet: bool = False,
) -> None:
    """Announce changes in one public line, and answer the user with what only they may know."""
    for change in changes:
        if change.is_request:
            await _report_request(ctx, change)
    changes = [change for change in changes if not change.is_request]
    if not changes:
        return
    last = changes[-1]
    audience = await _audience(ctx, last.after)
    announcement = await announce(ctx, changes, is_quiet=is_quiet)
    is_wanted = not ctx.is_on_message and last.after.rules.narration != "line"  # here for one alone
    is_told = ctx.is_at(last.after) and (announcement.in_channel == announcement.line or not is_wanted)
    own = _told(changes, audience, ctx, is_told=is_told)
    if is_wanted and not is_told:
        own = own or _told(changes, PLAYERS, ctx)
    more = [own] if own and not (is_quiet and audience.kind != "dm") else []
    if roll:
        more.append(f"🎲 {dice_text(roll, ctx.say)}")
    if note:
        more.append(note)
    more += ctx.app.guild_texts.take_undelivered(last.after.id, is_dm=audience.kind == "dm")
    if more:
        await ctx.whisper("\n".join(more))
    elif not ctx.has_answered:
        await _answer_unseen(ctx, changes, audience)
    await log_in_thread(ctx, last.after, announcement)


async def _answer_unseen(ctx: InteractionContext, changes: Sequence[Change], audience: Audience) -> None:
    """Answer a user who may know nothing of what they changed: a hidden participant's turn begins or ends."""
    last = changes[-1]
    kinds = {event.type for event in last.events}
    if last.for_audience(audience).turn is None and "turn_advanced" in kinds:
        await ctx.whisper(ctx.say("error-turn-with-dm"))
    elif "change_undone" in kinds:
        await ctx.whisper(ctx.say("told-undone-change", by=safe(last.actor.name, 40)))
    else:
        await ctx.done()


def _told(
    changes: Sequence[Change], audience: Audience, ctx: InteractionContext, *, is_told: bool = False
) -> str:
    """Return what an audience may know; with `is_told`, only what the channel does not say."""
    texts = []
    for one in changes:
        public = one.for_audience(PLAYERS) if is_told else None
        # Compared in the language of the user, which need not be that of the channel.
        texts.append(narrate(one.for_audience(audience), ctx.say, beside=public))
    return SEPARATOR.join(filter(None, texts))


async def own_participant(ctx: InteractionContext, encounter: Encounter) -> ParticipantId | None:
    """Return the id of the user's only participant, the source of the damage they deal; else None."""
    own = encounter.controlled_by(await ctx.user_id())
    return own[0].id if len(own) == 1 else None


async def audience_and_view(ctx: InteractionContext, encounter: Encounter) -> tuple[Audience, EncounterView]:
    """Return the user's audience and view. Raises NotFoundError for a spectator."""
    audience = audience_of(encounter, await ctx.actor(encounter))
    return audience, view(encounter, audience)


async def visible_participants(ctx: InteractionContext, encounter: Encounter) -> Sequence[ParticipantView]:
    """Return the participants that the user may know of."""
    _, shown = await audience_and_view(ctx, encounter)
    return shown["participants"]


def board_screen(ctx: InteractionContext, encounter: Encounter) -> Screen:
    """Return the encounter's board."""
    return ctx.app.boards.draw(encounter)


async def _require_no_other(ctx: InteractionContext, encounter: Encounter) -> None:
    """Raise RuleError where the encounter's channel has another one by now."""
    binding = encounter.discord
    if binding is None:
        return
    there = await ctx.services.tracker.in_channel(binding.guild_id, binding.channel_id)
    if there is not None and there.id != encounter.id:
        raise RuleError("encounter-there", name=safe(there.name, 60))


async def _audience(ctx: InteractionContext, encounter: Encounter) -> Audience:
    try:
        return audience_of(encounter, await ctx.actor(encounter))
    except TrackerError:
        return PLAYERS  # a user who has just left the encounter


async def _report_request(ctx: InteractionContext, change: Change) -> None:
    """Post the request to the DM in public, unless the players may not know of its target."""
    if not any(isinstance(event, Requested) for event in change.events):
        await ctx.whisper(ctx.say("request-repeat"))
        return
    question = change.for_audience(PLAYERS).question
    if question is None:
        await ctx.whisper(ctx.say("request-sent"))
        return
    text = asked_text(change, ctx.say_public)
    pings = await ctx.app.accounts.dms_of(change.after)
    dm_roles = change.after.discord.dm_role_ids if change.after.discord else ()
    roles = notifiable(ctx.interaction.client, ctx.channel_id, dm_roles)
    rows = request_rows(change.after, question.request, ctx.say_public)
    called = with_mentions(text, pings, roles)
    message_id = await ctx.reply(called, pings=pings, roles=roles, rows=rows)
    about = about_request(question.request)
    await ctx.app.questions.posted(change.after, ctx.channel_id, message_id, about)
    ctx.app.boards.of(change.after.id).mark_covered()
    await log_in_thread(ctx, change.after, Announcement("", logged=text))
