"""Write channels, threads and direct messages."""

from __future__ import annotations

from bot.sandbox.model.lookup import Lookup
from bot.sandbox.model.objects import POSTS_ONLY, VOICE, Channel, ChannelType, Json
from bot.sandbox.protocol.payloads.people import iso, user

# The fields of a channel in the `resolved` data of an interaction, besides the permissions.
_RESOLVED = (
    "id",
    "name",
    "type",
    "last_message_id",
    "last_pin_timestamp",
    "nsfw",
    "parent_id",
    "guild_id",
    "flags",
    "rate_limit_per_user",
    "topic",
    "position",
    "thread_metadata",
)


def interaction_channel(world: Lookup, item: Channel, user_id: int) -> Json:
    """Write the channel that an interaction came from: without overwrites, with the user's permissions."""
    data = channel(world, item)
    data.pop("permission_overwrites", None)
    return data | {"permissions": str(world.permissions_of(user_id, item))}


def resolved_channel(world: Lookup, item: Channel, user_id: int) -> Json:
    """Write a channel that a user chose in an option or a select."""
    data = {key: value for key, value in channel(world, item).items() if key in _RESOLVED}
    return data | {
        "permissions": str(world.permissions_of(user_id, item)),
        "app_permissions": str(world.permissions_of(world.application_id, item)),
    }


def channel(world: Lookup, item: Channel) -> Json:
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
    return (
        data
        | _of_its_type(item)
        | {
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
    )


def _of_its_type(item: Channel) -> Json:
    if item.type in VOICE:
        return {"bitrate": 64_000, "user_limit": 0, "rtc_region": None, "video_quality_mode": 1}
    if item.type in POSTS_ONLY:
        return {
            "available_tags": [],
            "default_reaction_emoji": None,
            "default_sort_order": None,
            "default_forum_layout": 0,
            "default_thread_rate_limit_per_user": 0,
        }
    return {}


def _thread(world: Lookup, item: Channel) -> Json:
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
