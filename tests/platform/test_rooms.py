"""The tree's structure: no import circles, imports in one direction, few loose files in a folder."""

from pathlib import Path

import pytest

from tests.places import PRODUCT, ROOT, WEB
from tests.platform.structure import circles, circles_of_folders, python_graph, typescript_graph

MOST_LOOSE = 20  # Python files directly in bot/, realtime/ or storage/

# The folders of each part from the bottom up. A file imports from its own folder and from those before it.
FLOORS = {
    "storage": (
        "storage/runtime",
        "storage/i18n",
        "storage/encounter",
        "storage/change.py",
        "storage/replay.py",
        "storage/library",
        "storage/mongo",
        "storage/srd",
        "storage/repositories",
        "storage/embedded_mongod",
        "storage/write_path",
        "storage/tracker.py",
        "storage/migrations",
        "storage/privacy",
        "storage/backup",
        "storage/bootstrap.py",
    ),
    "realtime": (
        "realtime/client.py",
        "realtime/protocol",
        "realtime/metrics.py",
        "realtime/bus",
        "realtime/transport",
        "realtime/limits",
        "realtime/auth",
        "realtime/connections",
        "realtime/server.py",
        "realtime/publishing",
        "realtime/http_routes",
        "realtime/handlers",
        "realtime/relay.py",
        "realtime/app.py",
        "realtime/__main__.py",
    ),
    "bot": (
        "bot/metrics.py",
        "bot/invite.py",
        "bot/web_probe.py",
        "bot/i18n",
        "bot/render",
        "bot/parsing",
        "bot/services.py",
        "bot/discord_accounts.py",
        "bot/discord_api",
        "bot/live",
        "bot/narration",
        "bot/interactions",
        "bot/autocomplete",
        "bot/actions",
        "bot/components",
        "bot/cogs",
        "bot/client.py",
        "bot/supervisor.py",
        "bot/sandbox",
        "bot/discord_endpoint.py",
        "bot/admin_cli",
        "bot/__main__.py",
    ),
}


def climbing(graph: dict[str, set[str]], floors: tuple[str, ...]) -> list[str]:
    """Return the imports that run back up; a file on no floor is one of them."""
    found = []
    for name, targets in graph.items():
        for target in targets:
            above, below = _floor(name, floors), _floor(target, floors)
            if above is None or (below is not None and below > above):
                found.append(f"{name} -> {target}")
    return sorted(found)


def _floor(name: str, floors: tuple[str, ...]) -> int | None:
    return next((i for i, at in enumerate(floors) if name == at or name.startswith(f"{at}/")), None)


def test_no_python_file_is_in_a_circle() -> None:
    graph = python_graph(ROOT, PRODUCT)
    assert len(graph) > 300 and sum(map(len, graph.values())) > 1_000, "it looked at the product"
    assert circles(graph) == []


def test_no_folder_is_in_a_circle() -> None:
    assert circles_of_folders(python_graph(ROOT, PRODUCT)) == []


def test_no_typescript_file_or_folder_is_in_a_circle() -> None:
    graph = typescript_graph(WEB / "src")
    assert len(graph) > 80 and sum(map(len, graph.values())) > 150, "it looked at the pages"
    assert circles(graph) == [] and circles_of_folders(graph) == []


@pytest.mark.parametrize("part", PRODUCT)
def test_no_import_runs_back_up(part: str) -> None:
    assert climbing(python_graph(ROOT, [part]), FLOORS[part]) == []


@pytest.mark.parametrize("part", PRODUCT)
def test_every_room_has_its_floor(part: str) -> None:
    there = {path.relative_to(ROOT).as_posix() for path in (ROOT / part).iterdir()}
    rooms = {name for name in there if name.endswith(".py") or list((ROOT / name).glob("*.py"))}
    assert rooms - {f"{part}/__init__.py"} == set(FLOORS[part])


@pytest.mark.parametrize("part", PRODUCT)
def test_few_files_are_loose(part: str) -> None:
    assert len(list((ROOT / part).glob("*.py"))) <= MOST_LOOSE


def _write(root: Path, **files: str) -> None:
    for name, text in files.items():
        path = root / f"{name.replace('__', '/')}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def test_a_circle_is_found(tmp_path: Path) -> None:
    """Also by type-only imports, inside a function, or through a package's `__init__`."""
    _write(
        tmp_path,
        part__low__model="",
        part__low__rules="from part.low.model import x\ndef late():\n    from part.high import page",
        part__high__page="if TYPE_CHECKING:\n    from part.low import rules",
        part__high__other="import part.low.model",
    )
    graph = python_graph(tmp_path, ["part"])
    assert circles(graph) == [["part/high/page.py", "part/low/rules.py"]]
    assert circles_of_folders(graph) == [["part/high", "part/low"]]
    assert climbing(graph, ("part/low", "part/high")) == ["part/low/rules.py -> part/high/page.py"]


def test_a_circle_of_folders_is_found_without_one_of_files(tmp_path: Path) -> None:
    _write(
        tmp_path, part__a__one="from part.b import two", part__b__two="", part__b__three="import part.a.one"
    )
    graph = python_graph(tmp_path, ["part"])
    assert circles(graph) == [] and circles_of_folders(graph) == [["part/a", "part/b"]]


def test_a_circle_of_typescript_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.ts").write_text('import type { B } from "./b";')
    (tmp_path / "b.ts").write_text('export type { A } from "./a";')
    assert circles(typescript_graph(tmp_path)) == [["a.ts", "b.ts"]]
