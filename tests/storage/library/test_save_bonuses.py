"""What a creature of the library adds to its saves."""

from storage.encounter.model import SaveBonuses
from storage.library.creature import Creature
from storage.library.statblock import Abilities, Bonus, Statblock


def test_a_save_that_the_stat_block_says_beats_the_modifier_of_the_ability() -> None:
    statblock = Statblock(
        abilities=Abilities(dexterity=14, wisdom=9, constitution=16), saves=(Bonus(name="dex", bonus=6),)
    )
    joins = Creature(name="Dragon", statblock=statblock).as_participant()
    assert joins.save_bonuses == SaveBonuses(dexterity=6, wisdom=-1, constitution=3)


def test_what_no_stat_block_says_is_not_known() -> None:
    assert Creature(name="Thing").as_participant().save_bonuses == SaveBonuses()
    odd = Statblock(saves=(Bonus(name="luck", bonus=3), Bonus(name="wisdom", bonus=900)))
    assert Creature(name="Thing", statblock=odd).as_participant().save_bonuses == SaveBonuses()
