"""Write messages and their attachments."""

from __future__ import annotations

import re

from bot.sandbox.model.lookup import Lookup
from bot.sandbox.model.objects import Json, Message, StoredFile
from bot.sandbox.protocol.payloads.people import iso, user

_USER_MENTION = re.compile(r"<@!?(\d+)>")
_ROLE_MENTION = re.compile(r"<@&(\d+)>")


def attachment(world: Lookup, channel_id: int, file: StoredFile) -> Json:
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


def message(world: Lookup, item: Message) -> Json:
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


def _mentions(world: Lookup, content: str) -> list[Json]:
    return [user(world.users[i]) for i in mentioned(content) if i in world.users]


def mentioned(content: str) -> list[int]:
    """Return the ids of the users a text mentions."""
    return list(dict.fromkeys(int(match) for match in _USER_MENTION.findall(content)))


def _reaction(world: Lookup, name: str, users: list[int]) -> Json:
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
