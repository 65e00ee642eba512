"""A copy in 5e.tools' files is the creature that it stands for, or it is refused by name."""

import time
from typing import Any

import pytest

from storage.library.importing.formats import read_creatures
from tests.storage.library.files import FIVE_TOOLS, NAME, encoded

BASE = {**FIVE_TOOLS, "source": "Tome"}
HOWL = {"name": "Howl", "entries": ["It howls."]}
OF = {"name": NAME, "source": "Tome"}


def copied(changes: Any = None, **entry: Any) -> dict[str, Any]:
    said: dict[str, Any] = {**OF, **({"_mod": changes} if changes is not None else {})}
    return {"name": "Frost Hound", "source": "Tome", "_copy": said, **entry}


def read(*entries: dict[str, Any]) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    imported = read_creatures(encoded({"monster": list(entries)}), "f")
    return {creature.name: creature for creature in imported.creatures}, imported.refused


def test_a_copy_has_what_its_original_has_and_its_own_fields_count() -> None:
    there, refused = read(copied(ac=[17], immune=["cold"]), BASE)
    hound, original = there["Frost Hound"], there[NAME]
    assert not refused
    assert (hound.ac, hound.max_hp, hound.hit_dice) == (17, original.max_hp, original.hit_dice)
    assert hound.defences.immunities == ("cold",) and original.defences.immunities == ("fire",)
    assert hound.statblock.actions == original.statblock.actions


def test_a_copy_of_a_copy_and_one_from_another_file_are_resolved() -> None:
    second = {"name": "Ice Hound", "source": "Tome", "_copy": {"name": "Frost Hound", "source": "tome"}}
    imported = read_creatures([encoded({"monster": [second, copied()]}), encoded({"monster": [BASE]})], "f")
    assert {c.name: c.max_hp for c in imported.creatures} == {NAME: 45, "Frost Hound": 45, "Ice Hound": 45}


@pytest.mark.parametrize(
    ("changes", "names"),
    [
        ({"action": {"mode": "appendArr", "items": HOWL}}, ["Bite", "Fire Breath", "Howl"]),
        ({"action": {"mode": "prependArr", "items": [HOWL]}}, ["Howl", "Bite", "Fire Breath"]),
        ({"action": [{"mode": "removeArr", "names": "Bite"}]}, ["Fire Breath"]),
        ({"action": {"mode": "replaceArr", "replace": "Bite", "items": HOWL}}, ["Howl", "Fire Breath"]),
        ({"action": "remove"}, []),
    ],
)
def test_the_changes_of_a_copy_are_those_of_its_lists(changes: dict[str, Any], names: list[str]) -> None:
    there, refused = read(BASE, copied(changes))
    assert not refused
    assert [a.name.partition(" (")[0] for a in there["Frost Hound"].statblock.actions] == names
    assert len(there[NAME].statblock.actions) == 2, "its original stays as it is"


def test_words_are_replaced_in_texts_alone() -> None:
    base = {**BASE, "trait": [{"name": "The Hound", "entries": ["The hound sees another hound."]}]}
    change = {"mode": "replaceTxt", "replace": "the hound", "with": "Vex", "flags": "i"}
    there, _ = read(base, copied({"*": change}))
    (trait,) = there["Frost Hound"].statblock.traits
    assert (trait.name, trait.text) == ("The Hound", "Vex sees another hound.")


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ({"name": "X", "_copy": {"name": "Y", "source": "Tome"}}, "refers-to-another"),
        ({"name": "X", "_copy": "Y"}, "refers-to-another"),
        ({"name": "X", "source": "Tome", "_copy": {"name": "X", "source": "Tome"}}, "refers-to-another"),
        (copied({"_": {"mode": "addSkills", "skills": {"stealth": 1}}}), "copy-not-understood"),
        (copied({"action": {"mode": "replaceArr", "replace": "Sting", "items": []}}), "copy-not-understood"),
        (copied({"*": {"mode": "replaceTxt", "replace": "h.*d", "with": "x"}}), "copy-not-understood"),
        (copied({"hp": {"mode": "scalarAddProp", "prop": "average", "scalar": 5}}), "copy-not-understood"),
        (copied("everything"), "copy-not-understood"),
        ({**copied(), "_copy": {**OF, "_templates": [{"name": "Half-Dragon"}]}}, "copy-not-understood"),
    ],
)
def test_a_copy_that_is_not_understood_whole_is_refused(entry: dict[str, Any], why: str) -> None:
    there, refused = read(BASE, entry)
    assert list(there) == [NAME] and refused == [(entry["name"], why)]


def test_copies_that_would_take_gigabytes_are_refused_in_time() -> None:
    large = {**BASE, "trait": [{"name": "T", "entries": ["x " * 100_000]}]}
    doubling = [{"mode": "replaceTxt", "replace": "x", "with": "xx"}] * 60
    many = [{**copied(), "name": f"Copy {n}"} for n in range(2_000)]
    began = time.process_time()
    there, refused = read(large, *many, {**copied({"trait": doubling}), "name": "Doubled"})
    assert time.process_time() - began < 20
    assert len(there) < 400 and len(refused) > 1_600 and {why for _, why in refused} == {"too-long"}
