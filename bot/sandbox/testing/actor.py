"""Act as one of the users, from a test."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.sandbox.client.slash_options import ClientRefusalError
from bot.sandbox.client.user_actions import UserActions
from bot.sandbox.model.objects import Channel, Json, Message, User
from bot.sandbox.testing.calls import Call
from bot.sandbox.testing.seen_messages import SeenMessage, SeenModal, seen_message, seen_modal
from bot.sandbox.world.interactions import Interaction, Interactions
from bot.sandbox.world.messages import World

Place = Channel | str | int
Target = SeenMessage | Message | int


def find_channel(world: World, place: Place, *, user: User | None = None) -> Channel:
    """Find a channel or thread by object, id or name; "@me" is the user's DM with the bot."""
    if isinstance(place, Channel):
        return place
    if isinstance(place, int):
        return world.channel(place)
    if place == "@me" and user is not None:
        return world.open_dm(user)
    found = [c for c in world.channels.values() if c.name == place.lstrip("#")]
    if not found:
        raise LookupError(f"There is no channel {place!r}.")
    return found[0]


class Actor:
    """One user's client."""

    def __init__(
        self, user_actions: UserActions, interactions: Interactions, user: User, *, within: float
    ) -> None:
        self._user_actions = user_actions
        self._world: World = user_actions.world
        self._interactions = interactions
        self._within = within
        self.user = user
        self._closed_modals: set[int] = set()

    @property
    def dm_channel(self) -> Channel:
        """The direct messages between this user and the bot."""
        return self._world.open_dm(self.user)

    @property
    def modal(self) -> SeenModal | None:
        """The modal that is open on this user's screen: the latest, until it is submitted."""
        for interaction in reversed(list(self._interactions.by_id.values())):
            if interaction.user_id == self.user.id and interaction.modal is not None:
                return None if interaction.id in self._closed_modals else seen_modal(interaction)
        return None

    def screen(self, channel: Place) -> list[SeenMessage]:
        """The messages this user sees in a channel, oldest first: public ones and own ephemeral ones."""
        place = self._place(channel)
        return [seen_message(self._world, m) for m in self._user_actions.messages(self.user, place)]

    def look(self, message: Target) -> SeenMessage:
        """Return the current state of a message."""
        found = self._message(message)
        return seen_message(self._world, found)

    def sees(self, message: Target) -> bool:
        """Return whether a message is on this user's screen."""
        message_id = message if isinstance(message, int) else message.id
        places = self._world.channels.values()
        return any(
            m.id == message_id for place in places for m in self._user_actions.messages(self.user, place)
        )

    def channels(self) -> list[str]:
        """The names of the channels and threads this user sees."""
        return [c.name for c in self._user_actions.channels(self.user) if c.name]

    def commands(self, channel: Place) -> list[str]:
        """The full names of the slash commands this user is offered here."""
        found = self._user_actions.commands(self.user, self._place(channel))
        return [name for command in found if command["type"] == 1 for name in _leaves(command, "")]

    def dismiss(self, message: Target) -> None:
        """Dismiss an own ephemeral message."""
        self._user_actions.dismiss(self.user, self._message(message))

    def send(self, channel: Place, text: str, *, embeds: Sequence[Json] = ()) -> SeenMessage:
        """Post a message (embeds only as a bot)."""
        message = self._user_actions.send(self.user, self._place(channel), text, embeds)
        return seen_message(self._world, message)

    async def slash(
        self,
        channel: Place,
        command: str,
        options: Mapping[str, Any] | None = None,
        /,
        *,
        wait: bool = True,
        **more: Any,
    ) -> Call:
        """Send a slash command ("encounter start" for subcommands) and wait for the answer."""
        values = {**(options or {}), **more}
        interaction = self._user_actions.slash(self.user, self._place(channel), command, values)
        return await self._call(interaction, wait=wait)

    async def autocomplete(
        self, channel: Place, command: str, /, *, focused: str, value: str = "", **others: Any
    ) -> list[Json]:
        """Type into an option and return the choices `{name, value}`; none when the bot did not answer."""
        values = {**others, focused: value}
        interaction = self._user_actions.autocomplete(
            self.user, self._place(channel), command, focused, values
        )
        call = await self._call(interaction, wait=True)
        return call.choices or []

    async def press(self, message: Target, label_or_custom_id: str, *, wait: bool = True) -> Call:
        """Press a button, found by custom id, label or emoji."""
        found = self._message(message)
        button = seen_message(self._world, found).button(label_or_custom_id)
        if button.custom_id is None:
            raise ClientRefusalError(f"{label_or_custom_id!r} is a link.")
        channel = self._world.channel(found.channel_id)
        interaction = self._user_actions.press(self.user, channel, found, button.custom_id)
        return await self._call(interaction, wait=wait)

    async def press_late(self, seen: Message, label: str, *, wait: bool = True) -> Call:
        """Press a button of a message as it was (`Driver.snapshot`), though it may be deleted by now."""
        button = seen_message(self._world, seen).button(label)
        assert button.custom_id is not None
        channel = self._world.channel(seen.channel_id)
        interaction = self._user_actions.press_late(self.user, channel, seen, button.custom_id)
        return await self._call(interaction, wait=wait)

    async def select(
        self, message: Target, custom_id: str, values: Sequence[str] | str, *, wait: bool = True
    ) -> Call:
        """Choose in a select menu, by value or label; users, roles and channels by name."""
        found = self._message(message)
        menu = seen_message(self._world, found).select(custom_id)
        chosen = [values] if isinstance(values, str) else values
        channel = self._world.channel(found.channel_id)
        interaction = self._user_actions.select(self.user, channel, found, menu.custom_id, chosen)
        return await self._call(interaction, wait=wait)

    async def submit_modal(
        self, modal: SeenModal | None, values: Mapping[str, Any], *, wait: bool = True
    ) -> Call:
        """Submit a modal (None: the open one); inputs by custom id or label, others keep their preset."""
        opened = modal or self.modal
        if opened is None:
            raise ClientRefusalError(f"{self.user.display_name} has no modal open.")
        interaction = self._user_actions.submit(self.user, opened.interaction, values)
        self._closed_modals.add(opened.interaction.id)
        return await self._call(interaction, wait=wait)

    async def context_menu(
        self, channel: Place, name: str, target: Target | User, *, wait: bool = True
    ) -> Call:
        """Use Apps → name on a message, or on a user."""
        thing = target if isinstance(target, User) else self._message(target)
        interaction = self._user_actions.context_menu(self.user, self._place(channel), name, thing)
        return await self._call(interaction, wait=wait)

    async def wait_for_message(
        self, channel: Place, *, containing: str = "", after: Target | None = None
    ) -> SeenMessage:
        """Wait for a message on this user's screen whose text contains something; return the newest."""
        floor = 0 if after is None else after if isinstance(after, int) else after.id

        def found() -> SeenMessage | None:
            looks = [m for m in self.screen(channel) if m.id > floor and containing in m.text]
            return looks[-1] if looks else None

        what = f"a message containing {containing!r} on {self.user.display_name}'s screen"
        return await self._world.changes.wait_until(found, within=self._within, what=what)

    async def _call(self, interaction: Interaction, *, wait: bool) -> Call:
        call = Call(self._world, interaction, within=self._within)
        return await (await call.answered()).thought() if wait else call

    def _place(self, place: Place) -> Channel:
        return find_channel(self._world, place, user=self.user)

    def _message(self, message: Target) -> Message:
        message_id = message if isinstance(message, int) else message.id
        for channel in self._world.messages.values():
            if message_id in channel:
                return channel[message_id]
        raise ClientRefusalError("The message is gone.")


def _leaves(command: Json, prefix: str) -> list[str]:
    name = f"{prefix} {command['name']}".strip()
    inner = [option for option in command.get("options") or [] if option["type"] in (1, 2)]
    if not inner:
        return [name]
    return [leaf for option in inner for leaf in _leaves(option, name)]
