"""Read messages and modals as a user sees them."""

from __future__ import annotations

from dataclasses import dataclass

from bot.sandbox.model.objects import Json, Message, MessageFlag
from bot.sandbox.protocol.validation.components import (
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
from bot.sandbox.testing.seen_components import (
    SeenButton,
    SeenEmbed,
    SeenInput,
    SeenSelect,
    seen_button,
    seen_controls,
    seen_embed,
    seen_input,
    seen_select,
)
from bot.sandbox.world.interactions import Interaction
from bot.sandbox.world.messages import World

_INPUTS = (TEXT_INPUT, *SELECTS, FILE_UPLOAD, RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX)


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
        return tuple(seen_button(c) for c in walk(list(self.components)) if c["type"] == BUTTON)

    @property
    def selects(self) -> tuple[SeenSelect, ...]:
        return tuple(seen_select(c) for c in walk(list(self.components)) if c["type"] in SELECTS)

    @property
    def rows(self) -> tuple[tuple[SeenButton | SeenSelect, ...], ...]:
        """Buttons and selects, row by row."""
        return tuple(tuple(seen_controls(row)) for row in self.components)

    @property
    def text(self) -> str:
        """All visible text of this message, one part a line."""
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
    embeds = () if message.flags & MessageFlag.SUPPRESS_EMBEDS else tuple(map(seen_embed, message.embeds))
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
        inputs += [seen_input(part, field) for field in fields if field["type"] in _INPUTS]
    texts = [part["content"] for part in modal["components"] if part["type"] == TEXT_DISPLAY]
    return SeenModal(modal["title"], modal["custom_id"], tuple(inputs), tuple(texts), interaction)
