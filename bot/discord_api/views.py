"""Screens and forms → discord.py's objects, and submitted forms → values.

Views are stopped before they are sent, so that discord.py stores nothing per message:
`bot.interactions.component_router` dispatches by custom id.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

import discord

from bot.render.screen import Button, Field, Form, Row, Screen, Select

_STYLES = {
    "primary": discord.ButtonStyle.primary,
    "secondary": discord.ButtonStyle.secondary,
    "success": discord.ButtonStyle.success,
    "danger": discord.ButtonStyle.danger,
}


MAX_CONTENT = 2_000  # Discord refuses a longer text
_CALLS = re.compile(r"(?: <@\d+>)*\Z")  # of users, at the end


def content_of(text: str) -> str:
    """Return a text that Discord accepts: cut between lines or words; the users called at its end are kept.

    Long names of one user must not make the texts for others fail.
    """
    if len(text) <= MAX_CONTENT:
        return text
    found = _CALLS.search(text)
    calls = found[0] if found else ""
    head = text[: max(0, MAX_CONTENT - len(calls) - 2)]
    line, word = head.rfind("\n"), head.rfind(" ")
    end = line if line > len(head) // 2 else word if word > 0 else len(head)
    return f"{head[:end].rstrip()}{head[end : end + 1] if end == line else ' '}…{calls}"


def embed_of(screen: Screen) -> discord.Embed:
    """Build a screen's embed."""
    embed = discord.Embed(title=screen.title, description=screen.description, colour=screen.colour)
    if footer := " · ".join(text for text in (screen.footer, screen.viewers) if text):
        embed.set_footer(text=footer)
    embed.timestamp = screen.drawn
    if screen.image_url:
        embed.set_thumbnail(url=screen.image_url)
    return embed


def view_of(rows: Iterable[Row]) -> discord.ui.View:
    """Build the rows of buttons and selects. Needs a running event loop."""
    view = discord.ui.View(timeout=None)
    for number, row in enumerate(rows):
        for item in row:
            view.add_item(_button(item, number) if isinstance(item, Button) else _select(item, number))
    view.stop()
    return view


def modal_of(form: Form) -> discord.ui.Modal:
    """Build a form. Needs a running event loop."""
    modal = discord.ui.Modal(title=form.title[:45], custom_id=form.custom_id, timeout=None)
    for field in form.fields:
        modal.add_item(
            discord.ui.Label(
                text=field.label[:45],
                description=field.hint[:100] or None,
                component=_choice(field) if field.options else _line(field),
            )
        )
    modal.stop()
    return modal


def submitted(components: Iterable[Mapping[str, Any]]) -> dict[str, tuple[str, ...]]:
    """Return a submitted form's values by field key; a text field has one."""
    found: dict[str, tuple[str, ...]] = {}
    for outer in components:
        for inner in outer.get("components") or [outer.get("component") or {}]:
            if key := inner.get("custom_id"):
                values = inner["values"] if "values" in inner else [inner.get("value") or ""]
                found[key] = tuple(str(value) for value in values)
    return found


def _button(button: Button, row: int) -> discord.ui.Button[discord.ui.View]:
    return discord.ui.Button(
        style=_STYLES[button.style],
        label=button.label[:80],
        custom_id=button.custom_id,
        emoji=button.emoji,
        disabled=button.disabled,
        row=row,
    )


def _select(select: Select, row: int) -> discord.ui.Select[discord.ui.View]:
    options = _options(select)
    return discord.ui.Select(
        custom_id=select.custom_id,
        placeholder=select.placeholder[:150],
        min_values=select.min_values,
        max_values=min(select.max_values, len(options)),
        options=options,
        row=row,
    )


def _options(choice: Select | Field) -> list[discord.SelectOption]:
    """Return the options, of equal values the first alone: Discord refuses two."""
    return [
        discord.SelectOption(
            value=option.value,
            label=option.label[:100],
            description=option.description[:100] if option.description else None,
            default=option.default,
        )
        for option in {option.value: option for option in reversed(choice.options)}.values()
    ][::-1]


def _choice(field: Field) -> discord.ui.Select[discord.ui.View]:
    options = _options(field)
    return discord.ui.Select(
        custom_id=field.key,
        placeholder=field.placeholder[:150] or None,
        min_values=1 if field.required else 0,
        max_values=min(field.max_values, len(options)),
        options=options,
        required=field.required,
    )


def _line(field: Field) -> discord.ui.TextInput[discord.ui.View]:
    return discord.ui.TextInput(
        custom_id=field.key,
        style=discord.TextStyle.paragraph if field.is_long else discord.TextStyle.short,
        placeholder=field.placeholder[:100] or None,
        default=field.value or None,
        required=field.required,
        max_length=field.max_length,
    )
