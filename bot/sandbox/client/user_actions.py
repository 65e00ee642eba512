"""Do what a user does in Discord's client: type, press, select, submit. The driver and the page use it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from bot.sandbox.client import modal_submission
from bot.sandbox.client.slash_options import ClientRefusalError, OptionReader, find_command
from bot.sandbox.model.objects import POSTS_ONLY, Channel, Json, Message, User
from bot.sandbox.model.permissions import ALL, Permission
from bot.sandbox.protocol import payloads
from bot.sandbox.protocol.validation.components import BUTTON, SELECTS, STRING_SELECT, walk
from bot.sandbox.protocol.validation.embeds import characters
from bot.sandbox.world.command_store import CommandStore
from bot.sandbox.world.interactions import (
    AUTOCOMPLETE,
    COMMAND,
    COMPONENT,
    MODAL_SUBMIT,
    Interaction,
    Interactions,
)
from bot.sandbox.world.messages import World

__all__ = ["ClientRefusalError", "UserActions"]


class UserActions:
    """Acts on the world for any user; refuses what the client would refuse."""

    def __init__(self, world: World, store: CommandStore, interactions: Interactions) -> None:
        self.world = world
        self._store = store
        self._interactions = interactions

    # --- what a user sees ---

    def channels(self, user: User) -> list[Channel]:
        """Return the channels and threads this user may see."""
        return [c for c in self.world.channels.values() if self.world.can_view(user.id, c)]

    def messages(self, user: User, channel: Channel) -> list[Message]:
        """Return what this user sees in a channel, oldest first."""
        if not self.world.can_view(user.id, channel):
            return []
        stored = self.world.messages.get(channel.id, {}).values()
        return [m for m in stored if m.visible_to in (None, user.id)]

    def commands(self, user: User, channel: Channel) -> list[Json]:
        """Return the commands Discord would offer this user here."""
        bits = self.world.permissions_of(user.id, channel)
        if channel.guild_id is not None and not bits & Permission.USE_APPLICATION_COMMANDS:
            return []

        def offered(command: Json) -> bool:
            needed = command.get("default_member_permissions")
            if needed is None or channel.guild_id is None or bits == ALL:
                return True
            return int(needed) != 0 and bits & int(needed) == int(needed)

        if channel.type in POSTS_ONLY:
            return []  # it has no field to type into; its threads have one
        context = self.world.context_of(channel)
        installs = self.world.installs_at(channel, user.id)
        return [c for c in self._store.available(channel.guild_id, context, installs) if offered(c)]

    # --- what a user does ---

    def send(self, user: User, channel: Channel, text: str, embeds: Sequence[Json] = ()) -> Message:
        """Post a message as this user; only bots may send embeds."""
        sending = Permission.SEND_MESSAGES_IN_THREADS if channel.is_thread else Permission.SEND_MESSAGES
        if not self.world.permissions_of(user.id, channel) & sending:
            raise ClientRefusalError(f"{user.display_name} may not send messages in #{channel.name}.")
        if embeds and not user.bot:
            raise ClientRefusalError("People cannot send embeds.")
        if not text.strip() and not embeds:
            raise ClientRefusalError("An empty message cannot be sent.")
        if len(text) > 2000 or sum(characters(embed) for embed in embeds) > 6000:
            raise ClientRefusalError("The message is too long.")
        message = Message(self.world.mint(), channel.id, user.id, text.strip())
        message.embeds = [{"type": "rich", **embed} for embed in embeds]
        return self.world.post(message)

    def slash(self, user: User, channel: Channel, command: str, values: Mapping[str, Any]) -> Interaction:
        """Send a slash command."""
        data = self._slash_data(user, channel, command, values, focused=None)
        return self._send_command(COMMAND, user, channel, data)

    def autocomplete(
        self, user: User, channel: Channel, command: str, focused: str, values: Mapping[str, Any]
    ) -> Interaction:
        """Ask for the choices of the option that is being typed."""
        data = self._slash_data(user, channel, command, values, focused=focused)
        return self._send_command(AUTOCOMPLETE, user, channel, data)

    def _send_command(self, kind: int, user: User, channel: Channel, data: Json) -> Interaction:
        installs = self._store.installs_of(int(data["id"]))
        return self._interactions.create(kind, user.id, channel, data, installs=installs)

    def _slash_data(
        self, user: User, channel: Channel, path: str, values: Mapping[str, Any], *, focused: str | None
    ) -> Json:
        self._need_view(user, channel)
        command, below, leaf = find_command(self.commands(user, channel), path)
        reader = OptionReader(self.world, user.id, channel, leaf)
        options = reader.read(values, focused=focused)
        trail = list(below)
        kinds = [2, 1] if len(trail) == 2 else [1]
        for name, kind in zip(reversed(trail), reversed(kinds), strict=False):
            options = [{"name": name, "type": kind, "options": options}]
        data: Json = {"id": command["id"], "name": command["name"], "type": 1}
        if options:
            data["options"] = options
        if reader.resolved:
            data["resolved"] = reader.resolved
        if "guild_id" in command:
            data["guild_id"] = command["guild_id"]
        return data

    def context_menu(self, user: User, channel: Channel, name: str, target: Message | User) -> Interaction:
        """Use a command of a message's or a user's Apps menu."""
        self._need_view(user, channel)
        kind = 3 if isinstance(target, Message) else 2
        offered = [c for c in self.commands(user, channel) if c["type"] == kind]
        command = next((c for c in offered if c["name"] == name), None)
        if command is None:
            raise ClientRefusalError(f"No app {name!r}; there are {[c['name'] for c in offered]}.")
        data: Json = {"id": command["id"], "name": name, "type": kind, "target_id": str(target.id)}
        if isinstance(target, Message):
            self._need_message(user, channel, target)
            data["resolved"] = {"messages": {str(target.id): payloads.message(self.world, target)}}
        else:
            reader = OptionReader(self.world, user.id, channel, {})
            reader.user("target", target.id)
            data["resolved"] = reader.resolved
        return self._send_command(COMMAND, user, channel, data)

    def press(self, user: User, channel: Channel, message: Message, custom_id: str) -> Interaction:
        """Press a button."""
        button = self._control(user, channel, message, custom_id, (BUTTON,))
        data = {"custom_id": custom_id, "component_type": BUTTON, "id": button["id"]}
        return self._interactions.create(COMPONENT, user.id, channel, data, message=message)

    def press_late(self, user: User, channel: Channel, seen: Message, custom_id: str) -> Interaction:
        """Press a button of a message as it was: Discord took the press before the message changed."""
        button = next(c for c in walk(seen.components) if c.get("custom_id") == custom_id)
        data = {"custom_id": custom_id, "component_type": BUTTON, "id": button["id"]}
        return self._interactions.create(COMPONENT, user.id, channel, data, message=seen)

    def select(
        self, user: User, channel: Channel, message: Message, custom_id: str, values: Sequence[str]
    ) -> Interaction:
        """Choose values (or labels, or names of users, roles, channels) in a select menu."""
        menu = self._control(user, channel, message, custom_id, SELECTS)
        reader = OptionReader(self.world, user.id, channel, {})
        chosen = modal_submission.chosen(menu, values, reader)
        data: Json = {
            "custom_id": custom_id,
            "component_type": menu["type"],
            "id": menu["id"],
            "values": chosen,
        }
        if menu["type"] != STRING_SELECT:
            data["resolved"] = reader.resolved
        return self._interactions.create(COMPONENT, user.id, channel, data, message=message)

    def submit(self, user: User, interaction: Interaction, values: Mapping[str, Any]) -> Interaction:
        """Submit the modal that an interaction was answered with."""
        if interaction.modal is None or interaction.user_id != user.id:
            raise ClientRefusalError("There is no such modal open.")
        channel = self.world.channel(interaction.channel_id)
        reader = OptionReader(self.world, user.id, channel, {})
        components = modal_submission.fill(interaction.modal, values, reader)
        data: Json = {"custom_id": interaction.modal["custom_id"], "components": components}
        if reader.resolved:
            data["resolved"] = reader.resolved
        message = self.world.messages[channel.id].get(interaction.message_id or 0)
        return self._interactions.create(
            MODAL_SUBMIT, user.id, channel, data, message=message, parent=interaction
        )

    def dismiss(self, user: User, message: Message) -> None:
        """Dismiss an ephemeral message: remove it from this user's screen."""
        if message.visible_to != user.id:
            raise ClientRefusalError("Only one's own ephemeral messages can be dismissed.")
        self.world.delete_message(message)

    # --- checks ---

    def _need_view(self, user: User, channel: Channel) -> None:
        if not self.world.can_view(user.id, channel):
            raise ClientRefusalError(f"{user.display_name} does not see #{channel.name}.")

    def _need_message(self, user: User, channel: Channel, message: Message) -> None:
        self._need_view(user, channel)
        if message not in self.messages(user, channel):
            raise ClientRefusalError(f"{user.display_name} does not see this message.")

    def _control(
        self, user: User, channel: Channel, message: Message, custom_id: str, kinds: Sequence[int]
    ) -> Json:
        self._need_message(user, channel, message)
        for component in walk(message.components):
            if component["type"] in kinds and component.get("custom_id") == custom_id:
                if component.get("disabled"):
                    raise ClientRefusalError(f"{custom_id!r} is disabled: {json.dumps(component)}")
                return component
        raise ClientRefusalError(f"The message has no {custom_id!r} (any more).")
