"""Not a byte of a hidden participant reaches the stream or the players."""

from typing import Any

from storage.repositories.share_links import ShareLinks
from tests.realtime.client import Client
from tests.realtime.conftest import Node
from tests.realtime.stored_documents import StoredDocuments, hero, participant


async def test_a_stream_client_never_receives_a_byte_of_a_hidden_participant(
    node: Node, table: StoredDocuments
) -> None:
    dm, alice = await table.user("Dana"), await table.user("Alice")
    unseen = {"players": "unseen", "stream": "unseen"}
    shade = participant(
        "Zzyzxshade",
        hp=7919,
        initiative=12,
        ac=87,
        notes="secret-note-qqq",
        visibility=unseen,
        conditions=[{"name": "Qwertified", "duration": 3}],
    )
    goblin = participant("Goblin", hp=6343, initiative=11, notes="secret-note-qqq")
    encounter_id = await table.encounter(dm, hero("Elwing", alice), shade, goblin)
    shade_id, goblin_id = str(shade["_id"]), str(goblin["_id"])
    master, player = await node.joined(dm, encounter_id), await node.joined(alice, encounter_id)
    share, _ = await ShareLinks(node.database).create(encounter_id, "stream", dm)
    stream = await Client.connect(node.web.address, node.web.tokens.issue_share_token(share)[0])
    await stream.join(encounter_id)
    commands: list[tuple[str, dict[str, Any]]] = [
        ("advance_turn", {}),
        ("update_participant_hp", {"participantId": shade_id, "damage": 1117}),
        ("update_participant_hp", {"participantId": goblin_id, "damage": 1009}),
        ("add_condition", {"participantId": shade_id, "condition": {"name": "Qwertified", "duration": 2}}),
        ("advance_turn", {}),
        ("roll_initiative", {"participantId": shade_id, "roll": 23}),
        ("concentrate", {"participantId": shade_id, "name": "Qwertified"}),
        ("add_participant", {"participant": {"name": "Zzyzxshade", "maxHP": 7919, "visibility": unseen}}),
        ("delay_turn", {"participantId": shade_id}),
        ("update_participant", {"participantId": shade_id, "changes": {"notes": "secret-note-qqq!"}}),
        ("update_participant_hp", {"participantId": shade_id, "newHP": 0, "damage": 7919}),
        ("undo", {}),
        ("remove_participant", {"participantId": shade_id}),
        ("undo", {}),
        ("end_encounter", {}),
    ]
    version = 0
    for event, fields in commands:
        answer = await master.ask(event, {"encounterId": encounter_id, **fields})
        assert answer["ok"], (event, answer)
        version = answer["version"]
    for client in (stream, player):
        await client.at_version(version)
        for known in (0, 1, version - 3):
            await client.ask("sync_encounter", {"encounterId": encounter_id, "version": known})
    refused = await player.ask(
        "update_participant_hp", {"encounterId": encounter_id, "participantId": shade_id, "damage": 1}
    )
    assert refused["error"]["code"] == "participant_not_found"
    secrets = ["zzyzx", shade_id, "7919", "1117", "6802", "qwertified", "secret-note", "87", "6343"]
    for client in (stream, player):
        said = "\n".join(client.frames).lower()
        assert "goblin" in said  # the recorder works
        for secret in (*secrets, "1009", "5334"):
            # Ids and times may contain short numbers by chance: search for those as JSON values.
            assert (f":{secret}" if secret.isdigit() else secret) not in said, secret
    assert "zzyzx" in "\n".join(master.frames).lower()
    for client in (master, player, stream):
        await client.close()


async def test_the_turn_of_a_hidden_participant_sends_nothing_but_its_version(
    node: Node, table: StoredDocuments
) -> None:
    dm, alice = await table.user("Dana"), await table.user("Alice")
    shade = participant("Shade", initiative=12, visibility={"players": "unseen", "stream": "unseen"})
    elf, goblin = hero("Elwing", alice), participant("Goblin", initiative=11)
    encounter_id = await table.encounter(dm, elf, shade, goblin)
    master, player = await node.client(dm), await node.client(alice)
    links = ShareLinks(node.database)
    clients = [player]
    for kind in ("players", "stream"):
        share, _ = await links.create(encounter_id, kind, dm)
        token, _ = node.web.tokens.issue_share_token(share)
        clients.append(await Client.connect(node.web.address, token))
    for client in (master, *clients):
        await client.join(encounter_id)
    commands: list[tuple[str, dict[str, Any]]] = [
        ("advance_turn", {}),  # to the shade
        ("update_participant_hp", {"participantId": str(shade["_id"]), "damage": 3}),
        ("previous_turn", {}),
        ("advance_turn", {}),
        ("undo", {}),
        ("redo", {}),
        ("advance_turn", {}),  # to the goblin
    ]
    for event, fields in commands:
        assert (await master.ask(event, {"encounterId": encounter_id, **fields}))["ok"], event
    last = len(commands)
    for client in (master, *clients):
        await client.at_version(last)
    assert [p["version"] for name, p in master.events if name == "turn_advanced"] == [1, 3, 4, 7]
    for client in clients:
        received = [(name, p) for name, p in client.events if name != "encounter_state" and "version" in p]
        *hidden, (name, turn) = received
        assert hidden == [
            ("encounter_updated", {"encounterId": encounter_id, "version": version})
            for version in range(1, last)
        ]
        assert (name, turn["version"]) == ("turn_advanced", last)
        assert (turn["currentTurn"], turn["currentParticipant"]["name"]) == (1, "Goblin")
