"""Add a field to every object that Discord sends, as its later versions do without notice."""

from __future__ import annotations

from typing import Any

FIELD = "field_of_a_later_version"

# The fields whose value maps ids, locales or numbers to something: another key would be another entry.
_MAPS = {
    "authorizing_integration_owners",
    "integration_types_config",
    "metadata",
    "name_localizations",
    "description_localizations",
    # of an interaction's `resolved` data
    "attachments",
    "channels",
    "members",
    "messages",
    "roles",
    "users",
}


def with_future_fields(value: Any, *, is_map: bool = False) -> Any:
    """Copy JSON so that every object has a field that Discord's documents do not have yet."""
    if isinstance(value, list):
        return [with_future_fields(item) for item in value]
    if not isinstance(value, dict):
        return value
    copy = {key: with_future_fields(item, is_map=key in _MAPS) for key, item in value.items()}
    return copy if is_map else copy | {FIELD: {"type": 99, "value": [None]}}
