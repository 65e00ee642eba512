"""The participant of a command that names none: the user's own, or for a DM the one whose turn it is."""

from bot.actions.execute import audience_and_view
from bot.interactions.context import InteractionContext
from bot.parsing.participants import find_participant
from storage.encounter.errors import InvalidCommandError
from storage.encounter.model import Encounter
from storage.encounter.visibility.view_types import ParticipantView


async def chosen(ctx: InteractionContext, encounter: Encounter, typed: str | None) -> ParticipantView:
    """Return the participant that was typed, else the default.

    Raises ParticipantNotFoundError, or InvalidCommandError when there is no clear default.
    """
    audience, seen = await audience_and_view(ctx, encounter)
    people = seen["participants"]
    if typed:
        return find_participant(people, typed)
    own = {p.id for p in encounter.controlled_by(await ctx.user_id())}
    mine = [p for p in people if p["_id"] in own]
    if len(mine) == 1:
        return mine[0]
    candidates = mine or (people if audience.kind == "dm" else [])
    acting = next((p for p in candidates if p["_id"] == encounter.current_participant_id), None)
    if acting is None:
        raise InvalidCommandError("who-is-meant")
    return acting
