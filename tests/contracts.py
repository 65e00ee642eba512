"""What the outside relies on: wire, stored documents, custom ids, routes, metrics, command line.

`python -m tests.contracts` writes it to `contracts.json`, which `tests/platform/test_contracts.py` compares,
and what `generated.py` makes of the code for the docs.
Nothing in it names a module or a class, so moving code does not change it.
"""

import argparse
import asyncio
import json
import re
from collections.abc import Iterator
from contextlib import closing
from types import ModuleType
from typing import Any, get_args, get_type_hints, is_typeddict

from pydantic import BaseModel

import tests.bot as tests_bot  # discord.py's deprecations are no errors
from bot.admin_cli.parser import make_parser
from bot.components.registry import load_handlers
from bot.metrics import BotMetrics
from realtime.app import Web
from realtime.protocol import server_events
from storage.encounter.commands import Command
from storage.encounter.errors import TrackerError
from storage.encounter.model import Encounter
from storage.encounter.visibility import view_types
from storage.library.creature import Creature
from storage.mongo.database import INDEXES, Database
from storage.repositories.characters import Character, Party
from storage.repositories.combat_log import CombatLog
from storage.repositories.encounters import Encounters
from storage.repositories.portraits import Portrait
from storage.repositories.share_links import ShareLink
from storage.repositories.templates import Template
from storage.repositories.users import User
from storage.runtime.settings import load_settings
from storage.tracker import Tracker
from tests.generated import write
from tests.places import CONTRACTS, PRODUCT

__all__ = ["collect", "tests_bot"]

Json = dict[str, Any]

_EVENT_NAMES = re.compile(r"`\w+`(?:, `\w+`)*")
_DOCUMENTS: dict[str, type[BaseModel]] = {
    "encounters": Encounter,
    "users": User,
    "characters": Character,
    "parties": Party,
    "creatures": Creature,
    "templates": Template,
    "portraits": Portrait,
    "shares": ShareLink,
}


async def collect() -> Json:
    """Return every contract, by its kind."""
    settings = load_settings(None, mongodb_uri="mongodb://127.0.0.1:1", jwt_secret="x" * 32)
    with closing(Database("mongodb://127.0.0.1:1", "none")) as database:
        web = Web(settings, database, Tracker(Encounters(database), CombatLog(database)))
        BotMetrics(web.metrics.registry)
        return {
            "client events": sorted(web._server._handlers),
            "commands": dict(sorted(_commands())),
            "server events": dict(sorted(_typed_dicts(server_events))),
            "views": sorted({field for _, fields in _all_typed_dicts(view_types) for field in fields}),
            "error codes": sorted({error.code for error in _family(TrackerError) if _is_shipped(error)}),
            "collections": sorted(INDEXES),
            "documents": {name: _fields(model) for name, model in _DOCUMENTS.items()},
            "custom ids": sorted(load_handlers()),
            "routes": sorted(
                f"{route.method} {route.resource.canonical}"
                for route in web._app.router.routes()
                if route.resource is not None
            ),
            "metrics": {
                family.name: family.type
                for family in sorted(web.metrics.registry.collect(), key=lambda family: family.name)
                if family.name.startswith("tracker_")
            },
            "command line": dict(_command_line(make_parser())),
        }


def _commands() -> Iterator[tuple[str, Json]]:
    for model in get_args(get_args(Command)[0]):
        yield model.model_fields["type"].default, _fields(model)


def _fields(model: type[BaseModel], above: tuple[type, ...] = ()) -> Json:
    """Return the fields of a document and of the documents in it: name → the names in it, or nothing."""
    found: Json = {}
    for name, field in model.model_fields.items():
        inner: Json = {}
        for part in _models_in(field.annotation):
            if part not in above:
                inner |= _fields(part, (*above, model))
        found[field.alias or name] = inner
    return dict(sorted(found.items()))


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)


def _all_typed_dicts(module: ModuleType) -> Iterator[tuple[type, list[str]]]:
    for value in vars(module).values():
        if is_typeddict(value) and value.__module__ == module.__name__:
            yield value, sorted(get_type_hints(value))


def _typed_dicts(module: ModuleType) -> Iterator[tuple[str, list[str]]]:
    """Yield the events whose payloads a module describes: their names begin the description."""
    for described, fields in _all_typed_dicts(module):
        if named := _EVENT_NAMES.match(described.__doc__ or ""):
            for name in named[0].split(", "):
                yield name.strip("`"), fields


def _family(error: type[TrackerError]) -> Iterator[type[TrackerError]]:
    yield error
    for child in error.__subclasses__():
        yield from _family(child)


def _is_shipped(found: type) -> bool:
    return found.__module__.partition(".")[0] in PRODUCT


def _command_line(parser: argparse.ArgumentParser) -> Iterator[tuple[str, list[str]]]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, command in action.choices.items():
                yield (
                    name,
                    [
                        f"{' '.join(option.option_strings) or option.metavar or option.dest}: {option.help}"
                        for option in command._actions
                    ],
                )


if __name__ == "__main__":
    write()
    CONTRACTS.write_text(json.dumps(asyncio.run(collect()), indent=1) + "\n", encoding="utf-8")
