"""What is typed of an effect that recurs, in any language."""

import pytest

from bot.parsing.recurring import carried


@pytest.mark.parametrize(
    ("typed", "amount", "kind"),
    [
        ("1d6 fire", "1d6", "fire"),
        ("5", "5", ""),
        ("1d6+2 Feuerschaden", "1d6+2", "fire"),
        ("2d4 dégâts d’acide", "2d4", "acid"),
        ("1d6 fire damage", "1d6", "fire"),
        ("1d6 Mondlicht", "1d6", "mondlicht"),
        ("2d6kh1 cold", "2d6kh1", "cold"),
    ],
)
def test_an_amount_and_its_type_are_read(typed: str, amount: str, kind: str) -> None:
    found = carried(typed, None, None, at="turn_start", automatic=False)
    assert found is not None
    assert (found["amount"], found["damageType"], found["kind"]) == (amount, kind, "damage")
