"""Write the things of the world as Discord's JSON."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from bot.sandbox.model import Channel, ChannelType, Guild, Json, Member, Message, Role, StoredFile, User

if TYPE_CHECKING:
    from bot.sandbox.world import World

_USER_MENTION = re.compile(r"<@!?(\d+)>")
_ROLE_MENTION = re.compile(r"<@&(\d+)>")


def iso(timestamp: float | None) -> str | None:
    """Write a time (seconds since 1970) as Discord does; none stays none."""
    if timestamp is None:
        return None
    return datetime.datetime.fromtimestamp(timestamp, datetime.UTC).isoformat()


def user(person: User) -> Json:
    return {
        "id": str(person.id),
        "username": person.username,
        "discriminator": "0",
        "global_name": None if person.bot else person.display_name,
        "avatar": None,
        "bot": person.bot,
        "public_flags": 0,
        "flags": 0,
        "primary_guild": None,
    }


def role(item: Role) -> Json:
    data: Json = {
        "id": str(item.id),
        "name": item.name,
        "color": item.color,
        "colors": {"primary_color": item.color, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "icon": None,
        "unicode_emoji": None,
        "position": item.position,
        "permissions": str(int(item.permissions)),
        "managed": item.managed_by_bot is not None,
        "mentionable": False,
        "flags": 0,
    }
    if item.managed_by_bot is not None:
        data["tags"] = {"bot_id": str(item.managed_by_bot)}
    return data


def member(world: World, item: Member, *, with_user: bool = True) -> Json:
    data: Json = {
        "nick": item.nick,
        "avatar": None,
        "banner": None,
        "roles": [str(role_id) for role_id in item.role_ids],
        "joined_at": iso(item.joined_at),
        "premium_since": None,
        "deaf": False,
        "mute": False,
        "pending": False,
        "flags": 0,
        "communication_disabled_until": None,
    }
    if with_user:
        data["user"] = user(world.users[item.user_id])
    return data


def channel(world: World, item: Channel) -> Json:
    if item.type is ChannelType.DM:
        others = [user(world.users[i]) for i in item.recipient_ids if i != world.application_id]
        return {
            "id": str(item.id),
            "type": 1,
            "flags": 0,
            "last_message_id": _text(item.last_message_id),
            "recipients": others,
        }
    data: Json = {
        "id": str(item.id),
        "type": int(item.type),
        "guild_id": str(item.guild_id),
        "name": item.name,
        "parent_id": _text(item.parent_id),
        "rate_limit_per_user": 0,
        "last_message_id": _text(item.last_message_id),
        "flags": 0,
    }
    if item.is_thread:
        return data | _thread(world, item)
    return data | {
        "topic": item.topic,
        "position": item.position,
        "nsfw": False,
        "last_pin_timestamp": iso(item.last_pin_at),
        "permission_overwrites": [
            {
                "id": str(overwrite.target_id),
                "type": 1 if overwrite.for_member else 0,
                "allow": str(int(overwrite.allow)),
                "deny": str(int(overwrite.deny)),
            }
            for overwrite in item.overwrites.values()
        ],
    }


def _thread(world: World, item: Channel) -> Json:
    count = len(world.messages.get(item.id, {}))
    return {
        "owner_id": _text(item.owner_id),
        "message_count": count,
        "total_message_sent": count,
        "member_count": len(item.recipient_ids),
        "thread_metadata": {
            "archived": item.archived,
            "locked": item.locked,
            "auto_archive_duration": item.auto_archive_minutes,
            "archive_timestamp": iso(item.archived_at),
            "create_timestamp": iso(item.archived_at),
            **({"invitable": True} if item.type is ChannelType.PRIVATE_THREAD else {}),
        },
    }


def _text(number: int | None) -> str | None:
    return None if number is None else str(number)


def guild(item: Guild) -> Json:
    """Write what GET /guilds/{id} answers."""
    return {
        "id": str(item.id),
        "name": item.name,
        "icon": None,
        "splash": None,
        "discovery_splash": None,
        "banner": None,
        "description": None,
        "owner_id": str(item.owner_id),
        "afk_channel_id": None,
        "afk_timeout": 300,
        "verification_level": 0,
        "default_message_notifications": 1,
        "explicit_content_filter": 0,
        "roles": [role(r) for r in item.roles.values()],
        "emojis": [],
        "stickers": [],
        "features": [],
        "mfa_level": 0,
        "application_id": None,
        "system_channel_id": None,
        "system_channel_flags": 0,
        "rules_channel_id": None,
        "public_updates_channel_id": None,
        "safety_alerts_channel_id": None,
        "max_members": 25_000_000,
        "vanity_url_code": None,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "premium_progress_bar_enabled": False,
        "preferred_locale": item.locale,
        "nsfw_level": 0,
        "nsfw": False,
        "home_header": None,
        "incidents_data": None,
        "max_presences": None,
        "max_stage_video_channel_users": 50,
        "max_video_channel_users": 25,
        "region": "deprecated",
        "widget_channel_id": None,
        "widget_enabled": False,
    }


def guild_create(world: World, item: Guild, *, every_member: bool = False) -> Json:
    """Write the GUILD_CREATE event; without the members intent it carries only the bot itself."""
    places = [c for c in world.channels.values() if c.guild_id == item.id]
    members = [m for m in item.members.values() if every_member or m.user_id == world.application_id]
    return guild(item) | {
        "joined_at": iso(world.clock.now()),
        "large": False,
        "unavailable": False,
        "member_count": len(item.members),
        "members": [member(world, m) for m in members],
        "channels": [channel(world, c) for c in places if not c.is_thread],
        "threads": [channel(world, c) for c in places if c.is_thread and not c.archived],
        "voice_states": [],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def attachment(world: World, channel_id: int, file: StoredFile) -> Json:
    url = world.url_of(channel_id, file)
    return {
        "id": str(file.id),
        "filename": file.filename,
        "size": len(file.data),
        "url": url,
        "proxy_url": url,
        "content_type": file.content_type,
        **({"description": file.description} if file.description is not None else {}),
    }


def message(world: World, item: Message) -> Json:
    data: Json = {
        "id": str(item.id),
        "channel_id": str(item.channel_id),
        "author": user(world.users[item.author_id]),
        "content": item.content,
        "timestamp": iso(item.created_at),
        "edited_timestamp": iso(item.edited_at),
        "tts": item.tts,
        "mention_everyone": False,
        "mentions": _mentions(world, item.content),
        "mention_roles": _ROLE_MENTION.findall(item.content),
        "attachments": [attachment(world, item.channel_id, file) for file in item.attachments],
        "embeds": item.embeds,
        "components": item.components,
        "pinned": item.pinned_at is not None,
        "type": item.type,
        "flags": int(item.flags),
    }
    if item.nonce is not None:
        data["nonce"] = item.nonce
    if item.reactions:
        data["reactions"] = [_reaction(world, name, users) for name, users in item.reactions.items()]
    if world.users[item.author_id].id == world.application_id:
        data["application_id"] = str(world.application_id)
        if item.interaction_id is not None:
            data["webhook_id"] = str(world.application_id)
    if item.interaction_metadata is not None:
        data["interaction_metadata"] = item.interaction_metadata
        if item.interaction_name is not None:
            keys = ("id", "type", "user")
            data["interaction"] = {key: item.interaction_metadata[key] for key in keys}
            data["interaction"]["name"] = item.interaction_name
    if item.reference is not None:
        data["message_reference"] = item.reference
        original = world.messages.get(item.channel_id, {}).get(int(item.reference.get("message_id", 0)))
        if item.type == 19:
            data["referenced_message"] = None if original is None else message(world, original)
    return data


def _mentions(world: World, content: str) -> list[Json]:
    return [user(world.users[i]) for i in mentioned(content) if i in world.users]


def mentioned(content: str) -> list[int]:
    """Answer the ids of the users a text mentions."""
    return list(dict.fromkeys(int(match) for match in _USER_MENTION.findall(content)))


def _reaction(world: World, name: str, users: list[int]) -> Json:
    return {
        "emoji": {"id": None, "name": name},
        "count": len(users),
        "count_details": {"normal": len(users), "burst": 0},
        "me": world.application_id in users,
        "me_burst": False,
        "burst_me": False,
        "burst_count": 0,
        "burst_colors": [],
    }
