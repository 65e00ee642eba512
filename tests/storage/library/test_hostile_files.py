"""Files that are made to keep a pattern busy: a pattern that runs holds up everything else in the process."""

import json
from collections.abc import Iterator
from multiprocessing import get_context

import pytest

from storage.encounter.errors import InvalidCommandError
from storage.library.importing.formats import read_creatures

LENGTH = 200_000
PATIENCE = 60.0  # seconds; what grows with the square of the length takes minutes, and the rest far longer
PIECES = (
    "-",
    "- ",
    " ",
    "\n",
    "[[",
    "<",
    "(",
    '<section class="secret',
    "```statblock\n",
    "@a[",
    "\n# a\n\n",
    "*",
)
BLOCK = "Ogre\nLarge giant, evil\nArmor Class 11\nHit Points 59 (7d10)\nChallenge 2 (450 XP)\n"


def files(piece: str) -> Iterator[bytes]:
    """Yield files of several formats with a text that a piece repeats to the end, and does not close."""
    text = piece * (LENGTH // len(piece)) + "1!"
    hit_points = {"average": 59, "formula": "7d10"}
    yield (BLOCK + text).encode()
    yield (BLOCK + "Smash. " + text).encode()
    yield f"# Note\n{text}".encode()
    yield json.dumps(
        {"monster": [{"name": "Ogre", "hp": hit_points, "type": text, "immune": [text]}]}
    ).encode()
    yield json.dumps({"name": "Ogre", "hit_points": 59, "type": text, "senses": text, "desc": text}).encode()
    item = {"name": "Smash", "type": "feat", "system": {"description": {"value": text}}}
    system = {"attributes": {"hp": {"max": 59}}, "traits": {"di": {"custom": text}}}
    system["details"] = {"type": {"value": text}, "biography": {"value": text}}
    yield json.dumps({"name": "Ogre", "type": "npc", "system": system, "items": [item]}).encode()


def read_all(piece: str) -> None:
    for content in files(piece):
        try:
            read_creatures(content, "file")
        except InvalidCommandError:
            continue


@pytest.mark.parametrize("piece", PIECES)
def test_no_text_keeps_a_pattern_busy(piece: str) -> None:
    reading = get_context("spawn").Process(target=read_all, args=(piece,))
    reading.start()
    reading.join(PATIENCE)
    is_done = reading.exitcode is not None
    reading.kill()
    reading.join()
    assert is_done and reading.exitcode == 0


def test_what_marks_hide_is_found_in_long_texts_too() -> None:
    secret = '<section class="secret">It fears salt.</section>'
    value = f"<p>It is big.{' ' * 100}It smells.</p>{secret}<p>[[/r 2d6]] {'x' * 6_000}</p>{secret}"
    item = {"name": "Size", "type": "feat", "system": {"description": {"value": value}}}
    system = {"attributes": {"hp": {"max": 59}}}
    actor = {"name": "Ogre", "type": "npc", "system": system, "items": [item]}
    (creature,) = read_creatures(json.dumps(actor).encode(), "file").creatures
    (feature,) = creature.statblock.traits
    assert feature.text.startswith("It is big. It smells.\n2d6 xxx") and "salt" not in feature.text


def test_a_file_has_at_most_as_many_creatures_as_a_user() -> None:
    many = [{"name": f"Ogre {n}", "maxHP": 1} for n in range(10_002)]
    imported = read_creatures(json.dumps({"creatures": many}).encode(), "file")
    assert len(imported.creatures) == 10_000
    assert imported.refused == [("#10001 …", "too-long")]
