"""Effects that recur and are due: apply one, or skip them."""

from bot.actions.execute import execute, report
from bot.components.dm_context import Arguments, do, encounter_of
from bot.components.registry import component
from bot.interactions.component_router import Values
from bot.interactions.context import InteractionContext
from bot.parsing.models import build
from bot.render import custom_ids as ids
from bot.render.recurring import Due, effects_due
from bot.render.saves import saves_screen
from storage.encounter import commands as c
from storage.encounter.errors import RuleError
from storage.encounter.policy import audience_of
from storage.encounter.visibility.audience import DM


@component("applydue")
async def press_apply(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await ctx.encounter(arguments)
    due = effects_due(encounter, audience_of(encounter, await ctx.actor(encounter)))
    change = await execute(ctx, encounter, _answer(_named(due, arguments), "apply"))
    await report(ctx, [change])


@component("skipapplydue")
async def press_skip(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await ctx.encounter(arguments)
    actor = await ctx.actor(encounter)
    own = {p.id for p in encounter.controlled_by(actor.user_id)}
    audience = audience_of(encounter, actor)
    due = [one for one in effects_due(encounter, audience) if audience.kind == "dm" or one[0].id in own]
    commands = [_answer(one, "skip") for one in due]
    if not commands:
        raise RuleError("effect-not-due")
    changes = [await execute(ctx, encounter, command, nth=nth) for nth, command in enumerate(commands)]
    await report(ctx, changes)


@component("dmapplydue")
async def press_dm_apply(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await encounter_of(ctx, arguments)
    command = _answer(_named(effects_due(encounter, DM), arguments), "apply")
    await do(ctx, encounter, command, lambda after: saves_screen(after, ctx.say))


@component("skipdmapplydue")
async def press_dm_skip(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await encounter_of(ctx, arguments)
    commands = [_answer(one, "skip") for one in effects_due(encounter, DM)]
    if not commands:
        raise RuleError("effect-not-due")
    await do(ctx, encounter, commands[0], lambda after: saves_screen(after, ctx.say), more=commands[1:])


def _named(due: list[Due], arguments: Arguments) -> Due:
    wanted = arguments[1], arguments[2]
    found = next((one for one in due if (ids.short(one[0].id), ids.short(one[1].id)) == wanted), None)
    if found is None:
        raise RuleError("effect-not-due")
    return found


def _answer(due: Due, answer: str) -> c.ApplyRecurring:
    return build(c.ApplyRecurring, participant_id=due[0].id, effect_id=due[1].id, answer=answer)
