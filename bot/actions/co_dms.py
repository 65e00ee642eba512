"""Co-DMs: users and roles that run an encounter beside its owner."""

from typing import TypeVar

import discord

from bot.actions.announce import announce, log_in_thread
from bot.actions.execute import execute
from bot.interactions.context import InteractionContext
from bot.parsing.models import build
from bot.render.escaping import safe
from storage.encounter.commands import SetCoDms
from storage.encounter.errors import InvalidCommandError, RuleError
from storage.encounter.model import Encounter

One = TypeVar("One", bound=str)


async def switch_co_dm(
    ctx: InteractionContext, encounter: Encounter, user: discord.Member | None, role: discord.Role | None
) -> None:
    """Add a user or a role to the co-DMs, or remove them if they are there. Raises TrackerError."""
    if user is None and role is None:
        raise InvalidCommandError("co-dm-who")
    users, roles = list(encounter.co_dms), list(encounter.discord.dm_role_ids if encounter.discord else ())
    announcement = []
    if user is not None:
        user_id = await ctx.user_of(user)
        if user_id == encounter.user_id:
            raise RuleError("co-dm-owner", name=safe(user.display_name))
        announcement.append(_switch(ctx, users, user_id, safe(user.display_name)))
    if role is not None:
        announcement.append(_switch(ctx, roles, str(role.id), safe(role.name)))
    command = build(SetCoDms, co_dms=users, role_ids=roles)
    change = await execute(ctx, encounter, command)
    await ctx.whisper("\n".join(announcement))
    await log_in_thread(ctx, change.after, await announce(ctx, [change]))


def _switch(ctx: InteractionContext, found: list[One], one: One, name: str) -> str:
    """Add or remove an entry of `found` in place; return the text that reports it."""
    if one in found:
        found.remove(one)
        return ctx.say("co-dm-no-more", name=name)
    found.append(one)
    return ctx.say("co-dm-now", name=name)
