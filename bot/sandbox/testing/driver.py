"""Drive the sandbox from a test: act as users, change the world, wait for results."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import TypeVar

from bot.sandbox.client.user_actions import UserActions
from bot.sandbox.gateway.server import Gateway
from bot.sandbox.model.objects import Channel, ChannelType, Guild, Message, Overwrite, User
from bot.sandbox.model.permissions import Permission
from bot.sandbox.rest.fault_injection import Faults
from bot.sandbox.testing.actor import Actor, Place, Target, find_channel
from bot.sandbox.testing.connection_faults import ConnectionFaults
from bot.sandbox.testing.seen_messages import SeenMessage, seen_message
from bot.sandbox.world.changes import SandboxTimeoutError
from bot.sandbox.world.interactions import Interactions
from bot.sandbox.world.messages import World, WorldEvent

T = TypeVar("T")

__all__ = ["Driver", "SandboxTimeoutError"]


class Driver(ConnectionFaults):
    """The interface of tests to the sandbox. Waits are bounded by `within` real seconds."""

    def __init__(
        self,
        world: World,
        user_actions: UserActions,
        interactions: Interactions,
        gateway: Gateway,
        faults: Faults,
        *,
        within: float,
    ) -> None:
        super().__init__(gateway, faults)
        self._world = world
        self._user_actions = user_actions
        self._interactions = interactions
        self._within = within
        self._actors: dict[int, Actor] = {}

    # --- users, guilds, channels ---

    def user(self, name: str) -> User:
        """Find a user by display name or username."""
        for user in self._world.users.values():
            if name in (user.display_name, user.username):
                return user
        raise LookupError(f"There is no user {name!r}.")

    def as_user(self, name: str | User) -> Actor:
        """Return the client of a user; the same one at each call."""
        user = self.user(name) if isinstance(name, str) else name
        if user.id not in self._actors:
            actor = Actor(self._user_actions, self._interactions, user, within=self._within)
            self._actors[user.id] = actor
        return self._actors[user.id]

    def channel(self, place: Place) -> Channel:
        return find_channel(self._world, place)

    @property
    def guild(self) -> Guild:
        """The first guild."""
        return next(iter(self._world.guilds.values()))

    def add_channel(
        self, name: str, *, guild: Guild | None = None, kind: ChannelType = ChannelType.TEXT
    ) -> Channel:
        return self._world.add_channel(guild or self.guild, name, kind=kind)

    def install_for(self, user: str) -> None:
        """Let a user install the application for themselves: it follows them to every server."""
        self._world.installed_by.add(self.user(user).id)

    def add_guild(self, name: str, *, owner: str = "Dana") -> Guild:
        """Let the bot and all users join another guild with one channel, #table."""
        guild = self._world.add_guild(name, self.user(owner))
        for user in self._world.users.values():
            if user.id not in guild.members:
                self._world.join(guild, user)
        self._world.announce_guild(guild)
        self._world.add_channel(guild, "table")
        return guild

    def channel_in(self, guild: Guild, name: str) -> Channel:
        """Find a channel of a guild by name."""
        named = [c for c in self._world.channels.values() if c.guild_id == guild.id and c.name == name]
        return named[0]

    def remove_bot(self, guild: Guild | None = None) -> None:
        """Remove the bot from a guild."""
        self._world.remove_bot(guild or self.guild)

    def invite_bot(self, guild: Guild | None = None) -> None:
        """Let the bot join a guild again."""
        joined = guild or self.guild
        own = next((r for r in joined.roles.values() if r.managed_by_bot == self._world.application_id), None)
        self._world.join(joined, self._world.bot, *([own] if own else []))
        self._world.announce_guild(joined)

    def set_unavailable(self, guild: Guild | None = None) -> None:
        """Tell the bot of an outage of a guild; `invite_bot` ends it."""
        lost = guild or self.guild
        data = {"id": str(lost.id), "unavailable": True}
        self._world.emit(WorldEvent("GUILD_DELETE", data, lost.id))

    def add_thread(self, parent: Place, name: str, *, owner: str = "Dana", private: bool = False) -> Channel:
        parent_channel = self.channel(parent)
        return self._world.add_thread(parent_channel, name, self.user(owner).id, private=private)

    def set_roles(self, user: str, *roles: str) -> None:
        """Give a member of the first guild exactly these roles."""
        by_name = {role.name: role for role in self.guild.roles.values()}
        self._world.set_member_roles(self.guild, self.user(user), [by_name[name] for name in roles])

    def add_role(self, name: str, *, mentionable: bool = False) -> None:
        """Add a role without permissions to the first guild."""
        self._world.add_role(self.guild, name, mentionable=mentionable)

    def set_role_permissions(self, name: str, permissions: Permission | int) -> None:
        """Give a role of the first guild exactly these permissions."""
        role = next(role for role in self.guild.roles.values() if role.name == name)
        role.permissions = int(permissions)
        self._world.role_updated(self.guild, role)

    def rename(self, user: str, display_name: str) -> None:
        """Give a member of the first guild another display name."""
        renamed = self.user(user)
        renamed.display_name = display_name
        self._world.member_updated(self.guild, renamed)

    # --- public messages ---

    def message(self, message: Target) -> SeenMessage | None:
        """Return the current state of any message; None when it is deleted."""
        message_id = message if isinstance(message, int) else message.id
        for stored in self._world.messages.values():
            if message_id in stored:
                return seen_message(self._world, stored[message_id])
        return None

    def snapshot(self, message: Target) -> Message:
        """Return a copy of a message as it is now, for `Actor.press_late`."""
        return copy.deepcopy(self._stored(message))

    def messages(self, channel: Place) -> list[SeenMessage]:
        """All public messages of a channel, oldest first."""
        stored = self._world.messages[self.channel(channel).id].values()
        return [seen_message(self._world, m) for m in stored if not m.ephemeral]

    def pins(self, channel: Place) -> list[SeenMessage]:
        return [message for message in self.messages(channel) if message.pinned]

    # --- changes of the world ---

    def delete_message(self, message: Target) -> None:
        """Delete a message as a moderator."""
        self._world.delete_message(self._stored(message))

    def delete_channel(self, channel: Place) -> None:
        self._world.delete_channel(self.channel(channel))

    def archive_thread(self, thread: Place, *, archived: bool = True, locked: bool | None = None) -> None:
        self._world.archive(self.channel(thread), archived, locked=locked)

    def set_pinned(self, message: Target, pinned: bool, *, by: str = "Dana") -> None:
        self._world.set_pinned(self._stored(message), pinned, self.user(by).id)

    def set_permissions(
        self, channel: Place, who: str = "", *, allow: Permission | int = 0, deny: Permission | int = 0
    ) -> None:
        """Set a channel's overwrite for a role or user by name; without a name, for the bot itself."""
        place = self.channel(channel)
        roles = {role.name: role for role in self._world.guilds[place.guild_id or 0].roles.values()}
        if who in roles:
            overwrite = Overwrite(roles[who].id, int(allow), int(deny))
        else:
            target = self.user(who) if who else self._world.bot
            overwrite = Overwrite(target.id, int(allow), int(deny), for_member=True)
        place.overwrites[overwrite.target_id] = overwrite
        self._world.channel_event(place, "UPDATE")

    # --- waiting ---

    async def wait_until(
        self, predicate: Callable[[], T | None], *, within: float | None = None, what: str = "the condition"
    ) -> T:
        """Wait until a predicate is truthy and return its result."""
        return await self._world.changes.wait_until(predicate, within=within or self._within, what=what)

    async def wait_for_bot(self, *, within: float | None = None) -> None:
        """Wait until every shard of the bot has a live gateway session."""
        await self.wait_until(lambda: self._gateway.connected, within=within, what="the bot at the gateway")

    async def wait_for_message(
        self,
        channel: Place,
        *,
        containing: str = "",
        after: Target | None = None,
        within: float | None = None,
    ) -> SeenMessage:
        """Wait for a public message whose text contains something; return the newest."""
        floor = 0 if after is None else after if isinstance(after, int) else after.id

        def found() -> SeenMessage | None:
            looks = [m for m in self.messages(channel) if m.id > floor and containing in m.text]
            return looks[-1] if looks else None

        return await self.wait_until(found, within=within, what=f"a message containing {containing!r}")

    async def wait_for_edit(
        self, message: Target, *, containing: str = "", within: float | None = None
    ) -> SeenMessage:
        """Wait until a message was edited since it was looked at and contains something.

        Given an id or a stored message, edits count from now on; given a SeenMessage, from when it was seen.
        """
        before = (
            message if isinstance(message, SeenMessage) else seen_message(self._world, self._stored(message))
        )

        def found() -> SeenMessage | None:
            look = self.message(before.id)
            if look is None or look.edits <= before.edits or containing not in look.text:
                return None
            return look

        what = f"an edit containing {containing!r} of a message with {before.text!r}"
        return await self.wait_until(found, within=within, what=what)

    async def wait_for_deletion(self, message: Target, *, within: float | None = None) -> None:
        """Wait until a message is gone."""
        message_id = message if isinstance(message, int) else message.id
        what = "a message to be deleted"
        await self.wait_until(lambda: message_id in self._world.deleted, within=within, what=what)

    def _stored(self, message: Target) -> Message:
        message_id = message if isinstance(message, int) else message.id
        for stored in self._world.messages.values():
            if message_id in stored:
                return stored[message_id]
        raise LookupError("The message is gone.")
