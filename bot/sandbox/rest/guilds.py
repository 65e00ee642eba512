"""Read guilds, their channels, roles, members and threads."""

from __future__ import annotations

from bot.sandbox.model.objects import Guild
from bot.sandbox.protocol import errors, payloads
from bot.sandbox.rest.api import ApiCall, Reply, Route
from bot.sandbox.world.messages import World


class Guilds:
    """/guilds/{id} and the readable resources below it."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[Route]:
        one = "/guilds/{guild}"
        return [
            Route("GET", one, self.get),
            Route("GET", one + "/channels", self.channels),
            Route("GET", one + "/roles", self.roles),
            Route("GET", one + "/roles/{role}", self.role),
            Route("GET", one + "/members", self.members),
            Route("GET", one + "/members/{user}", self.member),
            Route("GET", one + "/threads/active", self.threads),
        ]

    def _guild(self, call: ApiCall) -> Guild:
        guild = self._world.guild(call.id("guild"))
        if self._world.application_id not in guild.members:
            raise errors.missing_access()
        return guild

    async def get(self, call: ApiCall) -> Reply:
        guild = self._guild(call)
        data = payloads.guild(guild)
        if call.query.get("with_counts") in ("1", "true", "True"):
            data["approximate_member_count"] = data["approximate_presence_count"] = len(guild.members)
        return Reply(data)

    async def channels(self, call: ApiCall) -> Reply:
        guild = self._guild(call)
        places = [c for c in self._world.channels.values() if c.guild_id == guild.id and not c.is_thread]
        return Reply([payloads.channel(self._world, c) for c in places])

    async def roles(self, call: ApiCall) -> Reply:
        return Reply([payloads.role(role) for role in self._guild(call).roles.values()])

    async def role(self, call: ApiCall) -> Reply:
        role = self._guild(call).roles.get(call.id("role"))
        if role is None:
            raise errors.unknown_role()
        return Reply(payloads.role(role))

    async def members(self, call: ApiCall) -> Reply:
        # The list needs the privileged members intent; without it Discord answers Missing Access.
        self._guild(call)
        raise errors.missing_access()

    async def member(self, call: ApiCall) -> Reply:
        guild, user_id = self._guild(call), call.id("user")
        if user_id not in self._world.users:
            raise errors.unknown_user()
        member = guild.members.get(user_id)
        if member is None:
            raise errors.unknown_member()
        return Reply(payloads.member(self._world, member))

    async def threads(self, call: ApiCall) -> Reply:
        guild = self._guild(call)
        places = self._world.channels.values()
        threads = [c for c in places if c.guild_id == guild.id and c.is_thread and not c.archived]
        return Reply({"threads": [payloads.channel(self._world, t) for t in threads], "members": []})
