"""Check embeds: lengths, counts, and 6,000 characters over all embeds of a message."""

from __future__ import annotations

import datetime
from typing import Any

from bot.sandbox.model.objects import Json
from bot.sandbox.protocol.validation.problems import Path, Problems

MAX_EMBEDS = 10
MAX_EMBED_CHARACTERS = 6000
MAX_FIELDS = 25
_CONTENT_KEYS = ("title", "description", "fields", "image", "thumbnail", "video", "author", "footer")


def check_embeds(problems: Problems, value: Any, path: Path = ("embeds",)) -> None:
    """Check a message's list of embeds."""
    embeds = problems.items(path, value, 0, MAX_EMBEDS, required=False)
    total = 0
    for index, item in enumerate(embeds):
        embed = problems.record((*path, index), item)
        if embed is not None:
            _check_embed(problems, embed, (*path, index))
            total += characters(embed)
    if total > MAX_EMBED_CHARACTERS:
        problems.add(path, "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000")


def characters(embed: Json) -> int:
    """Count what an embed adds to the 6,000 characters of its message."""
    texts = [embed.get("title"), embed.get("description")]
    texts += [_part(embed, "footer").get("text"), _part(embed, "author").get("name")]
    for item in embed.get("fields") or []:
        if isinstance(item, dict):
            texts += [item.get("name"), item.get("value")]
    return sum(len(text) for text in texts if isinstance(text, str))


def _part(embed: Json, key: str) -> Json:
    value = embed.get(key)
    return value if isinstance(value, dict) else {}


def _check_embed(problems: Problems, embed: Json, path: Path) -> None:
    if not any(embed.get(key) for key in _CONTENT_KEYS):
        problems.required((*path, "description"))
    problems.text((*path, "title"), embed.get("title"), 0, 256, required=False)
    problems.text((*path, "description"), embed.get("description"), 0, 4096, required=False)
    problems.number((*path, "color"), embed.get("color"), 0, 0xFFFFFF, required=False)
    _check_url(problems, embed.get("url"), (*path, "url"))
    if embed.get("footer") is not None:
        problems.text((*path, "footer", "text"), _part(embed, "footer").get("text"), 1, 2048)
    if embed.get("author") is not None:
        problems.text((*path, "author", "name"), _part(embed, "author").get("name"), 1, 256)
        _check_url(problems, _part(embed, "author").get("url"), (*path, "author", "url"))
    for key in ("image", "thumbnail"):
        _check_url(problems, _part(embed, key).get("url"), (*path, key, "url"), attachments=True)
    _check_timestamp(problems, embed.get("timestamp"), (*path, "timestamp"))
    fields = problems.items((*path, "fields"), embed.get("fields"), 0, MAX_FIELDS, required=False)
    for index, item in enumerate(fields):
        spot: Path = (*path, "fields", index)
        record = problems.record(spot, item)
        if record is not None:
            problems.text((*spot, "name"), record.get("name"), 1, 256)
            problems.text((*spot, "value"), record.get("value"), 1, 1024)


def _check_url(problems: Problems, value: Any, path: Path, *, attachments: bool = False) -> None:
    if value is None or value == "":
        return
    schemes = ("http://", "https://", *(("attachment://",) if attachments else ()))
    if not isinstance(value, str) or not value.startswith(schemes):
        problems.add(path, "URL_TYPE_INVALID_URL", "Not a well formed URL.")
    elif len(value) > 2048:
        problems.add(path, "BASE_TYPE_MAX_LENGTH", "Must be 2048 or fewer in length.")


def _check_timestamp(problems: Problems, value: Any, path: Path) -> None:
    if value is None:
        return
    try:
        datetime.datetime.fromisoformat(value)
    except (TypeError, ValueError):
        problems.add(path, "DATE_TIME_TYPE_PARSE", f"Could not parse {value}. Should be ISO8601.")
