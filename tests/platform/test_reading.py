"""Stored documents are read by `storage.mongo.unreadable.Reader` alone, which skips and counts bad ones."""

import ast

from tests.places import ROOT

READING = ("storage/repositories", "storage/privacy")


def test_no_repository_reads_a_document_past_the_reader() -> None:
    found = []
    for path in (path for folder in READING for path in sorted((ROOT / folder).glob("*.py"))):
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(function, ast.AsyncFunctionDef):
                found += [
                    f"{path.relative_to(ROOT)}:{call.lineno}"
                    for call in ast.walk(function)
                    if isinstance(call, ast.Call)
                    and isinstance(call.func, ast.Attribute)
                    and call.func.attr == "model_validate"
                ]
    assert found == []
