"""An encounter that ended, and entries of its log."""

from datetime import timedelta
from typing import Any

from storage.encounter.base import EncounterId, ParticipantId, UserId
from storage.encounter.model import Encounter, HistoryEntry, Participant, Status
from tests.storage.encounter.moment import NOON

HERO = Participant(id=ParticipantId("hero"), name="Hero", type="character", max_hp=30, current_hp=20)
OGRE = Participant(id=ParticipantId("ogre"), name="Ogre", max_hp=59, current_hp=0)
FIGHT = Encounter(
    id=EncounterId("e"),
    user_id=UserId("dana"),
    status=Status.COMPLETED,
    round=4,
    participants=(HERO, OGRE),
    ended_at=NOON + timedelta(minutes=20),
)


def entry(number: int, kind: str, *events: dict[str, Any], target: str | None = None) -> HistoryEntry:
    return HistoryEntry(
        id=f"e{number}",
        version=number,
        at=NOON + timedelta(minutes=number),
        user_id=UserId("dana"),
        user_name="Dana",
        command={"type": kind},
        events=events,
        target=target,
    )


def damage(
    on: str, amount: int, by: str, *, rolled: int | None = None, critical: bool = False
) -> dict[str, Any]:
    return {
        "type": "damage_taken",
        "participantId": on,
        "sourceId": by,
        "amount": amount,
        "rolled": amount if rolled is None else rolled,
        "isCritical": critical,
    }


def fallen(who: str, by: str) -> dict[str, Any]:
    return {"type": "participant_downed", "participantId": who, "sourceId": by, "fate": "defeated"}
