"""Concentration: kept, tested, broken."""

import pytest

from storage.encounter.base import UserId
from storage.encounter.commands import (
    AddCondition,
    Concentrate,
    DealDamage,
    EndConcentration,
    RemoveCondition,
    RemoveParticipant,
    UpdateParticipantHp,
)
from storage.encounter.context import Actor
from storage.encounter.errors import InvalidCommandError, RuleError
from storage.encounter.events import (
    ConcentrationCheckDue,
    ConcentrationEnded,
    ConcentrationStarted,
    ConditionRemoved,
)
from storage.encounter.model import Concentration, Condition, DeathSaves, Level, Visibility
from tests.storage.encounter.scenario import RuleScenario, hero, monster


def holding() -> RuleScenario:
    """Return a table where Aria's Hold Person paralyses the ogre."""
    table = RuleScenario(hero(hp=100), hero("Borin"), monster())
    table.do(Concentrate(participant_id="aria", name="Hold Person"))
    table.afflict("ogre", "Paralyzed", source_id="aria", from_concentration=True)
    return table


@pytest.mark.parametrize(
    ("ruleset", "damage", "dc"),
    [
        pytest.param("2024", 5, 10, id="SRD Concentration: at least DC 10"),
        pytest.param("2024", 21, 10, id="SRD Concentration: half of 21 is 10"),
        pytest.param("2024", 22, 11, id="SRD Concentration: half the damage when that is more"),
        pytest.param("2024", 90, 30, id="SRD 5.2 Concentration: at most DC 30"),
        pytest.param("2014", 90, 45, id="SRD 5.1 Concentration: no limit"),
    ],
)
def test_damage_asks_for_a_save(ruleset: str, damage: int, dc: int) -> None:
    table = RuleScenario(hero(hp=100), ruleset=ruleset)
    table.do(Concentrate(participant_id="aria", name="Bless"))
    table.do(DealDamage.to("aria", damage))
    assert [(e.name, e.dc) for e in table.heard(ConcentrationCheckDue)] == [("Bless", dc)]


def test_damage_that_temporary_hit_points_took_whole_still_asks() -> None:
    table = RuleScenario(hero(temporary_hp=50))
    table.do(Concentrate(participant_id="aria", name="Bless"))
    table.do(DealDamage.to("aria", 24))
    assert [e.dc for e in table.heard(ConcentrationCheckDue)] == [12]


def test_each_hit_asks_for_its_own_save_and_no_damage_asks_for_none() -> None:
    table = RuleScenario(hero(hp=100))
    table.do(Concentrate(participant_id="aria", name="Bless"))
    missiles = {"targets": [{"participantId": "aria"}] * 3, "parts": [{"amount": 4, "type": "force"}]}
    table.do(DealDamage.model_validate(missiles))
    assert len(table.heard(ConcentrationCheckDue)) == 3
    table.do(DealDamage.to("aria", 0))
    assert table.heard(ConcentrationCheckDue) == []


def test_a_second_effect_ends_the_first_and_all_that_hung_on_it() -> None:
    table = holding()
    table.do(Concentrate(participant_id="aria", name="Bless"))
    assert [(e.name, e.reason) for e in table.heard(ConcentrationEnded)] == [("Hold Person", "replaced")]
    assert [e.reason for e in table.heard(ConditionRemoved)] == ["concentration", "implied"]
    assert table.conditions("ogre") == []


def test_it_ends_at_will() -> None:
    table = holding()
    table.do(EndConcentration(participant_id="aria"))
    assert table.conditions("ogre") == []
    with pytest.raises(RuleError, match="not concentrating"):
        table.do(EndConcentration(participant_id="aria"))


@pytest.mark.parametrize("name", ["Incapacitated", "Paralyzed", "Petrified", "Stunned", "Unconscious"])
def test_being_incapacitated_ends_it(name: str) -> None:
    """SRD Concentration: you lose concentration if you are incapacitated."""
    table = holding()
    table.afflict("aria", name)
    assert [e.reason for e in table.heard(ConcentrationEnded)] == ["incapacitated"]
    assert table.conditions("ogre") == []
    with pytest.raises(RuleError, match="can't concentrate"):
        table.do(Concentrate(participant_id="aria", name="Bless"))


def test_falling_ends_it_without_a_save() -> None:
    table = holding()
    table.do(DealDamage.to("aria", 100))
    assert [e.reason for e in table.heard(ConcentrationEnded)] == ["down"]
    assert table.heard(ConcentrationCheckDue) == []
    assert table.conditions("ogre") == []


def test_death_by_massive_damage_and_a_number_of_zero_end_it() -> None:
    table = holding()
    table.do(DealDamage.to("aria", 300))
    assert table.conditions("ogre") == []
    table = holding()
    table.do(UpdateParticipantHp.model_validate({"participantId": "aria", "newHP": 0}))
    assert table.conditions("ogre") == []


def test_leaving_the_fight_ends_what_hung_on_it() -> None:
    table = holding()
    table.do(RemoveParticipant(participant_id="aria"))
    assert table.conditions("ogre") == []


def test_a_condition_kept_up_by_concentration_makes_its_source_concentrate() -> None:
    table = RuleScenario(hero(), monster())
    table.afflict("ogre", "hexed", source_id="aria", from_concentration=True)
    concentration = table["aria"].concentration
    assert concentration is not None and concentration.name == "hexed"


def test_a_condition_kept_up_by_concentration_needs_somebody_who_can() -> None:
    table = RuleScenario(hero(), monster())
    with pytest.raises(InvalidCommandError, match="source"):
        table.afflict("ogre", "hexed", from_concentration=True)
    table.afflict("aria", "Stunned")
    with pytest.raises(RuleError):
        table.afflict("ogre", "hexed", source_id="aria", from_concentration=True)


def test_two_casters_on_one_victim_end_apart() -> None:
    table = holding()
    table.afflict("ogre", "Paralyzed", source_id="borin", from_concentration=True)
    table.do(EndConcentration(participant_id="aria"))
    assert table.conditions("ogre") == ["Paralyzed", "Incapacitated"]
    assert {c.source_id for c in table["ogre"].conditions} == {"borin"}


def test_who_concentrates_on_its_own_incapacity_keeps_nothing_up() -> None:
    table = RuleScenario(hero(), monster())
    both = AddCondition.model_validate(
        {
            "participantIds": ["aria", "ogre"],
            "condition": {"name": "Incapacitated", "sourceId": "aria", "fromConcentration": True},
        }
    )
    table.do(both)
    assert table["aria"].concentration is None
    assert (table.conditions("aria"), table.conditions("ogre")) == ([], [])


def test_who_is_out_of_the_fight_does_not_concentrate() -> None:
    for out in (monster(current_hp=0), monster(death_saves=DeathSaves(is_dead=True))):
        with pytest.raises(RuleError):
            RuleScenario(out).do(Concentrate(participant_id="ogre", name="Bless"))


def test_a_single_point_of_damage_asks_for_a_save_and_none_for_none() -> None:
    table = RuleScenario(hero())
    table.do(Concentrate(participant_id="aria", name="Bless"))
    table.do(DealDamage.to("aria", 1))
    assert len(table.heard(ConcentrationCheckDue)) == 1
    table.do(DealDamage.to("aria", 0))
    assert table.heard(ConcentrationCheckDue) == []


class TestEffects:
    """SRD Concentration: one effect at a time, with all of its conditions."""

    def test_another_effect_ends_the_first_and_a_second_bearer_of_it_joins(self) -> None:
        table = RuleScenario(hero(), hero("Borin"), monster(), monster("Wolf"))
        table.afflict("borin", "Hasted", source_id="aria", from_concentration=True, effect="Haste")
        table.afflict("ogre", "Restrained", source_id="aria", from_concentration=True, effect="Web")
        table.afflict("wolf", "Restrained", source_id="aria", from_concentration=True)
        assert table["aria"].concentration == Concentration(name="Web")
        assert [table.conditions(i) for i in ("borin", "ogre", "wolf")] == [
            [],
            ["Restrained"],
            ["Restrained"],
        ]
        assert table["wolf"].conditions[0].effect == "Web"

    def test_a_second_condition_without_its_effect_asks(self) -> None:
        table = RuleScenario(hero(), hero("Borin"), monster())
        table.afflict("borin", "Haste", source_id="aria", from_concentration=True)
        with pytest.raises(RuleError, match="Say which"):
            table.afflict("ogre", "Restrained", source_id="aria", from_concentration=True)
        table.afflict("ogre", "Restrained", source_id="aria", from_concentration=True, effect="haste")
        assert (table.conditions("borin"), table.conditions("ogre")) == (["Haste"], ["Restrained"])

    def test_a_player_is_asked_only_for_conditions_that_they_see(self) -> None:
        ari = (UserId("ari"),)
        table = RuleScenario(hero(collaborators=ari), monster(visibility=Visibility.at(Level.UNSEEN)))
        table.afflict(
            "aria", "vexed", source_id="aria", from_concentration=True, effect="Hex", is_secret=True
        )
        table.afflict("ogre", "hexed", source_id="aria", from_concentration=True, effect="Hex")
        table.actor = Actor(UserId("ari"), "Ari")
        table.afflict("aria", "Invisible", source_id="aria", from_concentration=True)
        assert table.conditions("aria") == ["vexed", "Invisible"]

    def test_concentrating_on_an_effect_never_lifts_its_own_conditions(self) -> None:
        table = RuleScenario(hero(), monster())
        table.afflict("ogre", "Restrained", source_id="aria", from_concentration=True)
        table.do(Concentrate(participant_id="aria", name="Web"))
        assert table.conditions("ogre") == ["Restrained"]
        assert table["ogre"].conditions[0].effect == "Web"
        assert [e.name for e in table.heard(ConcentrationStarted)] == ["Web"]
        assert table.heard(ConcentrationEnded) == []
        table.do(Concentrate(participant_id="aria", name="web"))
        assert table.conditions("ogre") == ["Restrained"]
        table.do(Concentrate(participant_id="aria", name="Bless"))
        assert table.conditions("ogre") == []

    def test_it_is_over_with_the_last_condition_and_no_save_is_asked_for_it(self) -> None:
        table = RuleScenario(hero(), monster(), monster("Wolf"))
        for bearer in ("ogre", "wolf"):
            table.afflict(
                bearer, "Paralyzed", source_id="aria", from_concentration=True, effect="Hold Person"
            )
        table.do(RemoveCondition(participant_id="ogre", condition="Paralyzed"))
        table.do(DealDamage.to("aria", 1))
        assert len(table.heard(ConcentrationCheckDue)) == 1
        table.do(RemoveCondition(participant_id="wolf", condition="Paralyzed"))
        assert [(e.name, e.reason) for e in table.heard(ConcentrationEnded)] == [("Hold Person", "ended")]
        table.do(DealDamage.to("aria", 1))
        assert table.heard(ConcentrationCheckDue) == []

    def test_it_is_over_when_its_last_bearer_leaves_or_its_time_is_up(self) -> None:
        table = holding()
        table.do(RemoveParticipant(participant_id="ogre"))
        assert table["aria"].concentration is None
        table = RuleScenario(hero(), monster()).running("aria")
        table.afflict("ogre", "hexed", source_id="aria", from_concentration=True, duration=1, ends="turn_end")
        table.advance(2)
        assert table["aria"].concentration is None

    def test_an_effect_on_which_no_condition_ever_hung_goes_on(self) -> None:
        table = RuleScenario(hero(), monster())
        table.do(Concentrate(participant_id="aria", name="Spirit Guardians"))
        table.afflict("ogre", "Prone")
        table.do(RemoveCondition(participant_id="ogre", condition="Prone"))
        assert table["aria"].concentration == Concentration(name="Spirit Guardians")

    def test_a_stored_condition_without_its_effect_hangs_on_what_its_source_concentrates_on(self) -> None:
        table = RuleScenario(
            hero(concentration=Concentration(name="Web")),
            monster(
                conditions=(Condition(id="c", name="Restrained", source_id="aria", from_concentration=True),)
            ),
        )
        table.do(EndConcentration(participant_id="aria"))
        assert table.conditions("ogre") == []
