"""Whatever stands in a file is taken, named, or listed as nothing of the creature: at any depth."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from storage.library.importing.characters import read_characters
from storage.library.importing.formats import read_creatures
from storage.library.importing.watched import look_through, unread, watched
from tests.storage.library.files import FILES
from tests.storage.library.sheets import ACTOR, FULL_SHEET, OWN

CHARACTERS: dict[str, Any] = {
    "D&D Beyond": FULL_SHEET,
    "Foundry": ACTOR,
    "Encounter Tracker": {"format": "encounter-tracker", "characters": [OWN]},
}
CREATURES = {name: json.loads(text) for name, text in FILES.items() if text[:1] in (b"{", b"[")}
LEAF = "unknownLeaf"


def objects(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the paths of all objects within a JSON value."""
    if isinstance(value, dict):
        yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        yield from objects(one, (*path, key))


def with_leaf(value: Any, path: tuple[Any, ...]) -> bytes:
    """Return a file with an unknown field in the object at a path."""
    changed = json.loads(json.dumps(value))
    inner = changed
    for key in path:
        inner = inner[key]
    inner[LEAF] = "odd"
    return json.dumps(changed).encode()


@pytest.mark.parametrize("format", CREATURES)
def test_an_unknown_field_anywhere_in_a_file_of_creatures_is_named(format: str) -> None:
    named(CREATURES[format], read_creatures)


@pytest.mark.parametrize("format", CHARACTERS)
def test_an_unknown_field_anywhere_in_a_file_of_characters_is_named(format: str) -> None:
    named(CHARACTERS[format], read_characters)


def named(value: Any, read: Callable[[bytes], Any]) -> None:
    known = set(read(json.dumps(value).encode()).left)
    for path in objects(value):
        if "_meta" in path:  # of the file, and of no creature
            continue
        imported = read(with_leaf(value, path))
        new = {name for name, _ in set(imported.left) - known}
        folded = any(".".join(str(k) for k in path if isinstance(k, str)).endswith(n) for n, _ in known if n)
        refused = {reason for _, reason in imported.refused}
        # Its own name, or that of what it stands in, which is not understood with it.
        assert new or folded or refused == {f"field:{path[-1]}"}, path


def test_a_name_has_no_places_and_no_ids_and_an_untouched_object_has_one() -> None:
    entry = watched({"items": [{"system": {"activities": {"a1": {"odd": 1, "even": 0}}, "x": {"y": 1}}}]})
    (item,) = entry["items"]
    for activity in item["system"]["activities"].values():
        activity.get("even")
    assert list(unread(entry)) == ["items.activities.odd", "items.x"]
    assert list(unread(entry, {"items.x", "*.odd"})) == []
    look_through(entry)
    assert list(unread(entry)) == []


def test_what_a_file_has_beside_its_creatures_is_counted() -> None:
    hound = CREATURES["5e.tools"]["monster"][0]
    imported = read_creatures(json.dumps({"monster": [hound], "spell": [{}, {"name": "x"}]}).encode())
    assert imported.left["spell", "no-place"] == 2
