"""A file's bytes as creatures: which format it has, what was taken, and what was left and why."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from types import ModuleType
from typing import Any

import yaml
from pydantic import ValidationError

from storage.encounter.bounds import first_excess
from storage.encounter.errors import InvalidCommandError
from storage.encounter.limits import MAX_NAME
from storage.encounter.sizes import size_of
from storage.library.creature import Creature
from storage.library.importing import (
    fantasy_statblocks,
    five_tools,
    foundry,
    improved_initiative,
    open5e,
    own_format,
    pasted,
)
from storage.library.importing.draft import NO_PLACE, TOO_LONG, Draft, Refused
from storage.library.importing.five_tools_copies import resolved
from storage.library.importing.merging import is_same, merged
from storage.library.importing.watched import MAX_DEPTH, is_too_deep, loaded, says_something, watched
from storage.library.statblock import STATBLOCK_BYTES

MAX_BYTES = 8_000_000
MOST = 10_000  # creatures in one file: as many as a user can have
_FORMATS: tuple[ModuleType, ...] = (
    own_format,
    five_tools,
    improved_initiative,
    foundry,
    open5e,
    fantasy_statblocks,
)
_LISTS = ("creatures", "results", "monster", "monsters", "actors", "items", "bestiary")
_OF_PAGES = frozenset({"format", "version", "_meta", "siteVersion", "count", "next", "previous"})
_FENCE = "```"
_BLOCK = re.compile(r"```[ \t]{0,10}statblock")

# Known creatures of a name, for merging: the user's own first.
Known = Callable[[str], Sequence[Creature]]


@dataclass
class Imported:
    """What was read: creatures, refused entries and why, fields left and why, fields of known creatures."""

    format: str
    creatures: list[Creature] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    left: Counter[tuple[str, str]] = field(default_factory=Counter)  # (field, reason): entries
    taken: Counter[str] = field(default_factory=Counter)  # field: creatures
    filled: Counter[str] = field(default_factory=Counter)  # field from a known creature: creatures
    assumed: Counter[str] = field(default_factory=Counter)


def read_creatures(
    content: bytes | Sequence[bytes],
    file_name: str = "",
    known: Known = lambda name: (),
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> Imported:
    """Return the creatures of a file, or of several that belong together as Open5e's do.

    Raises InvalidCommandError for one that has none of the formats.
    """
    contents = [content] if isinstance(content, bytes) else content
    if sum(map(len, contents)) > MAX_BYTES:
        raise InvalidCommandError("file-too-large", most=MAX_BYTES // 1_000_000)
    texts = [decoded(one) for one in contents]
    beside: Counter[str] = Counter()
    listed = [entries_of(text, beside=beside) for text in texts]
    if listed == [None]:
        return _pasted(texts[0], file_name, known)
    entries = open5e.gathered([entry for one in listed for entry in one or ()])
    if None in listed:
        raise InvalidCommandError("file-no-format")
    if not entries:
        raise InvalidCommandError("file-empty")
    chosen = next((one for one in _FORMATS if any(one.is_of(e) for e in entries[:50])), None)
    if chosen is None:
        raise InvalidCommandError("file-no-format")
    imported = Imported(chosen.NAME, left=Counter({(name, NO_PLACE): n for name, n in beside.items()}))
    found = resolved(entries) if chosen is five_tools else entries
    for place, plain in enumerate(islice(found, MOST), start=1):
        entry = watched(plain)
        try:
            draft = chosen.read(entry)
        except Refused as refused:
            imported.refused.append((label_of(entry, place), refused.reason))
            continue
        draft.leave_unread(entry)
        _add(imported, draft, f"{chosen.NAME}: {file_name}", known)
        if place % 100 == 0:
            progress(place, len(entries))
    if len(entries) > MOST:
        imported.refused.append((f"#{MOST + 1} …", TOO_LONG))
    return imported


def decoded(content: bytes) -> str:
    """Return a file's text. Raises InvalidCommandError."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidCommandError("file-no-text") from error


def _pasted(text: str, file_name: str, known: Known) -> Imported:
    imported = Imported(pasted.NAME)
    for place, draft in enumerate(pasted.drafts(text), start=1):
        if isinstance(draft, Refused):
            imported.refused.append((f"#{place}", draft.reason))
            continue
        _add(imported, draft, file_name, known)
    if not imported.creatures and not imported.refused:
        raise InvalidCommandError("file-no-format")
    return imported


def _add(imported: Imported, draft: Draft, source: str, known: Known) -> None:
    stated = draft.finish(source)
    name = stated["name"]
    taken = [
        key
        for key in (*stated, *stated.get("statblock", {}))
        if key not in ("statblock", "source", "assumed")
    ]
    same = next((one for one in known(name) if is_same(stated, one)), None)
    filled: list[str] = []
    if same is not None:
        stated, filled = merged(stated, same)
    try:
        creature = Creature.model_validate(stated)
        creature.as_participant()
    except ValidationError as error:
        where = next((part for part in error.errors()[0]["loc"] if isinstance(part, str)), "?")
        imported.refused.append((name, f"field:{where}"))
        return
    if first_excess(None, creature) is not None or size_of(creature.statblock) > STATBLOCK_BYTES:
        imported.refused.append((name, TOO_LONG))
        return
    imported.creatures.append(creature)
    imported.taken.update(taken)
    imported.filled.update(filled)
    imported.assumed.update(stated.get("assumed", ()))
    imported.left.update(draft.left.items())


def label_of(entry: dict[str, Any], place: int) -> str:
    """Return what an entry is called in a report: its name, or its place."""
    fields = entry.get("fields", entry)
    name = (fields.get("name") or fields.get("Name")) if isinstance(fields, dict) else None
    return name[:60] if isinstance(name, str) and name else f"#{place}"


def entries_of(
    text: str, lists: Sequence[str] = _LISTS, *, beside: Counter[str]
) -> list[dict[str, Any]] | None:
    """Return the entries of JSON or YAML, or None for other text. Raises InvalidCommandError.

    What stands beside their list is counted in `beside` by its name.
    """
    start = text.lstrip()[:1]
    if start in ("{", "["):
        try:
            value = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise InvalidCommandError("file-no-json") from error
    elif blocks := list(_blocks(text)):
        value = [_yaml(block) for block in blocks]
    elif re.search(r"^(?:name|hp|stats):", text, re.MULTILINE):
        value = _yaml(text)
    else:
        return None
    if is_too_deep(value):
        raise InvalidCommandError("file-too-deep", most=MAX_DEPTH)
    return list(_listed(value, lists, beside))


def _blocks(text: str) -> Iterator[str]:
    """Yield the contents of the fenced stat blocks of a Markdown text."""
    block: list[str] | None = None
    for line in text.splitlines():
        if block is None:
            block = [] if _BLOCK.search(line) else None
        elif line.startswith(_FENCE):
            if block:
                yield "\n".join(block)
            block = None
        else:
            block.append(line)


class _Loader(yaml.SafeLoader):
    """A loader that knows no aliases: a few of them can stand for gigabytes."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.events.AliasEvent):
            raise yaml.YAMLError("aliases")
        return super().compose_node(parent, index)


def _yaml(text: str) -> Any:
    if len(text) > MAX_BYTES // 8:  # it is read a hundred times slower than JSON
        raise InvalidCommandError("file-too-large", most=MAX_BYTES // 8_000_000)
    try:
        return yaml.load(text, _Loader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise InvalidCommandError("file-no-json") from error


def _listed(value: Any, lists: Sequence[str], beside: Counter[str]) -> Iterator[dict[str, Any]]:
    """Yield the entries of a list, of an object that has one, or the object itself."""
    if isinstance(value, list):
        yield from _each(value)
    elif isinstance(value, dict):
        for name in lists:
            if isinstance(value.get(name), list) and not ("name" in value and "system" in value):
                _count_others(value, [name], beside)
                yield from _each(value[name])
                return
        ours = [key for key in value if str(key).startswith("Creatures.")]
        if ours:  # Improved Initiative keeps each under a key of its own
            _count_others(value, ["Creatures", *ours], beside)
            yield from _each(loaded(value[key]) for key in ours)
        else:
            yield from _each([value])
    else:
        raise InvalidCommandError("file-no-format")


def _count_others(value: dict[str, Any], taken: Sequence[str], beside: Counter[str]) -> None:
    """Count what a file has beside its entries: lists of other things by their items."""
    for key, other in value.items():
        if key not in taken and key not in _OF_PAGES and says_something(other):
            beside[str(key).partition(".")[0][:MAX_NAME]] += len(other) if isinstance(other, list) else 1


def _each(values: Iterable[Any]) -> Iterator[dict[str, Any]]:
    for value in values:
        yield value if isinstance(value, dict) else {"name": "", "": value}
