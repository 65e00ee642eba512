"""Show messages and modals to a test as a person sees them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.sandbox.interactions import Interaction
from bot.sandbox.limits.components import (
    BUTTON,
    CHECKBOX,
    CHECKBOX_GROUP,
    FILE_UPLOAD,
    LABEL,
    RADIO_GROUP,
    SELECTS,
    TEXT_DISPLAY,
    TEXT_INPUT,
    walk,
)
from bot.sandbox.model import Json, Message, MessageFlag
from bot.sandbox.world import World

_INPUTS = (TEXT_INPUT, *SELECTS, FILE_UPLOAD, RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX)


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
class SeenMessage:
    """A message at the moment it was looked at; `components` are Discord's JSON."""

    id: int
    channel_id: int
    author: str
    author_id: int
    content: str
    embeds: tuple[SeenEmbed, ...]
    components: tuple[Json, ...]
    flags: int
    attachments: tuple[str, ...]
    pinned: bool
    edits: int
    ephemeral: bool
    loading: bool
    reply_to: int | None
    is_system: bool

    @property
    def embed(self) -> SeenEmbed:
        """The one embed."""
        assert len(self.embeds) == 1, f"The message has {len(self.embeds)} embeds."
        return self.embeds[0]

    @property
    def buttons(self) -> tuple[SeenButton, ...]:
        return tuple(_button(c) for c in walk(list(self.components)) if c["type"] == BUTTON)

    @property
    def selects(self) -> tuple[SeenSelect, ...]:
        return tuple(_select(c) for c in walk(list(self.components)) if c["type"] in SELECTS)

    @property
    def rows(self) -> tuple[tuple[SeenButton | SeenSelect, ...], ...]:
        """Buttons and selects, row by row."""
        return tuple(tuple(_controls(row)) for row in self.components)

    @property
    def text(self) -> str:
        """Everything a person can read in this message, one part a line: for searching it."""
        parts = [self.content, *(embed.text for embed in self.embeds)]
        for component in walk(list(self.components)):
            keys = ("content", "label", "placeholder")
            parts += [component[key] for key in keys if isinstance(component.get(key), str)]
            for option in component.get("options") or []:
                parts += [option["label"], option.get("description") or ""]
        return "\n".join(part for part in (*parts, *self.attachments) if part)

    def button(self, label_or_custom_id: str) -> SeenButton:
        """Find a button by its custom id, its label, or its emoji."""
        wanted = label_or_custom_id
        for button in self.buttons:
            if wanted in (button.custom_id, button.label, button.emoji):
                return button
        labels = [button.label or button.emoji for button in self.buttons]
        raise AssertionError(f"No button {wanted!r}; there are {labels}.")

    def select(self, custom_id: str) -> SeenSelect:
        """Find a select by its custom id or placeholder."""
        for select in self.selects:
            if custom_id in (select.custom_id, select.placeholder):
                return select
        raise AssertionError(f"No select {custom_id!r}; there are {[s.custom_id for s in self.selects]}.")


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


@dataclass(frozen=True)
class SeenModal:
    """An open modal."""

    title: str
    custom_id: str
    inputs: tuple[SeenInput, ...]
    texts: tuple[str, ...]
    interaction: Interaction

    def input(self, label_or_custom_id: str) -> SeenInput:
        """Find an input by its custom id or label."""
        for item in self.inputs:
            if label_or_custom_id in (item.custom_id, item.label):
                return item
        labels = [item.label for item in self.inputs]
        raise AssertionError(f"No input {label_or_custom_id!r}; there are {labels}.")


def seen_message(world: World, message: Message) -> SeenMessage:
    """Look at a message."""
    author = world.users[message.author_id]
    embeds = () if message.flags & MessageFlag.SUPPRESS_EMBEDS else tuple(map(_embed, message.embeds))
    return SeenMessage(
        id=message.id,
        channel_id=message.channel_id,
        author=author.display_name,
        author_id=author.id,
        content=message.content,
        embeds=embeds,
        components=tuple(message.components),
        flags=int(message.flags),
        attachments=tuple(file.filename for file in message.attachments),
        pinned=message.pinned_at is not None,
        edits=message.edits,
        ephemeral=message.ephemeral,
        loading=message.loading,
        reply_to=int(message.reference["message_id"]) if message.reference else None,
        is_system=message.type == 6,
    )


def seen_modal(interaction: Interaction) -> SeenModal:
    """Look at the modal an interaction was answered with."""
    modal = interaction.modal
    assert modal is not None
    inputs: list[SeenInput] = []
    for part in modal["components"]:
        fields = [part["component"]] if part["type"] == LABEL else part.get("components") or []
        inputs += [_input(part, field) for field in fields if field["type"] in _INPUTS]
    texts = [part["content"] for part in modal["components"] if part["type"] == TEXT_DISPLAY]
    return SeenModal(modal["title"], modal["custom_id"], tuple(inputs), tuple(texts), interaction)


def _embed(raw: Json) -> SeenEmbed:
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


def _controls(row: Json) -> Iterator[SeenButton | SeenSelect]:
    for component in walk([row]):
        if component["type"] == BUTTON:
            yield _button(component)
        elif component["type"] in SELECTS:
            yield _select(component)


def _button(raw: Json) -> SeenButton:
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


def _select(raw: Json) -> SeenSelect:
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


def _input(part: Json, raw: Json) -> SeenInput:
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
