"""Write users, members and roles."""

from __future__ import annotations

import datetime

from bot.sandbox.model.lookup import Lookup
from bot.sandbox.model.objects import Json, Member, Role, User


def iso(timestamp: float | None) -> str | None:
    """Write a time (seconds since 1970) as Discord does; None stays None."""
    if timestamp is None:
        return None
    return datetime.datetime.fromtimestamp(timestamp, datetime.UTC).isoformat()


def user(account: User) -> Json:
    return {
        "id": str(account.id),
        "username": account.username,
        "discriminator": "0",
        "global_name": None if account.bot else account.display_name,
        "avatar": None,
        "bot": account.bot,
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
        "mentionable": item.mentionable,
        "flags": 0,
    }
    if item.managed_by_bot is not None:
        data["tags"] = {"bot_id": str(item.managed_by_bot)}
    return data


def member(world: Lookup, item: Member, *, with_user: bool = True) -> Json:
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


def resolved_member(world: Lookup, item: Member, permissions: int) -> Json:
    """Write a member that a user chose: without `user`, `deaf` and `mute`, with permissions."""
    data = member(world, item, with_user=False) | {"permissions": str(permissions)}
    return {key: value for key, value in data.items() if key not in ("deaf", "mute")}
