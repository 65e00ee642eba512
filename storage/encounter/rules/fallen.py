"""The count of defeated monsters that are in the encounter no more, for the experience at its end."""

from storage.encounter.limits import MAX_FALLEN, MAX_ID
from storage.encounter.model import Encounter, Fallen, Participant, Status
from storage.encounter.model.participant_types import is_monster_type

_OTHERS = "?"  # all for which there is no room of their own

Count = tuple[Fallen, ...]


def counted(encounter: Encounter, leaving: Participant) -> Count:
    """Return the count with a participant that leaves, where it is a defeated monster."""
    there = encounter.fallen
    if not leaving.is_overcome or encounter.status is Status.PLANNING:
        return there
    ids = [one.id for one in there]
    key = _key(leaving)
    if key not in ids and len(there) >= MAX_FALLEN - 1:
        key = _OTHERS
    if key in ids:
        return _changed(there, key, 1)
    known = {"name": leaving.name} if key.startswith("?") else {"challenge_rating": key}
    return (*there, Fallen.model_validate({"id": key, **known}))


def uncounted(there: Count, returning: Participant) -> Count:
    """Return the count without a participant that left defeated and is back."""
    if not is_monster_type(returning.type):
        return there
    key = _key(returning)
    return _changed(there, key if any(one.id == key for one in there) else _OTHERS, -1)


def _key(participant: Participant) -> str:
    return participant.challenge_rating or f"?{participant.name}"[:MAX_ID]


def _changed(there: Count, key: str, by: int) -> Count:
    changed = [one.model_copy(update={"count": one.count + by}) if one.id == key else one for one in there]
    return tuple(one for one in changed if one.count > 0)
