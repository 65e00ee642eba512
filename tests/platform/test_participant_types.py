"""The web pages cannot import the list of the players' types: their copy is compared with it."""

import re

from storage.encounter.model.participant_types import (
    PLAYER_TYPES,
    is_lair_type,
    is_monster_type,
    is_player_type,
)
from tests.places import WEB


def test_the_pages_and_the_server_have_the_same_player_types() -> None:
    source = (WEB / "src" / "sync" / "participant-types.ts").read_text()
    listed = re.search(r"PLAYER_TYPES[^=]*= \[([^]]*)\]", source)
    assert listed is not None
    assert set(re.findall(r'"(\w+)"', listed[1])) == PLAYER_TYPES


def test_no_other_file_of_the_pages_compares_a_type_with_a_players() -> None:
    compared = re.compile(r"\btype\b\s*[!=]==?\s*\"(character|player|pc)\"")
    others = [path for path in (WEB / "src").rglob("*.ts*") if compared.search(path.read_text())]
    assert others == []


def test_a_type_is_read_in_any_case() -> None:
    assert is_player_type("PC") and is_lair_type("Lair")
    assert [kind for kind in ("Ally", "Player", "LAIR", "monster", "npc", "") if is_monster_type(kind)] == [
        "monster",
        "npc",
        "",
    ]
