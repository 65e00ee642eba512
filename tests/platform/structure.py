"""The product's import graph, of files and of folders."""

import ast
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

Graph = Mapping[str, set[str]]  # a path from the root to the paths it imports

_TYPESCRIPT = re.compile(r"""(?:\bfrom|\bimport|\bimport\()\s*["'](\.[^"']*)["']""")
_ENDINGS = ("", ".ts", ".tsx", ".css", "/index.ts")


def imported_modules(tree: ast.AST, package: str) -> Iterator[tuple[str, int]]:
    """Yield every imported module with its line; of ``from a import b`` both ``a`` and ``a.b``.

    Imports inside functions and type-only imports count too.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parents = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*parents, *([node.module] if node.module else [])])
            yield base, node.lineno
            yield from ((f"{base}.{alias.name}", node.lineno) for alias in node.names)


def python_graph(root: Path, packages: Iterable[str]) -> dict[str, set[str]]:
    """Return which Python file of these packages imports which other one."""
    files = {
        path.relative_to(root).as_posix(): path
        for package in packages
        for path in (root / package).rglob("*.py")
        if "node_modules" not in path.parts
    }
    by_module = {_module(name): name for name in files}
    graph: dict[str, set[str]] = {}
    for name, path in files.items():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        package = _module(name) if name.endswith("__init__.py") else _module(name).rpartition(".")[0]
        graph[name] = _without_packages(tree, package, by_module) - {name}
    return graph


def _without_packages(tree: ast.AST, package: str, by_module: Mapping[str, str]) -> set[str]:
    """Return what a file imports; a package's `__init__` only where a name is taken from it."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {by_module[alias.name] for alias in node.names if alias.name in by_module}
        elif isinstance(node, ast.ImportFrom):
            base = next(imported_modules(ast.Module([node], []), package))[0]
            for alias in node.names:
                target = by_module.get(f"{base}.{alias.name}") or by_module.get(base)
                if target is not None:
                    found.add(target)
    return found


def typescript_graph(root: Path) -> dict[str, set[str]]:
    """Return which TypeScript file below a folder imports which other one; tests are left out."""
    graph: dict[str, set[str]] = {}
    for path in sorted([*root.rglob("*.ts"), *root.rglob("*.tsx")]):
        if ".test." in path.name:
            continue
        found = set()
        for spelled in _TYPESCRIPT.findall(path.read_text(encoding="utf-8")):
            base = os.path.normpath(path.parent / spelled)
            target = next((Path(base + end) for end in _ENDINGS if Path(base + end).is_file()), None)
            if target is not None and target.suffix in (".ts", ".tsx"):
                found.add(target.relative_to(root).as_posix())
        graph[path.relative_to(root).as_posix()] = found
    return graph


def circles(graph: Graph) -> list[list[str]]:
    """Return the groups of nodes that reach each other (Tarjan's strongly connected components)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(node: str) -> None:
        index[node] = low[node] = len(index)
        stack.append(node)
        for other in sorted(graph.get(node, ())):
            if other not in index:
                visit(other)
                low[node] = min(low[node], low[other])
            elif other in stack:
                low[node] = min(low[node], index[other])
        if low[node] == index[node]:
            place = stack.index(node)
            if len(stack) - place > 1:
                found.append(sorted(stack[place:]))
            del stack[place:]

    for node in sorted(graph):
        if node not in index:
            visit(node)
    return found


def circles_of_folders(graph: Graph) -> list[list[str]]:
    """Return the circles among what lies side by side in each folder: its files and its folders, whole."""
    levels: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for name, targets in graph.items():
        for target in targets:
            here, there = name.split("/"), target.split("/")
            depth = next(i for i, (a, b) in enumerate(zip(here, there, strict=False)) if a != b)
            folder = "/".join(here[:depth])
            levels[folder]["/".join(here[: depth + 1])].add("/".join(there[: depth + 1]))
    return [circle for folder in sorted(levels) for circle in circles(levels[folder])]


def _module(name: str) -> str:
    return name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
