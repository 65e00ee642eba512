"""Polymorph and Wild Shape: another form, its hit points, and the way back (SRD 5.1, SRD 5.2.1)."""

from typing import Any

import pytest

from storage.encounter.base import ParticipantId, UserId
from storage.encounter.commands import (
    AdvanceTurn,
    ChangeRules,
    DealDamage,
    EndConcentration,
    Heal,
    PreviousTurn,
    RemoveCondition,
    RollDeathSave,
    StartEncounter,
    UpdateParticipantHp,
)
from storage.encounter.errors import RuleError
from storage.encounter.events import ConcentrationCheckDue, DamageTaken, HitPointsSet, ParticipantDowned
from storage.encounter.model import Attack, Concentration, Defences
from storage.encounter.model.health import maximum_hp
from storage.encounter.visibility.audience import DM, PLAYERS, STREAM, player
from storage.encounter.visibility.views import participant_view
from tests.storage.encounter.scenario import RuleScenario, hero, monster

DORA = ParticipantId("dora")
BEAR = {"name": "Brown Bear", "max_hp": 34, "ac": 11, "defences": {"resistances": ("cold",)}}
RULESETS = pytest.mark.parametrize("ruleset", ["2014", "2024"])


def a_table(ruleset: str, **fields: Any) -> RuleScenario:
    dora = hero("Dora", 20, ac=15, defences=Defences(resistances=("fire",)), **fields)
    return RuleScenario(dora, hero("Wizard"), monster(), ruleset=ruleset)


def polymorph(table: RuleScenario, form: dict[str, Any] = BEAR, **fields: Any) -> None:
    kept_up = {"source_id": "wizard", "from_concentration": True} | fields
    table.afflict("dora", "Polymorph", duration="1 hour", form=form, **kept_up)


def wild_shape(table: RuleScenario, temporary: int = 0) -> None:
    form = BEAR | {"kind": "wild_shape", "temporary_hp": temporary}
    table.afflict("dora", "Wild Shape", duration="2 hours", form=form)


def hit_points(table: RuleScenario) -> tuple[int, int, int]:
    """Return current, maximum and temporary hit points."""
    dora = table["dora"]
    return dora.current_hp, maximum_hp(dora, table.encounter.rules.ruleset), dora.temporary_hp


def is_herself(table: RuleScenario) -> bool:
    dora = table["dora"]
    own = (dora.ac, dora.defences) == (15, Defences(resistances=("fire",)))
    return own and dora.true_form is None and not any(c.form for c in dora.conditions)


@RULESETS
def test_a_form_has_its_own_armor_class_and_defences_and_leaves_the_name(ruleset: str) -> None:
    table = a_table(ruleset)
    polymorph(table)
    dora = table["dora"]
    assert (dora.name, dora.ac, dora.defences.resistances) == ("Dora", 11, ("cold",))
    table.do(RemoveCondition(participant_id=DORA, condition="Polymorph"))
    assert is_herself(table)
    polymorph(table, {"max_hp": 5})
    assert (table["dora"].ac, table["dora"].defences.resistances) == (15, ("fire",))


def test_srd_51_polymorph_assumes_the_hit_points_of_the_form_and_returns_to_its_own() -> None:
    table = a_table("2014", current_hp=13, temporary_hp=3)
    polymorph(table)
    assert hit_points(table) == (34, 34, 3)
    table.do(DealDamage.to("dora", 13))
    table.do(Heal(participant_ids=(DORA,), amount=4))
    assert hit_points(table) == (28, 34, 0)
    table.do(EndConcentration(participant_id=ParticipantId("wizard")))
    assert hit_points(table) == (13, 20, 0) and is_herself(table)


@pytest.mark.parametrize(("damage", "left"), [(34, 13), (40, 7)])
def test_srd_51_excess_damage_carries_over_and_the_spell_is_over(damage: int, left: int) -> None:
    table = a_table("2014", current_hp=13)
    polymorph(table)
    table.do(DealDamage.to("dora", damage))
    assert hit_points(table) == (left, 20, 0) and is_herself(table)
    (taken,) = table.heard(DamageTaken)
    assert (taken.amount, taken.hp_before, taken.hp_after, taken.overkill) == (damage, 34, left, 0)
    assert table["wizard"].concentration is None
    assert not table.heard(ParticipantDowned)


def test_srd_51_excess_damage_that_takes_the_last_of_its_own_hit_points_lets_it_fall() -> None:
    table = a_table("2014", current_hp=13)
    polymorph(table)
    table.do(DealDamage.to("dora", 34 + 13 + 5))
    assert table.heard(ParticipantDowned)[0].fate == "dying" and is_herself(table)
    again = a_table("2014", current_hp=13)
    polymorph(again)
    again.do(DealDamage.to("dora", 34 + 13 + 20))
    assert again["dora"].death_saves.is_dead, "SRD, Instant Death: by the maximum of no other form"


def test_srd_51_exhaustion_4_halves_the_maximum_of_a_form_and_of_who_returns_from_it() -> None:
    table = a_table("2014")
    table.afflict("dora", "Exhaustion", level=4)
    wild_shape(table)
    assert hit_points(table) == (17, 17, 0)
    assert [(e.hp_before, e.hp_after) for e in table.heard(HitPointsSet)] == [(10, 17)]
    table.do(DealDamage.to("dora", 20))
    assert hit_points(table) == (7, 10, 0)


def test_concentration_of_a_druid_is_tested_by_all_of_the_damage_that_ends_a_wild_shape() -> None:
    table = a_table("2014", concentration=Concentration(name="Call Lightning"))
    wild_shape(table)
    table.do(DealDamage.to("dora", 36))
    assert table.heard(ConcentrationCheckDue)[0].dc == 18
    assert hit_points(table) == (18, 20, 0)


def test_who_polymorphed_themselves_loses_the_spell_with_the_form_and_owes_no_save() -> None:
    table = a_table("2014")
    polymorph(table, source_id="dora")
    table.do(DealDamage.to("dora", 36))
    assert table["dora"].concentration is None and not table.heard(ConcentrationCheckDue)


def test_hit_points_set_to_0_end_the_form_without_damage() -> None:
    table = a_table("2014", current_hp=13)
    polymorph(table)
    table.do(UpdateParticipantHp.model_validate({"participantId": "dora", "newHP": 0}))
    assert hit_points(table) == (13, 20, 0) and is_herself(table)


def test_srd_52_polymorph_gives_temporary_hit_points_that_vanish_with_it() -> None:
    table = a_table("2024", current_hp=13)
    polymorph(table)
    assert hit_points(table) == (13, 20, 34)
    table.do(DealDamage.to("dora", 10))
    assert hit_points(table) == (13, 20, 24)
    table.do(EndConcentration(participant_id=ParticipantId("wizard")))
    assert hit_points(table) == (13, 20, 0) and is_herself(table)


def test_srd_52_polymorph_ends_without_temporary_hit_points() -> None:
    table = a_table("2024", current_hp=13)
    polymorph(table)
    table.do(DealDamage.to("dora", 40))
    assert hit_points(table) == (7, 20, 0) and is_herself(table)
    assert table["wizard"].concentration is None


def test_srd_52_wild_shape_gives_the_druids_level_and_lasts_without_it() -> None:
    table = a_table("2024", current_hp=13)
    wild_shape(table, temporary=5)
    assert hit_points(table) == (13, 20, 5)
    table.do(DealDamage.to("dora", 7))
    assert hit_points(table) == (11, 20, 0) and table["dora"].ac == 11
    table.afflict("dora", "Stunned")
    assert is_herself(table) and table.conditions("dora") == ["Stunned", "Incapacitated"]


def test_srd_52_temporary_hit_points_of_wild_shape_outlast_it() -> None:
    table = a_table("2024")
    wild_shape(table, temporary=5)
    table.do(RemoveCondition(participant_id=DORA, condition="Wild Shape"))
    assert hit_points(table) == (20, 20, 5)


def test_srd_51_wild_shape_ends_by_unconsciousness_and_not_by_less() -> None:
    table = a_table("2014")
    wild_shape(table)
    table.afflict("dora", "Stunned")
    assert hit_points(table) == (34, 34, 0)
    table.afflict("dora", "Unconscious")
    assert hit_points(table) == (20, 20, 0) and is_herself(table)


def test_polymorph_outlasts_what_incapacitates() -> None:
    table = a_table("2014")
    polymorph(table)
    table.afflict("dora", "Unconscious")
    assert hit_points(table) == (34, 34, 0)


def test_a_second_form_takes_the_place_of_the_first() -> None:
    table = a_table("2014", current_hp=13)
    polymorph(table)
    polymorph(table, {"name": "Rat", "max_hp": 1})
    assert hit_points(table) == (1, 1, 0) and table["wizard"].concentration is not None
    assert table.conditions("dora") == ["Polymorph"]
    table.do(RemoveCondition(participant_id=DORA, condition="Polymorph"))
    assert hit_points(table) == (13, 20, 0) and is_herself(table)


def test_a_maximum_that_an_effect_raised_is_of_the_form_that_had_it() -> None:
    table = a_table("2014")
    table.afflict("dora", "Aid", hit_points={"max_hp": 5})
    polymorph(table)
    assert hit_points(table) == (34, 34, 0)
    table.do(RemoveCondition(participant_id=DORA, condition="Aid"))
    table.do(RemoveCondition(participant_id=DORA, condition="Polymorph"))
    assert hit_points(table) == (20, 20, 0)


def test_a_dying_character_gets_up_in_the_form_and_falls_again_without_it() -> None:
    table = a_table("2014", current_hp=1)
    table.do(DealDamage.to("dora", 3))
    table.do(RollDeathSave(participant_id=DORA, roll=5))
    polymorph(table)
    assert hit_points(table) == (34, 34, 0) and "Unconscious" not in table.conditions("dora")
    table.do(RemoveCondition(participant_id=DORA, condition="Polymorph"))
    assert table["dora"].is_down and "Unconscious" in table.conditions("dora")
    assert table["dora"].death_saves.failures == 0


def test_death_ends_a_form() -> None:
    table = a_table("2014")
    polymorph(table)
    table.afflict("dora", "Exhaustion", level=6)
    assert table["dora"].death_saves.is_dead and is_herself(table) and hit_points(table)[0] == 0


def test_a_form_keeps_its_kind_of_hit_points_when_the_rules_change() -> None:
    table = a_table("2014", current_hp=13)
    polymorph(table)
    table.do(ChangeRules(ruleset="2024"))
    table.do(DealDamage.to("dora", 36))
    assert hit_points(table) == (11, 20, 0) and is_herself(table)


@RULESETS
def test_a_form_is_taken_with_a_condition_that_implies_another_and_stepped_back_to(ruleset: str) -> None:
    table = a_table(ruleset)
    table.do(StartEncounter())
    table.afflict("dora", "Paralyzed", duration=1, form=BEAR)
    assert hit_points(table) == ((34, 34, 0) if ruleset == "2014" else (20, 20, 34))
    while any(c.form for c in table["dora"].conditions):
        before = table.encounter
        table.do(AdvanceTurn())
    assert is_herself(table) and hit_points(table)[0] == 20
    table.do(PreviousTurn())
    assert table.encounter == before


def test_a_form_needs_to_know_what_it_is_to_return_to() -> None:
    table = RuleScenario(hero("Dora", 0), hero("Wizard"), ruleset="2014")
    with pytest.raises(RuleError) as refusal:
        polymorph(table)
    assert refusal.value.key == "form-needs-maximum"


def test_a_form_that_ended_with_the_turn_is_back_after_stepping_back_unless_hit_points_changed_since() -> (
    None
):
    def expired() -> RuleScenario:
        table = a_table("2014", current_hp=13).running("dora")
        table.afflict("dora", "Polymorph", duration=0, ends="turn_end", form=BEAR)
        table.do(AdvanceTurn())
        assert is_herself(table)
        return table

    table = expired()
    table.do(PreviousTurn())
    assert hit_points(table) == (34, 34, 0) and table["dora"].ac == 11
    table = expired()
    table.do(DealDamage.to("dora", 3))
    table.do(PreviousTurn())
    assert hit_points(table) == (10, 20, 0) and is_herself(table)


@RULESETS
@pytest.mark.parametrize("name", ["form", "hit_points"])
def test_what_an_effect_gave_is_not_back_after_stepping_back_without_the_concentration_on_it(
    ruleset: str, name: str
) -> None:
    gives = {"form": BEAR, "hit_points": {"max_hp": 5, "temporary_hp": 7}}[name]
    table = a_table(ruleset).running("dora")
    kept_up = {"source_id": "wizard", "from_concentration": True, "duration": 1, "ends": "turn_start"}
    table.afflict("dora", "Effect", **kept_up, anchor_id="wizard", **{name: gives})
    table.advance()
    assert hit_points(table) == (20, 20, 0) and is_herself(table)
    table.afflict("wizard", "Stunned")
    table.do(PreviousTurn())
    assert (table.turn, table.conditions("dora")) == ("dora", [])
    assert hit_points(table) == (20, 20, 0) and is_herself(table)


def test_a_turn_with_whose_form_a_dying_character_fell_again_is_undone_and_not_stepped_back() -> None:
    table = a_table("2014", current_hp=0).running("dora")
    table.afflict("dora", "Polymorph", duration=0, ends="turn_end", form=BEAR)
    table.do(AdvanceTurn())
    assert "Unconscious" in table.conditions("dora")
    with pytest.raises(RuleError) as refusal:
        table.do(PreviousTurn())
    assert refusal.value.key == "step-back-too-large"


@RULESETS
def test_a_form_makes_its_own_attacks_and_no_others(ruleset: str) -> None:
    staff = Attack(name="Staff", bonus=3, damage="1d6")
    table = a_table(ruleset, attacks=(staff,), creature="srd-2014:druid", collaborators=(UserId("ari"),))
    bear = BEAR | {"attacks": ("Bite +5, 1d8+4",), "creature": "srd-2014:brown-bear"}
    for form, attacks, creature in ((bear, ["Bite"], "srd-2014:brown-bear"), (BEAR, [], None)):
        polymorph(table, form)
        dora = table["dora"]
        assert ([a.name for a in dora.attacks_now], dora.creature_now) == (attacks, creature)
        for audience in (DM, player(UserId("ari"))):
            shown = participant_view(dora, audience, table.encounter.rules, {})
            assert [attack["name"] for attack in shown["attacks"]] == attacks
    table.do(RemoveCondition(participant_id=DORA, condition="Polymorph"))
    assert ([a.name for a in table["dora"].attacks_now], table["dora"].creature_now) == (
        ["Staff"],
        "srd-2014:druid",
    )


def test_players_are_shown_no_more_of_a_form_than_its_name() -> None:
    table = a_table("2014")
    polymorph(table, BEAR | {"attacks": ("Bite +5, 1d8+4",), "creature": "srd-2014:brown-bear"})
    for audience in (PLAYERS, STREAM):
        (condition,) = participant_view(table["dora"], audience, table.encounter.rules, {})["conditions"]
        assert condition["form"] == {"kind": "polymorph", "name": "Brown Bear"}
