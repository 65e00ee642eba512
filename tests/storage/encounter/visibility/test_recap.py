"""The recap of an encounter: the DM's in full, the players' without a sum that reveals hit points."""

from datetime import timedelta
from typing import Any

import pytest

from storage.encounter.model import HistoryEntry, Participant
from storage.encounter.visibility.audience import DM, PLAYERS
from storage.encounter.visibility.recap import recap
from tests.storage.encounter.visibility.ended_encounter import FIGHT, damage, entry, fallen

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


def healed(who: str, amount: int) -> dict[str, Any]:
    return {"type": "healing_received", "participantId": who, "amount": amount}


def test_the_table_reads_of_half_damage_as_half() -> None:
    halved = {**damage("ogre", 2, "hero", rolled=9), "dealt": 4}
    hero = next(
        t
        for t in recap(FIGHT, (LOG[0], entry(2, "deal_damage", halved)), PLAYERS).tallies
        if t.name == "Hero"
    )
    assert hero.dealt == 4


def test_what_happens_again_adds_up() -> None:
    log = (
        entry(1, "start_encounter"),
        entry(2, "deal_damage", damage("hero", 10, "ogre", critical=True)),
        entry(3, "deal_damage", damage("hero", 4, "ogre", critical=True)),
        entry(4, "heal", healed("hero", 3)),
        entry(5, "heal", healed("hero", 2)),
    )
    hero, ogre = sorted(recap(FIGHT, log, DM).tallies, key=lambda t: t.name)
    assert (hero.taken, hero.healed) == (14, 5)
    assert (ogre.dealt, ogre.critical_hits) == (14, 2)
    twice = recap(FIGHT, (*log, entry(6, "deal_damage", fallen("hero", "ogre"), fallen("hero", "ogre"))), DM)
    hero, ogre = sorted(twice.tallies, key=lambda t: t.name)
    assert (hero.participant_id, hero.falls, ogre.knock_outs) == ("hero", 2, 2)
    shown = {tally.name: tally for tally in recap(FIGHT, log, PLAYERS).tallies}
    assert (shown["Hero"].taken, shown["Hero"].healed) == (14, 5)
    hits = [entry(2, "deal_damage", damage("ogre", 5, "hero", rolled=rolled)) for rolled in (7, 8)]
    assert next(t.dealt for t in recap(FIGHT, (LOG[0], *hits), PLAYERS).tallies if t.name == "Hero") == 15
    unbegun = recap(FIGHT, LOG[1:], DM)
    assert unbegun.duration == timedelta()


def test_who_came_and_went_is_in_the_dms_recap_alone() -> None:
    came = {"type": "participant_added", "participantId": "rat", "name": "Rat"}
    log = (
        entry(1, "start_encounter"),
        entry(2, "add_participant", came),
        entry(3, "deal_damage", damage("rat", 1, "hero")),
    )
    assert [t.name for t in recap(FIGHT, log, DM).tallies] == ["Rat", "Hero", "Ogre"]
    assert [t.name for t in recap(FIGHT, log, PLAYERS).tallies] == ["Hero", "Ogre"]


def came(who: str, **fields: Any) -> dict[str, Any]:
    return {"_id": who, "name": who.title(), "type": "monster", **fields}


UNSEEN = {"players": "unseen", "stream": "unseen"}


@pytest.mark.parametrize("is_there", [True, False])
def test_what_was_done_to_a_hidden_one_counts_for_no_player(is_there: bool) -> None:
    seen = Participant.model_validate(came("spy", visibility=UNSEEN))
    spied = FIGHT.model_copy(update={"participants": (*FIGHT.participants, seen)}) if is_there else FIGHT
    joined = entry(2, "add_participant").plain() | {"redo": {"added": [came("spy", visibility=UNSEEN)]}}
    hits = damage("spy", 9, "hero", critical=True), fallen("spy", "hero")
    log = (LOG[0], HistoryEntry.read(joined), entry(3, "deal_damage", *hits))
    assert next(t for t in recap(spied, log, DM).tallies if t.name == "Hero").knock_outs == 1
    assert recap(spied, log, PLAYERS) == recap(FIGHT, (LOG[0],), PLAYERS)


def test_what_was_done_to_one_that_was_revealed_and_left_counts() -> None:
    joined = entry(2, "add_participant").plain() | {"redo": {"added": [came("spy", visibility=UNSEEN)]}}
    revealed = entry(3, "set_visibility").plain()
    revealed |= {"redo": {"participants": [{"_id": "spy", "set": {"visibility": None}}]}}
    hits = entry(4, "deal_damage", damage("spy", 9, "hero"), fallen("spy", "hero"))
    log = (LOG[0], HistoryEntry.read(joined), HistoryEntry.read(revealed), hits)
    hero = next(t for t in recap(FIGHT, log, PLAYERS).tallies if t.name == "Hero")
    assert (hero.dealt, hero.knock_outs) == (9, 1)


def test_a_fight_that_goes_on_has_lasted_until_its_last_change() -> None:
    running = FIGHT.model_copy(update={"ended_at": None})
    assert recap(running, LOG, DM).duration == timedelta(minutes=4)
    assert recap(running, (), DM).duration == timedelta()


@pytest.mark.parametrize(
    ("what", "falls"),
    [
        pytest.param([("participant_died", "hero")], 1, id="dies at once"),
        pytest.param([("participant_downed", "hero"), ("participant_died", "hero")], 1, id="falls and dies"),
        pytest.param(
            [("participant_downed", "hero"), ("participant_revived", "hero"), ("participant_died", "hero")],
            2,
            id="falls, is back and dies at once",
        ),
        pytest.param(
            [("participant_died", "hero"), ("participant_revived", "hero"), ("participant_died", "hero")],
            2,
            id="dies twice",
        ),
    ],
)
def test_who_dies_without_a_fall_has_fallen_once(what: list[tuple[str, str]], falls: int) -> None:
    """Exhaustion, and a maximum of 0, kill those who stand."""
    log = [entry(n, "x", {"type": kind, "participantId": who}) for n, (kind, who) in enumerate(what, 1)]
    hero = next(t for t in recap(FIGHT, log, PLAYERS).tallies if t.name == "Hero")
    assert hero.falls == falls
