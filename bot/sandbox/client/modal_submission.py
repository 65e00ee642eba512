"""Fill a modal or a select menu as a user does, within what Discord's client permits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.sandbox.client.slash_options import ClientRefusalError, OptionReader
from bot.sandbox.model.objects import Json
from bot.sandbox.protocol.validation import components as c


def fill(modal: Json, values: Mapping[str, Any], reader: OptionReader) -> list[Json]:
    """Return the `components` of a modal submission; inputs not named keep their preset value."""
    left = dict(values)
    filled: list[Json] = []
    for part in modal["components"]:
        if part["type"] == c.TEXT_DISPLAY:
            filled.append({"type": part["type"], "id": part["id"]})
        elif part["type"] == c.LABEL:
            entry = _input(part["component"], part["label"], left, reader)
            filled.append({"type": part["type"], "id": part["id"], "component": entry})
        else:
            entries = [_input(f, f.get("label") or "", left, reader) for f in part["components"]]
            filled.append({"type": part["type"], "id": part["id"], "components": entries})
    if left:
        raise ClientRefusalError(f"The modal has no inputs {list(left)}.")
    return filled


def _input(field: Json, label: str, left: dict[str, Any], reader: OptionReader) -> Json:
    key = field["custom_id"] if field["custom_id"] in left else label
    given = left.pop(key, None)
    entry: Json = {"type": field["type"], "id": field["id"], "custom_id": field["custom_id"]}
    kind = field["type"]
    if kind == c.TEXT_INPUT:
        entry["value"] = _text(field, label, field.get("value") or "" if given is None else str(given))
    elif kind == c.CHECKBOX:
        entry["value"] = bool(field.get("default")) if given is None else bool(given)
    elif kind == c.RADIO_GROUP:
        picked = chosen(field | {"max_values": 1}, _presets(field) if given is None else [given], reader)
        entry["value"] = picked[0] if picked else None
    elif kind == c.FILE_UPLOAD:
        if given or field.get("required", True):
            raise ClientRefusalError("The sandbox's client cannot upload files in modals.")
        entry["values"] = []
    else:
        wanted = _presets(field) if given is None else [given] if isinstance(given, str) else list(given)
        entry["values"] = chosen(field, wanted, reader)
    return entry


def _presets(field: Json) -> list[str]:
    return [option["value"] for option in field.get("options") or [] if option.get("default")]


def _text(field: Json, label: str, value: str) -> str:
    required = field.get("required")
    if not value:
        if required is None or required:
            raise ClientRefusalError(f"{label!r} is required.")
        return value
    least, most = field.get("min_length") or 0, field.get("max_length") or 4000
    if not least <= len(value) <= most:
        raise ClientRefusalError(f"{label!r} takes {least} to {most} characters, not {len(value)}.")
    if field.get("style") == 1 and "\n" in value:
        raise ClientRefusalError(f"{label!r} has a single line.")
    return value


def chosen(menu: Json, wanted: Sequence[str], reader: OptionReader) -> list[str]:
    """Return the values of a select; options are given by value or label, entities by name or id."""
    required = menu.get("required")
    least = 1 if menu.get("min_values") is None else menu["min_values"]
    if not wanted and required is False:
        least = 0
    most = menu.get("max_values") or 1
    if menu["type"] == c.CHECKBOX_GROUP and menu.get("max_values") is None:
        most = len(menu.get("options") or [])
    if not least <= len(wanted) <= most:
        raise ClientRefusalError(f"This menu takes {least} to {most} values, not {len(wanted)}.")
    return [_value(menu, value, reader) for value in wanted]


def _value(menu: Json, value: str, reader: OptionReader) -> str:
    name = menu["custom_id"]
    if menu["type"] == 5:
        return reader.user(name, value)
    if menu["type"] == 6:
        return reader.role(name, value)
    if menu["type"] == 7:
        try:
            return reader.user(name, value)
        except ClientRefusalError:
            return reader.role(name, value)
    if menu["type"] == 8:
        return reader.channel(name, value, menu.get("channel_types"))
    options = menu.get("options") or []
    for option in options:
        if value == option["value"]:
            return value
    for option in options:
        if value == option["label"]:
            return str(option["value"])
    labels = [option["label"] for option in options]
    raise ClientRefusalError(f"The menu has no option {value!r}; there are {labels}.")
