"""The rolls that are due for the user: saves, death saves, initiatives."""

from collections.abc import Sequence

from bot.actions.execute import execute, report
from bot.interactions.context import InteractionContext
from bot.parsing.models import build
from bot.render.saves import Owed, owed_saves, save_form
from storage.change import Change
from storage.encounter.commands import Command, RollDeathSave, RollInitiative, RollSave
from storage.encounter.errors import RuleError
from storage.encounter.model import Encounter, Participant, Status
from storage.encounter.policy import audience_of
from storage.encounter.rules.groups import sharing


async def roll_own_due(ctx: InteractionContext, encounter: Encounter) -> None:
    """Roll the saves that the user's participants owe, else the initiatives that they lack.

    For a DM, these are those of every participant but the player characters. Where a character's bonus is not
    known, a form asks for it.
    """
    owed = await own_saves(ctx, encounter)
    if any(needs_bonus(participant, save.ability) for participant, save in owed):
        await ctx.open_form(save_form(encounter, owed, ctx.say))
        return
    boards = ctx.app.boards
    with boards.drawing(encounter.id) as live:
        changes = await roll_all_due(ctx, encounter, owed)
        after = changes[-1].after
        if ctx.is_on_board(after):
            screen = boards.draw(after)
            await ctx.redraw_live(live, screen, after.version)
    await report(ctx, changes)


async def roll_all_due(
    ctx: InteractionContext,
    encounter: Encounter,
    owed: Sequence[Owed] = (),
    *,
    mode: str = "normal",
    by_score: bool | None = None,
) -> list[Change]:
    """Execute the rolls that are due; `mode` and `by_score` are those of RollInitiative.

    Raises RuleError when none is due.
    """
    mine = await _rolled_for_by(ctx, encounter)
    dying = [p for p in mine if p.death_save_due] if encounter.status is Status.ACTIVE else []
    commands: list[Command] = [RollDeathSave(participant_id=p.id) for p in dying]
    if owed:
        commands.append(RollSave(participant_ids=tuple(dict.fromkeys(p.id for p, _ in owed))))
    if not commands:
        due = [p for p in mine if p.initiative_roll is None]
        first_of_groups = dict.fromkeys(sharing(encounter, p)[0].id for p in due)
        commands = [
            build(RollInitiative, participant_id=i, mode=mode, by_score=by_score) for i in first_of_groups
        ]
    if not commands:
        raise RuleError("nothing-to-roll")
    return [await execute(ctx, encounter, command, nth=n) for n, command in enumerate(commands)]


async def own_saves(ctx: InteractionContext, encounter: Encounter) -> list[Owed]:
    """Return the saves that are the user's to roll."""
    audience = audience_of(encounter, await ctx.actor(encounter))
    return owed_saves(await _rolled_for_by(ctx, encounter), audience)


def needs_bonus(participant: Participant, ability: str) -> bool:
    """Whether a save can't be rolled before its bonus was given."""
    return participant.is_player_character and participant.save_bonus(ability) is None


async def _rolled_for_by(ctx: InteractionContext, encounter: Encounter) -> Sequence[Participant]:
    """Return the participants that the user rolls for: their own, and for a DM all but the characters."""
    actor = await ctx.actor(encounter)
    own = encounter.controlled_by(actor.user_id)
    if audience_of(encounter, actor).kind != "dm":
        return own
    return [p for p in encounter.participants if not p.is_player_character or p in own]
