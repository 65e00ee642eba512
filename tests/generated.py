"""The parts of the docs that are made from the code; `python -m tests.contracts` writes them.

Each stands in a page between `<!-- name -->` and `<!-- end of name -->`.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from storage.privacy.inventory import KEPT
from tests import wire_docs as wire
from tests.places import ROOT
from tests.wire_forms import form_rows
from tests.wire_views import audience_rows

DOCS = ROOT / "docs"


def stored_data() -> str:
    """Return the table of all collections."""
    rows = [(f"`{name}`", kept.holds, kept.bound or "–", kept.deleted) for name, kept in KEPT.items()]
    return table(("collection", "holds", "bound", "deleted"), rows)


def personal_data() -> str:
    """Return the table of what is about a person."""
    rows = [(kept.holds, kept.personal, kept.deleted) for kept in KEPT.values() if kept.personal]
    return table(("what", "about a person", "deleted"), rows)


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """Return a table in Markdown."""
    lines = (head, tuple("---" for _ in head), *rows)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


PARTS: Mapping[Path, Mapping[str, Callable[[], str]]] = {
    DOCS / "data.md": {"stored data": stored_data},
    DOCS / "privacy.md": {"personal data": personal_data},
    DOCS / "wire.md": {
        "refusals": lambda: table(("code", "message"), wire.refusal_rows()),
        "answers": lambda: table(("answer", "fields"), wire.answer_rows()),
        "codes": lambda: table(("code", "meaning"), wire.code_rows()),
        "limits": lambda: table(("setting", "default"), wire.limit_rows()),
        "server events": lambda: table(("event", "fields"), wire.server_rows()),
    },
    DOCS / "wire-commands.md": {
        "commands": lambda: table(("event", "scope", "fields", "meaning"), wire.command_rows()),
        "other events": lambda: table(("event", "scope", "fields", "answer", "meaning"), wire.other_rows()),
    },
    DOCS / "wire-objects.md": {
        "objects": lambda: table(("object", "fields"), list(wire.object_rows())),
        "forms": lambda: table(("event", "when", "has", "has not"), form_rows()),
        "audiences": lambda: table(("who sees", "has these, and those above"), audience_rows()),
    },
}


def pages() -> dict[Path, str]:
    """Return every generated file, and every page with generated parts, as it must be."""
    filled = {path: _filled(path.read_text(encoding="utf-8"), parts) for path, parts in PARTS.items()}
    return {**filled, DOCS / "asyncapi.json": wire.asyncapi()}


def write() -> None:
    """Write them."""
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")


def _filled(page: str, parts: Mapping[str, Callable[[], str]]) -> str:
    for name, make in parts.items():
        begin, end = f"<!-- {name} -->\n", f"\n<!-- end of {name} -->"
        before, found, rest = page.partition(begin)
        _, found_end, after = rest.partition(end)
        if not found or not found_end:
            raise ValueError(f"the page has no place for {name!r}")
        page = f"{before}{begin}{make()}{end}{after}"
    return page
