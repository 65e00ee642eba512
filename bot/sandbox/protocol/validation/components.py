"""Check message components: rows, buttons, selects, and the layout components of V2."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.sandbox.model.objects import Json
from bot.sandbox.protocol.validation.emoji import is_emoji
from bot.sandbox.protocol.validation.problems import Path, Problems

ROW, BUTTON, STRING_SELECT, TEXT_INPUT = 1, 2, 3, 4
SELECTS = (3, 5, 6, 7, 8)
SECTION, TEXT_DISPLAY, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER, LABEL = 9, 10, 11, 12, 13, 14, 17, 18
FILE_UPLOAD, RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX = 19, 21, 22, 23
MAX_ROWS, MAX_V2_COMPONENTS, MAX_V2_CHARACTERS = 5, 40, 4000
_LAYOUT = (ROW, SECTION, TEXT_DISPLAY, GALLERY, FILE, SEPARATOR, CONTAINER)


def walk(components: list[Json]) -> Iterator[Json]:
    """Go through all components, parents before children."""
    for component in components:
        yield component
        yield from walk([c for c in component.get("components") or [] if isinstance(c, dict)])
        for key in ("accessory", "component"):
            if isinstance(component.get(key), dict):
                yield from walk([component[key]])


def check_components(problems: Problems, value: Any, *, v2: bool) -> None:
    """Check the `components` of a message."""
    path: Path = ("components",)
    rows = problems.items(path, value, 0, MAX_V2_COMPONENTS if v2 else MAX_ROWS, required=False)
    for index, item in enumerate(rows):
        component = problems.record((*path, index), item)
        if component is None:
            continue
        allowed = _LAYOUT if v2 else (ROW,)
        if problems.choice((*path, index, "type"), component.get("type"), allowed):
            _check_layout(problems, component, (*path, index))
    tree = [item for item in rows if isinstance(item, dict)]
    if v2:
        _check_v2_totals(problems, tree)
    check_unique(problems, rows)


def _check_v2_totals(problems: Problems, tree: list[Json]) -> None:
    every = list(walk(tree))
    if len(every) > MAX_V2_COMPONENTS:
        message = f"The total number of components cannot exceed {MAX_V2_COMPONENTS}."
        problems.add(("components",), "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", message)
    texts = [c.get("content") for c in every if c.get("type") == TEXT_DISPLAY]
    if sum(len(text) for text in texts if isinstance(text, str)) > MAX_V2_CHARACTERS:
        message = f"The total length of displayable text cannot exceed {MAX_V2_CHARACTERS} characters."
        problems.add(("components",), "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", message)


def check_unique(problems: Problems, value: Any, path: Path = ("components",)) -> None:
    """Check that no custom id and no numeric id occurs twice."""
    seen_custom: set[str] = set()
    seen_ids: set[int] = set()

    def visit(component: Any, spot: Path) -> None:
        if not isinstance(component, dict):
            return
        custom_id, number = component.get("custom_id"), component.get("id")
        if isinstance(custom_id, str):
            if custom_id in seen_custom:
                text = "Component custom id cannot be duplicated"
                problems.add((*spot, "custom_id"), "COMPONENT_CUSTOM_ID_DUPLICATED", text)
            seen_custom.add(custom_id)
        if isinstance(number, int) and number:
            if number in seen_ids:
                problems.add((*spot, "id"), "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated")
            seen_ids.add(number)
        for index, child in enumerate(component.get("components") or []):
            visit(child, (*spot, "components", index))
        for key in ("accessory", "component"):
            visit(component.get(key), (*spot, key))

    for index, component in enumerate(value if isinstance(value, list) else []):
        visit(component, (*path, index))


def _check_layout(problems: Problems, component: Json, path: Path) -> None:
    kind = component["type"]
    if kind == ROW:
        _check_row(problems, component, path)
    elif kind == TEXT_DISPLAY:
        problems.text((*path, "content"), component.get("content"), 1, 4000)
    elif kind == SECTION:
        texts = problems.items((*path, "components"), component.get("components"), 1, 3)
        for index, text in enumerate(texts):
            if problems.choice((*path, "components", index, "type"), text.get("type"), (TEXT_DISPLAY,)):
                _check_layout(problems, text, (*path, "components", index))
        accessory = problems.record((*path, "accessory"), component.get("accessory"))
        if accessory is not None and accessory.get("type") == BUTTON:
            _check_button(problems, accessory, (*path, "accessory"))
    elif kind == CONTAINER:
        inner = problems.items((*path, "components"), component.get("components"), 1, MAX_V2_COMPONENTS)
        for index, child in enumerate(inner):
            spot: Path = (*path, "components", index)
            if problems.choice((*spot, "type"), child.get("type"), [k for k in _LAYOUT if k != CONTAINER]):
                _check_layout(problems, child, spot)
    elif kind == GALLERY:
        problems.items((*path, "items"), component.get("items"), 1, 10)


def _check_row(problems: Problems, row: Json, path: Path) -> None:
    children = problems.items((*path, "components"), row.get("components"), 1, 5)
    width = 0
    for index, item in enumerate(children):
        spot: Path = (*path, "components", index)
        child = problems.record(spot, item)
        if child is None or not problems.choice((*spot, "type"), child.get("type"), (BUTTON, *SELECTS)):
            continue
        width += 1 if child["type"] == BUTTON else 5
        if width > 5:
            message = "The specified component exceeds the maximum width"
            problems.add(spot, "COMPONENT_LAYOUT_WIDTH_EXCEEDED", message)
        if child["type"] == BUTTON:
            _check_button(problems, child, spot)
        else:
            check_select(problems, child, spot)


def _check_button(problems: Problems, button: Json, path: Path) -> None:
    style = button.get("style")
    problems.text((*path, "label"), button.get("label"), 0, 80, required=False)
    check_emoji(problems, button.get("emoji"), (*path, "emoji"))
    if not problems.choice((*path, "style"), style, (1, 2, 3, 4, 5, 6)):
        return
    if style == 6:
        problems.text((*path, "sku_id"), button.get("sku_id"), 1, 30)
        return
    if not button.get("label") and not button.get("emoji"):
        problems.add(path, "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A label or emoji is required")
    if style == 5:
        problems.text((*path, "url"), button.get("url"), 1, 512)
        if button.get("custom_id") is not None:
            text = "A custom id and url cannot both be specified"
            problems.add((*path, "custom_id"), "BUTTON_COMPONENT_CUSTOM_ID_AND_URL", text)
    else:
        if button.get("url") is not None:
            text = "A custom id and url cannot both be specified"
            problems.add((*path, "url"), "BUTTON_COMPONENT_CUSTOM_ID_AND_URL", text)
        problems.text((*path, "custom_id"), button.get("custom_id"), 1, 100)


def check_select(problems: Problems, select: Json, path: Path, *, in_modal: bool = False) -> None:
    """Check a select menu of a message or a modal."""
    problems.text((*path, "custom_id"), select.get("custom_id"), 1, 100)
    problems.text((*path, "placeholder"), select.get("placeholder"), 0, 150, required=False)
    least = problems.number((*path, "min_values"), select.get("min_values"), 0, 25, required=False)
    most = problems.number((*path, "max_values"), select.get("max_values"), 1, 25, required=False)
    least, most = 1 if least is None else least, 1 if most is None else most
    if least > most:
        text = "Min values must be less than or equal to max values"
        problems.add((*path, "min_values"), "SELECT_COMPONENT_MIN_VALUES_EXCEEDS_MAX_VALUES", text)
    if in_modal and select.get("disabled"):
        text = "Select menus in modals cannot be disabled"
        problems.add((*path, "disabled"), "SELECT_COMPONENT_DISABLED_IN_MODAL", text)
    if select.get("type") != STRING_SELECT:
        return
    options = check_choices(problems, select.get("options"), path)
    if 0 < len(options) < least:
        text = f"Min values must be less than or equal to the number of options ({len(options)})"
        problems.add((*path, "options"), "SELECT_COMPONENT_MIN_VALUES_EXCEEDS_OPTIONS", text)
    if sum(1 for option in options if option.get("default")) > most:
        text = "The number of default options exceeds max values"
        problems.add((*path, "options"), "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES", text)


def check_choices(problems: Problems, value: Any, path: Path) -> list[Json]:
    """Check the options of a select, radio group or checkbox group."""
    seen: set[str] = set()
    options: list[Json] = []
    for index, item in enumerate(problems.items((*path, "options"), value, 1, 25)):
        spot: Path = (*path, "options", index)
        option = problems.record(spot, item)
        if option is None:
            continue
        options.append(option)
        problems.text((*spot, "label"), option.get("label"), 1, 100)
        chosen = problems.text((*spot, "value"), option.get("value"), 1, 100)
        problems.text((*spot, "description"), option.get("description"), 0, 100, required=False)
        check_emoji(problems, option.get("emoji"), (*spot, "emoji"))
        if chosen is not None and chosen in seen:
            text = "The specified option value is already used"
            problems.add((*spot, "value"), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", text)
        if chosen is not None:
            seen.add(chosen)
    return options


def check_emoji(problems: Problems, value: Any, path: Path) -> None:
    """Check that an emoji is a custom one or a Unicode emoji."""
    if value is None:
        return
    emoji = problems.record(path, value)
    if emoji is None or emoji.get("id"):
        return
    if not isinstance(emoji.get("name"), str) or not is_emoji(emoji["name"]):
        problems.add((*path, "name"), "BUTTON_COMPONENT_INVALID_EMOJI", "Invalid emoji")
