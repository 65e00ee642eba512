"""Convert what a user types to slash options, refusing what Discord's own client refuses.

ClientRefusalError    Discord's client would not send this; the text says why
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.sandbox.model.objects import Channel, Json
from bot.sandbox.protocol import payloads
from bot.sandbox.world import files
from bot.sandbox.world.messages import World

SUBCOMMAND, GROUP, STRING, INTEGER, BOOLEAN = 1, 2, 3, 4, 5
USER, ROLE_CHANNEL, ROLE, MENTIONABLE, NUMBER, ATTACHMENT = 6, 7, 8, 9, 10, 11


class ClientRefusalError(AssertionError):
    """Discord's client would not let a user do this."""


def find_command(commands: list[Json], path: str) -> tuple[Json, list[str], Json]:
    """Find a slash command by its words; return it, the names below it, and the leaf with the options."""
    words = path.lstrip("/").split()
    command = next((c for c in commands if c["type"] == 1 and c["name"] == words[0]), None)
    if command is None:
        names = sorted(c["name"] for c in commands if c["type"] == 1)
        raise ClientRefusalError(f"There is no command /{words[0]}; there are {names}.")
    leaf = command
    for word in words[1:]:
        inner = [o for o in leaf.get("options") or [] if o["type"] in (SUBCOMMAND, GROUP)]
        found = next((o for o in inner if o["name"] == word), None)
        if found is None:
            raise ClientRefusalError(
                f"/{path} has no subcommand {word!r}; there are {[o['name'] for o in inner]}."
            )
        leaf = found
    if any(o["type"] in (SUBCOMMAND, GROUP) for o in leaf.get("options") or []):
        raise ClientRefusalError(f"/{path} needs one of its subcommands.")
    return command, words[1:], leaf


class OptionReader:
    """Reads typed options for one command in one channel."""

    def __init__(self, world: World, user_id: int, channel: Channel, leaf: Json) -> None:
        self._world = world
        self._user_id = user_id
        self._channel = channel
        self._known: dict[str, Json] = {o["name"]: o for o in leaf.get("options") or []}
        self.resolved: Json = {}

    def read(self, values: Mapping[str, Any], *, focused: str | None = None) -> list[Json]:
        """Return the options in the order they were typed; with `focused` nothing is required."""
        unknown = [name for name in values if name not in self._known]
        if unknown:
            raise ClientRefusalError(f"Unknown options {unknown}; there are {list(self._known)}.")
        if focused is None:
            missing = [n for n, o in self._known.items() if o.get("required") and values.get(n) is None]
            if missing:
                raise ClientRefusalError(f"Required options are missing: {missing}.")
        elif not self._known[focused].get("autocomplete"):
            raise ClientRefusalError(f"Option {focused!r} has no autocomplete.")
        options: list[Json] = []
        for name, value in values.items():
            if value is None:
                continue
            option = self._known[name]
            entry: Json = {"name": name, "type": option["type"]}
            if name == focused:
                options.append(entry | {"value": str(value), "focused": True})
                continue
            try:
                options.append(entry | {"value": self._convert(option, value)})
            except ClientRefusalError:
                # While one option is being typed, the others may be half-typed: they are left out.
                if focused is None:
                    raise
        return options

    def _convert(self, option: Json, value: Any) -> Any:
        kind, name = option["type"], option["name"]
        if option.get("choices"):
            return self._choice(option, value)
        if kind == STRING:
            return self._text(option, value)
        if kind in (INTEGER, NUMBER):
            return self._number(option, value)
        if kind == BOOLEAN:
            return self._boolean(name, value)
        if kind == USER:
            return self.user(name, value)
        if kind == ROLE_CHANNEL:
            return self.channel(name, value, option.get("channel_types"))
        if kind == ROLE:
            return self.role(name, value)
        if kind == MENTIONABLE:
            try:
                return self.user(name, value)
            except ClientRefusalError:
                return self.role(name, value)
        if kind == ATTACHMENT:
            return self.attachment(name, value)
        raise ClientRefusalError(f"The sandbox's client cannot fill options of type {kind}.")

    def attachment(self, name: str, value: Any) -> str:
        """Upload a file and return its id."""
        file = files.upload(self._world, value)
        if file is None:
            raise ClientRefusalError(f"Option {name!r} takes a file of at most {files.LIMIT} bytes.")
        data = payloads.attachment(self._world, self._channel.id, file)
        self.resolved.setdefault("attachments", {})[str(file.id)] = data
        return str(file.id)

    @staticmethod
    def _choice(option: Json, value: Any) -> Any:
        for choice in option["choices"]:
            if value == choice["value"] or str(value) in (choice["name"], str(choice["value"])):
                return choice["value"]
        names = [choice["name"] for choice in option["choices"]]
        raise ClientRefusalError(f"Option {option['name']!r} takes one of {names}, not {value!r}.")

    @staticmethod
    def _text(option: Json, value: Any) -> str:
        if not isinstance(value, str | int | float) or isinstance(value, bool):
            raise ClientRefusalError(f"Option {option['name']!r} takes text, not {value!r}.")
        text = str(value)
        least, most = option.get("min_length", 0), option.get("max_length", 6000)
        if not least <= len(text) <= most:
            raise ClientRefusalError(f"Option {option['name']!r} takes {least} to {most} characters.")
        return text

    @staticmethod
    def _number(option: Json, value: Any) -> int | float:
        name, whole = option["name"], option["type"] == INTEGER
        try:
            if isinstance(value, bool):
                raise ValueError(value)
            number: int | float = int(str(value)) if whole else float(value)
        except ValueError:
            kind = "a whole number" if whole else "a number"
            raise ClientRefusalError(f"Option {name!r} takes {kind}, not {value!r}.") from None
        least, most = option.get("min_value", -(2**53)), option.get("max_value", 2**53)
        if not least <= number <= most:
            raise ClientRefusalError(f"Option {name!r} takes {least} to {most}, not {value!r}.")
        return number

    @staticmethod
    def _boolean(name: str, value: Any) -> bool:
        words = {"true": True, "false": False}
        if isinstance(value, bool):
            return value
        if str(value).lower() not in words:
            raise ClientRefusalError(f"Option {name!r} takes True or False, not {value!r}.")
        return words[str(value).lower()]

    def user(self, name: str, value: Any) -> str:
        """Convert a typed user: a name, @name, mention or id."""
        wanted = str(value).strip("<@!>")
        for user in self._world.users.values():
            if wanted in (user.display_name, user.username, str(user.id)):
                key = str(user.id)
                self.resolved.setdefault("users", {})[key] = payloads.user(user)
                self._resolve_member(user.id)
                return key
        raise ClientRefusalError(f"Option {name!r} takes a user, not {value!r}.")

    def _resolve_member(self, user_id: int) -> None:
        if self._channel.guild_id is None:
            return
        member = self._world.guilds[self._channel.guild_id].members.get(user_id)
        if member is not None:
            bits = self._world.permissions_of(user_id, self._channel)
            data = payloads.resolved_member(self._world, member, bits)
            self.resolved.setdefault("members", {})[str(user_id)] = data

    def role(self, name: str, value: Any) -> str:
        """Convert a typed role: a name, @name, mention or id."""
        wanted = str(value).strip("<@&>")
        guild = self._world.guilds.get(self._channel.guild_id or 0)
        for role in guild.roles.values() if guild else ():
            if wanted in (role.name, role.name.lstrip("@"), str(role.id)):
                self.resolved.setdefault("roles", {})[str(role.id)] = payloads.role(role)
                return str(role.id)
        raise ClientRefusalError(f"Option {name!r} takes a role, not {value!r}.")

    def channel(self, name: str, value: Any, types: list[int] | None = None) -> str:
        """Convert a typed channel: a name, #name, mention or id."""
        wanted = str(value).strip("<#>")
        for channel in self._world.channels.values():
            if channel.guild_id != self._channel.guild_id or wanted not in (channel.name, str(channel.id)):
                continue
            if types and int(channel.type) not in types:
                continue
            if not self._world.can_view(self._user_id, channel):
                continue
            data = payloads.resolved_channel(self._world, channel, self._user_id)
            self.resolved.setdefault("channels", {})[str(channel.id)] = data
            return str(channel.id)
        raise ClientRefusalError(f"Option {name!r} takes a channel, not {value!r}.")
