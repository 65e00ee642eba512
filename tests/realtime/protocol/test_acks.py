"""An expected error reaches the client with its own message."""

from realtime.protocol.acks import refused
from storage.encounter.errors import RuleError, effect_named
from tests.realtime.conftest import Node
from tests.realtime.stored_documents import StoredDocuments, participant


async def test_removing_a_missing_condition_is_not_reported_as_a_missing_encounter(
    node: Node, table: StoredDocuments
) -> None:
    dm = await table.user("Dana")
    goblin = participant("Goblin")
    encounter_id = await table.encounter(dm, goblin)
    target = {"participantId": str(goblin["_id"]), "condition": "prone"}
    client = await node.client(dm)
    answer = await client.ask("remove_condition", {"encounterId": encounter_id, **target})
    assert answer["error"] == {"code": "not_found", "message": "That creature does not have that condition."}
    stranger = await node.client(await table.user("Mallory"))
    answer = await stranger.ask("remove_condition", {"encounterId": encounter_id, **target})
    assert answer["error"]["message"] == "Encounter not found or access denied"


async def test_a_party_is_called_a_party(node: Node, table: StoredDocuments) -> None:
    client = await node.client(await table.user("Dana"))
    answer = await client.ask("join_party", {"partyId": "none"})
    assert answer["error"]["message"] == "Party not found or access denied"


def test_a_term_of_the_game_in_an_error_has_its_key_beside_its_english_name() -> None:
    names = {"name": effect_named("Incapacitated"), "bringer": effect_named("Hexed")}
    answer = refused(RuleError("condition-implied", **names))
    assert answer["error"]["message"].startswith("Incapacitated comes with Hexed")
    shown = {"name": {"key": "condition-incapacitated", "text": "Incapacitated"}, "bringer": "Hexed"}
    assert answer["reason"] == {"key": "condition-implied", "placeholders": shown}
