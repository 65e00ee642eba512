"""Terms that a client sends in German or French mean what the English ones mean."""

from typing import Any

import pytest

from tests.realtime.conftest import Node
from tests.realtime.stored_documents import StoredDocuments, participant


@pytest.mark.parametrize(
    "typed", [("Vergiftet", "blind", "Feuer", "kaelte"), ("empoisonnée", "AVEUGLE", "feu", "froid")]
)
async def test_terms_of_a_language_meet_defences(
    node: Node, table: StoredDocuments, typed: tuple[str, str, str, str]
) -> None:
    poisoned, blinded, fire, cold = typed
    dm, ogre = await table.user("Dana"), participant("Ogre")
    encounter_id = await table.encounter(dm, ogre)
    client = await node.joined(dm, encounter_id)

    async def asks(event: str, **fields: Any) -> None:
        about = {"encounterId": encounter_id, "participantId": str(ogre["_id"])}
        answer = await client.ask(event, about | fields)
        assert answer["ok"], answer

    defences = {"resistances": {"adds": [fire]}, "conditionImmunities": {"adds": [poisoned]}}
    await asks("update_participant", changes={"maxHP": 30, "defenceChanges": defences})
    await asks("update_participant_hp", newHP=30)
    await asks("update_participant_hp", damage=10, damageType=fire)
    await asks("update_participant_hp", damage=4, damageType=cold)
    await asks("add_condition", condition={"name": poisoned})
    await asks("add_condition", condition={"name": blinded})
    (found,) = (await client.at_version(6))["participants"]
    assert found["defences"]["resistances"] == ["fire"]
    assert found["currentHP"] == 21
    assert [condition["name"] for condition in found["conditions"]] == ["Blinded"]
    await asks("remove_condition", condition=blinded)
    assert (await client.at_version(7))["participants"][0]["conditions"] == []
