"""The changes that are kept for viewers who missed some are bounded, for each encounter and in all."""

import itertools

from realtime.publishing.recent_changes import RecentChanges
from storage.change import Change
from storage.encounter import commands as ask
from storage.encounter.apply import apply
from storage.encounter.base import EncounterId, UserId
from storage.encounter.context import Actor, Context
from storage.encounter.model import Encounter
from storage.encounter.visibility.audience import DM
from tests.storage.encounter.moment import NOON

DANA = Actor(UserId("dana"), "Dana")


def change(name: str, version: int) -> Change:
    before, after = (
        Encounter(id=EncounterId(name), user_id=DANA.user_id, version=number)
        for number in (version - 1, version)
    )
    return Change(before, after, version, (), DANA, None, f"{name}{version}")


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


def test_an_older_change_makes_the_same_patches_without_its_whole_history() -> None:
    recent = RecentChanges()
    encounter = Encounter(id=EncounterId("e"), user_id=DANA.user_id)
    commands: list[ask.Command] = [
        ask.AddParticipant(participant=ask.NewParticipant(name="Goblin", max_hp=9), count=2),
        ask.StartEncounter(),
        ask.AdvanceTurn(),
        *(step for _ in range(3) for step in (ask.Undo(), ask.Redo())),
        ask.Undo(),
        *(ask.AdvanceTurn() for _ in range(6)),
    ]
    expected, ids = [], (f"{number:024}" for number in itertools.count())
    for number, command in enumerate(commands):
        context = Context(DANA, NOON, lambda sides: 1, lambda: next(ids), f"c{number}")
        outcome = apply(encounter, command, context)
        after = outcome.encounter
        made = Change(encounter, after, after.version, outcome.events, DANA, command, f"c{number}")
        expected.append(made.for_audience(DM).patch)
        recent.note(made)
        encounter = after
    kept = recent.between(encounter.id, 0, encounter.version)
    assert kept is not None and [one.for_audience(DM).patch for one in kept] == expected
    assert sum("lastChange" in str(patch) for patch in expected) > len(commands) / 2
    assert [len(one.after.history) for one in kept[:-1]] == [1] * (len(commands) - 1)
    assert recent.newest(encounter.model_copy(update={"version": 0})) is encounter


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
