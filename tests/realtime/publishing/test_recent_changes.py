"""The changes that are kept for viewers who missed some are bounded, for each encounter and in all."""

from realtime.publishing.recent_changes import RecentChanges
from storage.change import Change
from storage.encounter.base import EncounterId, UserId
from storage.encounter.context import Actor
from storage.encounter.model import Encounter

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
