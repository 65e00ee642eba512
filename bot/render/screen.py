"""A message as data: an embed, rows of buttons and selects. `bot.discord_api.views` converts it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

MAX_DESCRIPTION = 4096
MAX_OPTIONS = 25
MAX_BUTTONS = 5  # in a row

Style = Literal["primary", "secondary", "success", "danger"]


class Say(Protocol):
    """Renders texts of the catalogue in one language."""

    def __call__(self, key: str, **arguments: object) -> str: ...


@dataclass(frozen=True, slots=True)
class Button:
    """A button; its custom id holds all that its handler needs."""

    custom_id: str
    label: str
    style: Style = "secondary"
    emoji: str | None = None
    disabled: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a select."""

    value: str
    label: str
    description: str | None = None
    default: bool = False


@dataclass(frozen=True, slots=True)
class Select:
    """A select menu, alone in its row."""

    custom_id: str
    placeholder: str
    options: tuple[Option, ...]
    min_values: int = 1
    max_values: int = 1


Row = tuple[Button, ...] | tuple[Select]


@dataclass(frozen=True, slots=True)
class Screen:
    """The content of a message. Equal screens need no edit.

    `viewers` is appended to the footer, and the time `drawn` stands behind it in the reader's own time zone.
    Neither is compared: they are as of the last drawing.
    """

    title: str
    description: str
    footer: str = ""
    colour: int = 0
    image_url: str | None = None
    rows: tuple[Row, ...] = ()
    viewers: str = field(default="", compare=False)
    drawn: datetime | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Field:
    """One input of a form: a line of text, or a choice where there are options."""

    key: str
    label: str
    hint: str = ""
    placeholder: str = ""
    value: str = ""
    required: bool = True
    max_length: int = 200
    options: tuple[Option, ...] = ()
    max_values: int = 1
    is_long: bool = False  # multi-line


@dataclass(frozen=True, slots=True)
class Form:
    """A modal: up to five fields."""

    custom_id: str
    title: str
    fields: tuple[Field, ...]
