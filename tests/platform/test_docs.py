"""What the docs name exists: files, folders, make targets and links from page to page."""

import re
from pathlib import Path

import pytest

from tests.places import ROOT

PAGES = (
    "README.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "CHANGELOG.md",
    *sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").glob("*.md")),
)
MOST_LINES = 200

_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\]\(([^)#\s]+)(#[^)\s]+)?\)")
_FILE = re.compile(r"(?:[\w.-]+/)*[\w.*-]+\.(?:py|ts|tsx|ftl|md|html|toml)|(?:[\w.-]+/)+")


def named_files(text: str) -> set[str]:
    """Return the files and folders that a page names in code spans."""
    return {span for span in _CODE.findall(text) if _FILE.fullmatch(span)}


def exists(name: str) -> bool:
    """Whether some tracked file or folder has this name, whole or as the end of its path."""
    if name.endswith("/"):
        return any(path.is_dir() for path in _found(name.rstrip("/")))
    return bool(_found(name))


def _found(name: str) -> list[Path]:
    parts = ("bot", "realtime", "storage", "tests", "docs")
    inside = [
        path for part in parts for path in (ROOT / part).rglob(name) if "node_modules" not in path.parts
    ]
    return [*ROOT.glob(name), *inside]


@pytest.mark.parametrize("page", PAGES)
def test_the_files_that_a_page_names_exist(page: str) -> None:
    named = named_files((ROOT / page).read_text(encoding="utf-8"))
    assert [name for name in sorted(named) if not exists(name)] == []


@pytest.mark.parametrize("page", PAGES)
def test_the_links_of_a_page_lead_somewhere(page: str) -> None:
    links = [target for target, _ in _LINK.findall((ROOT / page).read_text(encoding="utf-8"))]
    local = [target for target in links if "://" not in target]
    assert [target for target in local if not ((ROOT / page).parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES)
def test_the_make_targets_that_a_page_names_exist(page: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z][a-z-]*):", makefile, re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z][a-z-]+)", " ".join(_CODE.findall((ROOT / page).read_text()))))
    assert targets and sorted(named - targets) == []


@pytest.mark.parametrize("page", [page for page in PAGES if page.startswith("docs/")])
def test_a_page_of_the_docs_is_short_enough_to_read(page: str) -> None:
    assert len((ROOT / page).read_text(encoding="utf-8").splitlines()) <= MOST_LINES


def test_a_file_that_does_not_exist_is_found() -> None:
    named = named_files("see `bot/client.py`, `storage/encounter/`, `nothing/like_this.py` and `make run`")
    assert sorted(name for name in named if not exists(name)) == ["nothing/like_this.py"]
