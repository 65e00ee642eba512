"""Check the body of a message that is created or edited."""

from __future__ import annotations

from typing import Any

from bot.sandbox.model.objects import Json, MessageFlag
from bot.sandbox.protocol import errors
from bot.sandbox.protocol.validation.components import check_components
from bot.sandbox.protocol.validation.embeds import check_embeds
from bot.sandbox.protocol.validation.problems import Problems

MAX_CONTENT = 2000
_LEGACY_FIELDS = ("content", "embeds", "poll", "sticker_ids")


def check_message(
    body: Json, *, files: int = 0, already: Json | None = None, prefix: str | None = None
) -> None:
    """Raise when Discord would not take this message.

    `already` is what an edited message has (content, embeds, components, flags, attachments); without it
    the message is new. With `prefix` the errors are reported under that field, as in `data` of a callback.
    """
    problems = Problems()
    flags = body.get("flags") or 0
    problems.number(("flags",), flags, 0, (1 << 31) - 1)
    if not isinstance(flags, int):
        flags = 0
    had = already or {}
    v2 = bool((flags | int(had.get("flags", 0))) & MessageFlag.COMPONENTS_V2)
    problems.text(("content",), body.get("content"), 0, MAX_CONTENT, required=False)
    check_embeds(problems, body.get("embeds"))
    check_components(problems, body.get("components"), v2=v2)
    if v2:
        for key in _LEGACY_FIELDS:
            if body.get(key):
                code = "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"
                text = f"The '{key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
                problems.add((key,), code, text)
    _check_allowed_mentions(problems, body.get("allowed_mentions"))
    if problems and prefix is not None:
        raise errors.InvalidFormBodyError({prefix: problems.tree})
    problems.raise_if_any()
    if _is_empty(body, had, files):
        raise errors.empty_message()


def _is_empty(body: Json, had: Json, files: int) -> bool:
    def value(key: str) -> Any:
        return body[key] if key in body else had.get(key)

    stripped = (value("content") or "").strip()
    keys = ("embeds", "attachments", "sticker_ids", "poll", "components")
    return not (stripped or files or any(value(key) for key in keys))


def _check_allowed_mentions(problems: Problems, value: Any) -> None:
    if not isinstance(value, dict):
        return
    parse = value.get("parse") or []
    for key in ("users", "roles"):
        problems.items(("allowed_mentions", key), value.get(key), 0, 100, required=False)
        if key in parse and value.get(key):
            text = f'parse:["{key}"] and {key}: [ids...] are mutually exclusive.'
            problems.add(("allowed_mentions",), "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", text)
