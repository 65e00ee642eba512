"""Collect the errors of a body in Discord's nested `errors` tree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.sandbox.model.objects import Json
from bot.sandbox.protocol.errors import InvalidFormBodyError

Path = tuple[str | int, ...]


class Problems:
    """A tree of `{field: {index: {_errors: [{code, message}]}}}` under construction."""

    def __init__(self) -> None:
        self.tree: Json = {}

    def __bool__(self) -> bool:
        return bool(self.tree)

    def add(self, path: Path, code: str, message: str) -> None:
        node = self.tree
        for step in path:
            node = node.setdefault(str(step), {})
        node.setdefault("_errors", []).append({"code": code, "message": message})

    def raise_if_any(self) -> None:
        if self.tree:
            raise InvalidFormBodyError(self.tree)

    def required(self, path: Path) -> None:
        self.add(path, "BASE_TYPE_REQUIRED", "This field is required")

    def text(self, path: Path, value: Any, low: int, high: int, *, required: bool = True) -> str | None:
        """Check a string's length; return the string when it is one."""
        if value is None:
            if required:
                self.required(path)
            return None
        if not isinstance(value, str):
            self.add(path, "STRING_TYPE_CONVERT", f'Could not interpret "{value}" as string.')
            return None
        length = len(value)
        if low and length == 0:
            self.required(path)
        elif low > 0 and not low <= length <= high:
            self.add(path, "BASE_TYPE_BAD_LENGTH", f"Must be between {low} and {high} in length.")
        elif length > high:
            self.add(path, "BASE_TYPE_MAX_LENGTH", f"Must be {high} or fewer in length.")
        return value

    def number(self, path: Path, value: Any, low: int, high: int, *, required: bool = True) -> int | None:
        """Check an integer's range; return the integer when it is one."""
        if value is None:
            if required:
                self.required(path)
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            self.add(path, "NUMBER_TYPE_COERCE", f'Value "{value}" is not int.')
            return None
        if value < low:
            self.add(path, "NUMBER_TYPE_MIN", f"int value should be greater than or equal to {low}.")
        elif value > high:
            self.add(path, "NUMBER_TYPE_MAX", f"int value should be less than or equal to {high}.")
        return value

    def choice(self, path: Path, value: Any, allowed: Sequence[object]) -> bool:
        if value in allowed:
            return True
        options = ", ".join(str(option) for option in allowed)
        self.add(path, "BASE_TYPE_CHOICES", f"Value must be one of {{{options}}}.")
        return False

    def items(self, path: Path, value: Any, low: int, high: int, *, required: bool = True) -> list[Any]:
        """Check a list's size; return it, or an empty list when it is not a list."""
        if value is None:
            if required:
                self.required(path)
            return []
        if not isinstance(value, list):
            self.add(path, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
            return []
        if low == 0 and len(value) > high:
            self.add(path, "BASE_TYPE_MAX_LENGTH", f"Must be {high} or fewer in length.")
        elif not low <= len(value) <= high:
            self.add(path, "BASE_TYPE_BAD_LENGTH", f"Must be between {low} and {high} in length.")
        return value

    def record(self, path: Path, value: Any) -> Json | None:
        """Check that a value is an object; return it when it is one."""
        if isinstance(value, dict):
            return value
        self.add(path, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType")
        return None
