"""Keep users, guilds and channels, and emit every change under Discord's event names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.model import permissions
from bot.sandbox.model.clock import Clock
from bot.sandbox.model.objects import (
    Channel,
    ChannelType,
    Guild,
    Json,
    Member,
    Message,
    Overwrite,
    Role,
    StoredFile,
    User,
)
from bot.sandbox.model.snowflakes import SnowflakeMint
from bot.sandbox.protocol import errors, payloads
from bot.sandbox.world.changes import Changes


@dataclass(frozen=True)
class WorldEvent:
    """Something that happened. `only_for` is set when only this user may know (ephemeral)."""

    kind: str
    data: Json
    guild_id: int | None = None
    channel_id: int | None = None
    only_for: int | None = None
    actor_id: int | None = None


Listener = Callable[[WorldEvent], None]

GUILD_INSTALL, USER_INSTALL = 0, 1
IN_GUILD, IN_BOT_DM, IN_PRIVATE_CHANNEL = 0, 1, 2  # interaction contexts
MEMBER_ROLE_UPDATE = 25  # the type of an audit log entry


class GuildStore:
    """Users, guilds, channels and their permissions; the base of `World`."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.mint = SnowflakeMint(clock).mint
        self.changes = Changes()
        self.base_url = ""
        self.users: dict[int, User] = {}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.messages: dict[int, dict[int, Message]] = {}
        self.files: dict[int, StoredFile] = {}
        self.deleted: set[int] = set()
        self.application_id = 0
        self.application_name = "Encounter Tracker"
        # What Discord's developer portal has for the application: installs by servers and by users.
        self.install_types = [GUILD_INSTALL, USER_INSTALL]
        self.installed_by: set[int] = set()  # users who have installed the application for themselves
        self._listeners: list[Listener] = []

    # --- events ---

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with every event; return the function that unsubscribes it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def emit(self, event: WorldEvent) -> None:
        for listener in list(self._listeners):
            listener(event)
        self.changes.notify()

    # --- users, guilds, channels ---

    @property
    def bot(self) -> User:
        """The application's own account."""
        return self.users[self.application_id]

    def add_user(self, username: str, display_name: str, *, bot: bool = False, locale: str = "en-US") -> User:
        user = User(self.mint(), username, display_name, bot, locale)
        self.users[user.id] = user
        return user

    def add_guild(self, name: str, owner: User, *, locale: str = "en-US") -> Guild:
        guild = Guild(self.mint(), name, owner.id, locale)
        guild.roles[guild.id] = Role(guild.id, "@everyone", int(permissions.EVERYONE))
        self.guilds[guild.id] = guild
        self.join(guild, owner)
        return guild

    def join(self, guild: Guild, user: User, *roles: Role) -> Member:
        member = Member(user.id, self.clock.now(), [role.id for role in roles])
        guild.members[user.id] = member
        return member

    def announce_guild(self, guild: Guild) -> None:
        """Emit GUILD_CREATE: the bot is now in the guild."""
        self.emit(WorldEvent("GUILD_CREATE", payloads.guild_create(self, guild), guild.id))

    def remove_bot(self, guild: Guild) -> None:
        """Remove the bot from a guild."""
        self.emit(WorldEvent("GUILD_DELETE", {"id": str(guild.id)}, guild.id))
        del guild.members[self.application_id]

    def add_role(
        self,
        guild: Guild,
        name: str,
        bits: int = 0,
        *,
        managed_by_bot: int | None = None,
        mentionable: bool = False,
    ) -> Role:
        place = len(guild.roles)
        role = Role(self.mint(), name, bits, place, managed_by_bot=managed_by_bot, mentionable=mentionable)
        guild.roles[role.id] = role
        data = {"guild_id": str(guild.id), "role": payloads.role(role)}
        self.emit(WorldEvent("GUILD_ROLE_CREATE", data, guild.id))
        return role

    def set_member_roles(self, guild: Guild, user: User, roles: list[Role]) -> None:
        guild.members[user.id].role_ids = [role.id for role in roles]
        self.member_updated(guild, user)
        self._log_member_roles(guild, user, roles)

    def _log_member_roles(self, guild: Guild, user: User, roles: list[Role]) -> None:
        """Emit the audit log's entry, which Discord sends to bots that may read that log."""
        own = guild.members.get(self.application_id)
        if own is None or not permissions.in_guild(guild, own) & permissions.Permission.VIEW_AUDIT_LOG:
            return
        data = {
            "id": str(self.mint()),
            "guild_id": str(guild.id),
            "user_id": str(guild.owner_id),
            "target_id": str(user.id),
            "action_type": MEMBER_ROLE_UPDATE,
            "changes": [
                {"key": "$add", "new_value": [{"id": str(role.id), "name": role.name} for role in roles]}
            ],
        }
        self.emit(WorldEvent("GUILD_AUDIT_LOG_ENTRY_CREATE", data, guild.id))

    def member_updated(self, guild: Guild, user: User) -> None:
        """Emit the member's current state."""
        data = payloads.member(self, guild.members[user.id]) | {"guild_id": str(guild.id)}
        self.emit(WorldEvent("GUILD_MEMBER_UPDATE", data, guild.id, actor_id=user.id))

    def role_updated(self, guild: Guild, role: Role) -> None:
        """Emit the role's current state."""
        data = {"guild_id": str(guild.id), "role": payloads.role(role)}
        self.emit(WorldEvent("GUILD_ROLE_UPDATE", data, guild.id))

    def add_channel(
        self,
        guild: Guild,
        name: str,
        *,
        kind: ChannelType = ChannelType.TEXT,
        topic: str | None = None,
        overwrites: list[Overwrite] | None = None,
    ) -> Channel:
        position = sum(1 for c in self.channels.values() if c.guild_id == guild.id)
        table = {overwrite.target_id: overwrite for overwrite in overwrites or []}
        channel = Channel(self.mint(), kind, name, guild.id, topic=topic, position=position, overwrites=table)
        return self._add(channel)

    def add_thread(
        self,
        parent: Channel,
        name: str,
        owner_id: int,
        *,
        private: bool = False,
        thread_id: int | None = None,
    ) -> Channel:
        kind = ChannelType.PRIVATE_THREAD if private else ChannelType.PUBLIC_THREAD
        if parent.type is ChannelType.ANNOUNCEMENT:
            kind = ChannelType.ANNOUNCEMENT_THREAD
        thread = Channel(
            thread_id or self.mint(),
            kind,
            name,
            parent.guild_id,
            parent_id=parent.id,
            owner_id=owner_id,
            recipient_ids=[owner_id],
        )
        return self._add(thread)

    def _add(self, channel: Channel) -> Channel:
        self.channels[channel.id] = channel
        self.messages[channel.id] = {}
        self.channel_event(channel, "CREATE")
        return channel

    def open_dm(self, user: User, bot: User | None = None) -> Channel:
        """Return the direct message channel of a user with a bot (by default the application's)."""
        pair = {user.id, (bot or self.bot).id}
        for channel in self.channels.values():
            if channel.type is ChannelType.DM and set(channel.recipient_ids) == pair:
                return channel
        channel = Channel(self.mint(), ChannelType.DM, recipient_ids=sorted(pair))
        self.channels[channel.id] = channel
        self.messages[channel.id] = {}
        return channel

    def channel_event(self, channel: Channel, verb: str) -> None:
        """Emit that a channel was created, updated or deleted."""
        kind = f"{'THREAD' if channel.is_thread else 'CHANNEL'}_{verb}"
        data = payloads.channel(self, channel)
        if kind == "THREAD_CREATE":
            data["newly_created"] = True
        self.emit(WorldEvent(kind, data, channel.guild_id, channel.id))

    def archive(self, thread: Channel, archived: bool = True, *, locked: bool | None = None) -> None:
        thread.archived = archived
        thread.locked = thread.locked if locked is None else locked
        thread.archived_at = self.clock.now()
        self.channel_event(thread, "UPDATE")

    def join_thread(self, thread: Channel, user_id: int) -> None:
        if user_id in self.users and user_id not in thread.recipient_ids:
            thread.recipient_ids.append(user_id)
            self.channel_event(thread, "UPDATE")

    def leave_thread(self, thread: Channel, user_id: int) -> None:
        if user_id in thread.recipient_ids:
            thread.recipient_ids.remove(user_id)
            self.channel_event(thread, "UPDATE")

    def delete_channel(self, channel: Channel) -> None:
        self.channel_event(channel, "DELETE")
        del self.channels[channel.id]
        del self.messages[channel.id]

    # --- installs ---

    def context_of(self, channel: Channel) -> int:
        """Return the interaction context of a channel."""
        if channel.guild_id is not None:
            return IN_GUILD
        return IN_BOT_DM if self.application_id in channel.recipient_ids else IN_PRIVATE_CHANNEL

    def installs_at(self, channel: Channel, user_id: int) -> Json:
        """Return which installs of the application cover a user in a channel: {type: owner's id}."""
        owners: Json = {}
        context = self.context_of(channel)
        if context == IN_BOT_DM:
            owners[str(GUILD_INSTALL)] = "0"
        elif channel.guild_id is not None and self.application_id in self.guilds[channel.guild_id].members:
            owners[str(GUILD_INSTALL)] = str(channel.guild_id)
        if user_id in self.installed_by:
            owners[str(USER_INSTALL)] = str(user_id)
        return owners

    # --- permissions ---

    def channel(self, channel_id: int) -> Channel:
        if (channel := self.channels.get(channel_id)) is None:
            raise errors.unknown_channel()
        return channel

    def guild(self, guild_id: int) -> Guild:
        if (guild := self.guilds.get(guild_id)) is None:
            raise errors.unknown_guild()
        return guild

    def permissions_of(self, user_id: int, channel: Channel) -> int:
        """Compute a user's permission bits in a channel; 0 without access."""
        if channel.type is ChannelType.DM:
            return int(permissions.DIRECT_MESSAGE) if user_id in channel.recipient_ids else 0
        if channel.guild_id is None:
            return 0
        guild = self.guilds[channel.guild_id]
        member = guild.members.get(user_id)
        if member is None:
            return 0
        place = self.channels[channel.parent_id] if channel.is_thread and channel.parent_id else channel
        bits = permissions.in_channel(guild, member, place)
        stranger = channel.type is ChannelType.PRIVATE_THREAD and user_id not in channel.recipient_ids
        return 0 if stranger and not bits & permissions.Permission.MANAGE_THREADS else bits

    def can_view(self, user_id: int, channel: Channel) -> bool:
        return bool(self.permissions_of(user_id, channel) & permissions.Permission.VIEW_CHANNEL)

    # --- files ---

    def url_of(self, channel_id: int, file: StoredFile) -> str:
        return f"{self.base_url}/attachments/{channel_id}/{file.id}/{file.filename}"
