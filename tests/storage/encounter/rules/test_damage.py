"""Damage on its way to hit points, by the SRD's worked cases."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.encounter.commands import Concentrate, DealDamage, SetTemporaryHitPoints, UpdateParticipantHp
from storage.encounter.errors import ParticipantNotFoundError, RuleError
from storage.encounter.events import (
    ConcentrationCheckDue,
    DamageTaken,
    HealingReceived,
    HitPointsSet,
    ParticipantDowned,
    ParticipantRevived,
    TemporaryHitPointsSet,
)
from storage.encounter.model import Condition, Defences
from storage.encounter.model.health import maximum_hp
from tests.storage.encounter.scenario import RuleScenario, hero, monster

PLAIN = Defences()


def hit(*parts: tuple[int, str], share: str = "full", ignores: str = "nothing", **rest: Any) -> DealDamage:
    return DealDamage.model_validate(
        {
            "targets": [{"participantId": "ogre", "share": share, "ignores": ignores}],
            "parts": [{"amount": amount, "type": kind} for amount, kind in parts],
            **rest,
        }
    )


SRD_CASES = [
    pytest.param(PLAIN, hit((7, "fire")), 7, id="damage is subtracted from hit points"),
    pytest.param(
        Defences(resistances=("bludgeoning",)),
        hit((20, "bludgeoning")),
        10,
        id="SRD 5.1 Damage Resistance: the 20 left of 25 bludgeoning are halved to 10",
    ),
    pytest.param(
        Defences(resistances=("all",), vulnerabilities=("fire",)),
        hit((23, "fire")),
        22,
        id="SRD 5.2 Order of Application: 23 fire, resisted to 11, doubled to 22",
    ),
    pytest.param(Defences(resistances=("fire",)), hit((7, "fire")), 3, id="SRD Round Down: half of 7 is 3"),
    pytest.param(
        Defences(resistances=("fire",)),
        hit((5, "fire"), (4, "fire")),
        4,
        id="SRD 5.1 No Stacking: one type from two dice is halved once",
    ),
    pytest.param(
        Defences(resistances=("fire", "all")),
        hit((20, "fire")),
        10,
        id="SRD 5.2 No Stacking: two resistances to one type count as one",
    ),
    pytest.param(
        Defences(vulnerabilities=("fire", "all")),
        hit((20, "fire")),
        40,
        id="SRD 5.2 No Stacking: two vulnerabilities to one type count as one",
    ),
    pytest.param(Defences(immunities=("poison",)), hit((30, "poison")), 0, id="SRD 5.2 Immunity: none of it"),
    pytest.param(
        Defences(immunities=("poison",), vulnerabilities=("poison",)),
        hit((30, "poison")),
        0,
        id="SRD 5.2 Immunity: vulnerability doubles nothing",
    ),
    pytest.param(
        Defences(resistances=("cold",), immunities=("fire",)),
        hit((9, "cold"), (8, "fire"), (3, "slashing")),
        7,
        id="SRD Damage Types: each type meets its own defence",
    ),
    pytest.param(
        PLAIN, hit((28, "fire"), share="half"), 14, id="SRD Saving Throws and Damage: half on a save"
    ),
    pytest.param(
        Defences(resistances=("fire",)),
        hit((29, "fire"), share="half"),
        7,
        id="SRD 5.2 Order of Application: half on a save first, then resistance, each rounded down",
    ),
    pytest.param(
        Defences(vulnerabilities=("fire",)),
        hit((29, "fire"), share="half"),
        28,
        id="SRD 5.2 Order of Application: half on a save first, then vulnerability",
    ),
    pytest.param(PLAIN, hit((5, "fire"), share="double"), 10, id="a double share is twice the damage"),
    pytest.param(PLAIN, hit((5, "fire"), share="none"), 0, id="no share is no damage"),
    pytest.param(
        Defences(resistances=("fire",), vulnerabilities=("fire",)),
        hit((10, "fire"), ignores="resistance"),
        20,
        id="an attack that ignores resistance still meets vulnerability",
    ),
    pytest.param(
        Defences(immunities=("fire",)),
        hit((10, "fire"), ignores="resistance"),
        0,
        id="an attack that ignores resistance still meets immunity",
    ),
    pytest.param(
        Defences(immunities=("fire",)),
        hit((10, "fire"), ignores="defences"),
        10,
        id="an attack that ignores defences meets none",
    ),
    pytest.param(
        PLAIN,
        hit((7, "fire"), (7, "radiant"), share="half"),
        7,
        id="SRD Round Down: half of 7 fire and 7 radiant is 7, the hit is rounded and not each type",
    ),
    pytest.param(
        PLAIN,
        hit((7, "fire"), (7, "radiant"), (1, "cold"), share="half"),
        7,
        id="SRD Round Down: half of 15 of three types is 7",
    ),
    pytest.param(
        Defences(resistances=("fire", "radiant")),
        hit((7, "fire"), (7, "radiant"), (3, "cold")),
        10,
        id="SRD Round Down: two types resisted lose less than a point together",
    ),
    pytest.param(
        Defences(immunities=("radiant",)),
        hit((7, "fire"), (7, "radiant"), share="half"),
        3,
        id="SRD Round Down: half of what immunity leaves",
    ),
    pytest.param(
        Defences(vulnerabilities=("fire",)),
        hit((7, "fire"), (6, "cold"), (1, "acid"), share="half"),
        10,
        id="SRD Round Down: 3½ fire doubled, 3 cold and ½ acid are 10",
    ),
    pytest.param(
        Defences(resistances=("all",), vulnerabilities=("fire",), reduction=5),
        hit((28, "fire")),
        22,
        id="SRD 5.2 Order of Application: 28 fire less 5 is 23, resisted 11, doubled 22",
    ),
    pytest.param(
        Defences(resistances=("bludgeoning",), reduction=5),
        hit((25, "bludgeoning")),
        10,
        id="SRD 5.1 Damage Resistance: 25 less 5 is 20, halved 10",
    ),
    pytest.param(
        Defences(immunities=("fire",), reduction=5),
        hit((9, "fire"), (3, "cold"), (4, "acid")),
        2,
        id="a reduction comes off the hit once, and not off what immunity stops",
    ),
    pytest.param(Defences(reduction=9), hit((5, "fire")), 0, id="a reduction leaves no less than nothing"),
    pytest.param(
        Defences(threshold=10, resistances=("fire",)),
        hit((18, "fire")),
        0,
        id="SRD Damage Threshold: 9 left of 18 fire are superficial",
    ),
    pytest.param(
        Defences(threshold=10),
        hit((6, "fire"), (4, "cold")),
        10,
        id="SRD Damage Threshold: 10 in one hit are taken as normal",
    ),
    pytest.param(
        Defences(threshold=10, reduction=3, absorptions=("fire",)),
        hit((9, "fire"), ignores="defences"),
        9,
        id="an attack that ignores defences meets no number either",
    ),
    pytest.param(
        Defences(resistances=("nonmagical slashing",)),
        hit((11, "slashing"), (6, "fire")),
        11,
        id="SRD 5.1: a hit without a quality is nonmagical",
    ),
    pytest.param(
        Defences(resistances=("nonmagical slashing",)),
        hit((11, "slashing"), qualities=("magical",)),
        11,
        id="SRD 5.1: a magical hit passes a defence against nonmagical attacks",
    ),
    pytest.param(
        Defences(immunities=("nonmagical slashing unless silvered",)),
        hit((11, "slashing"), qualities=("silvered",)),
        11,
        id="SRD 5.1 Werewolf: a silvered weapon passes",
    ),
    pytest.param(
        Defences(immunities=("nonmagical slashing unless silvered",)),
        hit((11, "slashing"), qualities=("nonmagical", "adamantine")),
        0,
        id="SRD 5.1 Werewolf: an adamantine weapon does not",
    ),
    pytest.param(
        Defences(immunities=("bludgeoning, piercing, and slashing from nonmagical weapons",)),
        hit((11, "piercing"), (4, "cold")),
        4,
        id="SRD 5.1: the words of a stat block are the same defence",
    ),
    pytest.param(
        Defences(vulnerabilities=("piercing from magic weapons wielded by good creatures",)),
        hit((11, "piercing"), qualities=("magical",)),
        11,
        id="SRD 5.1 Rakshasa: what no hit can say does not count",
    ),
    pytest.param(
        Defences(resistances=("Fire",)), hit((10, "FIRE")), 5, id="types are the same in any letter case"
    ),
    pytest.param(
        Defences(resistances=("fire",)),
        hit((10, "")),
        10,
        id="damage of no named type meets no one type's defence",
    ),
    pytest.param(
        Defences(resistances=("all",)),
        hit((10, "")),
        5,
        id="damage of no named type meets a defence against all",
    ),
]


@pytest.mark.parametrize(("defences", "command", "reaching"), SRD_CASES)
def test_damage_reaches_hit_points(defences: Defences, command: DealDamage, reaching: int) -> None:
    table = RuleScenario(monster(hp=100, defences=defences))
    table.do(command)
    (taken,) = table.heard(DamageTaken)
    assert taken.amount == reaching
    assert taken.rolled == sum(part.amount for part in command.parts)
    assert (taken.hp_before, taken.hp_after) == (100, 100 - reaching)
    assert table["ogre"].current_hp == 100 - reaching


@pytest.mark.parametrize(("ruleset", "poison"), [("2014", 0), ("2024", 5)])
def test_the_petrified_resist_all_damage_and_are_immune_to_poison_in_2014(ruleset: str, poison: int) -> None:
    stone = monster(hp=100, conditions=(Condition(id="c", name="Petrified"),))
    table = RuleScenario(stone, ruleset=ruleset)
    table.do(hit((10, "slashing")))
    assert table["ogre"].current_hp == 95
    table.do(hit((10, "poison")))
    assert table["ogre"].current_hp == 95 - poison


@pytest.mark.parametrize(
    ("share", "has", "healed"), [("full", 32, [12]), ("half", 26, [6]), ("double", 40, [20])]
)
def test_absorbed_damage_heals_up_to_the_maximum(share: str, has: int, healed: list[int]) -> None:
    """SRD Flesh Golem, Lightning Absorption: no damage, and as many hit points."""
    table = RuleScenario(monster(hp=40, current_hp=20, defences=Defences(absorptions=("lightning",))))
    table.do(hit((12, "lightning"), share=share))
    assert (table["ogre"].current_hp, [e.amount for e in table.heard(HealingReceived)]) == (has, healed)
    (taken,) = table.heard(DamageTaken)
    assert (taken.amount, [(m.kind, m.types) for m in taken.met]) == (0, [("absorbs", ("lightning",))])


def test_what_heals_comes_before_the_rest_of_the_hit_and_raises_no_one() -> None:
    table = RuleScenario(monster(hp=40, current_hp=5, defences=Defences(absorptions=("lightning",))))
    table.do(hit((12, "lightning"), (10, "slashing")))
    assert table["ogre"].current_hp == 7
    table.do(hit((10, "slashing")))
    table.do(hit((12, "lightning")))
    assert (table["ogre"].current_hp, table.heard(HealingReceived)) == (0, [])


def test_what_a_hit_met_is_told() -> None:
    defences = Defences(
        resistances=("fire",), vulnerabilities=("cold",), immunities=("poison",), reduction=2, threshold=99
    )
    table = RuleScenario(monster(hp=40, defences=defences))
    table.do(hit((12, "fire"), (2, "cold"), (9, "poison"), (0, "acid"), (3, "")))
    (taken,) = table.heard(DamageTaken)
    assert (taken.rolled, taken.dealt, taken.amount) == (26, 26, 0)
    assert [(m.kind, m.types) for m in taken.met] == [
        ("immune", ("poison",)),
        ("reduced", ("", "cold", "fire")),
        ("resistant", ("fire",)),
        ("vulnerable", ("cold",)),
        ("threshold", ("", "cold", "fire")),
    ]
    plain = RuleScenario(monster(hp=40))
    plain.do(hit((12, "fire")))
    assert plain.heard(DamageTaken)[0].met == ()


@given(
    amounts=st.lists(st.integers(0, 60), min_size=1, max_size=5),
    share=st.sampled_from(["full", "half"]),
    resisted=st.sets(st.sampled_from(["a", "b", "c", "d", "e"])),
)
def test_each_division_costs_less_than_a_point_of_the_whole_hit(
    amounts: list[int], share: str, resisted: set[str]
) -> None:
    """SRD Round Down."""
    table = RuleScenario(monster(hp=999, defences=Defences(resistances=tuple(resisted))))
    parts = list(zip(amounts, "abcde", strict=False))
    table.do(hit(*parts, share=share))
    exact = sum(
        amount / (2 if share == "half" else 1) / (2 if kind in resisted else 1) for amount, kind in parts
    )
    divisions = (share == "half") + bool(resisted)
    assert exact - divisions < table.heard(DamageTaken)[0].amount <= exact or divisions == 0


def test_temporary_hit_points_absorb_first_and_the_rest_goes_through() -> None:
    """SRD Temporary Hit Points: 5 temporary hit points and 7 damage leave 2 damage."""
    table = RuleScenario(monster(hp=20, temporary_hp=5))
    table.do(hit((7, "")))
    (taken,) = table.heard(DamageTaken)
    assert (taken.amount, taken.absorbed) == (7, 5)
    assert (table["ogre"].temporary_hp, table["ogre"].current_hp) == (0, 18)


def test_temporary_hit_points_absorb_after_resistance() -> None:
    table = RuleScenario(monster(hp=20, temporary_hp=5, defences=Defences(resistances=("fire",))))
    table.do(hit((8, "fire")))
    assert (table["ogre"].temporary_hp, table["ogre"].current_hp) == (1, 20)


@pytest.mark.parametrize(
    ("had", "offered", "replace", "has"),
    [
        pytest.param(10, 12, False, 12, id="SRD Temporary Hit Points: the higher number may be chosen"),
        pytest.param(12, 10, False, 12, id="SRD Temporary Hit Points: they do not add up"),
        pytest.param(12, 10, True, 10, id="the lower number when it is wanted"),
        pytest.param(12, 0, True, 0, id="none any more, by the DM"),
    ],
)
def test_temporary_hit_points_do_not_stack(had: int, offered: int, replace: bool, has: int) -> None:
    table = RuleScenario(hero(temporary_hp=had))
    table.do(SetTemporaryHitPoints(participant_ids=("aria",), amount=offered, replace=replace))
    assert table["aria"].temporary_hp == has
    assert [(e.before, e.after, e.offered) for e in table.heard(TemporaryHitPointsSet)] == [
        (had, has, offered)
    ]


def test_several_targets_take_their_own_shares_in_one_command() -> None:
    table = RuleScenario(hero("Aria", 30), hero("Borin", 30), monster("Ogre", 30))
    table.do(
        DealDamage.model_validate(
            {
                "targets": [
                    {"participantId": "aria"},
                    {"participantId": "borin", "share": "half"},
                    {"participantId": "ogre", "share": "none"},
                ],
                "parts": [{"amount": 15, "type": "fire"}],
                "sourceId": "ogre",
            }
        )
    )
    assert [table[i].current_hp for i in ("aria", "borin", "ogre")] == [15, 23, 30]
    assert [e.source_id for e in table.heard(DamageTaken)] == ["ogre"] * 3


def test_overkill_is_what_hit_points_could_not_take() -> None:
    table = RuleScenario(monster(hp=7, temporary_hp=3))
    table.do(hit((25, "")))
    assert table.heard(DamageTaken)[0].overkill == 15


def test_an_unknown_target_or_source_changes_nobody() -> None:
    table = RuleScenario(monster(hp=20))
    before = table.encounter
    with pytest.raises(ParticipantNotFoundError):
        table.do(DealDamage.to("nobody", 5))
    with pytest.raises(ParticipantNotFoundError):
        table.do(DealDamage.to("ogre", 5, source_id="nobody"))
    assert table.encounter is before


def test_a_participant_of_unknown_hit_points_is_damaged_without_going_down() -> None:
    table = RuleScenario(monster(hp=0))
    table.do(hit((12, "")))
    (taken,) = table.heard(DamageTaken)
    assert (taken.amount, taken.overkill, taken.hp_after) == (12, 0, 0)
    assert table.heard(ParticipantDowned) == []
    assert not table["ogre"].is_defeated


def test_bystanders_stay_the_very_same_objects() -> None:
    table = RuleScenario(hero(), monster())
    aria = table["aria"]
    table.do(hit((5, "")))
    assert table["aria"] is aria


def test_relative_damage_of_a_plain_client_goes_by_the_rules() -> None:
    table = RuleScenario(monster(hp=20, temporary_hp=2, defences=Defences(resistances=("fire",))))
    table.do(UpdateParticipantHp(participant_id="ogre", damage=10, damage_type="fire", notes="torch"))
    assert table["ogre"].current_hp == 17
    assert table.heard(DamageTaken)[0].notes == "torch"


def test_relative_healing_of_a_plain_client_goes_by_the_rules() -> None:
    table = RuleScenario(hero(current_hp=0))
    table.afflict("aria", "Prone")
    table.do(UpdateParticipantHp(participant_id="aria", healing=25, notes="potion"))
    assert table["aria"].current_hp == 20
    assert [(e.amount, e.overheal, e.notes) for e in table.heard(HealingReceived)] == [(20, 5, "potion")]
    assert len(table.heard(ParticipantRevived)) == 1
    table.do(UpdateParticipantHp(participant_id="aria", damage=20))
    assert "Unconscious" in table.conditions("aria")
    assert [e.notes for e in table.heard(DamageTaken)] == [""]


def test_an_absolute_number_of_a_plain_client_is_taken_as_it_is() -> None:
    table = RuleScenario(monster(hp=20, temporary_hp=5, defences=Defences(immunities=("fire",))))
    table.do(UpdateParticipantHp.model_validate({"participantId": "ogre", "newHP": 11, "damage": 9}))
    assert (table["ogre"].current_hp, table["ogre"].temporary_hp) == (11, 5)
    (event,) = table.heard(HitPointsSet)
    assert (event.hp_before, event.hp_after, event.damage) == (20, 11, 9)
    described = {"participantId": "ogre", "newHP": 13, "healing": 2, "notes": "a potion"}
    table.do(UpdateParticipantHp.model_validate(described))
    (event,) = table.heard(HitPointsSet)
    assert (event.hp_after, event.healing, event.notes) == (13, 2, "a potion")
    table.do(UpdateParticipantHp.model_validate({"participantId": "ogre", "newHP": 13}))
    assert [e.notes for e in table.heard(HitPointsSet)] == [""]


@pytest.mark.parametrize(("wanted", "has"), [(-7, 0), (0, 0), (20, 20)])
def test_an_absolute_number_is_bounded_below(wanted: int, has: int) -> None:
    table = RuleScenario(monster(hp=20))
    table.do(UpdateParticipantHp.model_validate({"participantId": "ogre", "newHP": wanted}))
    assert table["ogre"].current_hp == has


def test_hit_points_above_the_maximum_are_asked_for() -> None:
    table = RuleScenario(monster(hp=20))
    above = {"participantId": "ogre", "newHP": 35}
    with pytest.raises(RuleError, match=r"35 is above the hit point maximum of Ogre \(20\)"):
        table.do(UpdateParticipantHp.model_validate({**above, "aboveMaximum": False}))
    table.do(UpdateParticipantHp.model_validate(above))  # as the seed's clients say it
    assert table["ogre"].current_hp == 35
    table.do(UpdateParticipantHp.model_validate({**above, "newHP": 30}))
    assert table["ogre"].current_hp == 30


def test_an_unknown_maximum_is_not_a_maximum_of_zero() -> None:
    table = RuleScenario(monster(hp=0))
    table.do(UpdateParticipantHp.model_validate({"participantId": "ogre", "newHP": 12}))
    assert (table["ogre"].current_hp, table["ogre"].max_hp) == (12, 12)
    table = RuleScenario(monster(hp=0, current_hp=12), hero(hp=0, current_hp=12))
    for victim in ("ogre", "aria"):
        table.do(DealDamage.to(victim, 12))
        assert [e.fate for e in table.heard(ParticipantDowned)] in (["defeated"], ["dying"])


@pytest.mark.parametrize(("victim", "fate"), [("ogre", "defeated"), ("aria", "dying")])
def test_who_has_an_unknown_maximum_falls_when_the_hit_points_it_had_are_set_to_0(
    victim: str, fate: str
) -> None:
    table = RuleScenario(monster(hp=0, current_hp=12), hero(hp=0, current_hp=12))
    table.do(UpdateParticipantHp.model_validate({"participantId": victim, "newHP": 0}))
    assert [e.fate for e in table.heard(ParticipantDowned)] == [fate]
    assert table[victim].max_hp == 12


def test_an_unknown_maximum_is_what_was_there_before_hit_points_are_set_lower() -> None:
    table = RuleScenario(monster(hp=0, current_hp=12))
    table.do(UpdateParticipantHp.model_validate({"participantId": "ogre", "newHP": 3}))
    assert (table["ogre"].current_hp, table["ogre"].max_hp) == (3, 12)


def test_who_has_an_unknown_maximum_falls_by_a_hit_of_which_it_absorbs_a_part() -> None:
    table = RuleScenario(monster(hp=0, current_hp=7, defences=Defences(absorptions=("fire",))))
    table.do(hit((3, "fire"), (9, "cold")))
    assert [e.fate for e in table.heard(ParticipantDowned)] == ["defeated"]


@pytest.mark.parametrize(
    ("name", "fields"), [("Exhaustion", {"level": 4}), ("Life Drain", {"hit_points": {"max_hp": -5}})]
)
def test_what_lowers_an_unknown_maximum_takes_nothing_off_with_the_first_hit(
    name: str, fields: dict[str, Any]
) -> None:
    table = RuleScenario(monster(hp=0, current_hp=12), ruleset="2014")
    table.afflict("ogre", name, **fields)
    table.do(hit((1, "")))
    assert table["ogre"].current_hp == 11
    assert maximum_hp(table["ogre"], "2014") == 12
    table.do(UpdateParticipantHp.model_validate({"participantId": "ogre", "newHP": 12}))
    assert table["ogre"].current_hp == 12


def test_an_absolute_number_with_damage_asks_for_the_concentration_save() -> None:
    table = RuleScenario(hero(hp=50))
    table.do(Concentrate(participant_id="aria", name="Bless"))
    table.do(UpdateParticipantHp.model_validate({"participantId": "aria", "newHP": 20, "damage": 30}))
    assert [e.dc for e in table.heard(ConcentrationCheckDue)] == [15]
    table.do(UpdateParticipantHp.model_validate({"participantId": "aria", "newHP": 10}))
    assert table.heard(ConcentrationCheckDue) == []


def test_a_hit_is_told_whole() -> None:
    table = RuleScenario(monster(hp=10), hero())
    command = {
        "targets": [{"participantId": "ogre"}],
        "parts": [{"amount": 4, "type": "fire"}, {"amount": 2, "type": ""}],
        "isCritical": True,
        "sourceId": "aria",
    }
    table.do(DealDamage.model_validate(command))
    (taken,) = table.heard(DamageTaken)
    assert (taken.damage_types, taken.is_critical, taken.overkill) == (("fire",), True, 0)
    table.do(DealDamage.model_validate(command))
    assert [e.source_id for e in table.heard(ParticipantDowned)] == ["aria"]
    assert [e.overkill for e in table.heard(DamageTaken)] == [2]
    frail = RuleScenario(monster(hp=1))
    frail.do(DealDamage.to("ogre", 3))
    assert [e.overkill for e in frail.heard(DamageTaken)] == [2]
