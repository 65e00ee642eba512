"""The handlers of buttons, selects and forms, by verb: the first part of a custom id.

Each module of this folder registers its own. Posted messages carry the verbs, so a shipped verb keeps its
meaning. Those of forms begin with "do".
"""

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from pathlib import Path

from bot.interactions.component_router import Handler

_handlers: dict[str, Handler] = {}


def component(verb: str) -> Callable[[Handler], Handler]:
    """Register the handler of a verb. Raises ValueError for a verb that has one already."""

    def register(handler: Handler) -> Handler:
        if verb in _handlers:
            raise ValueError(f"two handlers for the custom id {verb!r}")
        _handlers[verb] = handler
        return handler

    return register


def load_handlers() -> Mapping[str, Handler]:
    """Import every module of this folder, and return the handlers of all verbs."""
    for module in pkgutil.iter_modules([str(Path(__file__).parent)]):
        importlib.import_module(f"{__package__}.{module.name}")
    return dict(_handlers)
