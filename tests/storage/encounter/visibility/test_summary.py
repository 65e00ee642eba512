"""The summary of an encounter: what viewers saw counts, and nothing that was hidden from them."""

from datetime import timedelta
from typing import Any

import pytest

from storage.encounter.model import Encounter, HistoryEntry, Level, Visibility
from storage.encounter.visibility.audience import DM, PLAYERS, STREAM
from storage.encounter.visibility.summary import MostDealt, summary
from tests.storage.encounter.moment import NOON
from tests.storage.encounter.visibility.ended_encounter import FIGHT, HERO, OGRE, damage, entry, fallen

ARA = HERO.model_copy(update={"id": "ara", "name": "Ara"})


def at(level: Level, *, of: str = "ogre") -> Encounter:
    """Return the encounter where players and stream see one participant at a level."""
    people = tuple(
        p.model_copy(update={"visibility": Visibility.at(level)}) if p.id == of else p
        for p in (HERO, ARA, OGRE)
    )
    return FIGHT.model_copy(update={"participants": people, "started_at": NOON})


def seen(who: str) -> dict[str, Any]:
    return {"type": "visibility_changed", "participantId": who}


# Hero deals 50 to the ogre, Ara 9 to the hero: without the ogre, Ara dealt the most.
LOG = (
    entry(1, "start_encounter"),
    entry(2, "deal_damage", damage("ogre", 50, "hero"), fallen("ogre", "hero")),
    entry(3, "deal_damage", damage("hero", 9, "ara")),
)


@pytest.mark.parametrize("audience", [PLAYERS, STREAM])
@pytest.mark.parametrize(
    ("level", "most", "fell"),
    [
        (Level.UNSEEN, MostDealt("ara", 9), ()),  # type: ignore[arg-type]
        (Level.UNKNOWN, MostDealt("ara", 9), ()),  # type: ignore[arg-type]
        (Level.NAME, MostDealt("ara", 9), ("ogre",)),  # type: ignore[arg-type]
        (Level.BAND, MostDealt("hero", None), ("ogre",)),  # type: ignore[arg-type]
        (Level.DAMAGE, MostDealt("hero", 50), ("ogre",)),  # type: ignore[arg-type]
        (Level.EXACT, MostDealt("hero", 50), ("ogre",)),  # type: ignore[arg-type]
    ],
)
def test_it_counts_what_the_level_shows_and_no_more(
    audience: Any, level: Level, most: MostDealt, fell: tuple[str, ...]
) -> None:
    told = summary(at(level), LOG, audience)
    assert (told.most_dealt, told.fallen) == (most, fell)
    assert summary(at(level), LOG, DM).most_dealt == MostDealt(HERO.id, 50)


@pytest.mark.parametrize("level", [Level.UNSEEN, Level.UNKNOWN])
def test_an_attacker_who_is_not_known_dealt_nothing(level: Level) -> None:
    told = summary(at(level), (LOG[0], entry(2, "deal_damage", damage("hero", 5, "ogre"))), STREAM)
    assert told.most_dealt is None


def test_what_came_before_a_reveal_does_not_count() -> None:
    log = (*LOG, entry(4, "set_visibility", seen("ogre")))
    told = summary(at(Level.EXACT), log, STREAM)
    assert (told.most_dealt, told.fallen) == (MostDealt(ARA.id, 9), ())
    again = (*log, entry(5, "deal_damage", damage("ogre", 10, "hero"), fallen("ogre", "hero")))
    told = summary(at(Level.EXACT), again, STREAM)
    assert (told.most_dealt, told.fallen) == (MostDealt(HERO.id, 10), (OGRE.id,))


def test_it_has_rounds_and_length_and_leaves_out_what_was_undone() -> None:
    undone: tuple[HistoryEntry, ...] = (*LOG[:2], entry(3, "undo", target="e2"))
    told = summary(at(Level.EXACT), undone, STREAM)
    assert (told.rounds, told.duration, told.most_dealt, told.fallen) == (4, timedelta(minutes=20), None, ())


@pytest.mark.parametrize("before", [(), (fallen("ogre", "hero"),)])
def test_who_dies_is_among_the_fallen_once(before: tuple[dict[str, Any], ...]) -> None:
    log = (LOG[0], entry(2, "add_condition", *before, {"type": "participant_died", "participantId": "ogre"}))
    assert summary(at(Level.NAME), log, STREAM).fallen == (OGRE.id,)
    assert summary(at(Level.UNKNOWN), log, STREAM).fallen == ()
