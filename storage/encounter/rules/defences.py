"""Defences as they become when types are added and taken off."""

from storage.encounter.commands import DefenceChanges, TypeChanges
from storage.encounter.errors import InvalidCommandError
from storage.encounter.limits import MAX_DEFENCES, MAX_TYPE
from storage.encounter.model import Defences
from storage.encounter.terms import condition_immunity, defence


def defences_after(before: Defences, changes: DefenceChanges) -> Defences:
    """Return the defences with these changes. Raises InvalidCommandError when they become too many."""
    wanted = {name: getattr(changes, name) for name in changes.model_fields_set}
    after = {
        name: types_after(getattr(before, name), value) if isinstance(value, TypeChanges) else value
        for name, value in wanted.items()
        if value is not None
    }
    return before.model_copy(update=after)


def types_after(before: tuple[str, ...], changes: TypeChanges) -> tuple[str, ...]:
    """Return a list of types after the changes, each once, in the order they came."""
    removed = {_stored(kind) for kind in changes.removes}
    kept = () if changes.clears else tuple(kind for kind in before if _stored(kind) not in removed)
    found = tuple(dict.fromkeys([*kept, *changes.adds]))
    if changes.adds and len(found) > MAX_DEFENCES:
        raise InvalidCommandError("too-many-types", most=MAX_DEFENCES, length=MAX_TYPE)
    return found


def _stored(kind: str) -> str:
    """Return an entry as commands store it now: another program, or an older version, kept it as typed."""
    return condition_immunity(defence(kind)).casefold()
