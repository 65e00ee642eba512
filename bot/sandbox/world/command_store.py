"""Keep the commands a bot has registered, globally and per guild."""

from __future__ import annotations

from typing import Any

from bot.sandbox.model.objects import Json
from bot.sandbox.protocol import errors
from bot.sandbox.protocol.validation.commands import CHAT_INPUT, check_command, check_commands
from bot.sandbox.world.messages import World, WorldEvent

_DEFAULTS: Json = {
    "name_localizations": None,
    "description_localizations": None,
    "default_member_permissions": None,
    "nsfw": False,
    "contexts": None,
}


class CommandStore:
    """Registered commands; the key of global ones is None."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._commands: dict[int | None, dict[int, Json]] = {None: {}}

    def all(self, guild_id: int | None = None) -> list[Json]:
        return list(self._commands.get(guild_id, {}).values())

    def get(self, guild_id: int | None, command_id: int) -> Json:
        command = self._commands.get(guild_id, {}).get(command_id)
        if command is None:
            raise errors.unknown_command()
        return command

    def replace(self, guild_id: int | None, bodies: Any) -> list[Json]:
        """Overwrite all commands; those that stay by name and type keep their id."""
        check_commands(bodies)
        old = {(c["type"], c["name"]): c for c in self.all(guild_id)}
        fresh = [self._complete(body, guild_id, old) for body in bodies]
        self._commands[guild_id] = {int(command["id"]): command for command in fresh}
        self._world.emit(WorldEvent("SANDBOX_COMMANDS", {}))
        return fresh

    def upsert(self, guild_id: int | None, body: Any) -> tuple[Json, bool]:
        """Create a command or overwrite the one of the same name; return it and whether it is new."""
        commands = self.all(guild_id)
        check_command(body)
        old = {(c["type"], c["name"]): c for c in commands}
        command = self._complete(body, guild_id, old)
        created = (command["type"], command["name"]) not in old
        if created:
            check_commands([*commands, body])
        self._commands.setdefault(guild_id, {})[int(command["id"])] = command
        self._world.emit(WorldEvent("SANDBOX_COMMANDS", {}))
        return command, created

    def edit(self, guild_id: int | None, command_id: int, body: Json) -> Json:
        command = self.get(guild_id, command_id) | body
        check_command(command)
        command["version"] = str(self._world.mint())
        self._commands[guild_id][command_id] = command
        self._world.emit(WorldEvent("SANDBOX_COMMANDS", {}))
        return command

    def delete(self, guild_id: int | None, command_id: int) -> None:
        self.get(guild_id, command_id)
        del self._commands[guild_id][command_id]
        self._world.emit(WorldEvent("SANDBOX_COMMANDS", {}))

    def available(self, guild_id: int | None) -> list[Json]:
        """Return the commands offered in a guild or DM; a guild's own hide global ones of the same name."""
        if guild_id is None:
            return [c for c in self.all() if self._in_dm(c)]
        own = self.all(guild_id)
        names = {(c["type"], c["name"]) for c in own}
        shared = [c for c in self.all() if (c["type"], c["name"]) not in names and self._in_guild(c)]
        return own + shared

    @staticmethod
    def _in_dm(command: Json) -> bool:
        contexts = command.get("contexts")
        return 1 in contexts if contexts is not None else command.get("dm_permission") is not False

    @staticmethod
    def _in_guild(command: Json) -> bool:
        contexts = command.get("contexts")
        return contexts is None or 0 in contexts

    def _complete(self, body: Json, guild_id: int | None, old: dict[tuple[int, str], Json]) -> Json:
        kind = body.get("type") or CHAT_INPUT
        known = old.get((kind, body["name"]))
        command = {
            **_DEFAULTS,
            "description": "",
            "integration_types": [0],
            "dm_permission": True,
            **{key: value for key, value in body.items() if key != "id" and value is not None},
            "id": known["id"] if known else str(self._world.mint()),
            "application_id": str(self._world.application_id),
            "version": str(self._world.mint()),
            "type": kind,
        }
        if command["default_member_permissions"] is not None:
            # Sent as a number or as text, kept as text.
            command["default_member_permissions"] = str(command["default_member_permissions"])
        if guild_id is not None:
            command["guild_id"] = str(guild_id)
        return command
