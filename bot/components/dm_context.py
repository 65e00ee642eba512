"""What the DM's buttons share: the permission check before, and the redrawn screen after."""

from collections.abc import Callable, Sequence

from bot.actions.announce import announce, log_in_thread
from bot.actions.dm_channel import require_hidden
from bot.actions.execute import execute
from bot.discord_api.messages import MessageError
from bot.interactions.context import InteractionContext
from bot.interactions.permissions import require_dm
from bot.live.channel_visibility import Sight
from bot.render import custom_ids as ids
from bot.render.dm_screen import dm_screen
from bot.render.narration import narrate
from bot.render.own_screen import own_screen
from bot.render.screen import Screen
from bot.render.terms import dice_text
from storage.change import Change
from storage.encounter.commands import Command
from storage.encounter.errors import ParticipantNotFoundError, UnavailableError
from storage.encounter.model import Encounter, Participant, TurnMark
from storage.encounter.visibility.audience import DM, Audience
from storage.repositories.dm_screens import StoredDmScreen

Arguments = tuple[str, ...]
Draw = Callable[[Encounter], Screen]


async def encounter_of(ctx: InteractionContext, arguments: Arguments) -> Encounter:
    """Return the encounter of a DM button. Raises TrackerError if user or channel is not allowed."""
    encounter = await ctx.encounter(arguments)
    await require_dm(ctx, encounter)
    if is_on_live_screen(ctx, encounter):
        await _require_secret(ctx, encounter)
    return encounter


def participant_of(encounter: Encounter, key: str) -> Participant:
    """Return the participant that a button is about. Raises ParticipantNotFoundError."""
    participant = ids.participant_by(encounter, key)
    if participant is None:
        raise ParticipantNotFoundError
    return participant


async def do(
    ctx: InteractionContext,
    encounter: Encounter,
    command: Command,
    draw: Draw | None = None,
    *,
    expected: TurnMark | None = None,
    is_quiet: bool = False,
    rolled: str = "",
    note: str = "",
    more: Sequence[Command] = (),
) -> Change:
    """Execute a command, and `more` after it, redraw the screen and announce the changes to the players.

    `rolled` shows the dice; only the DM receives it, with the outcome, and a `note`.
    """
    if is_on_live_screen(ctx, encounter):
        screens = ctx.app.dm_screens
        with screens.drawing(encounter.id) as live:
            changes = await _execute(ctx, encounter, (command, *more), expected)
            change = changes[-1]
            screen = screens.draw(change.after)
            await ctx.redraw_live(live, screen, change.after.version)
    else:
        changes = await _execute(ctx, encounter, (command, *more), expected)
        change = changes[-1]
        await show(ctx, change.after, draw or (lambda after: dm_screen(after, ctx.say)))
    announcement = await announce(ctx, changes, is_quiet=is_quiet)
    texts = [f"🎲 {dice_text(rolled, ctx.say)}"] if rolled else []
    if rolled or any(one.dice for one in changes):
        texts += [narrate(one.for_audience(DM), ctx.say) for one in changes]
    texts += [note, *ctx.app.guild_texts.take_undelivered(change.after.id, is_dm=True)]
    if text := "\n".join(filter(None, texts)):
        await ctx.whisper(text)
    await log_in_thread(ctx, change.after, announcement)
    return change


async def _execute(
    ctx: InteractionContext, encounter: Encounter, commands: Sequence[Command], expected: TurnMark | None
) -> list[Change]:
    return [
        await execute(ctx, encounter, command, expected=expected if nth == 0 else None, nth=nth)
        for nth, command in enumerate(commands)
    ]


async def show(ctx: InteractionContext, encounter: Encounter, draw: Draw) -> None:
    """Show a screen to the DM alone, in place of the current one where only they see that.

    A user who is a DM no longer when it is drawn again sees what a player sees.
    """

    def drawn(now: Encounter, audience: Audience) -> Screen:
        return draw(now) if audience.kind == "dm" else own_screen(now, audience, ctx.say)

    await ctx.show(encounter, drawn)


def is_on_live_screen(ctx: InteractionContext, encounter: Encounter) -> bool:
    """Whether the button, or the form it opened, belongs to the live DM screen."""
    message, binding = ctx.interaction.message, encounter.discord
    return message is not None and binding is not None and str(message.id) == binding.dm_message_id


async def _require_secret(ctx: InteractionContext, encounter: Encounter) -> None:
    """Raise InvalidCommandError or UnavailableError unless the channel is known to be hidden from players."""
    where = f"<#{ctx.channel_id}>"
    screen = StoredDmScreen.of(encounter)
    try:
        seen = await ctx.app.dm_screens.sight(screen) if screen is not None else Sight("unknown")
    except MessageError as error:
        raise UnavailableError("dm-channel-unsure", channel=where) from error
    require_hidden(seen, where)
