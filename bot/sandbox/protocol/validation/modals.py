"""Check modals: title, classic rows with one text input, labels with any input."""

from __future__ import annotations

from typing import Any

from bot.sandbox.model.objects import Json
from bot.sandbox.protocol.validation import components as c
from bot.sandbox.protocol.validation.problems import Path, Problems

_IN_LABEL = (c.TEXT_INPUT, *c.SELECTS, c.FILE_UPLOAD, c.RADIO_GROUP, c.CHECKBOX_GROUP, c.CHECKBOX)


def check_modal(data: Json) -> None:
    """Raise when the data of a type 9 response is not a modal Discord would show."""
    problems = Problems()
    path: Path = ("data",)
    problems.text((*path, "title"), data.get("title"), 1, 45)
    problems.text((*path, "custom_id"), data.get("custom_id"), 1, 100)
    parts = problems.items((*path, "components"), data.get("components"), 1, 5)
    for index, item in enumerate(parts):
        spot: Path = (*path, "components", index)
        part = problems.record(spot, item)
        if part is None:
            continue
        if problems.choice((*spot, "type"), part.get("type"), (c.ROW, c.TEXT_DISPLAY, c.LABEL)):
            _check_part(problems, part, spot)
    c.check_unique(problems, parts, (*path, "components"))
    problems.raise_if_any()


def _check_part(problems: Problems, part: Json, path: Path) -> None:
    if part["type"] == c.TEXT_DISPLAY:
        problems.text((*path, "content"), part.get("content"), 1, 4000)
    elif part["type"] == c.ROW:
        for index, field in enumerate(problems.items((*path, "components"), part.get("components"), 1, 1)):
            spot: Path = (*path, "components", index)
            if problems.choice((*spot, "type"), field.get("type"), (c.TEXT_INPUT,)):
                problems.text((*spot, "label"), field.get("label"), 1, 45)
                _check_text_input(problems, field, spot)
    else:
        problems.text((*path, "label"), part.get("label"), 1, 45)
        problems.text((*path, "description"), part.get("description"), 0, 100, required=False)
        spot = (*path, "component")
        field = problems.record(spot, part.get("component"))
        if field is not None and problems.choice((*spot, "type"), field.get("type"), _IN_LABEL):
            _check_labelled(problems, field, spot)


def _check_labelled(problems: Problems, field: Json, path: Path) -> None:
    kind: Any = field["type"]
    if kind == c.TEXT_INPUT:
        if field.get("label") is not None:
            text = "A text input inside of a label cannot have a label of its own"
            problems.add((*path, "label"), "TEXT_INPUT_LABEL_NOT_ALLOWED", text)
        _check_text_input(problems, field, path)
    elif kind in c.SELECTS:
        c.check_select(problems, field, path, in_modal=True)
    else:
        problems.text((*path, "custom_id"), field.get("custom_id"), 1, 100)
        if kind in (c.RADIO_GROUP, c.CHECKBOX_GROUP):
            c.check_choices(problems, field.get("options"), path)


def _check_text_input(problems: Problems, field: Json, path: Path) -> None:
    problems.text((*path, "custom_id"), field.get("custom_id"), 1, 100)
    problems.choice((*path, "style"), field.get("style"), (1, 2))
    problems.text((*path, "placeholder"), field.get("placeholder"), 0, 100, required=False)
    problems.text((*path, "value"), field.get("value"), 0, 4000, required=False)
    problems.number((*path, "min_length"), field.get("min_length"), 0, 4000, required=False)
    problems.number((*path, "max_length"), field.get("max_length"), 1, 4000, required=False)
