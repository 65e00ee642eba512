"""What each audience is shown, field by field: the very words that clients of the wire read."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import pytest

from storage.encounter.base import EncounterId, ParticipantId, UserId
from storage.encounter.commands import (
    AdvanceTurn,
    Command,
    DealDamage,
    EndEncounter,
    PauseEncounter,
    PreviousTurn,
    ResumeEncounter,
    RollInitiative,
    StartEncounter,
)
from storage.encounter.model import (
    Concentration,
    Condition,
    DeathSaves,
    Defences,
    Encounter,
    Level,
    Participant,
    Resource,
    Rules,
    Status,
    Visibility,
)
from storage.encounter.visibility.audience import DM, PLAYERS, STREAM, Audience, player
from storage.encounter.visibility.patches import patch
from storage.encounter.visibility.views import moment, participant_view, view
from tests.storage.encounter.moment import NOON
from tests.storage.encounter.scenario import RuleScenario, hero, monster

ARI = UserId("ari")
BURNING = Condition(
    _id="c1",
    name="Burning",
    duration=2,
    description="1d4 fire",
    ends="turn_end",
    level=None,
    anchor_id="ogre",
)
CHARMED = Condition(_id="c2", name="Charmed", is_secret=True)
SHOWN_BURNING = {
    "_id": "c1",
    "name": "Burning",
    "duration": 2,
    "description": "1d4 fire",
    "ends": "turn_end",
    "level": None,
}
OGRE = monster(
    "Ogre",
    hp=59,
    current_hp=20,
    temporary_hp=4,
    ac=11,
    dexterity=8,
    initiative_bonus=-1,
    initiative_roll=7,
    is_manually_ordered=True,
    group="Camp",
    image_url="https://pictures.example/ogre.png",
    is_delayed=True,
    is_surprised=True,
    notes="has the key",
    conditions=(BURNING, CHARMED),
    concentration=Concentration(name="Bless"),
    legendary_actions=3,
    is_boss=True,
    creature_type="giant",
    resources=(Resource(name="Ki", current=2, maximum=3, returns="short_rest", regains=1),),
    has_inspiration=True,
    defences=Defences(resistances=("fire",)),
)
NAMED = {
    "_id": "ogre",
    "name": "Ogre",
    "type": "monster",
    "initiativeRoll": 7,
    "isManuallyOrdered": True,
    "group": "Camp",
    "imageUrl": "https://pictures.example/ogre.png",
    "creatureType": "giant",
    "isBoss": True,
    "isDefeated": False,
    "isDelayed": True,
    "isSurprised": True,
    "conditions": [SHOWN_BURNING],
    "concentration": {"name": "Bless"},
}
SAVES = {"successes": 0, "failures": 0, "isStable": False, "isDead": False}


def seen(level: Level, **fields: Any) -> Participant:
    return OGRE.model_copy(update={"visibility": Visibility.at(level), **fields})


@pytest.mark.parametrize(
    ("level", "shown"),
    [
        (Level.UNKNOWN, {"_id": "ogre", "name": "???", "type": "unknown", "visibility": "unknown"}),
        (Level.NAME, {**NAMED, "visibility": "name"}),
        (Level.BAND, {**NAMED, "visibility": "band", "healthBand": "bloodied"}),
        (Level.DAMAGE, {**NAMED, "visibility": "damage", "healthBand": "bloodied"}),
        (
            Level.EXACT,
            {
                **NAMED,
                "visibility": "exact",
                "healthBand": "bloodied",
                "currentHP": 20,
                "maxHP": 59,
                "tempHP": 4,
                "deathSaves": SAVES,
            },
        ),
    ],
)
@pytest.mark.parametrize("audience", [PLAYERS, STREAM, player(ARI)], ids=["players", "stream", "a player"])
def test_each_rung_shows_just_its_own(level: Level, shown: dict[str, Any], audience: Audience) -> None:
    for_players = level is Level.EXACT and audience != STREAM
    expected = {**shown, "hasInspiration": True} if for_players else shown
    assert participant_view(seen(level), audience, Rules(), {}) == expected


def test_legendary_actions_make_no_boss_of_whom_the_dm_does_not_announce() -> None:
    for audience in (PLAYERS, STREAM, player(ARI)):
        shown = participant_view(seen(Level.EXACT, is_boss=False), audience, Rules(), {})
        assert "isBoss" not in shown
        assert "isBoss" not in participant_view(seen(Level.UNKNOWN), audience, Rules(), {})


def test_a_class_is_shown_with_exact_hit_points_and_of_players_characters_alone() -> None:
    def shown(level: Level, **fields: Any) -> bool:
        wizard = seen(level, character_class="Wizard", **fields)
        return "characterClass" in participant_view(wizard, STREAM, Rules(), {})

    assert shown(Level.EXACT, type="character")
    assert not shown(Level.BAND, type="character")
    assert not shown(Level.EXACT, type="npc")


def test_resources_are_shown_to_the_dm_and_to_those_who_control_their_participant() -> None:
    for audience in (PLAYERS, STREAM, player(ARI)):
        assert "resources" not in participant_view(seen(Level.EXACT), audience, Rules(), {})
    ki = {"name": "Ki", "current": 2, "maximum": 3, "returns": "short_rest", "recharge": None, "regains": 1}
    own = participant_view(seen(Level.UNSEEN, collaborators=(ARI,)), player(ARI), Rules(), {})
    assert own["resources"] == [ki] == participant_view(OGRE, DM, Rules(), {})["resources"]


def test_who_concentrates_on_nothing_and_has_no_hit_points_shows_neither() -> None:
    shown = participant_view(seen(Level.BAND, concentration=None, max_hp=0), PLAYERS, Rules(), {})
    assert shown["concentration"] is None
    assert "healthBand" not in shown


def test_the_dm_is_shown_everything() -> None:
    shown = participant_view(seen(Level.NAME), DM, Rules(), {})
    assert shown["seenBy"] == {"players": "name", "stream": "name"}
    assert (shown["visibility"], shown["healthBand"], shown["isDefeated"]) == ("exact", "bloodied", False)
    assert (shown["notes"], shown["ac"], shown["currentHP"]) == ("has the key", 11, 20)
    assert [c["name"] for c in shown["conditions"]] == ["Burning", "Charmed"]
    assert participant_view(OGRE, DM, Rules(), {})["seenBy"] == {"players": "band", "stream": "band"}


def test_a_player_is_shown_his_own_sheet_without_what_the_dm_keeps() -> None:
    shown = participant_view(seen(Level.UNSEEN, collaborators=(ARI,)), player(ARI), Rules(), {})
    assert shown["conditions"] == [SHOWN_BURNING]
    assert shown["currentHP"] == 20 and shown["ac"] == 11 and shown["visibility"] == "exact"
    assert shown["deathSaves"] == SAVES and shown["defences"]["resistances"] == ["fire"]
    assert not {"notes", "seenBy", "isTurnOpen", "sharesInitiative"} & shown.keys()


def make_encounter(
    *participants: Participant, turn: str | None = None, number: int = 2, **fields: Any
) -> Encounter:
    return Encounter(
        **{
            "id": EncounterId("e"),
            "user_id": UserId("dm"),
            "name": "Ambush",
            "status": Status.ACTIVE,
            "participants": participants,
            "round": number,
            "current_participant_id": ParticipantId(turn) if turn else None,
            "version": 9,
            "updated_at": NOON,
        }
        | fields
    )


def test_the_header_that_everybody_is_shown() -> None:
    shown = view(make_encounter(hero(), monster(), turn="aria"), STREAM)
    assert {name: value for name, value in shown.items() if name != "participants"} == {
        "_id": "e",
        "name": "Ambush",
        "status": "active",
        "round": 2,
        "currentTurn": 0,
        "currentParticipantId": "aria",
        "nextParticipantId": "ogre",
        "turnBeganAt": None,
        "actingParticipantIds": [],
        "groups": [],
        "version": 9,
        "audience": "stream",
    }
    assert view(make_encounter(hero(), turn="aria"), PLAYERS)["audience"] == "players"
    assert view(make_encounter(hero(), turn="aria"), player(ARI))["requests"] == []


def test_the_dms_header_has_the_encounters_fields_and_none_of_the_bookkeeping() -> None:
    shown = view(make_encounter(hero(), turn="aria", co_dms=(ARI,)), DM)
    assert (shown["audience"], shown["coDms"], shown["userId"]) == ("dm", ["ari"], "dm")
    assert shown["rules"]["ruleset"] == "2024"
    assert not {"history", "applied", "turnTrail", "discord"} & shown.keys()


def test_fields_of_another_program_are_shown_to_the_dm_as_text_where_json_has_no_word() -> None:
    theirs: dict[str, Any] = {"theirs": timedelta, "count": 3}
    strange = make_encounter(hero(), turn="aria", **theirs)
    shown: Mapping[str, object] = view(strange, DM)
    assert shown["count"] == 3 and isinstance(shown["theirs"], str)
    assert "theirs" not in view(strange, PLAYERS)


@pytest.mark.parametrize(
    ("status", "audience", "place"),
    [
        (Status.PLANNING, DM, 0),  # as the seed has it
        (Status.COMPLETED, DM, -1),
        (Status.PLANNING, PLAYERS, -1),
        (Status.COMPLETED, STREAM, -1),
    ],
)
def test_nobodys_turn_has_no_place(status: Status, audience: Audience, place: int) -> None:
    assert view(make_encounter(hero(), status=status, number=0), audience)["currentTurn"] == place


def hidden(name: str, **fields: Any) -> Participant:
    return monster(name, visibility=Visibility.at(Level.UNSEEN), **fields)


@pytest.mark.parametrize(
    ("order", "turn", "number", "wanted"),
    [
        pytest.param("A B C", "b", 2, (2, "b", "c"), id="one that is seen"),
        pytest.param("A B C", "c", 2, (2, "c", "a"), id="the next is in the next round"),
        pytest.param("A x C", "a", 2, (2, "a", "c"), id="the next that is seen"),
        pytest.param("A x C", "x", 2, (2, "a", "c"), id="a hidden one acts in the turn before"),
        pytest.param("x B C", "x", 2, (1, "c", "b"), id="a hidden first one acts in the round before"),
        pytest.param("x B C", "x", 1, (1, None, "b"), id="before anybody was seen to act"),
        pytest.param("x y", "x", 3, (3, None, None), id="nobody is seen"),
        pytest.param("A", "a", 2, (2, "a", None), id="alone"),
        pytest.param("A b C", "a", 2, (2, "a", "c"), id="the defeated are passed over"),
        pytest.param("b x C", "x", 2, (1, "c", None), id="the defeated have had no turn"),
    ],
)
def test_the_moment_an_audience_knows(
    order: str, turn: str, number: int, wanted: tuple[int, str | None, str | None]
) -> None:
    def made(name: str) -> Participant:
        if name in "xy":
            return hidden(name)
        return monster(name, current_hp=0 if name == "b" else 20)

    now = moment(make_encounter(*map(made, order.split()), turn=turn, number=number), PLAYERS)
    assert (now.round, now.current and now.current.id, now.following and now.following.id) == wanted


def test_the_next_one_is_the_first_that_has_had_no_turn_in_the_round() -> None:
    people = [monster(name, initiative_roll=total) for name, total in (("A", 20), ("B", 15), ("C", 10))]
    table = RuleScenario(*people).running("b")
    table.do(RollInitiative(participant_id="b", roll=5))
    assert table.order == ["a", "c", "b"]
    following = []
    for _ in range(3):
        now = moment(table.encounter, PLAYERS)
        assert now.following is not None
        following.append(now.following.id)
        table.advance()
    assert following == ["c", "a", "c"]


def test_a_hidden_turn_stays_with_the_last_one_seen_to_act_when_the_order_is_edited() -> None:
    table = RuleScenario(
        monster("A", initiative_roll=20), monster("B", initiative_roll=15), hidden("x", initiative_roll=10)
    ).running("a")
    table.advance()
    table.do(RollInitiative(participant_id="a", roll=3))
    table.do(RollInitiative(participant_id="b", roll=30))
    table.advance()
    now = moment(table.encounter, PLAYERS)
    assert (table.turn, now.round, now.current and now.current.id) == ("x", 1, "b")
    without_trail = table.encounter.model_copy(update={"turn_trail": ()})
    assert moment(without_trail, PLAYERS).round == 1


def test_since_when_the_turn_goes_on_that_an_audience_sees() -> None:
    table = RuleScenario(monster("A"), hidden("x"), monster("B"))
    table.do(StartEncounter())

    def later(minutes: int, command: Command) -> tuple[int | None, ...]:
        """Carry out a command so much after noon; minutes after noon, for the stream and for the DM."""
        table.now = NOON + timedelta(minutes=minutes)
        before = table.encounter
        table.do(command)
        return minutes_by(before, STREAM), minutes_by(before, DM)

    def minutes_by(before: Encounter, audience: Audience) -> int | None:
        header = patch(before, table.encounter, audience).get("header", {})
        began = view(table.encounter, audience)["turnBeganAt"]
        assert header.get("turnBeganAt", view(before, audience)["turnBeganAt"]) == began
        return None if began is None else (datetime.fromisoformat(began) - NOON) // timedelta(minutes=1)

    assert later(1, AdvanceTurn()) == (0, 1)  # A's turn stays on the screen
    assert later(2, AdvanceTurn()) == (2, 2)
    assert later(3, PreviousTurn()) == (0, 1)
    assert later(4, AdvanceTurn()) == (4, 4)
    assert later(5, DealDamage.to(ParticipantId("a"), 1)) == (4, 4)
    assert later(6, PauseEncounter()) == (4, 4)
    assert later(7, ResumeEncounter()) == (7, 7)
    assert later(8, AdvanceTurn()) == (8, 8)
    assert later(9, AdvanceTurn()) == (8, 9)
    assert later(10, PauseEncounter()) == (8, 9)
    assert later(11, ResumeEncounter()) == (11, 11)
    assert later(12, EndEncounter()) == (None, None)


def test_the_moment_of_a_fight_without_a_turn() -> None:
    now = moment(make_encounter(hero(), number=4), PLAYERS)
    assert (now.round, now.current, now.following) == (4, None, None)


def test_a_view_numbers_whom_it_shows() -> None:
    shown = view(make_encounter(hidden("x"), hero(), monster(), turn="aria"), PLAYERS)
    assert [(p["_id"], p["initiativeOrder"]) for p in shown["participants"]] == [("aria", 0), ("ogre", 1)]
    assert shown["currentTurn"] == 0
    assert shown["name"] == "Ambush"


class TestPatches:
    """The difference of two views."""

    def test_a_change_nobody_may_see_is_no_change(self) -> None:
        before = make_encounter(hero(), hidden("x"), turn="aria")
        hurt = before.participants[1].model_copy(update={"current_hp": 1})
        after = before.with_participant(hurt).model_copy(update={"version": 10, "updated_at": NOON})
        assert patch(before, after, PLAYERS) == {}
        assert [p["_id"] for p in patch(before, after, DM)["participants"]] == ["x"]

    def test_who_looks_the_same_is_not_sent(self) -> None:
        before = make_encounter(hero(), monster(hp=100), turn="aria")
        scratched = before.participants[1].model_copy(update={"current_hp": 90})
        more = before.participants[1].model_copy(update={"current_hp": 80})
        assert patch(before.with_participant(scratched), before.with_participant(more), STREAM) == {}
        (sent,) = patch(before, before.with_participant(more), STREAM)["participants"]
        assert (sent["_id"], sent["healthBand"], sent["initiativeOrder"]) == ("ogre", "hurt", 1)

    def test_who_comes_goes_and_moves(self) -> None:
        before = make_encounter(hero(), monster(), turn="aria")
        after = before.model_copy(update={"participants": (hero("Borin"), before.participants[0])})
        changes = patch(before, after, PLAYERS)
        assert [p["_id"] for p in changes["participants"]] == ["borin"]
        assert (changes["removed"], changes["order"]) == (["ogre"], ["borin", "aria"])
        assert changes["header"] == {"currentTurn": 1, "nextParticipantId": "borin"}

    def test_a_turn_changes_the_header_alone(self) -> None:
        before = make_encounter(hero(), monster(), turn="aria")
        after = before.model_copy(update={"current_participant_id": ParticipantId("ogre"), "version": 10})
        turned = {"currentTurn": 1, "currentParticipantId": "ogre", "nextParticipantId": "aria"}
        for audience in (DM, PLAYERS, STREAM, player(ARI)):
            assert patch(before, after, audience) == {"header": turned}

    def test_who_has_had_a_turn_is_not_sent_by_itself(self) -> None:
        before = make_encounter(hero(), monster(), turn="aria")
        noted = before.with_participant(before.participants[0].model_copy(update={"last_turn_round": 2}))
        for audience in (DM, PLAYERS, STREAM):
            assert patch(before, noted, audience) == {}

    def test_rules_and_roles_are_the_dms_to_know(self) -> None:
        before = make_encounter(hero(), turn="aria")
        after = before.model_copy(update={"rules": Rules(ruleset="2014"), "co_dms": (ARI,)})
        changes = patch(before, after, DM)["header"]
        assert set(changes) == {"rules", "coDms"} and changes["rules"]["ruleset"] == "2014"
        assert patch(before, after, PLAYERS) == {}

    def test_death_saves_are_shown_of_characters(self) -> None:
        before = make_encounter(hero(current_hp=0), turn="aria")
        failing = before.participants[0].model_copy(update={"death_saves": DeathSaves(failures=2)})
        (sent,) = patch(before, before.with_participant(failing), STREAM)["participants"]
        assert sent["deathSaves"] == {**SAVES, "failures": 2}
