"""What recurs at the start and end of turns: applied, due once, and gone with what carries it."""

from typing import Any

import pytest

from storage.encounter import commands as c
from storage.encounter.apply import apply
from storage.encounter.base import ParticipantId, UserId
from storage.encounter.context import Actor
from storage.encounter.errors import RuleError
from storage.encounter.events import (
    DamageTaken,
    EffectDue,
    EffectSkipped,
    HealingReceived,
    ParticipantDowned,
    ReminderDue,
)
from storage.encounter.model import Condition, Defences, Recurring
from tests.storage.encounter.scenario import RuleScenario, hero, monster

FIRE = {"name": "Burning", "kind": "damage", "amount": "1d6", "damageType": "fire"}
REGROWTH = {
    "name": "Regeneration",
    "kind": "healing",
    "amount": "10",
    "text": "not after acid or fire; works at 0 hit points",
}


def recurring(who: str, **fields: Any) -> c.SetRecurring:
    return c.SetRecurring.model_validate({"participantId": who, "effect": fields})


def answer(table: RuleScenario, who: str, **fields: Any) -> c.ApplyRecurring:
    (effect,) = table[who].effects
    return c.ApplyRecurring.model_validate({"participantId": who, "effectId": effect.id, **fields})


def facing(*dice: int, **fields: Any) -> RuleScenario:
    """Return a table on Aria's turn; the troll acts next."""
    return RuleScenario(hero(hp=30), monster("Troll", 40, **fields), dice=dice).running("aria")


def test_dice_are_due_at_the_start_of_the_turn_and_one_tap_applies_them_once() -> None:
    table = facing(4)
    table.do(recurring("troll", **FIRE))
    table.advance()
    assert [(e.name, e.amount_text, e.damage_type) for e in table.heard(EffectDue)] == [
        ("Burning", "1d6", "fire")
    ]
    command = answer(table, "troll")
    table.do(command)
    assert [(e.amount, e.damage_types, e.notes) for e in table.heard(DamageTaken)] == [
        (4, ("fire",), "Burning")
    ]
    with pytest.raises(RuleError, match="not due"):
        table.do(command)
    table.advance(2)
    assert len(table["troll"].effects) == 1


def test_a_fixed_amount_is_applied_by_itself_only_where_that_was_said() -> None:
    table = facing()
    table.do(recurring("troll", **FIRE | {"amount": "7", "isAutomatic": True}))
    table.advance()
    assert table["troll"].current_hp == 33 and table["troll"].effects == ()
    table = facing()
    table.do(recurring("troll", **FIRE | {"amount": "7"}))
    table.advance()
    assert table["troll"].current_hp == 40 and len(table["troll"].effects) == 1


def test_it_meets_defences_and_the_tables_own_roll_counts() -> None:
    table = facing(defences=Defences(resistances=("fire",)))
    table.do(recurring("troll", **FIRE))
    table.advance()
    table.do(answer(table, "troll", amount=5))
    assert table["troll"].current_hp == 38 and table.rolled == []


def test_what_is_skipped_does_nothing_and_is_due_again_on_the_next_turn() -> None:
    table = facing()
    table.do(recurring("troll", **FIRE))
    table.advance()
    table.do(answer(table, "troll", answer="skip"))
    assert table.heard(EffectSkipped) and table["troll"].current_hp == 40
    table.advance(2)
    assert len(table["troll"].effects) == 1


def test_the_end_of_a_turn_is_a_moment_too_and_a_reminder_only_reminds() -> None:
    table = facing()
    table.do(recurring("aria", name="Aura", kind="reminder", at="turn_end", text="everyone within 10 feet"))
    table.advance()
    assert [(e.about, e.text) for e in table.heard(ReminderDue)] == [
        ("effect", "Aura: everyone within 10 feet")
    ]


def test_regeneration_heals_by_one_tap_and_works_at_0_hit_points_by_its_text() -> None:
    table = facing()
    table.do(recurring("troll", **REGROWTH))
    table.do(c.DealDamage.to("troll", 40))
    table.advance()
    assert [e.text for e in table.heard(EffectDue)] == ["not after acid or fire; works at 0 hit points"]
    table.do(answer(table, "troll"))
    assert [e.hp_after for e in table.heard(HealingReceived)] == [10]


def test_the_dead_burn_no_more_and_the_dying_fail_a_death_save() -> None:
    table = facing()
    table.do(recurring("troll", **FIRE | {"amount": "3", "isAutomatic": True}))
    table.do(c.DealDamage.to("troll", 40))
    table.advance()
    assert table.heard(DamageTaken) == [] and table.heard(EffectDue) == []
    table = RuleScenario(hero(hp=0, max_hp=30), monster()).running("ogre")
    table.do(recurring("aria", **FIRE | {"amount": "3", "isAutomatic": True}))
    table.advance()
    assert table["aria"].death_saves.failures == 1


def test_a_condition_carries_it_and_takes_it_along() -> None:
    table = facing()
    fire = {"amount": "1d6", "damageType": "fire"}
    table.afflict("troll", "Burning", recurring=fire, save_ends={"ability": "dexterity", "dc": 12})
    table.advance()
    assert [e.name for e in table.heard(EffectDue)] == ["Burning"]
    table.do(c.RemoveCondition(participant_id=ParticipantId("troll"), condition="Burning"))
    assert table["troll"].effects_due == ()


def test_one_of_a_secret_condition_is_not_there_for_its_player() -> None:
    secret = Condition(
        id="c", name="Doomed", is_secret=True, recurring=Recurring(kind="damage", amount="1d4")
    )
    ari = UserId("ari")
    table = RuleScenario(hero(conditions=(secret,), collaborators=(ari,)), monster()).running("ogre")
    table.advance()
    (due,) = table.heard(EffectDue)
    assert due.is_secret
    command = answer(table, "aria")
    table.actor = Actor(ari, "Ari", is_member=True)
    with pytest.raises(RuleError, match="not due"):
        table.do(command)


def test_one_of_a_name_is_there_once_and_is_taken_off_by_its_name() -> None:
    table = facing()
    for amount in ("1d6", "2d6"):
        table.do(recurring("troll", **FIRE | {"amount": amount}))
    assert [effect.amount for effect in table["troll"].recurring] == ["2d6"]
    table.do(c.RemoveRecurring(participant_id=ParticipantId("troll"), name="burning"))
    assert table["troll"].recurring == ()
    with pytest.raises(RuleError, match="No effect of that name"):
        table.do(c.RemoveRecurring(participant_id=ParticipantId("troll"), name="burning"))


@pytest.mark.parametrize(
    "fields", [{"amount": "x"}, {"amount": ""}, {"kind": "reminder", "amount": "3"}, {"amount": "1d6 to"}]
)
def test_an_amount_is_a_number_or_dice_and_a_reminder_has_none(fields: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        recurring("troll", **FIRE | fields)


def test_stepping_back_puts_back_what_a_turn_took_by_itself() -> None:
    table = facing()
    table.do(recurring("troll", **FIRE | {"amount": "7", "isAutomatic": True}))
    before = table.encounter
    table.advance()
    table.do(c.PreviousTurn())
    assert table.encounter == before


def test_a_turn_whose_effect_felled_somebody_is_undone_and_not_stepped_back() -> None:
    table = facing()
    table.do(recurring("troll", **FIRE | {"amount": "40", "isAutomatic": True}))
    before = table.encounter
    table.advance()
    assert table.heard(ParticipantDowned)
    with pytest.raises(RuleError, match="Undo it instead"):
        table.do(c.PreviousTurn())
    after = apply(before, c.AdvanceTurn(), table.context()).encounter
    assert apply(after, c.Undo(), table.context()).encounter.participants == before.participants
