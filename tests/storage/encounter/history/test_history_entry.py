"""An entry of the history says the same whether it is kept open or packed, and never changes."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from storage.encounter.apply import apply
from storage.encounter.base import UserId
from storage.encounter.commands import DealDamage
from storage.encounter.context import Origin
from storage.encounter.model import HistoryEntry
from tests.storage.encounter.scenario import RuleScenario, monster

NOON = datetime(2026, 8, 1, 12, tzinfo=UTC)
DOCUMENT: dict[str, Any] = {
    "id": "c1",
    "version": 3,
    "at": NOON,
    "userId": "u1",
    "userName": "Dana",
    "command": {"type": "end_encounter"},
    "events": ({"type": "encounter_ended"},),
    "undo": {"header": {"status": "active", "endedAt": None}},
    "redo": {"header": {"status": "completed", "endedAt": NOON}},
    "target": None,
    "origin": "page",
}


def entry(**fields: Any) -> HistoryEntry:
    written = {**DOCUMENT, **fields}
    return HistoryEntry(
        id=written["id"],
        version=written["version"],
        at=written["at"],
        user_id=UserId(written["userId"]),
        user_name=written["userName"],
        command=written["command"],
        events=written["events"],
        undo=written["undo"],
        redo=written["redo"],
        target=written["target"],
        origin=Origin(written["origin"]),
    )


def test_packed_it_says_what_it_said_before_times_included() -> None:
    packed = entry().pack().pack()
    assert packed == entry() and hash(packed) == hash(entry())
    assert packed.plain() == DOCUMENT == entry().plain()
    assert (packed.kind, packed.command) == ("end_encounter", DOCUMENT["command"])
    told = (packed.events, packed.undo, packed.redo)
    assert told == tuple(DOCUMENT[name] for name in ("events", "undo", "redo"))


def test_what_is_taken_out_of_it_changes_nothing_in_it_once_it_is_packed() -> None:
    packed = entry().pack()
    packed.redo["header"]["status"] = "active"
    assert packed == entry()


@pytest.mark.parametrize(
    "other", [{"version": 4}, {"undo": {}}, {"target": "c0"}, {"userName": "Ari"}, {"origin": "discord"}]
)
def test_two_that_differ_in_anything_are_not_the_same(other: dict[str, Any]) -> None:
    assert entry(**other) != entry()
    assert entry() != DOCUMENT


def test_it_does_not_change() -> None:
    with pytest.raises(AttributeError, match="does not change: version"):
        entry().version = 5


def test_it_is_read_from_a_document_with_what_other_programs_put_there() -> None:
    read = HistoryEntry.read({**DOCUMENT, "colour": "red"})
    assert read.plain() == {**DOCUMENT, "colour": "red"}
    assert HistoryEntry.read(read) is read


def test_an_entry_from_before_origins_were_kept_has_none_and_stays_as_it_is() -> None:
    old = {name: value for name, value in DOCUMENT.items() if name != "origin"}
    read = HistoryEntry.read(old)
    assert read.origin is None and read.plain() == old


@pytest.mark.parametrize("foreign", ["carrier-pigeon", 7, {"nested": True}, None])
def test_an_origin_that_this_version_does_not_know_is_kept_as_it_is(foreign: object) -> None:
    read = HistoryEntry.read({**DOCUMENT, "origin": foreign})
    assert read.origin is None and read.plain() == {**DOCUMENT, "origin": foreign}


@pytest.mark.parametrize("origin", Origin)
def test_the_origin_of_a_command_is_in_its_entry(origin: Origin) -> None:
    table = RuleScenario(monster("Ogre", hp=100))
    hit = DealDamage.to(table.encounter.participants[0].id, 1)
    after = apply(table.encounter, hit, replace(table.context(), origin=origin)).encounter
    assert after.history[-1].origin is origin
    assert HistoryEntry.read(after.history[-1].plain()).origin is origin


@pytest.mark.parametrize(
    "wrong", ["no object", {**DOCUMENT, "version": "three"}, {**DOCUMENT, "redo": []}, {}]
)
def test_what_is_no_entry_is_refused(wrong: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(HistoryEntry).validate_python(wrong)


def test_a_fight_keeps_all_but_the_newest_as_bytes() -> None:
    table = RuleScenario(monster("Ogre", hp=100))
    for _ in range(5):
        hit = DealDamage.to(table.encounter.participants[0].id, 1)
        table.encounter = apply(table.encounter, hit, table.context()).encounter
    *older, newest = table.encounter.history
    assert newest.redo is newest.redo
    for packed in older:
        once, again = packed.redo, packed.redo
        assert once == again and once is not again, "made anew each time it is asked for"
