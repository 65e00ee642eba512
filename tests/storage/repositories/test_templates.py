"""What a prepared encounter keeps of the creatures that it is made of."""

from typing import Literal

import pytest

from storage.encounter.base import EncounterId, UserId
from storage.encounter.model import Encounter, Rules
from storage.repositories.templates import prepared
from tests.storage.encounter.scenario import monster


@pytest.mark.parametrize(("ruleset", "kept"), [("2014", 4), ("2024", 3)])
def test_legendary_actions_are_kept_without_what_the_lair_gives(
    ruleset: Literal["2014", "2024"], kept: int
) -> None:
    """SRD 5.2, Legendary Action Uses: 3 (4 in Lair); the SRD 5.1 knows no such thing."""
    dragon = monster("Dragon", legendary_actions=4, is_in_lair=True)
    fight = Encounter(
        id=EncounterId("e"), user_id=UserId("dm"), participants=(dragon,), rules=Rules(ruleset=ruleset)
    )
    (saved,) = prepared(fight)
    assert saved.legendary_actions == kept
