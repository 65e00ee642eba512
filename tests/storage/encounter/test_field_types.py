"""What a command takes: texts without tricks, ids that are ids, and never more than there is room for."""

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from storage.encounter.commands import Command, NewParticipant
from storage.encounter.field_types import cut
from storage.encounter.limits import MAX_DEFENCES
from storage.encounter.model import Defences
from storage.encounter.text_cleaning import lines, one_line

COMMAND: TypeAdapter[Any] = TypeAdapter(Command)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Goblin\u202eretsnom", "Goblinretsnom"),
        ("Gob\u200blin", "Goblin"),
        ("\ufeffGoblin", "Goblin"),
        ("Goblin\n# Boss\r\n", "Goblin # Boss"),
        ("Go\x00blin\x1b[31m", "Go blin [31m"),
        ("a\U000e0041\U000e0042", "a"),
        ("Z" + "\u0301" * 40, "Z" + "\u0301" * 4),
        ("\ud800Goblin", "Goblin"),
        ("👩\u200d🚀 Ada", "👩\u200d🚀 Ada"),
        ("مرحبا", "مرحبا"),
        ("🧙\u200d♀\ufe0f", "🧙\u200d♀\ufe0f"),
        (
            "🧙🏽\u200d♀\ufe0f 🏳\ufe0f\u200d🌈 1\ufe0f\u20e3",
            "🧙🏽\u200d♀\ufe0f 🏳\ufe0f\u200d🌈 1\ufe0f\u20e3",
        ),
        ("👩\u200d\u200d🚀 👩\u200d", "👩\u200d🚀 👩"),
        ("Gob\u200dlin\u200c\ufe0f", "Goblin"),
        ("می\u200cخواهم", "می\u200cخواهم"),  # Persian is written with non-joiners
        ("क्\u200dष", "क्\u200dष"),  # and Hindi with joiners after a virama
        ("\u200fאורי\u200e\u061c", "אורי"),
        ("a\u00adb\u034f\u3164\u2800\ue000", "ab"),
    ],
)
def test_a_name_is_one_line_that_forges_nothing(typed: str, kept: str) -> None:
    assert one_line(typed) == kept
    if "\ud800" not in typed:  # pydantic takes no halves of characters at all
        assert NewParticipant(name=typed).name == kept


def test_a_name_of_nothing_visible_is_none() -> None:
    for typed in ("\u202e", "\u200b\u200b", "\x00", "  ", "\n"):
        with pytest.raises(ValidationError):
            NewParticipant(name=typed)


def test_a_note_keeps_its_lines() -> None:
    assert lines("first\nsecond\u202e\x07\n") == "first\nsecond"


@given(st.text(max_size=60))
def test_whatever_is_typed_comes_out_clean_and_stays_so(text: str) -> None:
    cleaned = one_line(text)
    assert one_line(cleaned) == cleaned
    assert not {unicodedata.category(c) for c in cleaned} & {"Cc", "Cs", "Cn", "Zl", "Zp"}
    cleaned.encode()


@pytest.mark.parametrize("wrong", [{"$gt": ""}, {"$ne": None}, [1], True, 1.5, "x" * 101, None])
@pytest.mark.parametrize(
    ("kind", "field", "rest"),
    [
        ("stabilise", "participantId", {}),
        ("transfer_encounter", "userId", {}),
        ("settle_request", "requestId", {"answer": "full"}),
    ],
)
def test_an_id_is_a_short_text_and_no_operator(kind: str, field: str, rest: Any, wrong: object) -> None:
    with pytest.raises(ValidationError):
        COMMAND.validate_python({"type": kind, field: wrong, **rest})


@pytest.mark.parametrize(
    "participant",
    [
        {"defences": {"resistances": ["fire"] * (MAX_DEFENCES + 1)}},
        {"defences": {"conditionImmunities": ["x" * 81]}},
        {"collaborators": ["u"] * 21},
        {"notes": "n" * 1001},
        {"characterId": "c" * 101},
        {"maxHP": 10**9},
    ],
)
def test_a_newcomer_brings_only_so_much(participant: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        COMMAND.validate_python({"type": "add_participant", "participant": {"name": "Ogre", **participant}})


@pytest.mark.parametrize("save", [{"ability": "w" * 31, "dc": 12}, {"ability": "Wisdom", "dc": 10**9}])
def test_a_save_that_ends_a_condition_is_bounded(save: dict[str, Any]) -> None:
    condition = {"name": "hexed", "saveEnds": save}
    with pytest.raises(ValidationError):
        COMMAND.validate_python({"type": "add_condition", "participantIds": ["p"], "condition": condition})


@pytest.mark.parametrize(
    "command",
    [
        {
            "type": "add_condition",
            "participantId": "p",
            "condition": {"name": "x", "saveEnds": {"ability": "Wisdom", "dc": 12, "unknown": 1}},
        },
        {"type": "add_participant", "participant": {"name": "x", "defences": {"unknown": []}}},
        {"type": "add_participant", "participant": {"name": "x", "visibility": {"unknown": "name"}}},
        {"type": "update_participant", "participantId": "p", "changes": {"defences": {"unknown": []}}},
    ],
)
def test_an_unknown_key_inside_a_command_is_refused(command: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="there is no 'unknown' here; write"):
        COMMAND.validate_python(command)


def test_what_another_program_stored_is_cut_to_fit() -> None:
    huge = Defences(resistances=("x" * 500,) * 500)
    assert NewParticipant(name="Ogre", defences=cut(huge)).defences.resistances == ("x" * 80,) * MAX_DEFENCES
