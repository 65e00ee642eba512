"""Keep the commands a bot has registered, globally and per guild."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from bot.sandbox.model.objects import Json
from bot.sandbox.protocol import errors
from bot.sandbox.protocol.validation.commands import CHAT_INPUT, check_command, check_commands
from bot.sandbox.world.guilds import GUILD_INSTALL, IN_GUILD, IN_PRIVATE_CHANNEL
from bot.sandbox.world.messages import World, WorldEvent

DAILY_CREATES = 200
_DAY = 86_400.0

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
        self._created: dict[int | None, list[float]] = {}  # the times of the last day's creates
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
        names = {(body.get("type") or CHAT_INPUT, body["name"]) for body in bodies}
        self._count_creates(guild_id, len(names - old.keys()))
        fresh = [self._complete(body, guild_id, old) for body in bodies]
        self._commands[guild_id] = {int(command["id"]): command for command in fresh}
        self._world.emit(WorldEvent("SANDBOX_COMMANDS", {}))
        return fresh

    def upsert(self, guild_id: int | None, body: Any) -> tuple[Json, bool]:
        """Create a command or overwrite the one of the same name; return it and whether it is new."""
        commands = self.all(guild_id)
        check_command(body)
        old = {(c["type"], c["name"]): c for c in commands}
        created = (body.get("type") or CHAT_INPUT, body["name"]) not in old
        if created:
            check_commands([*commands, body])
            self._count_creates(guild_id, 1)
        command = self._complete(body, guild_id, old)
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

    def installs_of(self, command_id: int) -> list[int]:
        """Return the types of installs that a command supports."""
        found = next(commands[command_id] for commands in self._commands.values() if command_id in commands)
        kinds: list[int] = found["integration_types"]
        return kinds

    def _count_creates(self, guild_id: int | None, creates: int) -> None:
        now = self._world.clock.now()
        today = [at for at in self._created.get(guild_id, []) if now - at < _DAY]
        if len(today) + creates > DAILY_CREATES:
            raise errors.too_many_creates()
        self._created[guild_id] = today + [now] * creates

    def available(self, guild_id: int | None, context: int, installs: Collection[str]) -> list[Json]:
        """Return the commands offered in a context; a guild's own hide global ones of the same name.

        `installs` are the keys of `World.installs_at`: the command must support one of them.
        """
        own = self.all(guild_id) if guild_id is not None and str(GUILD_INSTALL) in installs else []
        names = {(c["type"], c["name"]) for c in own}
        shared = [
            c
            for c in self.all()
            if (c["type"], c["name"]) not in names
            and self._is_in(c, context)
            and any(str(kind) in installs for kind in self._installs_for(c, context))
        ]
        return own + shared

    @staticmethod
    def _is_in(command: Json, context: int) -> bool:
        contexts = command.get("contexts")
        if contexts is not None:
            return context in contexts
        return context == IN_GUILD or command.get("dm_permission") is not False

    @staticmethod
    def _installs_for(command: Json, context: int) -> list[int]:
        """Return the installs through which a command reaches a context: no server owns a private channel."""
        kinds: list[int] = command["integration_types"]
        return [kind for kind in kinds if kind != GUILD_INSTALL or context != IN_PRIVATE_CHANNEL]

    def _complete(self, body: Json, guild_id: int | None, old: dict[tuple[int, str], Json]) -> Json:
        kind = body.get("type") or CHAT_INPUT
        known = old.get((kind, body["name"]))
        command = {
            **_DEFAULTS,
            "description": "",
            # Left out, they are what the application is configured for.
            "integration_types": self._world.install_types if guild_id is None else [GUILD_INSTALL],
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
