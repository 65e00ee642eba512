"""Tests survive a move of the code: paths are imports, and helpers are not in test modules."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.places import TESTS

TEST_MODULE = re.compile(r"^tests\.(.*\.)?test_\w+$")


def _trees() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(TESTS.rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def test_no_test_module_is_imported() -> None:
    imported = [
        f"{path}:{node.lineno}"
        for path, tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module and TEST_MODULE.search(node.module)
    ]
    assert imported == [], "move the helper to a module without tests"


def test_what_is_patched_is_named_by_an_import() -> None:
    dotted = [
        f"{path}:{node.lineno}"
        for path, tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("setattr", "delattr")
        and node.args
        and isinstance(node.args[0], ast.Constant)
    ]
    assert dotted == [], "pass a parameter, or the imported module and the name in it"
