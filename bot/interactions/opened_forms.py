"""Forms as they were opened, and as they were filled in where they were refused, each for a short time.

What a refused form held is given back to the user who typed it, and to no other. Nothing of it is stored.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import replace

from cachetools import TTLCache

from bot.render.screen import Field, Form, Option

LIFE = 15 * 60.0  # seconds, as long as Discord lets an interaction be answered
MOST = 500  # forms of each kind, of at most about 10 kB


class OpenedForms:
    """The forms that users have open, by user and custom id, and those to be opened again, by interaction."""

    def __init__(self, timer: Callable[[], float] = time.monotonic) -> None:
        self._opened: TTLCache[tuple[int, str], Form] = TTLCache(MOST, LIFE, timer)
        self._refused: TTLCache[tuple[int, str], Form] = TTLCache(MOST, LIFE, timer)

    def opened(self, user: int, form: Form) -> None:
        """Note a form that a user opens."""
        self._opened[user, form.custom_id] = form

    def refused(
        self, user: int, custom_id: str, values: Mapping[str, tuple[str, ...]], interaction_id: str
    ) -> bool:
        """Keep a form with what the user filled in; return False where it was opened too long ago."""
        form = self._opened.get((user, custom_id))
        if form is None:
            return False
        fields = tuple(_filled(field, values.get(field.key, ())) for field in form.fields)
        self._refused[user, interaction_id] = replace(form, fields=fields)
        return True

    def again(self, user: int, interaction_id: str) -> Form | None:
        """Return the form that an interaction of this user submitted, filled in; None if forgotten."""
        return self._refused.get((user, interaction_id))


def _filled(field: Field, values: tuple[str, ...]) -> Field:
    if not field.options:
        return replace(field, value="".join(values[:1]))
    options: tuple[Option, ...] = tuple(
        replace(option, default=option.value in values) for option in field.options
    )
    return replace(field, options=options)
