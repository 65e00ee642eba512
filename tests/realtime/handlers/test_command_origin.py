"""Where a command was given is what the server saw, whatever the client calls its command."""

import pytest

from storage.encounter.context import Origin
from storage.repositories.personal_links import PersonalLinks
from tests.realtime.client import Client
from tests.realtime.conftest import Node
from tests.realtime.stored_documents import StoredDocuments, participant


@pytest.mark.parametrize("origin", [Origin.SOCKET, Origin.PAGE])
async def test_the_history_and_the_log_keep_the_origin(
    node: Node, table: StoredDocuments, origin: Origin
) -> None:
    dm = await table.user("Dana")
    goblin = participant("Goblin")
    encounter_id = await table.encounter(dm, goblin, participant("Ogre", initiative=3))
    link, _ = await PersonalLinks(node.database).create(dm, encounter_id)
    token = node.web.tokens.issue_user_token(dm, link_id=link.id if origin is Origin.PAGE else None)
    client = await Client.connect(node.web.address, token)
    damage = {"participantId": str(goblin["_id"]), "damage": 1, "origin": "discord"}
    for event, fields in (("update_participant_hp", damage), ("advance_turn", {})):
        command_id = f"12345678901234567{len(event) % 10}"
        payload = {"encounterId": encounter_id, "commandId": command_id, **fields}
        assert (await client.ask(event, payload))["ok"]
    history = (await node.tracker.load(encounter_id)).history
    assert [entry.origin for entry in history] == [origin, origin]
    await node.tracker.combat_log.settled()
    logged = await node.tracker.combat_log.entries(encounter_id)
    assert [entry["origin"] for entry in logged] == [origin, origin]
