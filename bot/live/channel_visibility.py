"""Which channels may show secrets: neither @everyone nor any of the encounter's players sees them.

Without the members intent, Discord sends channels and roles, but not the members of a role. A player's roles
are fetched for each check. Only where the bot may read the audit log, Discord reports changes of roles; there
the roles of the last check or interaction are used for a while.
"""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

import aiohttp
import discord
from cachetools import LRUCache

from bot.discord_accounts import DiscordAccounts
from bot.discord_api.messages import BusyError
from bot.render.escaping import safe
from storage.repositories.dm_screens import StoredDmScreen

FRESH = 15.0  # seconds for which known roles are used where Discord reports changes
KEPT = 5_000


@dataclass(frozen=True, slots=True)
class Sight:
    """Who sees a channel without being a DM: no user, every member, or the player `name`."""

    kind: Literal["hidden", "public", "player", "unknown"]
    name: str = ""


@dataclass(frozen=True, slots=True)
class _Known:
    roles: frozenset[int] | None  # None: not on the server
    name: str
    until: float


class ChannelVisibility:
    """Knows who sees which channel; `now` returns monotonic seconds."""

    def __init__(self, client: discord.Client, accounts: DiscordAccounts, now: Callable[[], float]) -> None:
        self._client, self._accounts, self._now = client, accounts, now
        self._known: LRUCache[tuple[int, int], _Known] = LRUCache(KEPT)

    def note_roles(self, member: discord.Member) -> bool:
        """Store a member's roles; return whether they differ from those known before."""
        before = self._known.get((member.guild.id, member.id))
        now = self._note(member)
        return before is not None and before.roles != now.roles

    def forget_roles(self, guild_id: int, user_id: int) -> None:
        """Drop what is known of a member whose roles have changed."""
        self._known.pop((guild_id, user_id), None)

    def forget_user(self, user_id: int) -> None:
        """Drop what is known of a user on every server."""
        for known in [known for known in self._known if known[1] == user_id]:
            del self._known[known]

    async def sight(self, screen: StoredDmScreen) -> Sight:
        """Return who sees a screen's channel without being a DM.

        Raises BusyError when Discord can't be reached.
        """
        channel = self._client.get_channel(int(screen.channel_id))
        if not isinstance(channel, discord.TextChannel):
            return Sight("unknown")
        if channel.permissions_for(channel.guild.default_role).view_channel:
            return Sight("public")
        players = await self._accounts.ids_of(sorted(screen.players))
        known = await asyncio.gather(*(self._roles(channel.guild, player) for player in players))
        dm_roles = {int(role) for role in screen.dm_role_ids}
        for player, found in zip(players, known, strict=True):
            if found.roles is None or found.roles & dm_roles:
                continue  # has left the server, or is a DM by role
            if sees(channel, player, found.roles):
                return Sight("player", safe(found.name, 40))
        return Sight("hidden")

    async def roles(self, guild_id: int, user_id: int) -> frozenset[int] | None:
        """Return a user's roles on a server; None where they are not on it. Raises BusyError."""
        guild = self._client.get_guild(guild_id)
        if guild is None:
            raise BusyError("the server can't be reached")
        return (await self._roles(guild, user_id)).roles

    async def _roles(self, guild: discord.Guild, user_id: int) -> _Known:
        known = self._known.get((guild.id, user_id))
        if known is not None and known.until > self._now() and _reports_roles(guild):
            return known
        try:
            return self._note(await guild.fetch_member(user_id))
        except discord.NotFound:
            return self._keep(guild.id, user_id, None, "")
        except (discord.HTTPException, aiohttp.ClientError, OSError, TimeoutError) as error:
            raise BusyError(str(error)) from error

    def _note(self, member: discord.Member) -> _Known:
        roles = frozenset(role.id for role in member.roles)
        return self._keep(member.guild.id, member.id, roles, member.display_name)

    def _keep(self, guild_id: int, user_id: int, roles: frozenset[int] | None, name: str) -> _Known:
        known = self._known[guild_id, user_id] = _Known(roles, name, self._now() + FRESH)
        return known


def _reports_roles(guild: discord.Guild) -> bool:
    """Whether Discord reports changes of roles to the bot: by the audit log."""
    return guild.me.guild_permissions.view_audit_log


def sees(channel: discord.abc.GuildChannel, user_id: int, role_ids: Iterable[int]) -> bool:
    """Whether a user with these roles sees a channel."""
    return _holds(channel, user_id, role_ids, "view_channel")


def writes(channel: discord.abc.GuildChannel, user_id: int, role_ids: Iterable[int]) -> bool:
    """Whether a user with these roles sees a channel and may send messages there."""
    held = list(role_ids)
    return all(_holds(channel, user_id, held, name) for name in ("view_channel", "send_messages"))


def _holds(channel: discord.abc.GuildChannel, user_id: int, role_ids: Iterable[int], permission: str) -> bool:
    """Whether a user with these roles has one permission in a channel, by Discord's rules.

    discord.py's Member is not used: after another login its guild may be outdated.
    """

    def word_on(target: discord.Role | discord.Object) -> bool | None:
        word: bool | None = getattr(channel.overwrites_for(target), permission)
        return word

    guild = channel.guild
    roles = [role for role_id in role_ids if (role := guild.get_role(role_id)) and not role.is_default()]
    held = [guild.default_role.permissions, *(role.permissions for role in roles)]
    if user_id == guild.owner_id or any(permissions.administrator for permissions in held):
        return True
    verdict = any(getattr(permissions, permission) for permissions in held)
    everyone = word_on(guild.default_role)
    verdict = verdict if everyone is None else everyone
    by_role = [word_on(role) for role in roles]
    if any(word is not None for word in by_role):
        verdict = any(by_role)
    own = word_on(discord.Object(user_id))
    return verdict if own is None else own
