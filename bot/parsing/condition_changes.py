"""What is typed to change a condition → the command."""

import re
from collections.abc import Mapping
from typing import Any

from bot.parsing.defences import NOTHING, is_nothing
from bot.parsing.dice import Dice
from bot.parsing.durations import rolled_rounds
from bot.parsing.models import read
from storage.encounter.commands import ChangeCondition
from storage.encounter.errors import InvalidCommandError
from storage.encounter.model import UNTIL_REMOVED
from storage.encounter.terms import condition_named
from storage.encounter.visibility.view_types import ConditionView, ParticipantView

_SAVE = re.compile(r"(?P<ability>[^\W\d]+)\D{0,5}(?P<dc>\d{1,2})")


def lasting(dice: Dice, text: str | None) -> tuple[int | None, str]:
    """Return rounds and their dice as text: None for no text, and until removed for "none".

    Raises InvalidCommandError.
    """
    if text is None:
        return None, ""
    if is_nothing(text):
        return UNTIL_REMOVED, ""
    return rolled_rounds(dice, text)


def read_save(text: str) -> dict[str, Any]:
    """Return the save of "Wisdom 15" or "Wisdom DC 15"; of an empty text, that there is none.

    Raises InvalidCommandError.
    """
    if not text.strip():
        return {"ability": NOTHING}
    found = _SAVE.fullmatch(text.strip())
    if found is None:
        raise InvalidCommandError("save-and-dc")
    return {"ability": found["ability"].capitalize(), "dc": int(found["dc"])}


def changed_condition(
    bearer: ParticipantView, named: str, fields: Mapping[str, Any], *, save: Mapping[str, Any]
) -> ChangeCondition:
    """Return the command that changes a condition; of a save that it has, what is left out stays.

    Raises InvalidCommandError.
    """
    given = {name: value for name, value in fields.items() if value is not None}
    wanted = {name: value for name, value in save.items() if value is not None}
    if is_nothing(str(wanted.get("ability", ""))):
        given["save_ends"] = None
    elif wanted:
        given["save_ends"] = _save_of(bearer, named) | wanted
        if not {"ability", "dc"} <= given["save_ends"].keys():
            raise InvalidCommandError("save-and-dc")
    if not given:
        raise InvalidCommandError("condition-edit-what")
    return read(ChangeCondition, {"participant_id": bearer["_id"], "condition": named, **given})


def _save_of(bearer: ParticipantView, named: str) -> dict[str, Any]:
    conditions: list[ConditionView] = bearer.get("conditions") or []
    wanted = condition_named(named.strip()).casefold()
    for condition in conditions:
        if condition["_id"] == named.strip() or condition["name"].casefold() == wanted:
            return {**(condition.get("saveEnds") or {})}
    return {}
