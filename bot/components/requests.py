"""The DM's answers to players' requests: below the question in the channel, and on the DM screen."""

from typing import Any

from bot.actions.announce import announce, log_in_thread
from bot.actions.execute import execute, report
from bot.actions.questions import answering, redraw_question
from bot.components.dm_context import Arguments, do, encounter_of
from bot.components.registry import component
from bot.interactions.component_router import Values, first
from bot.interactions.context import InteractionContext
from bot.interactions.permissions import require_dm
from bot.narration.question_contents import about_key, about_request, answered_by, open_request
from bot.parsing.models import build
from bot.render.requests import settle_form
from storage.change import Change
from storage.encounter.commands import SettleRequest
from storage.encounter.errors import RequestSettledError
from storage.encounter.model import Encounter, Request
from storage.encounter.visibility.audience import DM


@component("settle")
async def press_settle(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    await _settle(ctx, await ctx.encounter(arguments), arguments, {"answer": arguments[2]})


@component("settleform")
async def press_form(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await ctx.encounter(arguments)
    await require_dm(ctx, encounter)
    request = open_request(encounter, arguments[1])
    if request is None:
        await redraw_question(ctx, encounter, _about(arguments))
        return
    await ctx.open_form(settle_form(encounter, request, ctx.say, verb="dosettle"))


@component("dosettle")
async def submit_settle(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    await _settle(ctx, await ctx.encounter(arguments), arguments, _filled_in(values))


@component("dmsettle")
async def press_dm_settle(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await encounter_of(ctx, arguments)
    await _settle_on_screen(ctx, encounter, arguments, {"answer": arguments[2]})


@component("dmsettleform")
async def press_dm_form(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await encounter_of(ctx, arguments)
    if (request := await _open(ctx, encounter, arguments)) is not None:
        await ctx.open_form(settle_form(encounter, request, ctx.say, verb="dodmsettle"))


@component("dodmsettle")
async def submit_dm_settle(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    await _settle_on_screen(ctx, await encounter_of(ctx, arguments), arguments, _filled_in(values))


async def _settle(
    ctx: InteractionContext, encounter: Encounter, arguments: Arguments, answer: dict[str, Any]
) -> None:
    """Answer a request, and let its message say so.

    Of one that was answered before the message says how, and so does an answer to another DM than that one.
    """
    await require_dm(ctx, encounter)
    async with answering(ctx, encounter):
        request = open_request(encounter, arguments[1])
        try:
            if request is None:
                raise RequestSettledError("request-answered")
            command = build(SettleRequest, request_id=request.id, **answer)
            change = await execute(ctx, encounter, command)
        except RequestSettledError:
            now = await ctx.services.tracker.load(encounter.id)
            await redraw_question(ctx, now, _about(arguments))
            if answered_by(now, arguments[1]) != await ctx.user_id():  # a second press says nothing new
                text = ctx.app.questions.content(now, (_about(arguments),)).text
                await ctx.whisper(" ".join(filter(None, (ctx.say("error-request-settled"), text))))
            return
        is_shown = await redraw_question(ctx, change.after, _about(arguments))
    if is_shown and not _met_defences(change):
        await log_in_thread(ctx, change.after, await announce(ctx, [change], is_quiet=True))
    else:
        await report(ctx, [change], is_quiet=is_shown)


def _met_defences(change: Change) -> bool:
    """Whether a hit met something that only a DM reads of."""
    return any(event.get("met") for event in change.for_audience(DM).events)


async def _settle_on_screen(
    ctx: InteractionContext, encounter: Encounter, arguments: Arguments, answer: dict[str, Any]
) -> None:
    request = await _open(ctx, encounter, arguments)
    if request is None:
        return
    command = build(SettleRequest, request_id=request.id, **answer)
    is_quiet = ctx.app.questions.is_followed(encounter, about_request(request))
    await do(ctx, encounter, command, is_quiet=is_quiet)


async def _open(ctx: InteractionContext, encounter: Encounter, arguments: Arguments) -> Request | None:
    """Return the open request; where it is answered, say to the DM how, and return None."""
    request = open_request(encounter, arguments[1])
    if request is None:
        await ctx.whisper(ctx.app.questions.content(encounter, (_about(arguments),)).text or "")
    return request


def _about(arguments: Arguments) -> str:
    return about_key(arguments[1])


def _filled_in(values: Values) -> dict[str, Any]:
    given: dict[str, Any] = {
        "answer": first(values, "answer") or "full",
        "is_critical": first(values, "critical") == "yes",
    }
    kind = first(values, "type")
    return given | ({"damage_type": kind} if kind else {})
