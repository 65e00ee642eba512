"""The names of the rooms: one per encounter and audience, one per party and user.

A player who controls participants sees them in full, and so has an own room beside the players'.
"""

from storage.encounter.base import EncounterId, UserId
from storage.encounter.visibility.audience import Audience


def room_of(encounter_id: EncounterId, audience: Audience) -> str:
    """Return the room in which an audience follows an encounter."""
    if audience.kind == "dm":
        return f"encounter_{encounter_id}"
    if audience.user_id is None:
        return f"encounter_{encounter_id}_{audience.kind}"
    return f"encounter_{encounter_id}_{audience.kind}_{audience.user_id}"


def party_room(party_id: str, user_id: UserId) -> str:
    """Return the room of a party for one user: who belongs to it is decided when it is written to."""
    return f"party_{party_id}_{user_id}"
