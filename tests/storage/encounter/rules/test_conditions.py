"""Conditions: names, what they bring along, sources, immunity, exhaustion, durations."""

from typing import Any

import pytest
from pydantic import ValidationError

from storage.encounter.base import UserId
from storage.encounter.commands import (
    AddCondition,
    AdvanceTurn,
    DealDamage,
    DelayTurn,
    EndConcentration,
    NewCondition,
    PreviousTurn,
    RemoveCondition,
    RemoveParticipant,
    TakeTurn,
)
from storage.encounter.context import Actor
from storage.encounter.errors import NotFoundError, ParticipantNotFoundError, RuleError
from storage.encounter.events import (
    ConditionAdded,
    ConditionRemoved,
    ConditionResisted,
    HitPointsSet,
    ParticipantDied,
    ReminderDue,
)
from storage.encounter.model import Condition, DeathSaves, Defences, SaveEnds
from storage.encounter.rules.condition_table import CONDITIONS
from tests.storage.encounter.scenario import RuleScenario, hero, monster


def remove(name: str, levels: int | None = None, bearer: str = "aria") -> RemoveCondition:
    return RemoveCondition.model_validate({"participantId": bearer, "condition": name, "levels": levels})


def test_the_srd_has_fifteen_conditions() -> None:
    assert len(CONDITIONS) == len(set(CONDITIONS)) == 15


def test_a_player_neither_finds_nor_changes_a_secret_condition_of_their_own_participant() -> None:
    table = RuleScenario(hero(collaborators=(UserId("ari"),)))
    table.afflict("aria", "Charmed", duration=1, is_secret=True)
    secret = table.condition("aria", "Charmed")
    table.actor = Actor(UserId("ari"), "Ari")
    for named in ("Charmed", "Cursed", secret.id or ""):
        with pytest.raises(NotFoundError) as refusal:
            table.do(remove(named))
        assert refusal.value.key == "condition-not-there"
    table.afflict("aria", "Charmed", duration=5)
    table.do(remove("Charmed"))
    assert table["aria"].conditions == (secret,)


@pytest.mark.parametrize("written", ["Blinded", "blinded", "BLINDED", " blinded "])
def test_names_are_spelled_as_in_the_srd(written: str) -> None:
    table = RuleScenario(hero())
    table.afflict("aria", written)
    assert table.conditions("aria") == ["Blinded"]


def test_a_condition_of_the_tables_own_keeps_its_name() -> None:
    table = RuleScenario(hero())
    table.afflict("aria", "hunter's mark")
    assert table.conditions("aria") == ["hunter's mark"]


@pytest.mark.parametrize(
    ("name", "all_of_them"),
    [
        pytest.param("Paralyzed", ["Paralyzed", "Incapacitated"], id="SRD Paralyzed: incapacitated"),
        pytest.param("Petrified", ["Petrified", "Incapacitated"], id="SRD Petrified: incapacitated"),
        pytest.param("Stunned", ["Stunned", "Incapacitated"], id="SRD Stunned: incapacitated"),
        pytest.param(
            "Unconscious",
            ["Unconscious", "Incapacitated", "Prone"],
            id="SRD Unconscious: incapacitated, falls prone",
        ),
        pytest.param("Restrained", ["Restrained"], id="SRD Restrained: nothing else"),
    ],
)
def test_a_condition_brings_others_along(name: str, all_of_them: list[str]) -> None:
    table = RuleScenario(hero())
    table.afflict("aria", name)
    assert table.conditions("aria") == all_of_them
    table.do(remove(name))
    assert table.conditions("aria") == [n for n in all_of_them if n == "Prone"]


def test_what_a_condition_brings_is_as_secret_as_itself_and_has_ids_of_its_own() -> None:
    table = RuleScenario(hero())
    table.afflict("aria", "Unconscious", is_secret=True, description="poppy")
    conditions = table["aria"].conditions
    assert [c.name for c in conditions] == ["Unconscious", "Incapacitated", "Prone"]
    assert all(c.is_secret for c in conditions)
    assert len({c.id for c in conditions}) == 3 and all(len(c.id) == 24 for c in conditions)
    assert conditions[0].description == "poppy"
    assert [e.condition.name for e in table.heard(ConditionAdded)] == [c.name for c in conditions]


def test_one_bearer_may_be_named_as_the_seeds_clients_do() -> None:
    one = {"participantId": "ogre", "condition": {"name": "prone"}}
    many = {"participantIds": ["ogre"], "condition": {"name": "prone"}}
    assert AddCondition.model_validate(one) == AddCondition.model_validate(many)
    with pytest.raises(ValidationError):
        AddCondition.model_validate({**many, "participantId": "aria"})


def test_a_condition_hangs_on_its_bearers_own_turn_unless_said_otherwise() -> None:
    table = RuleScenario(hero(), monster(), hero("Borin")).running("ogre")
    bearers = {
        "participantIds": ["ogre", "aria"],
        "condition": {"name": "dazed", "duration": 1, "ends": "turn_end"},
    }
    table.do(AddCondition.model_validate(bearers))
    table.advance()
    assert (table.conditions("ogre"), table.conditions("aria")) == (["dazed"], ["dazed"])
    table.advance(2)
    assert (table.conditions("ogre"), table.conditions("aria")) == (["dazed"], [])
    table.advance()
    assert table.conditions("ogre") == []


def test_who_is_prone_already_does_not_fall_twice() -> None:
    table = RuleScenario(hero())
    table.afflict("aria", "Prone")
    table.afflict("aria", "Unconscious")
    assert table.conditions("aria").count("Prone") == 1


def test_what_two_conditions_bring_stays_until_both_are_gone() -> None:
    table = RuleScenario(hero())
    table.afflict("aria", "Stunned")
    table.afflict("aria", "Paralyzed")
    table.do(remove("Stunned"))
    assert table.conditions("aria") == ["Paralyzed", "Incapacitated"]


def test_the_same_condition_from_two_sources_is_there_twice() -> None:
    table = RuleScenario(hero(), monster(), monster("Troll"))
    table.afflict("aria", "Frightened", source_id="ogre", duration=1)
    table.afflict("aria", "Frightened", source_id="troll", duration=3)
    assert [c.source_id for c in table["aria"].conditions] == ["ogre", "troll"]


@pytest.mark.parametrize(("first", "second", "stands"), [(1, 3, 3), (3, 1, 3), (-1, 2, -1), (2, -1, -1)])
def test_the_same_condition_from_one_source_lasts_as_long_as_the_longer(
    first: int, second: int, stands: int
) -> None:
    table = RuleScenario(hero(), monster())
    table.afflict("aria", "Frightened", source_id="ogre", duration=first)
    (had,) = table["aria"].conditions
    table.afflict("aria", "frightened", source_id="ogre", duration=second)
    (has,) = table["aria"].conditions
    assert (has.id, has.duration) == (had.id, stands)
    assert table.heard(ConditionAdded)[0].condition == has


def test_overlapping_effects_of_one_source_keep_their_own_saves() -> None:
    """SRD Combining Game Effects: they overlap, and each ends by its own means."""
    table = RuleScenario(hero(), monster())
    short = {"source_id": "ogre", "duration": 1, "save_ends": SaveEnds(ability="Wisdom", dc=15)}
    table.afflict("aria", "Frightened", source_id="ogre", duration=10)
    table.afflict("aria", "Frightened", **short)
    table.afflict("aria", "Frightened", **short | {"save_ends": SaveEnds(ability="Wisdom", dc=12)})
    table.afflict("aria", "Frightened", **short)
    assert [(c.duration, c.save_ends and c.save_ends.dc) for c in table["aria"].conditions] == [
        (10, None),
        (1, 15),
        (1, 12),
    ]


def test_an_effect_outlasts_the_concentration_on_another_of_the_same_source() -> None:
    table = RuleScenario(hero(), monster())
    table.afflict("aria", "Restrained", source_id="ogre", duration=600, from_concentration=True)
    table.afflict("aria", "Restrained", source_id="ogre", duration=2)
    table.do(EndConcentration(participant_id="ogre"))
    assert [c.duration for c in table["aria"].conditions] == [2]


def test_of_two_that_last_as_long_the_new_one_stands_and_others_are_left_alone() -> None:
    table = RuleScenario(hero(), monster())
    table.afflict("aria", "Prone")
    table.afflict("aria", "Frightened", source_id="ogre", duration=2, description="of its roar")
    table.afflict("aria", "Frightened", source_id="ogre", duration=2, description="of its teeth")
    assert [(c.name, c.description) for c in table["aria"].conditions] == [
        ("Prone", None),
        ("Frightened", "of its teeth"),
    ]


def test_the_immune_resist() -> None:
    table = RuleScenario(monster(defences=Defences(condition_immunities=("charmed",))))
    table.afflict("ogre", "Charmed")
    assert [e.name for e in table.heard(ConditionResisted)] == ["Charmed"]
    assert table.conditions("ogre") == []


def test_immunity_holds_against_what_another_condition_brings() -> None:
    table = RuleScenario(monster(defences=Defences(condition_immunities=("prone",))))
    table.afflict("ogre", "Unconscious")
    assert table.conditions("ogre") == ["Unconscious", "Incapacitated"]


def test_stone_is_not_poisoned() -> None:
    """SRD 5.2 Petrified: immunity to the Poisoned condition."""
    table = RuleScenario(monster())
    table.afflict("ogre", "Petrified")
    table.afflict("ogre", "poisoned")
    assert table.heard(ConditionResisted)
    table.afflict("ogre", "Charmed")
    assert table.conditions("ogre") == ["Petrified", "Incapacitated", "Charmed"]


def test_one_command_afflicts_several_each_with_its_own() -> None:
    table = RuleScenario(hero(), hero("Borin"))
    table.do(AddCondition(participant_ids=("aria", "borin", "aria"), condition=NewCondition(name="Blinded")))
    ids = {table.condition(i, "Blinded").id for i in ("aria", "borin")}
    assert len(ids) == 2 and len(table["aria"].conditions) == 1


@pytest.mark.parametrize("field", ["source_id", "anchor_id"])
def test_a_source_or_anchor_that_is_not_there_is_an_error(field: str) -> None:
    with pytest.raises(ParticipantNotFoundError):
        RuleScenario(hero()).afflict("aria", "Blinded", **{field: "nobody"})


def test_removing_by_name_takes_all_of_it_and_by_id_only_that_one() -> None:
    table = RuleScenario(hero(), monster(), monster("Troll"))
    for source in ("ogre", "troll"):
        table.afflict("aria", "Frightened", source_id=source)
    first = table["aria"].conditions[0]
    table.do(remove(first.id))
    assert [c.source_id for c in table["aria"].conditions] == ["troll"]
    table.afflict("aria", "Frightened", source_id="ogre")
    table.do(remove("FRIGHTENED"))
    assert table.conditions("aria") == []
    with pytest.raises(NotFoundError):
        table.do(remove("Frightened"))


def test_a_plain_documents_condition_is_removed_by_its_name() -> None:
    table = RuleScenario(hero(conditions=(Condition(name="poisoned", duration=3), Condition(name="prone"))))
    table.do(remove("Poisoned"))
    assert table.conditions("aria") == ["prone"]


@pytest.mark.parametrize("name", ["Incapacitated", "Stunned", "Unconscious"])
def test_a_grapple_ends_with_its_grappler_incapacitated(name: str) -> None:
    """SRD Grappled: the condition ends if the grappler is incapacitated."""
    table = RuleScenario(hero(), monster(), monster("Troll"))
    table.afflict("aria", "Grappled", source_id="ogre")
    table.afflict("aria", "Grappled", source_id="troll")
    table.afflict("ogre", name)
    assert [c.source_id for c in table["aria"].conditions] == ["troll"]


def test_a_grapple_ends_when_its_grappler_falls_or_leaves() -> None:
    killed = AddCondition.model_validate(
        {"participantId": "ogre", "condition": {"name": "Exhaustion", "level": 6}}
    )
    for command in (DealDamage.to("ogre", 50), RemoveParticipant(participant_id="ogre"), killed):
        table = RuleScenario(hero(), monster())
        table.afflict("aria", "Grappled", source_id="ogre")
        table.do(command)
        assert table.conditions("aria") == []


class TestExhaustion:
    """SRD Exhaustion, in levels."""

    def test_levels_add_up_whatever_they_come_from(self) -> None:
        table = RuleScenario(hero(), monster())
        table.afflict("aria", "exhaustion")
        table.afflict("aria", "Exhaustion", level=2, source_id="ogre")
        assert [c.level for c in table["aria"].conditions] == [3]

    @pytest.mark.parametrize("ruleset", ["2014", "2024"])
    def test_the_sixth_level_kills(self, ruleset: str) -> None:
        table = RuleScenario(hero(), ruleset=ruleset)
        table.afflict("aria", "Exhaustion", level=5)
        assert not table["aria"].death_saves.is_dead
        table.afflict("aria", "Exhaustion", level=3)
        assert [e.reason for e in table.heard(ParticipantDied)] == ["exhaustion"]
        assert table["aria"].current_hp == 0

    def test_each_level_is_told_and_keeps_its_place_under_one_id(self) -> None:
        table = RuleScenario(hero())
        table.afflict("aria", "Exhaustion", level=2)
        first = table["aria"].conditions[0].id
        table.afflict("aria", "Exhaustion", level=1)
        assert [(e.condition.level, e.condition.id) for e in table.heard(ConditionAdded)] == [(3, first)]
        assert table["aria"].conditions[0].id == first

    def test_the_dead_die_of_exhaustion_no_second_time(self) -> None:
        table = RuleScenario(hero(death_saves=DeathSaves(is_dead=True), current_hp=0))
        table.afflict("aria", "Exhaustion", level=6)
        assert table.heard(ParticipantDied) == []

    def test_hit_points_set_above_the_maximum_are_cut_only_when_it_falls(self) -> None:
        table = RuleScenario(hero(hp=20, current_hp=25), ruleset="2014")
        table.afflict("aria", "Exhaustion", level=3)
        assert table["aria"].current_hp == 25
        table = RuleScenario(hero(hp=20, current_hp=10), ruleset="2014")
        table.afflict("aria", "Exhaustion", level=4)
        assert table.heard(HitPointsSet) == []

    def test_the_fourth_level_halves_the_hit_point_maximum_in_2014(self) -> None:
        table = RuleScenario(hero(hp=21), ruleset="2014")
        table.afflict("aria", "Exhaustion", level=4)
        assert table["aria"].current_hp == 10
        assert [(e.hp_before, e.hp_after) for e in table.heard(HitPointsSet)] == [(21, 10)]

    @pytest.mark.parametrize(("maximum", "half"), [(1, 1), (2, 1), (0, 0)])
    def test_half_of_a_maximum_is_at_least_one_if_there_is_one(self, maximum: int, half: int) -> None:
        table = RuleScenario(hero(hp=maximum), ruleset="2014")
        table.afflict("aria", "Exhaustion", level=4)
        assert table["aria"].current_hp == half

    def test_the_fourth_level_leaves_hit_points_alone_in_2024(self) -> None:
        table = RuleScenario(hero(hp=21))
        table.afflict("aria", "Exhaustion", level=4)
        assert table["aria"].current_hp == 21

    def test_a_rest_takes_one_level_off(self) -> None:
        table = RuleScenario(hero())
        table.afflict("aria", "Exhaustion", level=2)
        table.do(remove("Exhaustion", levels=1))
        assert [c.level for c in table["aria"].conditions] == [1]
        assert [(e.condition.level, e.reason) for e in table.heard(ConditionRemoved)] == [(2, "replaced")]
        assert [e.condition.level for e in table.heard(ConditionAdded)] == [1]
        table.do(remove("Exhaustion", levels=1))
        assert table.conditions("aria") == []

    def test_removing_it_takes_all_levels(self) -> None:
        table = RuleScenario(hero())
        table.afflict("aria", "Exhaustion", level=3)
        table.do(remove("exhausted"))
        assert table.conditions("aria") == []

    def test_a_condition_without_levels_loses_none(self) -> None:
        table = RuleScenario(hero())
        table.afflict("aria", "Prone")
        with pytest.raises(RuleError, match="levels"):
            table.do(remove("Prone", levels=1))


def make_encounter(turn: str = "aria") -> RuleScenario:
    return RuleScenario(hero(), hero("Borin"), monster()).running(turn)


class TestDurations:
    """When a duration is over: each case says how many turns pass before the condition is gone."""

    @pytest.mark.parametrize(
        ("turn", "fields", "turns"),
        [
            pytest.param("aria", {"duration": 1}, 3, id="one round: to the end of this round"),
            pytest.param(
                "ogre", {"duration": 1}, 4, id="one round, where the bearer has no turn left in this one"
            ),
            pytest.param("ogre", {"duration": 0}, 1, id="no round: to the end of this one"),
            pytest.param("ogre", {"duration": 10, "ends": "turn_end"}, 31, id="ten turns of its bearer"),
            pytest.param("aria", {"duration": 2}, 6, id="two rounds"),
            pytest.param(
                "aria",
                {"duration": 1, "ends": "turn_start", "anchor_id": "aria"},
                3,
                id="start of your next turn",
            ),
            pytest.param(
                "aria",
                {"duration": 1, "ends": "turn_start", "anchor_id": "ogre"},
                2,
                id="start of the ogre's next turn",
            ),
            pytest.param(
                "aria",
                {"duration": 1, "ends": "turn_end", "anchor_id": "aria"},
                4,
                id="end of your next turn, said in it",
            ),
            pytest.param(
                "aria",
                {"duration": 1, "ends": "turn_end", "anchor_id": "borin"},
                2,
                id="end of another's next turn",
            ),
            pytest.param(
                "aria", {"duration": 0, "ends": "turn_end", "anchor_id": "aria"}, 1, id="end of this turn"
            ),
            pytest.param(
                "aria", {"duration": 1, "ends": "turn_start"}, 2, id="start of its bearer's next turn"
            ),
            pytest.param("aria", {"duration": 1, "ends": "turn_end"}, 3, id="end of its bearer's next turn"),
            pytest.param(
                "aria",
                {"duration": 10, "ends": "turn_end", "anchor_id": "aria"},
                31,
                id="a minute, from the caster's turn",
            ),
        ],
    )
    def test_it_ends(self, turn: str, fields: dict[str, object], turns: int) -> None:
        table = make_encounter(turn)
        table.afflict("ogre", "Blinded", **fields)
        table.advance(turns - 1)
        assert table.conditions("ogre") == ["Blinded"]
        table.advance()
        assert table.conditions("ogre") == []
        assert [e.reason for e in table.heard(ConditionRemoved)] == ["expired"]

    def test_until_removed_never_ends(self) -> None:
        table = make_encounter()
        table.afflict("ogre", "Blinded", ends="turn_end", anchor_id="aria")
        table.advance(10)
        assert table.condition("ogre", "Blinded").duration == -1

    def test_what_it_brought_ends_with_it(self) -> None:
        table = make_encounter("aria")
        table.afflict("borin", "Stunned", duration=1)
        table.advance(3)
        assert table.conditions("borin") == []
        assert [e.reason for e in table.heard(ConditionRemoved)] == ["expired", "implied"]

    def test_an_effect_of_the_fallen_still_ends_on_their_turn(self) -> None:
        table = make_encounter()
        table.afflict("borin", "Stunned", duration=1, ends="turn_end", anchor_id="ogre", source_id="ogre")
        table.do(DealDamage.to("ogre", 50))
        table.advance()
        assert "Stunned" in table.conditions("borin")
        table.advance()
        assert table.turn == "aria"
        assert table.conditions("borin") == []

    @pytest.mark.parametrize("ends", ["turn_end", "turn_start", "round"])
    @pytest.mark.parametrize("turn", ["aria", "borin", "ogre"])
    @pytest.mark.parametrize(("duration", "turns"), [(1, 1), (10, 10)])
    def test_put_on_another_by_the_last_or_the_first_it_lasts_so_many_of_its_turns(
        self, ends: str, turn: str, duration: int, turns: int
    ) -> None:
        """SRD Conditions, duration: however an effect is put, it lasts no fewer turns than it has rounds."""
        for bearer in ("aria", "borin", "ogre"):
            if ends == "turn_start" and bearer == turn:
                continue  # "until the start of its next turn" has no whole turn of its own in it
            table = make_encounter(turn)
            table.afflict(bearer, "Blinded", duration=duration, ends=ends)
            borne = 0
            for _ in range(3 * (duration + 2)):
                table.advance()
                borne += table.turn == bearer and table.conditions(bearer) == ["Blinded"]
            assert table.conditions(bearer) == []
            assert borne == (turns if ends != "turn_start" else turns - 1)

    @pytest.mark.parametrize("ends", ["turn_end", "turn_start"])
    @pytest.mark.parametrize("turn", ["aria", "borin", "ogre"])
    @pytest.mark.parametrize("leaver", ["aria", "borin", "ogre"])
    def test_removing_the_anchor_does_not_shorten_the_effect(self, ends: str, turn: str, leaver: str) -> None:
        """It ends where it would have: the same turns of the others pass before and after."""

        def turns_borne(*, leaves: bool) -> list[tuple[int, str | None]]:
            table = make_encounter(turn)
            table.encounter = table.encounter.model_copy(
                update={"participants": (*table.encounter.participants, monster("Bearer"))}
            )
            table.afflict("bearer", "Stunned", duration=2, ends=ends, anchor_id=leaver)
            if leaves:
                table.do(RemoveParticipant(participant_id=leaver))
            borne = []
            while "Stunned" in table.conditions("bearer"):
                borne.append((table.encounter.round, table.turn))
                table.advance()
            return [at for at in borne if at[1] != leaver]

        assert turns_borne(leaves=True) == turns_borne(leaves=False)

    def test_stepping_back_gives_an_effect_its_anchor_again(self) -> None:
        table = RuleScenario(hero(), hero("Borin"), monster(), defeated="drop").running("borin")
        table.afflict("aria", "Stunned", duration=3, ends="turn_end", anchor_id="ogre")
        table.do(DealDamage.to("ogre", 50))
        before = table.encounter
        table.advance()
        assert table["aria"].conditions[0].anchor_id != "ogre"
        table.do(PreviousTurn())
        assert table["aria"].conditions == before.participants[0].conditions

    @pytest.mark.parametrize(
        ("written", "rounds"),
        [
            pytest.param(3, 3, id="a number is rounds"),
            pytest.param("1 minute", 10, id="SRD The Order of Combat: a round is 6 seconds"),
            pytest.param("10 min", 100, id="short for minutes"),
            pytest.param("1 hour", 600, id="SRD Duration: an hour"),
            pytest.param("8h", 4800, id="eight hours"),
            pytest.param("eine Stunde", 600, id="German"),
            pytest.param("2 heures", 1200, id="French"),
            pytest.param("1 day", 14_400, id="24 hours are the most"),
            pytest.param("5", 5, id="a number as a text"),
        ],
    )
    def test_hours_and_minutes_are_durations(self, written: object, rounds: int) -> None:
        condition = NewCondition.model_validate({"name": "Blinded", "duration": written})
        assert condition.duration == rounds

    @pytest.mark.parametrize(
        "written", ["25 hours", "2 days", "soon", "1.5 minutes", "9999999 h", "-2 minutes"]
    )
    def test_a_duration_that_is_none_is_refused(self, written: str) -> None:
        with pytest.raises(ValidationError):
            NewCondition.model_validate({"name": "Blinded", "duration": written})

    def test_a_delay_keeps_the_end_of_the_turn_for_when_it_ends(self) -> None:
        table = make_encounter()
        table.afflict("borin", "dazed", duration=0, ends="turn_end", anchor_id="aria")
        table.do(DelayTurn(participant_id="aria"))
        assert (table.turn, table.conditions("borin")) == ("borin", ["dazed"])
        table.do(TakeTurn(participant_id="aria"))
        assert (table.turn, table.conditions("borin")) == ("aria", ["dazed"])
        table.advance()
        assert table.conditions("borin") == []

    def test_a_delay_does_not_stretch_effects_past_its_place_in_the_next_round(self) -> None:
        table = make_encounter()
        table.afflict("borin", "dazed", duration=1, ends="turn_start", anchor_id="aria")
        table.do(DelayTurn(participant_id="aria"))
        table.advance(2)
        assert (table.turn, table.encounter.round) == ("borin", 2)
        assert table.conditions("borin") == []

    def test_the_start_of_a_turn_that_was_delayed_comes_only_once(self) -> None:
        table = make_encounter()
        table.afflict("borin", "dazed", duration=2, ends="turn_start", anchor_id="aria")
        table.do(DelayTurn(participant_id="aria"))
        table.do(TakeTurn(participant_id="aria"))
        assert table.condition("borin", "dazed").duration == 2

    def test_a_turn_that_was_passed_over_in_a_delay_ends_only_when_it_is_taken(self) -> None:
        table = make_encounter()
        table.do(DelayTurn(participant_id="borin"))
        table.afflict("ogre", "slowed", duration=2, ends="turn_start", anchor_id="borin")
        table.afflict("ogre", "dazed", duration=1, ends="turn_end", anchor_id="borin")
        table.advance()
        assert table.turn == "ogre"
        assert table.condition("ogre", "slowed").duration == 1
        table.do(TakeTurn(participant_id="borin"))
        assert table.conditions("ogre") == ["slowed", "dazed"]
        table.advance()
        assert table.conditions("ogre") == ["slowed"]

    def test_a_save_is_due_at_the_end_of_its_bearers_turn(self) -> None:
        table = make_encounter()
        table.afflict("ogre", "Restrained", save_ends=SaveEnds(ability="Strength", dc=13), is_secret=True)
        table.advance(2)
        assert table.heard(ReminderDue) == []
        table.do(AdvanceTurn())
        (reminder,) = table.heard(ReminderDue)
        assert (reminder.participant_id, reminder.about, reminder.is_secret) == ("ogre", "save", True)
        assert reminder.text == "Restrained: Strength save, DC 13"

    def test_a_save_at_the_start_of_its_bearers_turn_is_due_then(self) -> None:
        table = make_encounter()
        save = SaveEnds(ability="Constitution", dc=12, at="turn_start")
        table.afflict("ogre", "burning", save_ends=save)
        table.afflict("ogre", "over before it", save_ends=save, duration=1, ends="turn_start")
        table.advance(2)
        assert (table.turn, [e.text for e in table.heard(ReminderDue)]) == (
            "ogre",
            ["burning: Constitution save, DC 12"],
        )
        table.advance()
        assert table.heard(ReminderDue) == []

    def test_the_plain_documents_rounds_count_down(self) -> None:
        table = RuleScenario(hero(conditions=(Condition(name="poisoned", duration=2),)), monster()).running(
            "aria"
        )
        table.advance(2)
        assert table["aria"].conditions[0].duration == 1
        table.advance(2)
        assert table.conditions("aria") == []


@pytest.mark.parametrize("bringer", ["Stunned", "Paralyzed", "Petrified", "Unconscious"])
def test_incapacitated_stays_as_long_as_what_brought_it(bringer: str) -> None:
    table = RuleScenario(hero())
    table.afflict("aria", bringer)
    brought = table.condition("aria", "Incapacitated").id
    for named in ("Incapacitated", brought):
        with pytest.raises(RuleError, match=f"Remove {bringer} instead"):
            table.do(RemoveCondition.model_validate({"participantId": "aria", "condition": named}))
    table.afflict("aria", "Incapacitated", duration=1)
    table.do(RemoveCondition.model_validate({"participantId": "aria", "condition": "Incapacitated"}))
    assert [c.id for c in table["aria"].conditions if c.name == "Incapacitated"] == [brought]
    table.do(RemoveCondition.model_validate({"participantId": "aria", "condition": bringer}))
    assert "Incapacitated" not in table.conditions("aria")


@pytest.mark.parametrize("name", ["Incapacitated", "Stunned", "Paralyzed", "Petrified", "Unconscious"])
def test_the_incapacitated_take_no_action_that_they_had_readied(name: str) -> None:
    table = RuleScenario(hero(readied="Shoot the first one"))
    table.afflict("aria", name)
    assert table["aria"].readied is None


@pytest.mark.parametrize("fallen", [hero, monster])
def test_a_participant_that_falls_takes_no_action_that_it_had_readied(fallen: Any) -> None:
    table = RuleScenario(fallen("Vex", readied="Shoot the first one"))
    table.do(DealDamage.to("vex", 20))
    assert table["vex"].readied is None
