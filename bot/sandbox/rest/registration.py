"""Register application commands, globally and per guild."""

from __future__ import annotations

from bot.sandbox.protocol import errors
from bot.sandbox.rest.api import NO_CONTENT, ApiCall, Reply, Route
from bot.sandbox.world.command_store import CommandStore
from bot.sandbox.world.messages import World


class Registration:
    """/applications/{id}/commands and /applications/{id}/guilds/{id}/commands."""

    def __init__(self, world: World, store: CommandStore) -> None:
        self._world = world
        self._store = store

    def routes(self) -> list[Route]:
        routes: list[Route] = []
        for base in (
            "/applications/{application}/commands",
            "/applications/{application}/guilds/{guild}/commands",
        ):
            routes += [
                Route("GET", base, self.list),
                Route("POST", base, self.create),
                Route("PUT", base, self.replace),
                Route("GET", base + "/{command}", self.get),
                Route("PATCH", base + "/{command}", self.edit),
                Route("DELETE", base + "/{command}", self.delete),
            ]
        path = "/applications/{application}/guilds/{guild}/commands/permissions"
        return [Route("GET", path, self.permissions), *routes]

    def _guild(self, call: ApiCall) -> int | None:
        if call.id("application") != self._world.application_id:
            raise errors.missing_access()
        if "guild" not in call.params:
            return None
        guild = self._world.guilds.get(call.id("guild"))
        if guild is None or self._world.application_id not in guild.members:
            raise errors.missing_access()
        return guild.id

    async def list(self, call: ApiCall) -> Reply:
        return Reply(self._store.all(self._guild(call)))

    async def create(self, call: ApiCall) -> Reply:
        command, created = self._store.upsert(self._guild(call), call.record())
        return Reply(command, 201 if created else 200)

    async def replace(self, call: ApiCall) -> Reply:
        return Reply(self._store.replace(self._guild(call), call.body))

    async def get(self, call: ApiCall) -> Reply:
        return Reply(self._store.get(self._guild(call), call.id("command")))

    async def edit(self, call: ApiCall) -> Reply:
        return Reply(self._store.edit(self._guild(call), call.id("command"), call.record()))

    async def delete(self, call: ApiCall) -> Reply:
        self._store.delete(self._guild(call), call.id("command"))
        return NO_CONTENT

    async def permissions(self, call: ApiCall) -> Reply:
        self._guild(call)
        return Reply([])
