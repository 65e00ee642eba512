"""A player's own ephemeral screen: their sheet, the whole order, and the actions open to them."""

from bot.actions.execute import execute, report
from bot.components.registry import component
from bot.interactions.component_router import Values
from bot.interactions.context import InteractionContext
from bot.parsing.models import build
from bot.render import custom_ids as ids
from bot.render.player_sheet import sheet
from storage.encounter import commands as c
from storage.encounter.base import ParticipantId
from storage.encounter.errors import ParticipantNotFoundError, StaleTurnError
from storage.encounter.model import Encounter, TurnMark

Arguments = tuple[str, ...]


async def show_sheet(ctx: InteractionContext, encounter: Encounter) -> None:
    """Show players their own screen."""
    await ctx.show(encounter, lambda now, audience: sheet(now, audience, ctx.say))


@component("sheet")
async def press_sheet(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    await show_sheet(ctx, await ctx.encounter(arguments))


@component("endturn")
async def press_end_turn(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await ctx.encounter(arguments)
    if ids.turn_digest(encounter) != arguments[1]:
        raise StaleTurnError("stale-turn")
    await do_on_sheet(ctx, encounter, c.AdvanceTurn(), expected=encounter.turn_mark)


@component("delay")
async def press_delay(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await ctx.encounter(arguments)
    await do_on_sheet(ctx, encounter, build(c.DelayTurn, participant_id=_id(encounter, arguments[1])))


@component("act")
async def press_act(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await ctx.encounter(arguments)
    await do_on_sheet(ctx, encounter, build(c.TakeTurn, participant_id=_id(encounter, arguments[1])))


@component("deathsave")
async def press_death_save(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await ctx.encounter(arguments)
    await do_on_sheet(ctx, encounter, build(c.RollDeathSave, participant_id=_id(encounter, arguments[1])))


async def do_on_sheet(
    ctx: InteractionContext, encounter: Encounter, command: c.Command, *, expected: TurnMark | None = None
) -> None:
    """Execute a command of a player's own screen, and draw that again."""
    change = await execute(ctx, encounter, command, expected=expected)
    await show_sheet(ctx, change.after)
    await report(ctx, [change])


def _id(encounter: Encounter, key: str) -> ParticipantId:
    participant = ids.participant_by(encounter, key)
    if participant is None:
        raise ParticipantNotFoundError
    return participant.id
