"""/init next and /init back: they say no turn, so that one just moved by another user is asked about."""

from bot.actions.execute import audience_and_view, do
from bot.interactions.context import InteractionContext
from bot.render import custom_ids as ids
from bot.render.escaping import safe
from bot.render.screen import Button
from storage.encounter.commands import AdvanceTurn, PreviousTurn
from storage.encounter.errors import TurnJustMovedError


async def move_turn(ctx: InteractionContext, command: AdvanceTurn | PreviousTurn) -> None:
    """Move the turn; ask with a button for the present one where another user has just moved it."""
    encounter = await ctx.current_encounter()
    try:
        await do(ctx, encounter, command)
    except TurnJustMovedError as error:
        now = await ctx.services.tracker.current(encounter.id)
        _, shown = await audience_and_view(ctx, now)
        current = next((p for p in shown["participants"] if p["_id"] == shown["currentParticipantId"]), None)
        text = ctx.say(
            "turn-just-moved",
            by=safe(str(error.placeholders["by"]), 40),
            name=safe(current["name"], 40) if current else "?",
        )
        verb = "next" if isinstance(command, AdvanceTurn) else "back"
        custom_id = ids.encode(verb, now.id, ids.turn_digest(now))
        await ctx.whisper(text, rows=((Button(custom_id, ctx.say(f"button-{verb}"), "primary"),),))
