"""Repositories and what holds a Discord client are built where a process is composed, and nowhere else."""

import ast
from collections.abc import Iterator, Mapping

from tests.places import ROOT, product_files

COMPOSED_IN = {
    "bot/__main__.py",
    "bot/admin_cli/access.py",
    "bot/admin_cli/data.py",
    "bot/admin_cli/parser.py",
    "realtime/__main__.py",
    "realtime/app.py",
    "storage/bootstrap.py",
}
FOUNDATIONS = {"Database", "discord.Client"}


def composed_classes(trees: Mapping[str, ast.AST]) -> set[str]:
    """Return the names of the classes that are built from a database or a client."""
    return {
        node.name
        for tree in trees.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and FOUNDATIONS & set(_parameter_types(node))
    }


def built_elsewhere(trees: Mapping[str, ast.AST], classes: set[str]) -> list[str]:
    """Return where one of the classes is built outside of a composition."""
    return [
        f"{path}:{node.lineno} builds {node.func.id}"
        for path, tree in trees.items()
        if path not in COMPOSED_IN
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in classes
    ]


def _parameter_types(cls: ast.ClassDef) -> Iterator[str]:
    for node in cls.body:
        if isinstance(node, ast.FunctionDef) and node.name == "__init__":
            every = (*node.args.args, *node.args.kwonlyargs)
            yield from (ast.unparse(one.annotation) for one in every if one.annotation is not None)


def test_repositories_and_discord_parts_are_built_in_compositions_alone() -> None:
    trees: dict[str, ast.AST] = {
        path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in product_files()
    }
    classes = composed_classes(trees)
    assert {"Encounters", "Users", "Erasure", "Posts", "ChannelVisibility", "Web"} <= classes
    assert built_elsewhere(trees, {*classes, "Database", "Tracker"}) == []


def test_a_repository_that_a_command_builds_is_found() -> None:
    trees: dict[str, ast.AST] = {
        "storage/people.py": ast.parse("class People:\n    def __init__(self, database: Database): ..."),
        "bot/cogs/people.py": ast.parse("def show(ctx):\n    return People(ctx.services.database)"),
    }
    assert built_elsewhere(trees, composed_classes(trees)) == ["bot/cogs/people.py:2 builds People"]
