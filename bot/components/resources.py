"""The selects that spend a participant's resources, and the buttons of its inspiration."""

from bot.components.attacks import show_targets
from bot.components.dm_context import encounter_of, participant_of
from bot.components.dm_participant import do_in_panel
from bot.components.player_sheet import do_on_sheet
from bot.components.registry import component
from bot.components.statblock import show_statblock
from bot.interactions.component_router import Values, first
from bot.interactions.context import InteractionContext
from bot.parsing.models import build
from bot.render.attacks import ATTACK
from bot.render.dm_participant import STATBLOCK
from bot.render.resources import chosen_resource
from storage.encounter import commands as c
from storage.encounter.errors import InvalidCommandError
from storage.encounter.model import Participant
from storage.encounter.policy import audience_of

Arguments = tuple[str, ...]


@component("dmuse")
async def press_dm_use(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await encounter_of(ctx, arguments)
    participant = participant_of(encounter, arguments[1])
    if first(values, "") == STATBLOCK:
        await show_statblock(ctx, encounter, participant)
        return
    if (wanted := first(values, "")).startswith(ATTACK):
        await show_targets(ctx, encounter.id, arguments[1], wanted.removeprefix(ATTACK))
        return
    await do_in_panel(ctx, encounter, participant, _use(participant, values))


@component("use")
async def press_use(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await ctx.encounter(arguments)
    participant = participant_of(encounter, arguments[1])
    if not audience_of(encounter, await ctx.actor(encounter)).owns(participant):
        values = {}  # the policy refuses it, whatever the option names
    await do_on_sheet(ctx, encounter, _use(participant, values))


@component("dminspire")
async def press_dm_inspire(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await encounter_of(ctx, arguments)
    participant = participant_of(encounter, arguments[1])
    command = build(
        c.SetInspiration, participant_id=participant.id, has_inspiration=not participant.has_inspiration
    )
    await do_in_panel(ctx, encounter, participant, command)


@component("inspire")
async def press_inspire(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await ctx.encounter(arguments)
    participant = participant_of(encounter, arguments[1])
    command = build(c.SetInspiration, participant_id=participant.id, has_inspiration=False)
    await do_on_sheet(ctx, encounter, command)


def _use(participant: Participant, values: Values) -> c.Command:
    wanted = first(values, "")
    found = chosen_resource(participant, wanted)
    if wanted and found is None:
        raise InvalidCommandError("resource-gone")
    name, amount = found or ("?", 1)
    return build(c.SpendResource, participant_id=participant.id, name=name, amount=amount)
