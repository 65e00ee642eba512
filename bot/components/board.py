"""The board's buttons and the forms that they open.

A button carries the encounter's id. One that is unsafe to press twice also carries the turn or change that it
was drawn for.
"""

from collections.abc import Sequence

from bot.actions.execute import execute_on_board, own_participant, visible_participants
from bot.actions.join import join_with
from bot.actions.roll_due import roll_own_due
from bot.autocomplete.choices import with_bodies
from bot.components.dm_screen import show_dm_screen
from bot.components.modals import (
    chosen_targets,
    condition_form,
    damage_form,
    heal_form,
    join_form,
    whole_number,
)
from bot.components.player_sheet import show_sheet
from bot.components.registry import component
from bot.interactions.component_router import Values, first
from bot.interactions.context import InteractionContext
from bot.parsing.durations import rolled_rounds
from bot.parsing.models import build
from bot.render import custom_ids as ids
from bot.render.escaping import safe
from storage.encounter import commands as c
from storage.encounter.commands.hit_points import damage_in
from storage.encounter.errors import (
    InvalidCommandError,
    NotFoundError,
    ParticipantNotFoundError,
    StaleTurnError,
)
from storage.encounter.history.undo import last_done, undoes
from storage.encounter.model import Encounter, Status, TurnMark
from storage.encounter.policy import audience_of
from storage.encounter.rules.turns import require_active
from storage.encounter.visibility.event_views import TURN_EVENTS
from storage.encounter.visibility.view_types import ParticipantView

Arguments = tuple[str, ...]


@component("next")
async def press_next(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter, seen = await _turn_seen(ctx, arguments)
    await execute_on_board(ctx, encounter, c.AdvanceTurn(), expected=seen, is_quiet=True)


@component("back")
async def press_back(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter, seen = await _turn_seen(ctx, arguments)
    await execute_on_board(ctx, encounter, c.PreviousTurn(), expected=seen, is_quiet=True)


@component("begin")
async def press_begin(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    await execute_on_board(ctx, await ctx.encounter(arguments), c.StartEncounter())


@component("resume")
async def press_resume(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    await execute_on_board(ctx, await ctx.encounter(arguments), c.ResumeEncounter())


@component("undo")
async def press_undo(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await ctx.encounter(arguments)
    if ids.change_mark(encounter) != arguments[1]:
        encounter = await ctx.services.tracker.load(encounter.id)
    entry = last_done(encounter.history)
    if ids.change_mark(encounter) != arguments[1]:
        raise StaleTurnError("stale-undo-board")
    happened = {event["type"] for event in entry.events} if entry else set()
    moved_turn = happened <= {*TURN_EVENTS, "reminder_due"} and not happened.isdisjoint(TURN_EVENTS)
    command, *more = undoes(encounter)
    await execute_on_board(ctx, encounter, command, is_quiet=moved_turn, more=more)


@component("damage")
async def press_damage(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await ctx.encounter(arguments)
    await ctx.open_form(damage_form(encounter, await _require_participants(ctx, encounter), ctx.say))


@component("heal")
async def press_heal(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await ctx.encounter(arguments)
    await ctx.open_form(heal_form(encounter, await _require_participants(ctx, encounter), ctx.say))


@component("condition")
async def press_condition(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await ctx.encounter(arguments)
    await ctx.open_form(condition_form(encounter, await _require_participants(ctx, encounter), ctx.say))


@component("join")
async def press_join(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await ctx.encounter(arguments)
    user_id = await ctx.user_id()
    if own := encounter.controlled_by(user_id):
        raise InvalidCommandError("joined-already", name=safe(own[0].name))
    guild_id = ctx.guild_id
    characters = await ctx.services.characters.of_user(user_id, guild_id)
    await ctx.open_form(join_form(encounter, characters, ctx.say))


@component("roll")
async def press_roll(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    await roll_own_due(ctx, await ctx.encounter(arguments))


@component("more")
async def press_more(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await ctx.encounter(arguments)
    if audience_of(encounter, await ctx.actor(encounter)).kind == "dm":
        await show_dm_screen(ctx, encounter)
    else:
        await show_sheet(ctx, encounter)


@component("mine")
async def press_mine(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await ctx.encounter(arguments)
    is_dm = audience_of(encounter, await ctx.actor(encounter)).kind == "dm"
    if is_dm and not encounter.controlled_by(await ctx.user_id()):
        await show_dm_screen(ctx, encounter)
    else:
        await show_sheet(ctx, encounter)


@component("dodamage")
async def submit_damage(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await ctx.encounter(arguments)
    command = build(
        c.DealDamage,
        targets=[{"participantId": i} for i in chosen_targets(encounter, values)],
        source_id=await own_participant(ctx, encounter),
        **damage_in(first(values, "amount"), first(values, "type")),
    )
    await execute_on_board(ctx, encounter, command)


@component("doheal")
async def submit_heal(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await ctx.encounter(arguments)
    targets = chosen_targets(encounter, values)
    command = build(c.Heal, participant_ids=targets, amount=first(values, "amount"))
    await execute_on_board(ctx, encounter, command)


@component("docondition")
async def submit_condition(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await ctx.encounter(arguments)
    name = first(values, "other") or first(values, "known")
    if not name:
        raise InvalidCommandError("no-condition")
    rounds = first(values, "rounds")
    duration, shown = rolled_rounds(ctx.services.dice, rounds) if rounds else (None, "")
    anchor_id = None
    if whose := first(values, "whose"):
        anchor = ids.participant_by(encounter, whose)
        if anchor is None:
            raise ParticipantNotFoundError
        anchor_id = anchor.id
    condition = build(c.NewCondition, name=name, duration=duration, ends="turn_end", anchor_id=anchor_id)
    command = build(c.AddCondition, participant_ids=chosen_targets(encounter, values), condition=condition)
    await execute_on_board(ctx, encounter, command, roll=shown)


@component("dojoin")
async def submit_join(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await ctx.encounter(arguments)
    what = {key: first(values, key) for key in ("character", "name", "hp", "ac", "bonus", "initiative")}
    numbers = {key: whole_number(what[key], ctx.say(f"field-{key}")) for key in ("ac", "bonus") if what[key]}
    command, roll = await join_with(
        ctx,
        encounter,
        character_id=what["character"] or None,
        name=what["name"] or None,
        hp=what["hp"] or None,
        ac=numbers.get("ac"),
        bonus=numbers.get("bonus"),
        initiative=what["initiative"] or None,
    )
    is_quiet = encounter.status is Status.PLANNING  # the board is there to show who comes
    await execute_on_board(ctx, encounter, command, roll=roll, is_quiet=is_quiet)


async def _turn_seen(ctx: InteractionContext, arguments: Arguments) -> tuple[Encounter, TurnMark]:
    """Return the encounter and the turn the button was drawn for.

    Raises NotActiveError unless the encounter is running, and StaleTurnError when the turn is over.
    """
    encounter = await ctx.encounter(arguments)
    if ids.turn_digest(encounter) != arguments[1]:
        encounter = await ctx.services.tracker.load(encounter.id)
    require_active(encounter)
    if ids.turn_digest(encounter) != arguments[1]:
        raise StaleTurnError("stale-turn")
    return encounter, encounter.turn_mark


async def _require_participants(ctx: InteractionContext, encounter: Encounter) -> Sequence[ParticipantView]:
    people = with_bodies(await visible_participants(ctx, encounter))
    if not people:
        raise NotFoundError("nobody-here")
    return people
