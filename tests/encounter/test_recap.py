"""The recap of a fight: the DM's in full, the table's without a sum that tells a monster's hit points."""

from datetime import timedelta
from typing import Any

from storage.encounter.audience import DM, PLAYERS
from storage.encounter.model import Encounter, HistoryEntry, Participant, Status
from storage.encounter.recap import recap
from storage.encounter.record import EncounterId, ParticipantId, UserId
from tests.encounter.moment import NOON

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


LOG = (
    entry(1, "start_encounter"),
    entry(2, "deal_damage", damage("hero", 10, "ogre")),
    entry(3, "deal_damage", damage("ogre", 99, "hero"), fallen("ogre", "hero")),
    entry(4, "undo", target="e3"),
    entry(5, "deal_damage", damage("ogre", 59, "hero", rolled=118, critical=True), fallen("ogre", "hero")),
)


def test_the_dm_reads_everything_that_counts() -> None:
    told = recap(FIGHT, LOG, DM)
    assert (told.rounds, told.duration) == (4, timedelta(minutes=19))
    hero, ogre = sorted(told.tallies, key=lambda t: t.name)
    assert (hero.dealt, hero.taken, hero.knock_outs, hero.critical_hits, hero.falls) == (59, 10, 1, 1, 0)
    assert (ogre.dealt, ogre.taken, ogre.falls) == (10, 59, 1)


def test_an_undone_kill_is_no_kill() -> None:
    told = recap(FIGHT, LOG[:4], DM)
    assert sum(tally.knock_outs + tally.falls for tally in told.tallies) == 0


def test_the_table_reads_what_was_rolled_and_no_monsters_hit_points() -> None:
    hero, ogre = sorted(recap(FIGHT, LOG, PLAYERS).tallies, key=lambda t: t.name)
    assert (hero.dealt, hero.taken) == (118, 10)
    assert (ogre.dealt, ogre.taken, ogre.healed, ogre.falls) == (None, None, None, 1)
