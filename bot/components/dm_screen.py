"""The DM screen's buttons."""

from bot.components.dm_context import Arguments, do, encounter_of, is_on_live_screen, show
from bot.components.initiative_modal import initiative_form, initiatives_in
from bot.components.registry import component
from bot.interactions.component_router import Values, first
from bot.interactions.context import InteractionContext
from bot.interactions.permissions import require_dm
from bot.render import custom_ids as ids
from bot.render.dm_screen import dm_screen, participants_on_page, view_as
from storage.encounter import commands as c
from storage.encounter.errors import StaleTurnError
from storage.encounter.history.undo import undoes
from storage.encounter.model import Encounter


async def show_dm_screen(ctx: InteractionContext, encounter: Encounter) -> None:
    """Show the DM screen to the user. Raises NotAllowedError unless they are a DM."""
    await require_dm(ctx, encounter)
    await show(ctx, encounter, lambda now: dm_screen(now, ctx.say))


@component("dm")
async def press_screen(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await encounter_of(ctx, arguments)
    page = ids.number(arguments, 1) if len(arguments) > 1 else None
    if is_on_live_screen(ctx, encounter):
        screens = ctx.app.dm_screens
        with screens.drawing(encounter.id) as live:
            screen = screens.draw(encounter)
            await ctx.redraw_live(live, screen, encounter.version)
    else:
        await show(ctx, encounter, lambda now: dm_screen(now, ctx.say, page))


@component("dmpage")
async def press_page(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await encounter_of(ctx, arguments)
    page = ids.number((arguments[1].rstrip("bf"),), 0)
    await show(ctx, encounter, lambda now: dm_screen(now, ctx.say, page))


@component("dmsee")
async def press_see(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await encounter_of(ctx, arguments)
    await show(ctx, encounter, lambda now: view_as(now, arguments[1], ctx.say))


@component("dmbegin")
async def press_begin(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    await do(ctx, await encounter_of(ctx, arguments), c.StartEncounter())


@component("dmresume")
async def press_resume(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    await do(ctx, await encounter_of(ctx, arguments), c.ResumeEncounter())


@component("dmnext")
async def press_next(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    await _turn(ctx, arguments, c.AdvanceTurn())


@component("dmback")
async def press_back(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    await _turn(ctx, arguments, c.PreviousTurn())


@component("dmundo")
async def press_undo(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await encounter_of(ctx, arguments)
    if ids.change_mark(encounter) != arguments[1]:
        raise StaleTurnError("stale-undo-board")
    command, *more = undoes(encounter)
    await do(ctx, encounter, command, more=more)


@component("dminit")
async def press_initiatives(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await encounter_of(ctx, arguments)
    people = participants_on_page(encounter, ctx.say, ids.number(arguments, 1))
    await ctx.open_form(initiative_form(encounter, people, ctx.say))


@component("doinit")
async def submit_initiatives(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await encounter_of(ctx, arguments)
    command = initiatives_in(encounter, first(values, "order"), ctx.services.dice)
    if command is None:
        await ctx.done()
    else:
        await do(ctx, encounter, command)


async def _turn(ctx: InteractionContext, arguments: Arguments, command: c.Command) -> None:
    encounter: Encounter = await encounter_of(ctx, arguments)
    if ids.turn_digest(encounter) != arguments[1]:
        raise StaleTurnError("stale-turn")
    await do(ctx, encounter, command, expected=encounter.turn_mark, is_quiet=True)
