"""The Roll button: the rolls that are due for the user."""

from bot.actions.execute import execute, report
from bot.interactions.context import InteractionContext
from bot.parsing.models import build
from storage.change import Change
from storage.encounter.commands import RollDeathSave, RollInitiative
from storage.encounter.errors import RuleError
from storage.encounter.model import Encounter, Status
from storage.encounter.policy import audience_of
from storage.encounter.rules.initiative import sharing


async def roll_own_due(ctx: InteractionContext, encounter: Encounter) -> None:
    """Roll the death saves that the user's participants owe, else the initiatives that they lack.

    For a DM, the latter are those of every participant but the player characters.
    """
    boards = ctx.app.boards
    with boards.drawing(encounter.id) as live:
        changes = await roll_all_due(ctx, encounter)
        after = changes[-1].after
        if ctx.is_on_board(after):
            screen = boards.draw(after)
            if await ctx.redraw(screen):
                live.drawn(screen, after.version)
    await report(ctx, changes)


async def roll_all_due(
    ctx: InteractionContext,
    encounter: Encounter,
    *,
    mode: str = "normal",
    by_score: bool | None = None,
) -> list[Change]:
    """Execute the rolls that are due; `mode` and `by_score` are those of RollInitiative.

    Raises RuleError when none is due.
    """
    actor = await ctx.actor(encounter)
    own = encounter.controlled_by(actor.user_id)
    dying = [p for p in own if p.death_save_due] if encounter.status is Status.ACTIVE else []
    commands: list[RollDeathSave | RollInitiative] = [RollDeathSave(participant_id=p.id) for p in dying]
    if not commands:
        is_dm = audience_of(encounter, actor).kind == "dm"
        mine = [p for p in encounter.participants if not p.is_player_character] if is_dm else own
        due = [p for p in mine if p.initiative_roll is None]
        first_of_groups = dict.fromkeys(sharing(encounter, p)[0].id for p in due)
        commands = [
            build(RollInitiative, participant_id=i, mode=mode, by_score=by_score) for i in first_of_groups
        ]
    if not commands:
        raise RuleError("nothing-to-roll")
    return [await execute(ctx, encounter, command, nth=n) for n, command in enumerate(commands)]
