"""Convert message bodies to messages: number components, resolve attachments, apply edits."""

from __future__ import annotations

import copy
import mimetypes
from typing import Any

from bot.sandbox.model.objects import Json, Message, MessageFlag, StoredFile
from bot.sandbox.protocol import errors
from bot.sandbox.protocol.validation.components import walk
from bot.sandbox.protocol.validation.messages import check_message
from bot.sandbox.world.messages import World

_KEEPABLE_FLAGS = MessageFlag.SUPPRESS_EMBEDS | MessageFlag.SUPPRESS_NOTIFICATIONS | MessageFlag.COMPONENTS_V2


def already(message: Message) -> Json:
    """Describe the present content of an edited message, for the limits."""
    return {
        "content": message.content,
        "embeds": message.embeds,
        "components": message.components,
        "attachments": [file.id for file in message.attachments],
        "flags": int(message.flags),
    }


def fill(
    world: World, message: Message, body: Json, files: dict[int, StoredFile], *, prefix: str | None = None
) -> None:
    """Check a new message's body and put it into the message."""
    check_message(body, files=len(files), prefix=prefix)
    message.flags |= int(body.get("flags") or 0) & _KEEPABLE_FLAGS
    message.content = (body.get("content") or "").strip()
    message.tts = bool(body.get("tts"))
    message.nonce = body.get("nonce")
    message.attachments = _attachments(message, body.get("attachments"), files)
    message.embeds = _embeds(world, message, body.get("embeds"))
    message.components = components(body.get("components"))


def edit(
    world: World, message: Message, body: Json, files: dict[int, StoredFile], *, prefix: str | None = None
) -> None:
    """Check an edit and apply the fields it has."""
    check_message(body, files=len(files), already=already(message), prefix=prefix)
    message.flags |= int(body.get("flags") or 0) & MessageFlag.COMPONENTS_V2
    if "flags" in body and body["flags"] is not None:
        kept = message.flags & ~MessageFlag.SUPPRESS_EMBEDS
        message.flags = kept | (int(body["flags"]) & MessageFlag.SUPPRESS_EMBEDS)
    if "content" in body:
        message.content = (body["content"] or "").strip()
    if "attachments" in body or files:
        message.attachments = _attachments(
            message, body.get("attachments"), files, keep="attachments" not in body
        )
    if "embeds" in body:
        message.embeds = _embeds(world, message, body["embeds"])
    if "components" in body:
        message.components = components(body["components"])


def components(value: Any) -> list[Json]:
    """Copy components and give an id to each that has none, as Discord does."""
    tree: list[Json] = copy.deepcopy(value or [])
    taken = {component["id"] for component in walk(tree) if component.get("id")}
    number = 0
    for component in walk(tree):
        if component.get("id"):
            continue
        number += 1
        while number in taken:
            number += 1
        component["id"] = number
    return tree


def _attachments(
    message: Message, listed: Any, files: dict[int, StoredFile], *, keep: bool = False
) -> list[StoredFile]:
    had = {file.id: file for file in message.attachments}
    result = list(had.values()) if keep else []
    described: dict[int, Json] = {}
    for item in listed or []:
        number = int(item["id"])
        if number in files:
            described[number] = item
        elif number in had:
            result.append(had[number])
        else:
            raise errors.InvalidFormBodyError(
                {
                    "attachments": {
                        "_errors": [{"code": "ATTACHMENT_NOT_FOUND", "message": "Unknown attachment"}]
                    }
                }
            )
    for index, file in files.items():
        entry = described.get(index, {})
        file.filename = entry.get("filename") or file.filename
        file.description = entry.get("description")
        file.content_type = mimetypes.guess_type(file.filename)[0] or "application/octet-stream"
        result.append(file)
    return result


def _embeds(world: World, message: Message, value: Any) -> list[Json]:
    embeds: list[Json] = copy.deepcopy(value or [])
    urls = {f"attachment://{f.filename}": world.url_of(message.channel_id, f) for f in message.attachments}
    for embed in embeds:
        embed.setdefault("type", "rich")
        for key in ("image", "thumbnail"):
            picture = embed.get(key)
            if isinstance(picture, dict) and picture.get("url") in urls:
                picture["url"] = urls[picture["url"]]
        for field in embed.get("fields") or []:
            field.setdefault("inline", False)
    return embeds
