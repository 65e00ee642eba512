"""From a command to its answer: carry it out, tell the table in one line, and the one who asked the rest."""

from collections.abc import Sequence
from typing import Any

from bot.interactions.context import Exchange
from bot.live.pacing import viewers_first
from bot.narration.announcements import discord_ids, log_in_thread, tell_table
from bot.render.damage_requests import request_rows, request_text
from bot.render.escaping import safe
from bot.render.narration import narrate
from bot.render.screen import Screen
from bot.render.undo_button import reopens
from storage.change import Change
from storage.encounter.context import TurnMark
from storage.encounter.errors import RuleError, TrackerError
from storage.encounter.events import DamageRequested
from storage.encounter.model import Encounter, Request, Status
from storage.encounter.policy import audience_of
from storage.encounter.visibility.audience import PLAYERS, Audience
from storage.encounter.visibility.views import view

Json = dict[str, Any]


async def carry_out(
    asked: Exchange, encounter: Encounter, command: Any, *, expected: TurnMark | None = None, nth: int = 0
) -> Change:
    """Execute a command for whoever asked; the interaction's id makes it happen once.

    `nth` tells several commands of one interaction apart.
    """
    if encounter.status is Status.COMPLETED and reopens(encounter, command):
        await _require_no_other(asked, encounter)
    command_id = asked.id if not nth else f"{asked.id}-{nth}"
    actor = await asked.actor(encounter)
    change = await asked.services.tracker.execute(encounter.id, actor, command, command_id, expected)
    await viewers_first()
    return change


async def do(asked: Exchange, encounter: Encounter, command: Any, *, roll: str = "") -> Change:
    """Carry out a slash command and answer it. `roll` is how its dice fell, for the one who asked."""
    change = await carry_out(asked, encounter, command)
    await report(asked, [change], roll=roll)
    return change


async def do_on_board(
    asked: Exchange,
    encounter: Encounter,
    command: Any,
    *,
    expected: TurnMark | None = None,
    roll: str = "",
    is_quiet: bool = False,
) -> Change:
    """Carry out a command of a button on the board: its answer is the new board itself, then the line.

    `is_quiet`: nothing is said beyond what the board shows, unless somebody must be called.
    """
    boards = asked.bot.boards
    with boards.drawing(encounter.id) as live:
        change = await carry_out(asked, encounter, command, expected=expected)
        if asked.is_on_board(change.after):
            screen = boards.draw(change.after)
            await asked.redraw(screen)
            live.drawn(screen, change.after.version)
    await report(asked, [change], roll=roll, is_quiet=is_quiet)
    return change


async def report(
    asked: Exchange, changes: Sequence[Change], *, roll: str = "", is_quiet: bool = False
) -> None:
    """Say what happened: one public line, and what only the one who asked may know."""
    last = changes[-1]
    if last.is_request:
        await _report_request(asked, last)
        return
    audience = await _audience(asked, last.after)
    told = await tell_table(asked, changes, is_quiet=is_quiet)
    own = " · ".join(t for c in changes if (t := narrate(c, audience, asked.say)))
    known = told.line
    if not asked.is_on_message and last.after.rules.narration != "line":
        known, own = told.in_channel, own or told.line  # a command wants its answer, here for one alone
    more = [own] if own and own != known and not (is_quiet and audience.kind != "dm") else []
    if roll:
        more.append(f"🎲 {roll}")
    if word := asked.bot.boards.take_word(last.after.id):
        more.append(word)
    if more:
        await asked.whisper("\n".join(more))
    elif not asked.has_answered:
        await asked.done()
    await log_in_thread(asked, last.after, told)


async def own_participant(asked: Exchange, encounter: Encounter) -> str | None:
    """Return the one participant that whoever asked plays: the source of the damage he deals."""
    own = encounter.controlled_by(await asked.user_id())
    return own[0].id if len(own) == 1 else None


async def whole_view(asked: Exchange, encounter: Encounter) -> tuple[Audience, Json]:
    """Return what the one who asked may see. Raises NotFoundError for a spectator."""
    audience = audience_of(encounter, await asked.actor(encounter))
    return audience, view(encounter, audience)


async def people_seen(asked: Exchange, encounter: Encounter) -> list[Json]:
    """Return the participants that the one who asked may know of."""
    _, shown = await whole_view(asked, encounter)
    found: list[Json] = shown["participants"]
    return found


def board_screen(asked: Exchange, encounter: Encounter) -> Screen:
    """Return the encounter's board."""
    return asked.bot.boards.draw(encounter)


async def _require_no_other(asked: Exchange, encounter: Encounter) -> None:
    """Raise RuleError where another fight has begun in the channel of one that would go on."""
    binding = encounter.discord
    there = await asked.services.tracker.in_channel(binding.channel_id) if binding else None
    if there is not None and there.id != encounter.id:
        raise RuleError(asked.say("fight-there", name=safe(there.name, 60)))


async def _audience(asked: Exchange, encounter: Encounter) -> Audience:
    try:
        return audience_of(encounter, await asked.actor(encounter))
    except TrackerError:
        return PLAYERS  # whoever just left the fight hears what everybody hears


async def _report_request(asked: Exchange, change: Change) -> None:
    """Put the question to the DM where everybody sees it, unless its target is not for everybody."""
    request = _request_in(change)
    if request is None:
        await asked.whisper(asked.say("request-repeat"))
        return
    text = request_text(change.after, request, PLAYERS, asked.say_public)
    if text is None:
        await asked.whisper(asked.say("request-sent"))
        return
    pings = await discord_ids(asked.bot.account, (change.after.user_id,))
    called = " ".join([text, *(f"<@{user}>" for user in pings)])
    await asked.tell(called, pings=pings, rows=request_rows(change.after, request, asked.say_public))
    asked.bot.boards.of(change.after.id).bury()


def _request_in(change: Change) -> Request | None:
    found = next((e.request for e in change.events if isinstance(e, DamageRequested)), None)
    return found
