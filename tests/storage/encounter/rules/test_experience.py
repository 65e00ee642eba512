"""Experience for what was defeated, and difficulty (Dungeon Master's Guide of 2014 and of 2024)."""

from typing import Any

import pytest
from pydantic import ValidationError

from storage.encounter import commands as c
from storage.encounter.base import ParticipantId, UserId
from storage.encounter.context import Actor
from storage.encounter.errors import NotAllowedError
from storage.encounter.limits import MAX_FALLEN
from storage.encounter.model import Fallen, Participant
from storage.encounter.policy import authorise
from storage.encounter.rules.experience import Difficulty, difficulty, experience
from storage.encounter.visibility.audience import DM, PLAYERS, STREAM, player
from storage.encounter.visibility.views import view
from tests.storage.encounter.scenario import RuleScenario, hero, monster

ARI = UserId("ari")


def foe(name: str, cr: str | None, **fields: Any) -> Participant:
    return monster(name, challenge_rating=cr, **fields)


def party(*levels: int | None) -> list[Participant]:
    return [hero(f"Hero {place}", level=level) for place, level in enumerate(levels)]


def earned(table: RuleScenario) -> tuple[int, int | None, tuple[str, ...]]:
    found = experience(table.encounter)
    assert found is not None
    return found.total, found.each, found.unknown


def test_the_experience_of_defeated_monsters_is_shared_by_the_characters() -> None:
    foes = (foe("Ogre", "2", current_hp=0), foe("Goblin", "1/4", current_hp=0), foe("Wolf", "1/4"))
    assert earned(RuleScenario(*party(1, 1, 1), *foes)) == (500, 166, ())


@pytest.mark.parametrize(
    ("state", "gives"),
    [
        ({"current_hp": 0}, True),
        ({"current_hp": 0, "makes_death_saves": True}, True),
        ({"is_knocked_out": True}, True),
        ({"current_hp": 1}, False),
        ({"current_hp": 0, "type": "ally"}, False),
        ({"current_hp": 0, "type": "character"}, False),
    ],
)
def test_killed_dying_and_knocked_out_enemies_give_experience_and_nobody_else(
    state: dict[str, Any], gives: bool
) -> None:
    assert (experience(RuleScenario(hero(), foe("Ogre", "2", **state)).encounter) is not None) is gives


def test_a_defeated_creature_without_a_challenge_rating_is_named_and_not_counted_as_0() -> None:
    table = RuleScenario(hero(), foe("Ogre", "2", current_hp=0), foe("Grim", None, current_hp=0))
    assert earned(table) == (450, 450, ("Grim",))


def test_monsters_that_the_table_drops_stay_counted_until_the_turn_is_stepped_back() -> None:
    foes = (foe("Rat", "0"), foe("Wolf", "1/4"), foe("Elk", "1/4"), foe("Grim", None))
    table = RuleScenario(hero(), *foes, defeated="drop").running("aria")
    for name in ("wolf", "elk", "grim"):
        table.do(c.DealDamage.to(name, 30))
    table.advance()
    assert table.order == ["aria", "rat"]
    assert earned(table) == (100, 100, ("Grim",))
    table.do(c.PreviousTurn())
    assert (table.encounter.fallen, earned(table)) == ((), (100, 100, ("Grim",)))


def test_a_defeated_monster_that_the_dm_removes_counts_and_one_that_stands_does_not() -> None:
    table = RuleScenario(hero(), foe("Ogre", "2", current_hp=0), foe("Wolf", "1/4")).running("aria")
    for name in ("ogre", "wolf"):
        table.do(c.RemoveParticipant(participant_id=ParticipantId(name)))
    assert earned(table) == (450, 450, ())


def test_more_kinds_of_the_fallen_than_there_is_room_for_are_still_counted() -> None:
    kinds = tuple(Fallen(id=f"?{n}", name=str(n)) for n in range(MAX_FALLEN - 1))
    table = RuleScenario(hero(), *(foe(f"Grim {n}", None, current_hp=0) for n in range(3))).running("aria")
    table.encounter = table.encounter.model_copy(update={"fallen": kinds})
    for n in range(3):
        table.do(c.RemoveParticipant(participant_id=ParticipantId(f"grim {n}")))
    assert len(table.encounter.fallen) == MAX_FALLEN and table.encounter.fallen[-1].count == 3


@pytest.mark.parametrize(
    ("count", "characters", "step", "xp"),
    [
        (1, 4, "trivial", 50),
        (2, 4, "easy", 150),  # × 1.5
        (3, 4, "hard", 300),  # × 2
        (7, 4, "deadly", 875),  # × 2.5
        (3, 2, "deadly", 375),  # × 2.5: a party of fewer than three
        (3, 6, "easy", 225),  # × 1.5: a party of six or more
        (1, 6, "trivial", 25),  # × 0.5
        (15, 2, "deadly", 3_750),  # × 5
        (11, 5, "deadly", 1_650),  # × 3
    ],
)
def test_difficulty_2014_multiplies_by_the_number_of_monsters(
    count: int, characters: int, step: str, xp: int
) -> None:
    foes = [foe(f"Goblin {n}", "1/4") for n in range(count)]
    found = difficulty(RuleScenario(*party(*[1] * characters), *foes, ruleset="2014").encounter)
    assert found is not None and (found.step, found.xp) == (step, xp)


@pytest.mark.parametrize(("cr", "step"), [("1/2", "low"), ("1", "low"), ("2", "beyond"), (None, None)])
def test_difficulty_2024_is_the_budget_that_the_monsters_stay_within(cr: str | None, step: str) -> None:
    found = difficulty(RuleScenario(*party(1, 1, 1, 1), foe("Ogre", cr), ruleset="2024").encounter)
    assert found is not None and found.step == step


def test_each_level_has_its_own_thresholds_and_budgets() -> None:
    limits: dict[str, tuple[tuple[str, int], ...]] = {}
    for ruleset in ("2014", "2024"):
        found = difficulty(RuleScenario(*party(5, 20), foe("Ogre", "2"), ruleset=ruleset).encounter)
        assert found is not None
        limits[ruleset] = found.limits
    assert limits["2014"] == (("easy", 3_050), ("medium", 6_200), ("hard", 9_250), ("deadly", 13_800))
    assert limits["2024"] == (("low", 6_900), ("moderate", 13_950), ("high", 23_100))


def test_difficulty_names_the_characters_without_a_level() -> None:
    found = difficulty(RuleScenario(*party(3, None), foe("Ogre", "2")).encounter)
    assert found == Difficulty(None, 450, missing=("Hero 1",))


def test_difficulty_counts_no_creature_without_a_challenge_rating_and_names_it() -> None:
    found = difficulty(RuleScenario(*party(1), foe("Rat", "0"), foe("Grim", None)).encounter)
    assert found is not None and (found.step, found.xp, found.unknown) == ("low", 10, ("Grim",))


@pytest.mark.parametrize(
    ("typed", "kept"), [("1/4", "1/4"), ("¼", "1/4"), ("0.5", "1/2"), (" 5 ", "5"), ("30", "30")]
)
def test_a_challenge_rating_is_kept_as_stat_blocks_write_it(typed: str, kept: str) -> None:
    table = RuleScenario(hero())
    table.do(c.AddParticipant(participant=c.NewParticipant(name="Ogre", max_hp=9, challenge_rating=typed)))
    assert table.encounter.participants[-1].challenge_rating == kept


@pytest.mark.parametrize("typed", ["31", "-1", "1/3", "nan", "inf", "hard", "1/4 (50 XP)", "9" * 50])
def test_a_challenge_rating_that_the_rules_do_not_have_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        c.ParticipantChanges(challenge_rating=typed)


@pytest.mark.parametrize("level", [0, 21])
def test_a_level_is_from_1_to_20(level: int) -> None:
    with pytest.raises(ValidationError):
        c.ParticipantChanges(level=level)


def test_a_challenge_rating_is_set_and_taken_off() -> None:
    table = RuleScenario(hero(), monster())
    for typed, kept in (("1/8", "1/8"), ("", None)):
        changes = c.ParticipantChanges(challenge_rating=typed)
        table.do(c.UpdateParticipant(participant_id=ParticipantId("ogre"), changes=changes))
        assert table["ogre"].challenge_rating == kept


def test_the_dm_alone_sees_a_challenge_rating_and_the_owner_sees_the_level() -> None:
    own = hero(level=3, collaborators=(ARI,), challenge_rating="5")
    encounter = RuleScenario(own, foe("Ogre", "2")).encounter
    (aria, ogre) = view(encounter, DM)["participants"]
    assert (aria.get("level"), ogre.get("challengeRating")) == (3, "2")
    for audience, level in ((player(ARI), 3), (PLAYERS, None), (STREAM, None)):
        people = view(encounter, audience)["participants"]
        assert [p.get("level") for p in people] == [level, None]
        assert all("challengeRating" not in p for p in people)


def test_a_player_sets_the_level_of_their_character_but_no_challenge_rating() -> None:
    encounter = RuleScenario(hero(collaborators=(ARI,))).encounter
    ari = Actor(ARI, "Ari")

    def ask(**changes: Any) -> c.UpdateParticipant:
        return c.UpdateParticipant(
            participant_id=ParticipantId("aria"), changes=c.ParticipantChanges(**changes)
        )

    authorise(encounter, ari, ask(level=4))
    with pytest.raises(NotAllowedError):
        authorise(encounter, ari, ask(challenge_rating="1"))
