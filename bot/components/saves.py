"""Saves that are owed: the buttons of those who owe one, and the DM's screen."""

from bot.actions.execute import execute, report
from bot.actions.roll_due import needs_bonus, own_saves
from bot.components.dm_context import Arguments, do, encounter_of, show
from bot.components.player_sheet import show_sheet
from bot.components.registry import component
from bot.interactions.component_router import Values, first
from bot.interactions.context import InteractionContext
from bot.parsing.models import build
from bot.parsing.save_results import save_result
from bot.render import custom_ids as ids
from bot.render.saves import ANSWERS, RESISTS, owed_saves, save_form, save_key, saves_screen
from storage.change import Change
from storage.encounter import commands as c
from storage.encounter.errors import RuleError
from storage.encounter.model import Encounter
from storage.encounter.policy import audience_of
from storage.encounter.visibility.audience import DM


@component("rollsave")
async def press_roll_save(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    """Roll the saves that the user owes; a form asks for a bonus that is not known."""
    encounter = await ctx.encounter(arguments)
    owed = await own_saves(ctx, encounter)
    if any(needs_bonus(participant, save.ability) for participant, save in owed):
        await ctx.open_form(save_form(encounter, owed, ctx.say))
        return
    if not owed:
        await _none_owed(ctx, encounter)
    command = build(c.RollSave, participant_ids=tuple(dict.fromkeys(p.id for p, _ in owed)))
    change = await execute(ctx, encounter, command)
    await _redraw(ctx, change.after)
    await report(ctx, [change])


@component("typesave")
async def press_type_save(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await ctx.encounter(arguments)
    owed = await own_saves(ctx, encounter)
    if not owed:
        await _none_owed(ctx, encounter)
    await ctx.open_form(save_form(encounter, owed, ctx.say))


@component("dosave")
async def submit_saves(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await ctx.encounter(arguments)
    typed = {save_key(p, save): (p, save) for p, save in await own_saves(ctx, encounter)}
    given = [(typed[key], text) for key in values if key in typed and (text := first(values, key).strip())]
    if not given:
        raise RuleError("no-save-owed")
    commands, shown = [], []
    for (participant, save), text in given:
        fields, rolled = save_result(ctx.services.dice, text)
        commands.append(build(c.RollSave, participant_ids=(participant.id,), save_id=save.id, **fields))
        shown.append(rolled)
    changes: list[Change] = []
    for number, command in enumerate(commands):
        try:
            changes.append(await execute(ctx, encounter, command, nth=number))
        except RuleError:
            if not changes:  # one before it took its reason away
                raise
    await _redraw(ctx, changes[-1].after)
    await report(ctx, changes, roll=" · ".join(filter(None, shown)))


@component("dmsaves")
async def press_saves(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await encounter_of(ctx, arguments)
    await show(ctx, encounter, lambda now: saves_screen(now, ctx.say))


@component("dmrollsaves")
async def press_roll_saves(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    """Roll all saves that are owed, but those of characters: their players roll."""
    encounter = await encounter_of(ctx, arguments)
    who = [p.id for p in encounter.participants if p.saves and not p.is_player_character]
    if not who:
        raise RuleError("no-save-owed")
    await do(
        ctx, encounter, build(c.RollSave, participant_ids=who), lambda after: saves_screen(after, ctx.say)
    )


@component("dmsettlesave")
async def press_settle_save(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await encounter_of(ctx, arguments)
    answer = arguments[1]
    if answer not in ANSWERS:
        raise ids.MissingArgumentError
    chosen = set(values.get("", ()))
    by_save: dict[tuple[str, bool], list[str]] = {}
    for participant, save in owed_saves(encounter.participants, DM):
        resists = answer == "passed" and save_key(participant, save) + RESISTS in chosen
        if resists or save_key(participant, save) in chosen:
            by_save.setdefault((save.id, resists), []).append(participant.id)
    if not by_save:
        raise RuleError("no-save-owed")
    commands = [
        build(c.SettleSave, participant_ids=who, save_id=save_id, answer=answer, spends_legendary=resists)
        for (save_id, resists), who in by_save.items()
    ]
    await do(ctx, encounter, commands[0], lambda after: saves_screen(after, ctx.say), more=commands[1:])


async def _none_owed(ctx: InteractionContext, encounter: Encounter) -> None:
    await _redraw(ctx, encounter)
    raise RuleError("no-save-owed")


async def _redraw(ctx: InteractionContext, encounter: Encounter) -> None:
    """Redraw the user's own screen."""
    message = ctx.interaction.message
    if message is None or not message.flags.ephemeral:
        return
    audience = audience_of(encounter, await ctx.actor(encounter))
    if audience.kind != "dm":
        await show_sheet(ctx, encounter)
