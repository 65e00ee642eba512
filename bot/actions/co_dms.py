"""Those who run a fight beside its owner: added or taken away one at a time, and named in the answer."""

from typing import TypeVar

import discord

from bot.actions.execute import carry_out, report
from bot.interactions.context import InteractionContext
from bot.parsing.models import build
from bot.render.escaping import safe
from storage.encounter.commands import SetCoDms
from storage.encounter.errors import InvalidCommandError, RuleError
from storage.encounter.model import Encounter

One = TypeVar("One", bound=str)


async def switch_co_dm(
    ctx: InteractionContext, fight: Encounter, user: discord.Member | None, role: discord.Role | None
) -> None:
    """Let a user or a role run the fight too, or not any more. Raises TrackerError."""
    if user is None and role is None:
        raise InvalidCommandError(ctx.say("co-dm-who"))
    users, roles = list(fight.co_dms), list(fight.discord.dm_role_ids if fight.discord else ())
    told = []
    if user is not None:
        user_id = await ctx.user_of(user)
        if user_id == fight.user_id:
            raise RuleError(ctx.say("co-dm-owner", name=safe(user.display_name)))
        told.append(_switch(ctx, users, user_id, safe(user.display_name)))
    if role is not None:
        told.append(_switch(ctx, roles, str(role.id), safe(role.name)))
    command = build(SetCoDms, co_dms=users, role_ids=roles)
    change = await carry_out(ctx, fight, command)
    await ctx.whisper("\n".join(told))
    await report(ctx, [change])


def _switch(ctx: InteractionContext, found: list[One], one: One, name: str) -> str:
    """Add one or take it away; return what is said about that."""
    if one in found:
        found.remove(one)
        return ctx.say("co-dm-no-more", name=name)
    found.append(one)
    return ctx.say("co-dm-now", name=name)
