"""Compute who may do what in a channel, in Discord's order: roles, role overwrites, member overwrite."""

from __future__ import annotations

from enum import IntFlag

from bot.sandbox.model.objects import VOICE, Channel, Guild, Member


class Permission(IntFlag):
    """The permission bits the sandbox knows by name; others pass through as numbers."""

    KICK_MEMBERS = 1 << 1
    BAN_MEMBERS = 1 << 2
    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    ADD_REACTIONS = 1 << 6
    VIEW_AUDIT_LOG = 1 << 7
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    USE_EXTERNAL_EMOJIS = 1 << 18
    CONNECT = 1 << 20
    CHANGE_NICKNAME = 1 << 26
    MANAGE_ROLES = 1 << 28
    MANAGE_WEBHOOKS = 1 << 29
    USE_APPLICATION_COMMANDS = 1 << 31
    MANAGE_THREADS = 1 << 34
    CREATE_PUBLIC_THREADS = 1 << 35
    CREATE_PRIVATE_THREADS = 1 << 36
    SEND_MESSAGES_IN_THREADS = 1 << 38
    PIN_MESSAGES = 1 << 51


ALL = (1 << 53) - 1
EVERYONE = (
    Permission.ADD_REACTIONS
    | Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
    | Permission.READ_MESSAGE_HISTORY
    | Permission.USE_EXTERNAL_EMOJIS
    | Permission.CONNECT
    | Permission.CHANGE_NICKNAME
    | Permission.USE_APPLICATION_COMMANDS
    | Permission.CREATE_PUBLIC_THREADS
    | Permission.CREATE_PRIVATE_THREADS
    | Permission.SEND_MESSAGES_IN_THREADS
)
BOT = Permission.MANAGE_MESSAGES | Permission.MANAGE_THREADS | Permission.PIN_MESSAGES
# A direct message has no roles: each user may do what a conversation needs.
DIRECT_MESSAGE = EVERYONE | Permission.PIN_MESSAGES
# What interactions from direct messages say of the application, by Discord's documents.
_APP_IN_PRIVATE = Permission.ATTACH_FILES | Permission.EMBED_LINKS | Permission.MENTION_EVERYONE
APP_WITH_BOT = _APP_IN_PRIVATE | Permission.USE_EXTERNAL_EMOJIS
APP_WITHOUT_BOT = _APP_IN_PRIVATE


def in_guild(guild: Guild, member: Member) -> int:
    """Compute a member's permissions before channel overwrites."""
    if guild.owner_id == member.user_id:
        return ALL
    bits = guild.roles[guild.id].permissions
    for role_id in member.role_ids:
        bits |= guild.roles[role_id].permissions
    return ALL if bits & Permission.ADMINISTRATOR else bits


def in_channel(guild: Guild, member: Member, channel: Channel) -> int:
    """Compute a member's permissions in a channel; for a thread pass its parent channel."""
    bits = in_guild(guild, member)
    if bits == ALL:
        return ALL
    everyone = channel.overwrites.get(guild.id)
    if everyone is not None:
        bits = (bits & ~everyone.deny) | everyone.allow
    allow = deny = 0
    for role_id in member.role_ids:
        if (overwrite := channel.overwrites.get(role_id)) is not None:
            allow |= overwrite.allow
            deny |= overwrite.deny
    bits = (bits & ~deny) | allow
    if (own := channel.overwrites.get(member.user_id)) is not None:
        bits = (bits & ~own.deny) | own.allow
    if channel.type in VOICE and not bits & Permission.CONNECT:
        # Denying CONNECT implicitly denies the other permissions of a voice or stage channel.
        bits &= Permission.VIEW_CHANNEL
    return bits if bits & Permission.VIEW_CHANNEL else 0
