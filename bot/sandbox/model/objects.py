"""Model the entities of the world: users, guilds, roles, channels, messages, files."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, IntFlag
from typing import Any

Json = dict[str, Any]


class ChannelType(IntEnum):
    """Discord's channel types that the sandbox has."""

    TEXT = 0
    DM = 1
    VOICE = 2
    CATEGORY = 4
    ANNOUNCEMENT = 5
    ANNOUNCEMENT_THREAD = 10
    PUBLIC_THREAD = 11
    PRIVATE_THREAD = 12
    STAGE = 13
    FORUM = 15
    MEDIA = 16
    OF_A_LATER_VERSION = 77  # stands for any type that Discord adds without notice


THREADS = (ChannelType.ANNOUNCEMENT_THREAD, ChannelType.PUBLIC_THREAD, ChannelType.PRIVATE_THREAD)
VOICE = (ChannelType.VOICE, ChannelType.STAGE)
POSTS_ONLY = (ChannelType.FORUM, ChannelType.MEDIA)  # channels that hold threads and no messages
# The types of threads that a channel takes; channels of other types take none.
THREADS_OF: dict[ChannelType, tuple[ChannelType, ...]] = {
    ChannelType.TEXT: (ChannelType.PUBLIC_THREAD, ChannelType.PRIVATE_THREAD),
    ChannelType.ANNOUNCEMENT: (ChannelType.ANNOUNCEMENT_THREAD,),
    ChannelType.FORUM: (ChannelType.PUBLIC_THREAD,),
    ChannelType.MEDIA: (ChannelType.PUBLIC_THREAD,),
}


class MessageFlag(IntFlag):
    """The message flags the sandbox gives a meaning to."""

    SUPPRESS_EMBEDS = 1 << 2
    EPHEMERAL = 1 << 6
    LOADING = 1 << 7
    SUPPRESS_NOTIFICATIONS = 1 << 12
    COMPONENTS_V2 = 1 << 15


@dataclass
class User:
    """An account of a human or a bot. `locale` is the language of this user's client."""

    id: int
    username: str
    display_name: str
    bot: bool = False
    locale: str = "en-US"


@dataclass
class Role:
    """A role of a guild; the one that has the guild's id is @everyone."""

    id: int
    name: str
    permissions: int
    position: int = 0
    color: int = 0
    managed_by_bot: int | None = None
    mentionable: bool = False


@dataclass
class Overwrite:
    """What a channel allows or denies to a role or, with `for_member`, to one member."""

    target_id: int
    allow: int = 0
    deny: int = 0
    for_member: bool = False


@dataclass
class Member:
    """A user in a guild."""

    user_id: int
    joined_at: float
    role_ids: list[int] = field(default_factory=list)
    nick: str | None = None


@dataclass
class Channel:
    """A channel of a guild, a thread (its parent is a channel, not a category) or a direct message.

    `recipient_ids` are the users of a direct message or the members of a thread.
    """

    id: int
    type: ChannelType
    name: str = ""
    guild_id: int | None = None
    parent_id: int | None = None
    topic: str | None = None
    position: int = 0
    overwrites: dict[int, Overwrite] = field(default_factory=dict)
    recipient_ids: list[int] = field(default_factory=list)
    owner_id: int | None = None
    archived: bool = False
    locked: bool = False
    auto_archive_minutes: int = 1440
    archived_at: float = 0.0
    last_message_id: int | None = None
    last_pin_at: float | None = None

    @property
    def is_thread(self) -> bool:
        return self.type in THREADS


@dataclass
class Guild:
    """A server."""

    id: int
    name: str
    owner_id: int
    locale: str = "en-US"
    roles: dict[int, Role] = field(default_factory=dict)
    members: dict[int, Member] = field(default_factory=dict)


@dataclass
class StoredFile:
    """An uploaded file."""

    id: int
    filename: str
    content_type: str
    data: bytes
    description: str | None = None


@dataclass
class Message:
    """A message. `visible_to` names the one user who sees it when it is ephemeral."""

    id: int
    channel_id: int
    author_id: int
    content: str = ""
    embeds: list[Json] = field(default_factory=list)
    components: list[Json] = field(default_factory=list)
    attachments: list[StoredFile] = field(default_factory=list)
    flags: int = 0
    type: int = 0
    created_at: float = 0.0
    edited_at: float | None = None
    pinned_at: float | None = None
    visible_to: int | None = None
    interaction_id: int | None = None
    interaction_metadata: Json | None = None
    interaction_name: str | None = None
    reference: Json | None = None
    reactions: dict[str, list[int]] = field(default_factory=dict)
    nonce: str | int | None = None
    tts: bool = False
    edits: int = 0

    @property
    def ephemeral(self) -> bool:
        return bool(self.flags & MessageFlag.EPHEMERAL)

    @property
    def loading(self) -> bool:
        return bool(self.flags & MessageFlag.LOADING)
