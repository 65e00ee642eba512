"""Read the parts of messages and modals as a user sees them: embeds, buttons, selects, inputs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.sandbox.model.objects import Json
from bot.sandbox.protocol.validation.components import BUTTON, CHECKBOX, LABEL, SELECTS, walk


@dataclass(frozen=True)
class SeenField:
    """A field of an embed."""

    name: str
    value: str
    inline: bool


@dataclass(frozen=True)
class SeenEmbed:
    """An embed; missing texts are empty."""

    title: str
    description: str
    fields: tuple[SeenField, ...]
    footer: str
    author: str
    color: int | None
    url: str | None
    image: str | None
    thumbnail: str | None
    timestamp: str | None

    @property
    def text(self) -> str:
        """All texts of the embed, one a line."""
        pairs = [part for field in self.fields for part in (field.name, field.value)]
        parts = [self.author, self.title, self.description, *pairs, self.footer]
        return "\n".join(part for part in parts if part)

    def field(self, name: str) -> SeenField:
        """Find a field by its name."""
        found = next((field for field in self.fields if field.name == name), None)
        if found is None:
            raise AssertionError(f"No field {name!r}; there are {[field.name for field in self.fields]}.")
        return found


@dataclass(frozen=True)
class SeenButton:
    """A button; `style` 1 primary, 2 secondary, 3 success, 4 danger, 5 link."""

    label: str
    custom_id: str | None
    style: int
    disabled: bool
    emoji: str | None
    url: str | None


@dataclass(frozen=True)
class SeenOption:
    """An option of a select."""

    label: str
    value: str
    description: str | None
    default: bool


@dataclass(frozen=True)
class SeenSelect:
    """A select menu; options are empty for user, role and channel selects."""

    custom_id: str
    type: int
    placeholder: str | None
    options: tuple[SeenOption, ...]
    min_values: int
    max_values: int
    disabled: bool


@dataclass(frozen=True)
class SeenInput:
    """An input of a modal; `type` 4 is text, 3/5/6/7/8 selects."""

    label: str
    description: str | None
    custom_id: str
    type: int
    required: bool
    value: str
    placeholder: str | None
    min_length: int
    max_length: int
    style: int
    options: tuple[SeenOption, ...]
    min_values: int
    max_values: int


def seen_embed(raw: Json) -> SeenEmbed:
    """Look at an embed."""

    def part(key: str, inner: str) -> Any:
        return (raw.get(key) or {}).get(inner)

    fields = tuple(SeenField(f["name"], f["value"], bool(f.get("inline"))) for f in raw.get("fields") or [])
    return SeenEmbed(
        title=raw.get("title") or "",
        description=raw.get("description") or "",
        fields=fields,
        footer=part("footer", "text") or "",
        author=part("author", "name") or "",
        color=raw.get("color"),
        url=raw.get("url"),
        image=part("image", "url"),
        thumbnail=part("thumbnail", "url"),
        timestamp=raw.get("timestamp"),
    )


def seen_controls(row: Json) -> Iterator[SeenButton | SeenSelect]:
    """Look at the buttons and selects of a row."""
    for component in walk([row]):
        if component["type"] == BUTTON:
            yield seen_button(component)
        elif component["type"] in SELECTS:
            yield seen_select(component)


def seen_button(raw: Json) -> SeenButton:
    """Look at a button."""
    return SeenButton(
        label=raw.get("label") or "",
        custom_id=raw.get("custom_id"),
        style=raw["style"],
        disabled=bool(raw.get("disabled")),
        emoji=(raw.get("emoji") or {}).get("name"),
        url=raw.get("url"),
    )


def _options(raw: Json) -> tuple[SeenOption, ...]:
    return tuple(
        SeenOption(o["label"], o["value"], o.get("description"), bool(o.get("default")))
        for o in raw.get("options") or []
    )


def seen_select(raw: Json) -> SeenSelect:
    """Look at a select."""
    return SeenSelect(
        custom_id=raw["custom_id"],
        type=raw["type"],
        placeholder=raw.get("placeholder"),
        options=_options(raw),
        min_values=_or(raw.get("min_values"), 1),
        max_values=_or(raw.get("max_values"), 1),
        disabled=bool(raw.get("disabled")),
    )


def _or(value: int | None, default: int) -> int:
    return default if value is None else value


def seen_input(part: Json, raw: Json) -> SeenInput:
    """Look at an input of a modal; `part` is the row or label around it."""
    labelled = part["type"] == LABEL
    required = raw.get("required")
    default = raw.get("default")
    value = raw.get("value") or ("true" if raw["type"] == CHECKBOX and default else "")
    return SeenInput(
        label=part["label"] if labelled else raw.get("label") or "",
        description=part.get("description") if labelled else None,
        custom_id=raw["custom_id"],
        type=raw["type"],
        required=raw["type"] != CHECKBOX if required is None else bool(required),
        value=value,
        placeholder=raw.get("placeholder"),
        min_length=_or(raw.get("min_length"), 0),
        max_length=_or(raw.get("max_length"), 4000),
        style=_or(raw.get("style"), 1),
        options=_options(raw),
        min_values=_or(raw.get("min_values"), 1),
        max_values=_or(raw.get("max_values"), 1),
    )
