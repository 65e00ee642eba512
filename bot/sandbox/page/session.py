"""Serve one window of the page: send what its user sees, do what its user does."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

from aiohttp import web

from bot.sandbox.client.slash_options import ClientRefusalError
from bot.sandbox.client.user_actions import UserActions
from bot.sandbox.gateway.server import Gateway
from bot.sandbox.model.objects import Channel, ChannelType, Json, Message, User
from bot.sandbox.protocol import payloads
from bot.sandbox.world.interactions import Interaction, Interactions
from bot.sandbox.world.messages import WorldEvent

_SHOWN = 200
_CHANNELS_CHANGED = ("CHANNEL_", "THREAD_", "GUILD_")


class Viewer:
    """One window: its user and the actions it may request."""

    def __init__(
        self,
        socket: web.WebSocketResponse,
        user_actions: UserActions,
        interactions: Interactions,
        gateway: Gateway,
    ) -> None:
        self.socket = socket
        self.outbox: asyncio.Queue[str | None] = asyncio.Queue()
        self._user_actions = user_actions
        self._world = user_actions.world
        self._interactions = interactions
        self._gateway = gateway
        self._user: User = next(user for user in self._world.users.values() if not user.bot)
        self._actions: dict[str, Callable[[Json], Json]] = {
            "be": self._switch_user,
            "open": self._open,
            "send": self._send,
            "slash": self._slash,
            "autocomplete": self._autocomplete,
            "press": self._press,
            "select": self._select,
            "submit": self._submit,
            "menu": self._menu,
            "dismiss": self._dismiss,
        }

    async def write(self) -> None:
        while (frame := await self.outbox.get()) is not None:
            try:
                await self.socket.send_str(frame)
            except ConnectionError:
                return  # The window is closed; a new one starts from the whole state.

    def receive(self, frame: Json) -> None:
        """Perform the requested action and answer with the frame's `ref`."""
        try:
            answer = self._actions[frame["do"]](frame)
        except ClientRefusalError as error:
            self._write_frame("refused", ref=frame["ref"], text=str(error))
        else:
            self._write_frame("done", ref=frame["ref"], **answer)

    def on_event(self, event: WorldEvent) -> None:
        """Pass on what this user may see."""
        if event.only_for not in (None, self._user.id):
            return
        if event.kind == "SANDBOX_INTERACTION":
            self._write_frame("interaction", interaction=event.data)
        elif event.kind == "SANDBOX_BOT":
            self._write_frame("bot", **event.data)
        elif event.kind == "SANDBOX_COMMANDS":
            self._write_frame("commands")
        elif event.kind.startswith(_CHANNELS_CHANGED):
            self._write_frame("state", **self._state())
        elif event.channel_id is not None and event.kind.startswith(("MESSAGE_", "TYPING_")):
            channel = self._world.channels.get(event.channel_id)
            if channel is not None and self._world.can_view(self._user.id, channel):
                self._on_channel_event(event)

    def _on_channel_event(self, event: WorldEvent) -> None:
        if event.kind == "MESSAGE_DELETE":
            self._write_frame("gone", channel=event.data["channel_id"], message=event.data["id"])
        elif event.kind in ("MESSAGE_CREATE", "MESSAGE_UPDATE"):
            self._write_frame("message", message=event.data)
        elif event.kind == "TYPING_START":
            self._write_frame("typing", channel=event.data["channel_id"], user=event.data["user_id"])

    def _write_frame(self, kind: str, **data: Any) -> None:
        self.outbox.put_nowait(json.dumps({"kind": kind, **data}))

    # --- what the window shows ---

    def _switch_user(self, frame: Json) -> Json:
        # A window opened before a restart may name an unknown user: keep the current one.
        self._user = self._world.users.get(int(frame.get("user") or 0), self._user)
        return self._state()

    def _state(self) -> Json:
        world = self._world
        self._world.open_dm(self._user)
        people = [user for user in world.users.values() if user.id != world.application_id]
        return {
            "me": str(self._user.id),
            "application": str(world.application_id),
            "online": self._gateway.connected,
            "guilds": [{"id": str(g.id), "name": g.name} for g in world.guilds.values()],
            "people": [str(user.id) for user in people],
            "users": {str(u.id): {"name": u.display_name, "bot": u.bot} for u in world.users.values()},
            "roles": {str(r.id): r.name for g in world.guilds.values() for r in g.roles.values()},
            "channels": [self._channel(c) for c in self._user_actions.channels(self._user)],
        }

    def _channel(self, channel: Channel) -> Json:
        direct = channel.type is ChannelType.DM
        others = [i for i in channel.recipient_ids if i != self._user.id]
        return {
            "id": str(channel.id),
            "name": self._world.users[others[0]].display_name if direct and others else channel.name,
            "direct": direct,
            "parent": None if channel.parent_id is None else str(channel.parent_id),
            "guild": None if channel.guild_id is None else str(channel.guild_id),
            "topic": channel.topic,
            "archived": channel.archived,
        }

    def _open(self, frame: Json) -> Json:
        channel = self._place(frame)
        messages = self._user_actions.messages(self._user, channel)
        return {
            "messages": [payloads.message(self._world, m) for m in messages[-_SHOWN:]],
            "commands": [
                localized(command, self._user.locale)
                for command in self._user_actions.commands(self._user, channel)
            ],
        }

    # --- what the user does ---

    def _place(self, frame: Json) -> Channel:
        channel = self._world.channels.get(int(frame["channel"]))
        if channel is None:
            raise ClientRefusalError("This channel is gone.")
        return channel

    def _target(self, frame: Json) -> tuple[Channel, Message]:
        channel = self._place(frame)
        message = self._world.messages[channel.id].get(int(frame["message"]))
        if message is None:
            raise ClientRefusalError("This message is gone.")
        return channel, message

    def _send(self, frame: Json) -> Json:
        self._user_actions.send(self._user, self._place(frame), frame["text"])
        return {}

    def _slash(self, frame: Json) -> Json:
        place = self._place(frame)
        return _id(self._user_actions.slash(self._user, place, frame["command"], frame["options"]))

    def _autocomplete(self, frame: Json) -> Json:
        place, focused = self._place(frame), frame["focused"]
        options = {**frame["options"], focused: frame["value"]}
        return _id(self._user_actions.autocomplete(self._user, place, frame["command"], focused, options))

    def _press(self, frame: Json) -> Json:
        channel, message = self._target(frame)
        return _id(self._user_actions.press(self._user, channel, message, frame["custom_id"]))

    def _select(self, frame: Json) -> Json:
        channel, message = self._target(frame)
        values = frame["values"]
        return _id(self._user_actions.select(self._user, channel, message, frame["custom_id"], values))

    def _submit(self, frame: Json) -> Json:
        opened = self._interactions.by_id.get(int(frame["interaction"]))
        if opened is None:
            raise ClientRefusalError("This modal is gone.")
        return _id(self._user_actions.submit(self._user, opened, frame["values"]))

    def _menu(self, frame: Json) -> Json:
        channel, message = self._target(frame)
        return _id(self._user_actions.context_menu(self._user, channel, frame["name"], message))

    def _dismiss(self, frame: Json) -> Json:
        self._user_actions.dismiss(self._user, self._target(frame)[1])
        return {}


def localized(record: Json, locale: str) -> Json:
    """Add to commands, options and choices the `label` that a client of this locale shows."""
    names = record.get("name_localizations") or {}
    descriptions = record.get("description_localizations") or {}
    shown = record | {"label": names.get(locale, record["name"])}
    if locale in descriptions:
        shown["description"] = descriptions[locale]
    for key in ("options", "choices"):
        if record.get(key):
            shown[key] = [localized(item, locale) for item in record[key]]
    return shown


def _id(interaction: Interaction) -> Json:
    return {"interaction": str(interaction.id)}
