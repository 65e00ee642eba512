"""Who takes part: names apart, hit points, changes."""

from typing import Any

import pytest

from storage.encounter.base import UserId
from storage.encounter.commands import (
    AddParticipant,
    AddParty,
    NewParticipant,
    RemoveParticipant,
    UpdateParticipant,
)
from storage.encounter.context import Actor
from storage.encounter.errors import InvalidCommandError, ParticipantNotFoundError, RuleError
from storage.encounter.events import (
    InitiativeRolled,
    ParticipantAdded,
    ParticipantChanged,
    ParticipantRemoved,
)
from storage.encounter.limits import MAX_PARTICIPANTS
from storage.encounter.model import Defences, Level, Status, Visibility
from storage.encounter.rules.hit_dice import average_hp, rolled_hp
from storage.encounter.rules.numbered_names import names_apart
from tests.storage.encounter.scenario import RuleScenario, hero, monster


def add(name: str = "Goblin", count: int = 1, **fields: Any) -> AddParticipant:
    return AddParticipant(participant=NewParticipant(name=name, **fields), count=count)


@pytest.mark.parametrize(
    ("there", "name", "count", "names"),
    [
        pytest.param([], "Goblin", 1, ["Goblin"], id="a single first one keeps its name"),
        pytest.param([], "Goblin", 3, ["Goblin 1", "Goblin 2", "Goblin 3"], id="several are numbered"),
        pytest.param(["Goblin"], "Goblin", 1, ["Goblin 2"], id="a plain one counts as the first"),
        pytest.param(["Goblin"], "goblin", 2, ["goblin 2", "goblin 3"], id="in any letter case"),
        pytest.param(["Goblin 1", "Goblin 3"], "Goblin", 1, ["Goblin 4"], id="a gap is not filled"),
        pytest.param(["Goblin Boss"], "Goblin", 1, ["Goblin"], id="a longer name is another name"),
        pytest.param(["Goblin 2"], "Goblin 2", 1, ["Goblin 3"], id="a number that is taken goes up"),
        pytest.param([], "Goblin 7", 1, ["Goblin 7"], id="a number that is free stays"),
        pytest.param([], "Unit 7", 2, ["Unit 1", "Unit 2"], id="a numbered name is numbered from its stem"),
        pytest.param([], "x" * 80, 2, ["x" * 78 + " 1", "x" * 78 + " 2"], id="a long name makes room"),
        pytest.param(
            [], "x" * 77 + " yy", 2, ["x" * 77 + " 1", "x" * 77 + " 2"], id="without a blank too many"
        ),
    ],
)
def test_names_are_told_apart(there: list[str], name: str, count: int, names: list[str]) -> None:
    assert list(names_apart(name, count, there)) == names


def test_six_goblins_are_six_participants() -> None:
    table = RuleScenario()
    table.do(add(count=6, max_hp=7, ac=15))
    assert [p.name for p in table.encounter.participants] == [f"Goblin {i}" for i in range(1, 7)]
    assert len(set(table.order)) == 6
    assert len(table.heard(ParticipantAdded)) == 6
    assert {(p.current_hp, p.max_hp, p.ac) for p in table.encounter.participants} == {(7, 7, 15)}
    assert table.heard(InitiativeRolled) == []


@pytest.mark.parametrize("roll_hp", [False, True])
def test_as_many_of_one_kind_as_an_encounter_holds_join_at_once(roll_hp: bool) -> None:
    table = RuleScenario(monster("Goblin"), dice=[1, 2, 3, 4])
    many = AddParticipant(
        participant=NewParticipant(name="Goblin", max_hp=7, hit_dice="2d6"),
        count=MAX_PARTICIPANTS - 1,
        roll_hp=roll_hp,
    )
    table.do(many)
    assert [p.name for p in table.encounter.participants] == [
        "Goblin",
        *(f"Goblin {i}" for i in range(2, MAX_PARTICIPANTS + 1)),
    ]
    assert [p.max_hp for p in table.encounter.participants[1:4]] == ([3, 7, 12] if roll_hp else [7] * 3)
    with pytest.raises(InvalidCommandError, match="50"):
        table.do(add(count=1))


@pytest.mark.parametrize(
    ("dice", "average"), [("2d6", 7), ("12d10+36", 102), ("1d4 - 5", 1), ("3d8 − 2", 11), (" 2D8 + 2 ", 11)]
)
def test_hit_dice_have_the_average_that_stat_blocks_print(dice: str, average: int) -> None:
    assert average_hp(dice) == average


def test_hit_dice_are_rolled_one_by_one() -> None:
    rolls = [3, 5]
    assert rolled_hp("2d6+1", lambda sides: rolls.pop() if sides == 6 else 0) == 9
    assert rolled_hp("1d4-9", lambda sides: sides) == 1


@pytest.mark.parametrize("dice", ["", "lots", "d8 fire", "0d8", "2d0", "2d6+"])
def test_hit_dice_that_make_no_sense_are_an_error(dice: str) -> None:
    with pytest.raises(InvalidCommandError, match="2d8"):
        average_hp(dice)


@pytest.mark.parametrize(
    ("fields", "roll_hp", "hp"),
    [
        ({"max_hp": 9, "hit_dice": "2d6"}, False, (9, 9)),
        ({"hit_dice": "2d6"}, False, (7, 7)),
        ({"max_hp": 9, "hit_dice": "2d6"}, True, (8, 8)),
        ({"max_hp": 9, "current_hp": 4}, False, (4, 9)),
        ({"max_hp": 9, "current_hp": 40}, False, (9, 9)),
        ({"current_hp": 12}, False, (12, 12)),
        ({}, False, (0, 0)),
    ],
)
def test_hit_points_of_a_newcomer(fields: dict[str, Any], roll_hp: bool, hp: tuple[int, int]) -> None:
    table = RuleScenario(dice=[3, 5])
    table.do(AddParticipant(participant=NewParticipant(name="Goblin", **fields), roll_hp=roll_hp))
    (goblin,) = table.encounter.participants
    assert (goblin.current_hp, goblin.max_hp) == hp


def test_a_newcomer_has_all_it_was_given() -> None:
    table = RuleScenario()
    given = NewParticipant(
        name="Dragon",
        max_hp=200,
        temporary_hp=9,
        defences=Defences(immunities=("fire",)),
        legendary_actions=3,
        legendary_resistances=2,
        notes="asleep",
        regeneration="none",
        character_id="c",
    )
    table.do(AddParticipant(participant=given))
    (dragon,) = table.encounter.participants
    for name in type(given).model_fields:
        if name not in ("current_hp", "initiative_roll", "conditions"):
            assert getattr(dragon, name) == getattr(given, name)
    assert (dragon.legendary_actions_remaining, dragon.legendary_resistances_remaining) == (3, 2)


@pytest.mark.parametrize(
    ("status", "rolls", "wanted"),
    [("planning", False, False), ("planning", True, True), ("active", False, True), ("paused", False, True)],
)
def test_initiative_is_rolled_when_the_fight_runs_or_at_once_if_wanted(
    status: str, rolls: bool, wanted: bool
) -> None:
    table = RuleScenario(hero()).running("aria")
    table.encounter = table.encounter.model_copy(update={"status": Status(status)})
    table.do(AddParticipant(participant=NewParticipant(name="Goblin"), roll_initiative=rolls))
    assert bool(table.heard(InitiativeRolled)) == wanted
    assert all(e.natural == 10 for e in table.heard(InitiativeRolled))


def test_a_party_comes_all_at_once() -> None:
    table = RuleScenario(hero("Aria"))
    party = tuple(NewParticipant(name=n, type="character", max_hp=9) for n in ("Aria", "Borin"))
    table.do(AddParty(participants=party, roll_initiative=True))
    assert sorted(p.name for p in table.encounter.participants) == ["Aria", "Aria 2", "Borin"]
    assert len(table.heard(InitiativeRolled)) == 2


def test_a_partys_hit_points_are_known_and_not_rolled() -> None:
    table = RuleScenario(dice=[8, 8])
    table.do(AddParty(participants=(NewParticipant(name="Aria", max_hp=9, hit_dice="2d8"),)))
    assert table.encounter.participants[0].max_hp == 9


def test_an_encounter_has_room_for_fifty() -> None:
    table = RuleScenario()
    for _ in range(5):
        table.do(add(count=10))
    assert len(table.encounter.participants) == MAX_PARTICIPANTS
    with pytest.raises(InvalidCommandError, match="50"):
        table.do(add())
    with pytest.raises(InvalidCommandError, match="50"):
        table.do(AddParty(participants=(NewParticipant(name="Aria"),)))


def test_removing_says_who_and_leaves_the_others_in_order() -> None:
    table = RuleScenario(hero(), monster(), hero("Borin"))
    table.do(RemoveParticipant(participant_id="ogre"))
    assert table.order == ["aria", "borin"]
    assert [(e.name, e.reason) for e in table.heard(ParticipantRemoved)] == [("Ogre", "removed")]
    with pytest.raises(ParticipantNotFoundError):
        table.do(RemoveParticipant(participant_id="ogre"))


class TestChanges:
    def change(self, table: RuleScenario, **fields: Any) -> None:
        table.do(UpdateParticipant.model_validate({"participantId": "ogre", "changes": fields}))

    def test_only_what_changes_is_changed_and_named(self) -> None:
        table = RuleScenario(monster(ac=11))
        self.change(table, ac=13, name="Ogre", notes="sleeps")
        assert table["ogre"].ac == 13
        assert [e.fields for e in table.heard(ParticipantChanged)] == [("ac", "notes")]

    def test_a_change_that_changes_nothing_is_none(self) -> None:
        table = RuleScenario(monster(ac=11))
        before = table.encounter
        self.change(table, ac=11)
        assert table.encounter is before and table.events == ()

    @pytest.mark.parametrize(
        ("hp", "maximum", "has"),
        [
            pytest.param((20, 20), 15, (15, 15), id="a lower maximum takes what is above it"),
            pytest.param((5, 20), 15, (5, 15), id="a lower maximum leaves what is below it"),
            pytest.param((20, 20), 30, (20, 30), id="a higher maximum heals nothing"),
            pytest.param((0, 0), 30, (30, 30), id="the first maximum fills up"),
            pytest.param((0, 20), 30, (0, 30), id="who is down stays down"),
        ],
    )
    def test_the_hit_point_maximum(self, hp: tuple[int, int], maximum: int, has: tuple[int, int]) -> None:
        table = RuleScenario(monster(current_hp=hp[0], max_hp=hp[1]))
        self.change(table, maxHP=maximum)
        assert (table["ogre"].current_hp, table["ogre"].max_hp) == has

    def test_a_maximum_of_zero_is_refused(self) -> None:
        table = RuleScenario(monster())
        with pytest.raises(RuleError, match="at least 1"):
            self.change(table, maxHP=0)
        self.change(RuleScenario(monster(hp=0)), maxHP=0)

    def test_counters_follow_their_totals(self) -> None:
        table = RuleScenario(monster(legendary_actions=3, legendary_actions_remaining=1))
        self.change(table, legendaryActions=5)
        assert table["ogre"].legendary_actions_remaining == 3
        self.change(table, legendaryActions=2)
        assert table["ogre"].legendary_actions_remaining == 0
        self.change(table, legendaryActionsRemaining=9)
        assert table["ogre"].legendary_actions_remaining == 2
        table = RuleScenario(monster(legendary_resistances=3, legendary_resistances_remaining=1))
        self.change(table, legendaryResistances=2)
        assert table["ogre"].legendary_resistances_remaining == 0
        assert [e.fields for e in table.heard(ParticipantChanged)] == [
            ("legendaryResistances", "legendaryResistancesRemaining")
        ]

    def test_an_empty_text_takes_a_text_off(self) -> None:
        texts = (("readied", "readied"), ("regeneration", "regeneration"), ("image_url", "imageUrl"))
        for field, alias in texts:
            table = RuleScenario(monster().model_copy(update={field: "something"}))
            self.change(table, **{alias: ""})
            assert getattr(table["ogre"], field) is None


UNSEEN = Visibility(players=Level.UNSEEN, stream=Level.UNSEEN)
ARI = Actor(UserId("ari"), "Ari", is_member=True)


def test_a_players_newcomer_is_named_without_regard_to_whom_he_may_not_know() -> None:
    """The hidden one gets the number, of which the player learns nothing."""
    table = RuleScenario(monster("Wolf", visibility=UNSEEN))
    table.actor = ARI
    wolf = NewParticipant(name="Wolf", type="character", max_hp=9, collaborators=(ARI.user_id,))
    table.do(AddParticipant(participant=wolf))
    assert [p.name for p in table.encounter.participants] == ["Wolf 2", "Wolf"]
    table.do(AddParticipant(participant=wolf))
    assert [p.name for p in table.encounter.participants] == ["Wolf 3", "Wolf", "Wolf 2"]
    assert table["wolf"].name == "Wolf 3" and len(table.heard(ParticipantChanged)) == 1


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        pytest.param("Aria", "Aria 2", id="another's name gets a number"),
        pytest.param("ARIA", "ARIA 2", id="in any letter case"),
        pytest.param("D’Arvit", "D’Arvit 2", id="with a phone's apostrophe"),
        pytest.param("E\u0301owyn", "E\u0301owyn 2", id="composed of letter and accent"),
        pytest.param("Bram,the Bold", "Bram,the Bold 2", id="without the blank after a comma"),
        pytest.param("Eowyn", "Eowyn 2", id="without its accent, as typed on a phone"),
        pytest.param("が", "が", id="a mark that is no accent makes another name"),
        pytest.param("Goblin", "Goblin", id="a free name stays, whatever numbers there are"),
        pytest.param("ogre", "ogre", id="its own name in other letters"),
    ],
)
def test_renames_keep_names_distinct(wanted: str, name: str) -> None:
    names = ("Aria", "D'Arvit", "\u00c9owyn", "Bram, the Bold", "Goblin 4", "か")
    table = RuleScenario(monster(), *(hero(name) for name in names))
    change = {"participantId": "ogre", "changes": {"name": wanted}}
    table.do(UpdateParticipant.model_validate(change))
    assert table["ogre"].name == name


def test_a_players_new_name_tells_nothing_of_a_hidden_one_that_has_it() -> None:
    table = RuleScenario(monster("Wolf", visibility=UNSEEN), hero(collaborators=(ARI.user_id,)))
    table.actor = ARI
    table.do(UpdateParticipant.model_validate({"participantId": "aria", "changes": {"name": "wolf"}}))
    assert (table["aria"].name, table["wolf"].name) == ("wolf", "Wolf 2")


def test_long_names_stay_apart_whatever_number_they_are_cut_for() -> None:
    table = RuleScenario()
    for _ in range(3):
        table.do(add("x" * 80))
    assert len({p.name for p in table.encounter.participants}) == 3
