"""The parts import each other in one direction only, and the game's rules import no other part."""

import ast
from collections.abc import Iterator

import pytest

from tests.places import ROOT, product_files
from tests.platform.structure import imported_modules

# From the bottom up: a part may import itself and earlier ones.
LAYERS = ("storage.i18n", "storage.encounter", "storage", "realtime", "bot")

# The libraries that each part must not import.
FOREIGN = {
    "storage.i18n": {"motor", "pymongo", "discord", "aiohttp", "socketio", "redis", "asyncio"},
    "storage.encounter": {
        *("motor", "pymongo", "bson", "discord", "aiohttp", "socketio", "redis", "structlog", "logging"),
        *("asyncio", "threading", "subprocess", "os", "socket", "random", "secrets", "uuid", "time"),
    },
    "storage": {"discord", "aiohttp", "socketio", "engineio"},
    "realtime": {"motor", "pymongo", "discord"},
    "bot": {"motor", "pymongo", "socketio", "engineio"},
}

CLOCKS = {"now", "utcnow", "today"}


def part_of(module: str) -> str | None:
    """Return the part a module belongs to, or None for a library."""
    return next((part for part in LAYERS if module == part or module.startswith(f"{part}.")), None)


def clock_reads(tree: ast.AST) -> Iterator[int]:
    """Yield the line of every call such as ``datetime.now()``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS:
            yield node.lineno


def offences(source: str, path: str) -> list[str]:
    """Return the violations of a module at this path, one line each."""
    tree = ast.parse(source)
    module = path.removesuffix(".py").replace("/", ".")
    package = module.rpartition(".")[0]
    own = part_of(package)
    assert own is not None, path
    found = set()
    for name, line in imported_modules(tree, package):
        other = part_of(name)
        top = name.partition(".")[0]
        upwards = other is not None and LAYERS.index(other) > LAYERS.index(own)
        # The parent package of `from storage.encounter import x` is not an import of `storage`.
        if upwards or (other is None and top in FOREIGN[own]):
            found.add(f"{path}:{line} imports {name}")
        if own == "bot" and other == "realtime" and path != "bot/__main__.py":
            found.add(f"{path}:{line} imports {name}, which only bot/__main__.py may know")
    if own == "storage.encounter":
        found |= {f"{path}:{line} reads the clock" for line in clock_reads(tree)}
    return sorted(found)


def test_imports_run_one_way() -> None:
    found, looked_at = [], dict.fromkeys(LAYERS, 0)
    for path in product_files():
        name = path.relative_to(ROOT).as_posix()
        part = part_of(name.removesuffix(".py").replace("/", "."))
        assert part is not None, name
        looked_at[part] += 1
        found += offences(path.read_text(encoding="utf-8"), name)
    assert found == []
    assert looked_at.pop("storage.i18n") > 1
    assert all(count > 20 for count in looked_at.values()), looked_at


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("storage/tracker.py", "import realtime.publisher"),
        ("storage/tracker.py", "from discord import Embed"),
        ("realtime/server.py", "from bot.board import Board"),
        ("realtime/server.py", "from motor.motor_asyncio import AsyncIOMotorClient"),
        ("bot/cogs/initiative.py", "from realtime.publisher import Publisher"),
        ("bot/client.py", "def late():\n    import realtime"),
        ("storage/encounter/rules/turns.py", "from storage.tracker import Tracker"),
        ("storage/encounter/rules/turns.py", "from ...tracker import Tracker"),
        ("storage/encounter/rules/turns.py", "from storage import tracker"),
        ("storage/encounter/rules/turns.py", "import random"),
        ("storage/encounter/rules/turns.py", "from datetime import datetime\nat = datetime.now()"),
        ("storage/encounter/__init__.py", "import storage.documents"),
    ],
)
def test_a_forbidden_import_is_found(path: str, source: str) -> None:
    assert offences(source, path) != []


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("bot/__main__.py", "from realtime.app import Web\nfrom storage.tracker import Tracker"),
        ("bot/cogs/initiative.py", "import discord\nfrom storage.encounter.commands import NextTurn"),
        ("realtime/server.py", "import socketio\nfrom storage.tracker import Tracker"),
        ("storage/tracker.py", "from storage.encounter import rules\nimport motor"),
        (
            "storage/encounter/rules/turns.py",
            "from storage.encounter.model import Encounter\nfrom . import model",
        ),
        ("storage/encounter/rules/turns.py", "from datetime import datetime\nimport re"),
    ],
)
def test_an_allowed_import_is_not(path: str, source: str) -> None:
    assert offences(source, path) == []
