"""Saving throws that are owed: how they come, how they are settled, and what takes them away."""

from typing import Any

import pytest

from storage.encounter import commands as c
from storage.encounter.apply import apply
from storage.encounter.base import ParticipantId, UserId
from storage.encounter.context import Actor
from storage.encounter.errors import NotAllowedError, RuleError
from storage.encounter.events import (
    ConcentrationEnded,
    ConditionRemoved,
    ConditionResisted,
    DamageTaken,
    LegendarySpent,
    SaveDropped,
    SaveDue,
    SaveMade,
)
from storage.encounter.model import Condition, Defences, SaveBonuses, SaveEnds
from storage.encounter.model.health import Ruleset, maximum_hp
from storage.encounter.policy import authorise
from tests.storage.encounter.scenario import DM, RuleScenario, hero, monster

ARI = Actor(UserId("ari"), "Ari", is_member=True)
KNOWN = SaveBonuses(constitution=2, wisdom=4, dexterity=3)
WISDOM = SaveEnds(ability="Wisdom", dc=14)


def roll(who: str, **fields: Any) -> c.RollSave:
    return c.RollSave.model_validate({"participantId": who, **fields})


def settle(who: str, answer: str, **fields: Any) -> c.SettleSave:
    return c.SettleSave.model_validate({"participantId": who, "answer": answer, **fields})


def concentrating(*dice: int, **fields: Any) -> RuleScenario:
    """Return a table where Aria keeps Hold Person up on the ogre, and is hit for 24."""
    table = RuleScenario(hero(hp=100, save_bonuses=KNOWN, **fields), monster(), dice=dice)
    table.do(c.Concentrate(participant_id=ParticipantId("aria"), name="Hold Person"))
    table.afflict("ogre", "Paralyzed", source_id="aria", from_concentration=True)
    table.do(c.DealDamage.to("aria", 24))
    return table


def held(*dice: int, save: SaveEnds = WISDOM, **fields: Any) -> RuleScenario:
    """Return a table where Aria's turn is over, and she owes the save that ends Hold Person on her."""
    condition = Condition(id="c1", name="Paralyzed", save_ends=save)
    aria = hero(save_bonuses=KNOWN, conditions=(condition,), **fields)
    table = RuleScenario(aria, monster(), dice=dice).running("aria")
    table.advance()
    return table


def fireball(*targets: str, **fields: Any) -> c.CallForSaves:
    return c.CallForSaves.model_validate(
        {
            "participantIds": targets or ("aria", "ogre", "orc"),
            "name": "Fireball",
            "ability": "DEX",
            "dc": 15,
            "parts": [{"amount": 21, "type": "fire"}],
            **fields,
        }
    )


def crowd(*dice: int, **fields: Any) -> RuleScenario:
    return RuleScenario(
        hero(hp=50, save_bonuses=KNOWN), monster(hp=50, **fields), monster("Orc", 50), dice=dice
    )


# --- concentration (SRD, Concentration) ---


@pytest.mark.parametrize(("natural", "is_kept"), [(10, True), (9, False)])
def test_a_concentration_save_is_owed_and_one_roll_keeps_or_loses_the_spell(
    natural: int, is_kept: bool
) -> None:
    table = concentrating(natural)
    (owed,) = table["aria"].saves
    assert (owed.about, owed.name, owed.ability, owed.dc) == (
        "concentration", "Hold Person", "constitution", 12,
    )  # fmt: skip
    table.do(roll("aria"))
    (made,) = table.heard(SaveMade)
    assert (made.natural, made.bonus, made.total, made.is_passed) == (natural, 2, natural + 2, is_kept)
    assert (table["aria"].concentration is not None) is is_kept
    assert bool(table.conditions("ogre")) is is_kept
    assert [e.reason for e in table.heard(ConcentrationEnded)] == ([] if is_kept else ["failed"])
    assert table["aria"].saves_owed == ()


def test_the_number_of_a_physical_die_counts_with_the_bonus_and_a_total_as_it_is() -> None:
    table = concentrating()
    table.do(roll("aria", roll=9))
    assert [(e.total, e.is_passed) for e in table.heard(SaveMade)] == [(11, False)]
    table = concentrating()
    table.do(roll("aria", total=12))
    assert [(e.natural, e.is_passed) for e in table.heard(SaveMade)] == [(None, True)]
    assert table.rolled == []


def test_each_hit_is_a_save_of_its_own_and_all_are_over_with_the_spell() -> None:
    table = concentrating(1)
    table.do(c.DealDamage.to("aria", 30))
    assert [save.dc for save in table["aria"].saves] == [12, 15]
    table.do(roll("aria"))
    assert len(table.heard(SaveMade)) == 1 and table["aria"].saves_owed == ()


def test_a_save_for_concentration_is_over_when_the_spell_ends_or_another_takes_its_place() -> None:
    table = concentrating()
    table.do(c.EndConcentration(participant_id=ParticipantId("aria")))
    assert table["aria"].saves_owed == ()
    table = concentrating()
    table.do(c.Concentrate(participant_id=ParticipantId("aria"), name="Bless"))
    assert table["aria"].saves_owed == ()
    table = concentrating()
    table.do(c.RemoveCondition(participant_id=ParticipantId("ogre"), condition="Paralyzed"))
    assert table["aria"].concentration is None and table["aria"].saves_owed == ()


# --- saves that end a condition ---


def test_a_save_that_ends_a_condition_is_owed_and_ends_it_when_it_is_passed() -> None:
    table = held(10)
    (owed,) = table["aria"].saves
    assert (owed.id, owed.name, owed.ability, owed.dc) == ("c1", "Paralyzed", "Wisdom", 14)
    table.do(roll("aria"))
    assert [e.reason for e in table.heard(ConditionRemoved)] == ["recovered"]
    assert table.conditions("aria") == [] and table["aria"].saves_owed == ()


def test_failed_the_condition_stays_and_is_asked_for_again_on_the_next_turn() -> None:
    table = held(9)
    table.do(roll("aria"))
    assert table.conditions("aria") == ["Paralyzed"] and table["aria"].saves_owed == ()
    table.advance(2)
    assert len(table["aria"].saves) == 1


def test_a_save_that_was_not_made_is_owed_once_however_many_turns_pass() -> None:
    table = held()
    table.advance(4)
    assert [save.id for save in table["aria"].saves_owed] == ["c1"]


def test_saves_at_the_start_of_a_turn_are_owed_then() -> None:
    table = held(save=SaveEnds(ability="Wisdom", dc=14, at="turn_start"))
    assert table["aria"].saves == ()
    table.advance()
    assert (table.turn, len(table["aria"].saves)) == ("aria", 1)


def test_a_save_goes_with_its_condition_and_with_its_bearer() -> None:
    table = held()
    table.do(c.RemoveCondition(participant_id=ParticipantId("aria"), condition="c1"))
    assert table["aria"].saves_owed == ()
    table = RuleScenario(hero(), monster(conditions=(Condition(id="c", name="hexed", save_ends=WISDOM),)))
    table.running("ogre").advance()
    table.do(c.DealDamage.to("ogre", 50))
    assert table["ogre"].is_dead and table["ogre"].saves_owed == ()


def test_a_condition_that_ends_with_the_turn_leaves_no_save() -> None:
    last = Condition(id="c1", name="hexed", duration=1, ends="turn_end", save_ends=WISDOM)
    table = RuleScenario(hero(conditions=(last,)), monster()).running("aria")
    table.advance()
    assert table["aria"].saves_owed == ()


# --- what else counts for a roll ---


@pytest.mark.parametrize("ability", ["Strength", "Dexterity"])
@pytest.mark.parametrize("condition", ["Paralyzed", "Petrified", "Stunned", "Unconscious"])
def test_who_is_paralyzed_petrified_stunned_or_unconscious_fails_saves_of_the_body(
    condition: str, ability: str
) -> None:
    afflicted = hero(conditions=(Condition(id="p", name=condition),))
    table = RuleScenario(afflicted, monster())
    table.do(fireball("aria", ability=ability))
    table.do(roll("aria", total=30))
    assert [(e.is_passed, e.fails_by_condition) for e in table.heard(SaveMade)] == [(False, True)]
    table = RuleScenario(afflicted, monster())
    table.do(fireball("aria", ability="Wisdom"))
    table.do(roll("aria", total=30))
    assert [e.is_passed for e in table.heard(SaveMade)] == [True]


def test_the_restrained_save_for_dexterity_with_disadvantage() -> None:
    table = RuleScenario(hero(save_bonuses=KNOWN, conditions=(Condition(name="Restrained"),)), dice=(18, 4))
    table.do(fireball("aria"))
    table.do(roll("aria"))
    assert [e.natural for e in table.heard(SaveMade)] == [4]


@pytest.mark.parametrize(
    ("ruleset", "natural", "total"),
    [
        pytest.param("2014", 5, 8, id="SRD 5.1 Exhaustion, level 3: disadvantage on saving throws"),
        pytest.param("2024", 15, 12, id="SRD 5.2 Exhaustion: 2 less per level"),
    ],
)
def test_exhaustion_counts_for_saves(ruleset: str, natural: int, total: int) -> None:
    tired = (Condition(name="Exhaustion", level=3),)
    table = RuleScenario(hero(save_bonuses=KNOWN, conditions=tired), dice=(15, 5), ruleset=ruleset)
    table.do(fireball("aria"))
    table.do(roll("aria"))
    assert [(e.natural, e.total) for e in table.heard(SaveMade)] == [(natural, total)]


def test_advantage_takes_the_higher_die_and_meets_disadvantage_in_one_die() -> None:
    table = RuleScenario(hero(save_bonuses=KNOWN), dice=(4, 18))
    table.do(fireball("aria"))
    table.do(roll("aria", mode="advantage"))
    assert [e.natural for e in table.heard(SaveMade)] == [18]
    table = RuleScenario(hero(save_bonuses=KNOWN, conditions=(Condition(name="Restrained"),)), dice=(4, 18))
    table.do(fireball("aria"))
    table.do(roll("aria", mode="advantage"))
    assert [e.natural for e in table.heard(SaveMade)] == [4]


def test_a_characters_bonus_is_asked_for_once_and_remembered() -> None:
    table = RuleScenario(hero(hp=100), dice=(10,))
    table.do(fireball("aria"))
    with pytest.raises(RuleError, match="what Aria adds to this save"):
        table.do(roll("aria"))
    table.do(roll("aria", bonus=5))
    assert [e.total for e in table.heard(SaveMade)] == [15]
    table.do(fireball("aria"))
    table.do(roll("aria"))
    assert [e.bonus for e in table.heard(SaveMade)] == [5]
    assert table["aria"].save_bonuses == SaveBonuses(dexterity=5)


def test_a_monsters_dexterity_stands_in_for_its_bonus_and_without_one_none_is_added() -> None:
    table = crowd(10, 10, dexterity=16)
    table.do(fireball("ogre", "orc", rollsMonsters=True))
    assert [(e.bonus, e.total) for e in table.heard(SaveMade)] == [(3, 13), (None, 10)]


def test_the_bonuses_that_are_given_change_and_the_others_stay() -> None:
    table = RuleScenario(hero(save_bonuses=KNOWN))
    changes = {"participantId": "aria", "changes": {"saveBonuses": {"wisdom": -1, "dexterity": None}}}
    table.do(c.UpdateParticipant.model_validate(changes))
    assert table["aria"].save_bonuses == SaveBonuses(constitution=2, wisdom=-1)


@pytest.mark.parametrize(
    ("typed", "bonuses"),
    [
        ("dex +5, wis -1", {"dexterity": 5, "wisdom": -1}),
        ("Strength 3; con none", {"strength": 3, "constitution": None}),
        ("ges +5, weis −2", {"dexterity": 5, "wisdom": -2}),
        ("sag: +4", {"wisdom": 4}),
    ],
)
def test_bonuses_are_read_as_they_are_typed(typed: str, bonuses: dict[str, int | None]) -> None:
    table = RuleScenario(hero(save_bonuses=KNOWN))
    changes = {"participantId": "aria", "changes": {"saveBonuses": typed}}
    table.do(c.UpdateParticipant.model_validate(changes))
    assert table["aria"].save_bonuses == KNOWN.model_copy(update=bonuses)


@pytest.mark.parametrize("typed", ["", "dex", "+5", "luck +3", "dex five", "dex +99"])
def test_what_are_no_bonuses_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"Write saves like|write bonuses"):
        c.UpdateParticipant.model_validate({"participantId": "aria", "changes": {"saveBonuses": typed}})


# --- effects on several (SRD, Areas of Effect; Saving Throws and Damage) ---


def test_who_fails_takes_all_of_it_and_who_succeeds_half() -> None:
    table = crowd(12, 11, 20)
    table.do(fireball())
    assert [(e.name, e.ability, e.dc) for e in table.heard(SaveDue)] == [("Fireball", "dexterity", 15)] * 3
    (save_id,) = {save.id for who in ("aria", "ogre", "orc") for save in table[who].saves}
    table.do(roll("aria"))
    assert (table["aria"].current_hp, table["ogre"].current_hp) == (40, 50)
    rest = {"participantIds": ("ogre", "orc"), "saveId": save_id}
    table.do(c.RollSave.model_validate(rest))
    assert (table["ogre"].current_hp, table["orc"].current_hp) == (29, 40)


def test_success_can_leave_nothing_and_what_is_dropped_does_nothing() -> None:
    table = crowd()
    table.do(fireball(onSuccess="none"))
    table.do(settle("aria", "passed"))
    assert table.heard(DamageTaken) == []
    table.do(settle("ogre", "dropped"))
    assert [e.participant_id for e in table.heard(SaveDropped)] == ["ogre"]
    table.do(settle("orc", "failed"))
    assert [table[who].current_hp for who in ("aria", "ogre", "orc")] == [50, 50, 29]


def test_the_damage_meets_defences_and_asks_for_the_concentration_save_it_brings() -> None:
    table = RuleScenario(hero(hp=50, defences=Defences(resistances=("fire",))))
    table.do(c.Concentrate(participant_id=ParticipantId("aria"), name="Bless"))
    table.do(fireball("aria"))
    table.do(settle("aria", "passed"))
    assert [(e.dealt, e.amount) for e in table.heard(DamageTaken)] == [(10, 5)]
    assert [(save.about, save.dc) for save in table["aria"].saves] == [("concentration", 10)]


def test_who_fails_gets_the_condition_that_the_casters_concentration_keeps_up() -> None:
    table = crowd()
    web = {"name": "Restrained", "fromConcentration": True, "saveEnds": {"ability": "Strength", "dc": 13}}
    table.do(fireball("ogre", "orc", name="Web", parts=(), condition=web, sourceId="aria"))
    held = table["aria"].concentration
    assert held is not None and held.name == "Web"
    table.do(settle("ogre", "failed"))
    table.do(settle("orc", "passed"))
    caught = table.condition("ogre", "Restrained")
    assert (caught.source_id, caught.effect, caught.from_concentration) == ("aria", "Web", True)
    assert table.conditions("orc") == []
    table.do(c.EndConcentration(participant_id=ParticipantId("aria")))
    assert table.conditions("ogre") == []


def test_a_condition_does_not_come_when_the_concentration_was_over_before_the_save() -> None:
    table = crowd()
    web = {"name": "Restrained", "fromConcentration": True}
    table.do(fireball("ogre", name="Web", condition=web, sourceId="aria"))
    table.do(c.EndConcentration(participant_id=ParticipantId("aria")))
    table.do(settle("ogre", "failed"))
    assert table.conditions("ogre") == [] and table["ogre"].current_hp == 29


@pytest.mark.parametrize(("ruleset", "shown"), [("2014", (11, 11, 0)), ("2024", (50, 50, 11))])
def test_who_fails_against_polymorph_has_the_form_with_its_hit_points(
    ruleset: Ruleset, shown: tuple[int, int, int]
) -> None:
    """SRD, Polymorph: a Wisdom save, and the creature is transformed while concentration lasts."""
    table = RuleScenario(hero(), monster(hp=50), ruleset=ruleset)
    sheep = {"name": "Sheep", "fromConcentration": True, "form": {"maxHP": 11}}
    table.do(fireball("ogre", name="Polymorph", parts=(), condition=sheep, sourceId="aria"))
    table.do(settle("ogre", "failed"))
    ogre = table["ogre"]
    assert (ogre.current_hp, maximum_hp(ogre, ruleset), ogre.temporary_hp) == shown
    table.do(c.EndConcentration(participant_id=ParticipantId("aria")))
    ogre = table["ogre"]
    assert (ogre.current_hp, ogre.max_hp, ogre.temporary_hp, ogre.true_form) == (50, 50, 0, None)


def test_who_fails_against_a_life_drain_dies_when_its_maximum_is_0() -> None:
    """SRD, Wraith, Life Drain: the target dies if this reduces its hit point maximum to 0."""
    table = RuleScenario(hero(hp=30), monster())
    drained = {"name": "Drained", "hitPoints": {"maxHP": -20}}
    for is_dead in (False, True):
        table.do(fireball("aria", name="Life Drain", parts=(), condition=drained, sourceId="ogre"))
        table.do(settle("aria", "failed"))
        assert table["aria"].is_dead is is_dead


def test_a_form_is_called_for_only_where_there_is_a_maximum_to_return_to() -> None:
    table = RuleScenario(hero(), monster(hp=0))
    sheep = {"name": "Sheep", "form": {"maxHP": 11}}
    with pytest.raises(RuleError) as refusal:
        table.do(fireball("aria", "ogre", name="Polymorph", parts=(), condition=sheep))
    assert refusal.value.key == "form-needs-maximum"


def test_an_immune_one_takes_the_damage_and_resists_the_condition() -> None:
    table = RuleScenario(monster(defences=Defences(condition_immunities=("prone",)), hp=50))
    table.do(fireball("ogre", condition={"name": "Prone"}))
    table.do(settle("ogre", "failed"))
    assert table.heard(ConditionResisted) and table["ogre"].current_hp == 29


def test_the_dead_owe_no_save_and_one_that_dies_by_the_effect_gets_no_condition() -> None:
    table = RuleScenario(monster(hp=20), monster("Orc", 0, max_hp=20), hero())
    table.do(fireball("ogre", "orc", condition={"name": "Prone"}))
    assert table["orc"].saves_owed == ()
    table.do(settle("ogre", "failed"))
    assert table["ogre"].is_dead and table.conditions("ogre") == []
    with pytest.raises(RuleError, match="choose creatures that are alive"):
        table.do(fireball("ogre", "orc"))


def test_monsters_are_rolled_at_once_only_for_a_dm_and_characters_roll_themselves() -> None:
    table = crowd(15, 2)
    table.do(fireball(rollsMonsters=True))
    assert [e.participant_id for e in table.heard(SaveMade)] == ["ogre", "orc"]
    assert len(table["aria"].saves) == 1
    table.actor = ARI
    with pytest.raises(NotAllowedError):
        table.do(fireball(rollsMonsters=True))


def test_a_legendary_resistance_passes_a_save_and_is_spent() -> None:
    table = crowd(legendary_resistances=3, legendary_resistances_remaining=1)
    table.do(fireball("ogre", onSuccess="none"))
    table.do(settle("ogre", "passed", spendsLegendary=True))
    assert [e.remaining for e in table.heard(LegendarySpent)] == [0]
    assert table["ogre"].current_hp == 50
    table.do(fireball("ogre"))
    with pytest.raises(RuleError):
        table.do(settle("ogre", "passed", spendsLegendary=True))


# --- whose it is ---


def test_a_player_rolls_their_own_saves_calls_for_others_and_settles_none() -> None:
    table = RuleScenario(hero(collaborators=(ARI.user_id,), save_bonuses=KNOWN), monster(), hero("Borin"))
    cast = fireball("ogre", "borin", sourceId="aria")
    assert authorise(table.encounter, ARI, cast) == "yes"
    for refused in (
        fireball("aria"),
        fireball("aria", sourceId="borin"),
        roll("borin"),
        settle("aria", "passed"),
    ):
        with pytest.raises(NotAllowedError):
            authorise(table.encounter, ARI, refused)
    assert authorise(table.encounter, ARI, roll("aria")) == "yes"


def test_a_player_has_few_effects_open_at_a_time() -> None:
    table = RuleScenario(hero(collaborators=(ARI.user_id,)), monster())
    table.actor = ARI
    for _ in range(3):
        table.do(fireball("ogre", sourceId="aria"))
    with pytest.raises(RuleError, match="3 of your effects"):
        table.do(fireball("ogre", sourceId="aria"))


def test_a_players_effects_hold_little_text() -> None:
    others = [monster(f"Ogre {number}") for number in range(30)]
    table = RuleScenario(hero(collaborators=(ARI.user_id,)), *others)
    long = fireball(*(o.id for o in others), condition={"name": "x", "description": "\U0001f409" * 1000})
    with pytest.raises(RuleError, match="too much text"):
        table.actor = ARI
        table.do(long.model_copy(update={"source_id": ParticipantId("aria")}))
    table.actor = DM
    table.do(long)


def test_a_save_against_a_secret_condition_is_not_there_for_its_players() -> None:
    table = held()
    secret = table.condition("aria", "Paralyzed").model_copy(update={"is_secret": True})
    aria = table["aria"].model_copy(update={"conditions": (secret,), "collaborators": (ARI.user_id,)})
    table.encounter = table.encounter.with_participant(aria)
    table.actor = ARI
    with pytest.raises(RuleError, match="no such save"):
        table.do(roll("aria"))


def test_a_roll_that_was_made_is_not_made_again() -> None:
    table = concentrating(20)
    table.do(roll("aria"))
    with pytest.raises(RuleError, match="no such save"):
        table.do(roll("aria"))


def test_undo_owes_a_save_again_with_all_that_its_failure_took() -> None:
    table = concentrating(1)
    before = table.encounter
    after = apply(before, roll("aria"), table.context()).encounter
    assert after.participants[0].concentration is None
    back = apply(after, c.Undo(), table.context()).encounter
    assert back.participants == before.participants


def test_healing_leaves_saves_as_they_are() -> None:
    table = concentrating()
    table.do(c.Heal(participant_ids=(ParticipantId("aria"),), amount=99))
    assert len(table["aria"].saves) == 1
