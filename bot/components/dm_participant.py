"""The DM's buttons for one participant: visibility, damage, healing, conditions, legendary actions."""

from bot.components.condition_modal import save_text, tend_form
from bot.components.dm_context import Arguments, Draw, do, encounter_of, participant_of, show
from bot.components.modals import hit_form, whole_number
from bot.components.registry import component
from bot.interactions.component_router import Values, first
from bot.interactions.context import InteractionContext
from bot.parsing.condition_changes import changed_condition, lasting, read_save
from bot.parsing.defences import NOTHING
from bot.parsing.models import build
from bot.render import custom_ids as ids
from bot.render.dm_participant import CHANGES, participant_panel
from bot.render.dm_screen import dm_screen
from bot.render.screen import Screen
from storage.encounter import commands as c
from storage.encounter.commands.hit_points import damage_in
from storage.encounter.errors import InvalidCommandError
from storage.encounter.model import Condition, Encounter, Participant
from storage.encounter.rules.groups import alike
from storage.encounter.visibility.audience import DM
from storage.encounter.visibility.views import view


@component("dmpick")
async def press_pick(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await encounter_of(ctx, arguments)
    participant = participant_of(encounter, first(values, "") or arguments[1])
    await show(ctx, encounter, panel_of(ctx, participant))


@component("dmreveal")
async def press_reveal(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await encounter_of(ctx, arguments)
    participant = participant_of(encounter, arguments[1])
    if arguments[2] not in ("players", "stream"):
        raise ids.MissingArgumentError
    level = {arguments[2]: first(values, "")}
    command = build(c.SetVisibility, participant_ids=(participant.id,), **level)
    await do_in_panel(ctx, encounter, participant, command)


@component("dmcure")
async def press_cure(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await encounter_of(ctx, arguments)
    participant = participant_of(encounter, arguments[1])
    wanted = first(values, "")
    condition = _condition_of(participant, wanted.removeprefix(CHANGES))
    if wanted.startswith(CHANGES):
        await ctx.open_form(tend_form(encounter, participant, condition, ctx.say))
        return
    command = build(
        c.RemoveCondition, participant_id=participant.id, condition=condition.id or condition.name
    )
    await do_in_panel(ctx, encounter, participant, command)


@component("dotend")
async def submit_tend(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    """Change a condition by what its form says otherwise than the form showed."""
    encounter = await encounter_of(ctx, arguments)
    participant = participant_of(encounter, arguments[1])
    condition = _condition_of(participant, arguments[2])
    typed = first(values, "rounds").strip()
    duration, rolled = None, ""
    if typed != arguments[3]:
        duration, rolled = lasting(ctx.services.dice, typed or NOTHING)
    ends, whose = first(values, "ends"), ids.participant_by(encounter, first(values, "whose"))
    anchor = whose.id if whose else participant.id
    level, save = first(values, "level").strip(), first(values, "save").strip()
    command = changed_condition(
        next(p for p in view(encounter, DM)["participants"] if p["_id"] == participant.id),
        condition.id,
        {
            "duration": duration,
            "ends": ends if ends != condition.ends else None,
            "anchor_id": anchor if anchor != (condition.anchor_id or participant.id) else None,
            "level": whole_number(level, ctx.say("field-level")) if level else None,
        },
        save=read_save(save) if save != save_text(condition, ctx.say) else {},
    )
    await do_in_panel(ctx, encounter, participant, command, rolled)


def _condition_of(participant: Participant, key: str) -> Condition:
    condition = next((x for x in participant.conditions if ids.short(x.id or x.name) == key), None)
    if condition is None:
        raise InvalidCommandError("condition-gone")
    return condition


@component("dmdeath")
async def press_death_save(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await encounter_of(ctx, arguments)
    participant = participant_of(encounter, arguments[1])
    command = build(c.RollDeathSave, participant_id=participant.id)
    await do_in_panel(ctx, encounter, participant, command)


@component("dmlegend")
async def press_legendary(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await encounter_of(ctx, arguments)
    participant = participant_of(encounter, arguments[1])
    command: c.Command = build(c.SpendLegendary, participant_id=participant.id, what=arguments[2])
    if arguments[2] == "resistance" and participant.saves:  # it is spent to pass the one that is owed
        fields = {"save_id": participant.saves[0].id, "answer": "passed", "spends_legendary": True}
        command = build(c.SettleSave, participant_ids=(participant.id,), **fields)
    await do_in_panel(ctx, encounter, participant, command)


@component("dmgroup")
async def press_group(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await encounter_of(ctx, arguments)
    participant = participant_of(encounter, arguments[1])
    members = [p.id for p in alike(encounter, participant)]
    command = build(c.JoinGroup, participant_ids=members, name=participant.group)
    await do_in_panel(ctx, encounter, participant, command)


@component("dmsplit")
async def press_split(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await encounter_of(ctx, arguments)
    participant = participant_of(encounter, arguments[1])
    await do_in_panel(ctx, encounter, participant, build(c.LeaveGroup, participant_ids=(participant.id,)))


@component("dmhit")
async def press_hit(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await encounter_of(ctx, arguments)
    await ctx.open_form(hit_form(encounter, participant_of(encounter, arguments[1]), "damage", ctx.say))


@component("dmmend")
async def press_mend(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await encounter_of(ctx, arguments)
    await ctx.open_form(hit_form(encounter, participant_of(encounter, arguments[1]), "heal", ctx.say))


@component("dohit")
async def submit_hit(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await encounter_of(ctx, arguments)
    participant = participant_of(encounter, arguments[1])
    text = first(values, "amount")
    if arguments[2] == "heal":
        command: c.Command = build(c.Heal, participant_ids=(participant.id,), amount=text)
    else:
        damage = damage_in(text, first(values, "type"))
        command = build(c.DealDamage, targets=[{"participantId": participant.id}], **damage)
    await do_in_panel(ctx, encounter, participant, command)


async def do_in_panel(
    ctx: InteractionContext,
    encounter: Encounter,
    participant: Participant,
    command: c.Command,
    rolled: str = "",
) -> None:
    """Execute a command about a participant, and show its panel again."""
    await do(ctx, encounter, command, panel_of(ctx, participant), rolled=rolled)


def panel_of(ctx: InteractionContext, participant: Participant) -> Draw:
    """Return what draws a participant's panel, and the DM screen once the participant is gone."""

    def panel(now: Encounter) -> Screen:
        found = now.find(participant.id)
        if found is None:
            return dm_screen(now, ctx.say)
        return participant_panel(now, found, ctx.say, ctx.services.public_url)

    return panel
