"""The changes that are kept for viewers who missed some are bounded, for each encounter and in all."""

import itertools
from collections.abc import Callable

import bson
import pytest

from realtime.publishing.recent_changes import RecentChanges
from storage.change import Change
from storage.encounter import commands as ask
from storage.encounter.apply import apply
from storage.encounter.base import EncounterId, UserId
from storage.encounter.context import Actor, Context
from storage.encounter.model import Encounter
from storage.encounter.visibility.audience import DM
from storage.mongo.documents import read, whole
from tests.storage.encounter.moment import NOON

DANA = Actor(UserId("dana"), "Dana")


def change(name: str, version: int) -> Change:
    before, after = (
        Encounter(id=EncounterId(name), user_id=DANA.user_id, version=number)
        for number in (version - 1, version)
    )
    return Change(before, after, version, (), DANA, None, f"{name}{version}")


def stored_and_read(encounter: Encounter) -> Encounter:
    """Return the encounter as a process has it that reads it from the database."""
    return read(bson.decode(bson.encode(whole(encounter)))).encounter


def kept(recent: RecentChanges, name: str, up_to: int) -> int:
    """How many of the versions before `up_to` can be caught up with."""
    return sum(recent.between(EncounterId(name), after, up_to) is not None for after in range(up_to))


def test_an_encounter_keeps_its_last_changes() -> None:
    recent = RecentChanges(changes=3)
    for version in range(1, 11):
        recent.note(change("a", version))
    assert kept(recent, "a", 10) == 3
    recent.note(change("a", 12))  # 11 came from another process
    assert kept(recent, "a", 12) == 1


COMMANDS: list[ask.Command] = [
    ask.AddParticipant(participant=ask.NewParticipant(name="Goblin", max_hp=9), count=2),
    ask.StartEncounter(),
    ask.AdvanceTurn(),
    *(step for _ in range(3) for step in (ask.Undo(), ask.Redo())),
    ask.Undo(),
    *(ask.AdvanceTurn() for _ in range(6)),
]


def made(recent: RecentChanges, read: Callable[[Encounter], Encounter]) -> tuple[list[Change], Encounter]:
    """Note the changes of the commands, each applied to what is `read` of the encounter before."""
    encounter, changes = Encounter(id=EncounterId("e"), user_id=DANA.user_id), []
    ids = (f"{number:024}" for number in itertools.count())
    for number, command in enumerate(COMMANDS):
        context = Context(DANA, NOON, lambda sides: 1, lambda: next(ids), f"c{number}")
        before = read(encounter)
        outcome = apply(before, command, context)
        encounter = outcome.encounter
        change = Change(
            before, encounter, encounter.version, outcome.events, DANA, command, context.command_id
        )
        assert change.for_audience(DM).patch
        changes.append(change)
        recent.note(change)
    return changes, encounter


@pytest.mark.parametrize("read", [lambda encounter: encounter, stored_and_read], ids=["here", "in turns"])
def test_an_older_change_makes_the_same_patches(read: Callable[[Encounter], Encounter]) -> None:
    recent = RecentChanges()
    changes, encounter = made(recent, read)
    patches = [change.for_audience(DM).patch for change in changes]
    kept = recent.between(encounter.id, 0, encounter.version)
    assert kept is not None and [one.for_audience(DM).patch for one in kept] == patches
    assert sum("lastChange" in str(patch) for patch in patches) > len(COMMANDS) / 2
    assert recent.newest(encounter.model_copy(update={"version": 0})) is encounter


def test_changes_made_here_share_their_encounters_and_others_keep_no_history() -> None:
    recent = RecentChanges()
    _, encounter = made(recent, lambda encounter: encounter)
    kept = recent.between(encounter.id, 0, encounter.version) or []
    assert all(one.after is following.before for one, following in itertools.pairwise(kept))
    assert not any(one._by_audience for one in kept)
    _, encounter = made(recent, stored_and_read)
    kept = recent.between(encounter.id, 0, encounter.version) or []
    assert [len(one.before.history) <= 1 >= len(one.after.history) for one in kept[:-1]] == [True] * (
        len(COMMANDS) - 1
    )
    assert len(kept[-1].after.history) == len(COMMANDS)


def test_all_encounters_together_keep_so_many_and_those_not_used_for_longest_lose_theirs() -> None:
    recent = RecentChanges(changes=3, most=7)
    for name, version in (("a", 1), ("b", 1), ("a", 2), ("b", 2), ("c", 1), ("a", 3)):
        recent.note(change(name, version))
    assert [kept(recent, name, version) for name, version in (("b", 2), ("a", 3), ("c", 1))] == [2, 3, 1]
    for version in (2, 3):
        recent.note(change("c", version))
    assert [kept(recent, name, version) for name, version in (("a", 3), ("b", 2), ("c", 3))] == [3, 0, 3]
    for version in range(1, 1_000):
        recent.note(change(f"made up {version}", 1))
    made_up = [kept(recent, f"made up {version}", 1) for version in range(1, 1_000)]
    assert made_up == [0] * 992 + [1] * 7
    assert kept(recent, "a", 3) == 0
