"""Every event of the contract, from one client to the others."""

from datetime import datetime
from typing import Any

import pytest

from tests.realtime.client import Client
from tests.realtime.conftest import Node
from tests.realtime.stored_documents import StoredDocuments, hero, participant


class Fight:
    """A DM and a player in one encounter with a goblin and an elf."""

    def __init__(self, node: Node, table: StoredDocuments) -> None:
        self.node, self.table = node, table
        self.goblin_id = self.elf_id = self.encounter_id = ""
        self.dm_id = self.player_id = ""
        self.master: Client
        self.player: Client

    async def begin(self) -> None:
        self.dm_id, self.player_id = await self.table.user("Dana"), await self.table.user("Alice")
        elf, goblin = hero("Elwing", self.player_id), participant("Goblin")
        self.elf_id, self.goblin_id = str(elf["_id"]), str(goblin["_id"])
        self.encounter_id = await self.table.encounter(self.dm_id, elf, goblin)
        self.master, self.player = await self.node.client(self.dm_id), await self.node.client(self.player_id)
        await self.master.join(self.encounter_id)
        await self.player.join(self.encounter_id)

    async def end(self) -> None:
        await self.master.close()
        await self.player.close()

    async def do(self, event: str, **fields: Any) -> Any:
        answer = await self.master.ask(event, {"encounterId": self.encounter_id, **fields})
        assert answer["ok"], answer
        return answer


@pytest.fixture
async def encounter(node: Node, table: StoredDocuments) -> Any:
    encounter = Fight(node, table)
    await encounter.begin()
    yield encounter
    await encounter.end()


def is_iso(text: str) -> bool:
    return text.endswith("Z") and datetime.fromisoformat(text).tzinfo is not None


async def test_hit_points_reach_each_audience_as_it_may_see_them(encounter: Fight) -> None:
    await encounter.do("update_participant_hp", participantId=encounter.goblin_id, damage=15, notes="arrow")
    heard = await encounter.master.receive("participant_hp_changed")
    patch = heard.pop("patch")
    assert is_iso(heard.pop("timestamp"))
    assert heard == {
        "encounterId": encounter.encounter_id,
        "version": 1,
        "participantId": encounter.goblin_id,
        "newHP": 5,
        "damage": 15,
        "updatedBy": "Dana",
    }
    assert patch["participants"][0]["currentHP"] == 5
    seen = await encounter.player.receive("participant_hp_changed")
    assert seen["healthBand"] == "critical"
    assert not {"newHP", "damage"} & seen.keys()
    assert "currentHP" not in seen["patch"]["participants"][0]
    await encounter.do("update_participant_hp", participantId=encounter.elf_id, newHP=12, damage=18)
    own = await encounter.player.receive(
        "participant_hp_changed", lambda p: p["participantId"] == encounter.elf_id
    )
    assert (own["newHP"], own["damage"]) == (12, 18)


async def test_the_turn_goes_on_and_back(encounter: Fight) -> None:
    await encounter.do("advance_turn")
    for client in (encounter.master, encounter.player):
        turn = await client.receive("turn_advanced")
        assert (turn["currentTurn"], turn["round"], turn["advancedBy"]) == (1, 1, "Dana")
        assert turn["currentParticipant"]["_id"] == encounter.goblin_id
        assert is_iso(turn["timestamp"])
    await encounter.do("previous_turn")
    turn = await encounter.player.receive("turn_advanced", lambda p: p["version"] == 2)
    assert (turn["currentTurn"], turn["round"]) == (0, 1)


async def test_initiative_comes_with_the_new_order(encounter: Fight) -> None:
    await encounter.do("roll_initiative", participantId=encounter.goblin_id, roll=22)
    told = await encounter.player.receive("initiative_updated")
    assert (told["participantId"], told["initiativeRoll"], told["rolledBy"]) == (
        encounter.goblin_id,
        22,
        "Dana",
    )
    assert told["newOrder"] == [
        {"id": encounter.goblin_id, "name": "Goblin", "initiative": 22, "order": 0},
        {"id": encounter.elf_id, "name": "Elwing", "initiative": 15, "order": 1},
    ]


async def test_conditions_are_added_and_removed(encounter: Fight) -> None:
    condition = {"name": "Poisoned", "duration": 3, "description": "mushroom"}
    await encounter.do("add_condition", participantId=encounter.goblin_id, condition=condition)
    added = await encounter.player.receive("condition_added")
    assert condition.items() <= added["condition"].items()
    assert (added["participantId"], added["addedBy"]) == (encounter.goblin_id, "Dana")
    await encounter.do("remove_condition", participantId=encounter.goblin_id, condition="Poisoned")
    removed = await encounter.player.receive("condition_removed")
    assert (removed["participantId"], removed["removedBy"]) == (encounter.goblin_id, "Dana")
    assert removed["condition"]["name"] == "Poisoned"


async def test_participants_are_added_and_removed(encounter: Fight) -> None:
    await encounter.do("add_participant", participant={"name": "Wolf", "maxHP": 11, "initiativeRoll": 3})
    added = await encounter.master.receive("participant_added")
    assert added["addedBy"] == "Dana"
    assert added["participant"]["currentHP"] == 11
    seen = await encounter.player.receive("participant_added")
    assert seen["participant"]["name"] == "Wolf"
    assert "currentHP" not in seen["participant"]
    await encounter.do("remove_participant", participantId=added["participant"]["_id"])
    removed = await encounter.player.receive("participant_removed")
    assert (removed["participantId"], removed["removedBy"]) == (added["participant"]["_id"], "Dana")


@pytest.mark.parametrize(
    ("commands", "reason"),
    [
        (["pause_encounter"], "paused"),
        (["pause_encounter", "resume_encounter"], "resumed"),
        (["end_encounter"], "ended"),
        (["advance_turn", "undo"], "undo"),
        (["advance_turn", "undo", "redo"], "redo"),
    ],
)
async def test_everything_else_is_an_update_with_its_reason(
    encounter: Fight, commands: list[str], reason: str
) -> None:
    for command in commands:
        await encounter.do(command)
    for client in (encounter.master, encounter.player):
        told = await client.receive("encounter_updated", lambda p: p["version"] == len(commands))
        assert told["reason"] == reason
        assert told["updatedBy"] == "Dana"
        assert is_iso(told["timestamp"])
        assert client.state()["version"] == len(commands)


async def test_an_encounter_starts(node: Node, table: StoredDocuments) -> None:
    dm = await table.user("Dana")
    goblin = participant("Goblin", initiativeRoll=None)
    encounter_id = await table.encounter(dm, goblin, status="planning", round=0)
    client = await node.joined(dm, encounter_id)
    answer = await client.ask("start_encounter", {"encounterId": encounter_id})
    assert answer["ok"], answer
    told = await client.receive("encounter_updated")
    assert told["reason"] == "started"
    state = client.state()
    assert (state["status"], state["round"]) == ("active", 1)
    assert len(client.named("initiative_updated")) == 1
    await client.close()


async def test_a_version_carries_its_patch_once(encounter: Fight) -> None:
    await encounter.do(
        "deal_damage",
        targets=[
            {"participantId": encounter.goblin_id},
            {"participantId": encounter.elf_id, "share": "half"},
        ],
        parts=[{"amount": 8, "type": "fire"}],
    )
    told = await encounter.master.until(
        lambda: (found := encounter.master.named("participant_hp_changed")) and len(found) == 2 and found
    )
    assert len(told[0]["patch"]["participants"]) == 2
    assert told[1]["patch"] == {}
    assert {payload["version"] for payload in told} == {1}


async def test_dice_in_place_of_a_number_are_rolled_by_the_server_and_told(encounter: Fight) -> None:
    target = [{"participantId": encounter.goblin_id}]
    fields = {"encounterId": encounter.encounter_id, "targets": target, "parts": "2d1+3 fire + 1d1 cold"}
    answer = await encounter.master.ask("deal_damage", fields)
    dice = "2d1 (1, 1) + 3 fire · 1d1 (1) cold"
    assert answer == {"ok": True, "version": 1, "dice": dice}
    told = await encounter.master.receive("participant_hp_changed")
    assert (told["dice"], told["damage"]) == (dice, 6)
    heard = await encounter.player.receive("participant_hp_changed")
    assert "dice" not in heard, "those of the DM are their own"


async def test_what_an_audience_may_not_see_is_a_bare_version(encounter: Fight) -> None:
    await encounter.do(
        "add_participant",
        participant={"name": "Shade", "maxHP": 9, "visibility": {"players": "unseen", "stream": "unseen"}},
    )
    told = await encounter.player.receive("encounter_updated")
    assert told == {"encounterId": encounter.encounter_id, "version": 1}


async def test_a_message_needs_no_answer(encounter: Fight) -> None:
    await encounter.master.sio.emit("advance_turn", {"encounterId": encounter.encounter_id})
    assert (await encounter.player.receive("turn_advanced"))["currentTurn"] == 1


@pytest.mark.parametrize(
    ("event", "fields", "code", "word"),
    [
        ("update_participant_hp", {"participantId": "{goblin}", "newHP": "seven"}, "invalid", "newHP"),
        ("update_participant_hp", {"participantId": "{goblin}", "newHP": True}, "invalid", "newHP"),
        ("update_participant_hp", {"newHP": 7}, "invalid", "participantId"),
        ("add_condition", {"participantId": "{goblin}"}, "invalid", "condition"),
        ("add_condition", {"participantId": "{goblin}", "condition": {"duration": 1}}, "invalid", "name"),
        ("deal_damage", {"targets": [{"participantId": "x", "shar": "half"}]}, "invalid", "targets.0.shar"),
        ("advance_turn", {"expected": {"round": "1"}}, "invalid", "expected.round"),
        ("remove_participant", {"participantId": "0" * 24}, "participant_not_found", "creature"),
        ("advance_turn", {"expected": {"round": 9, "participantId": "{goblin}"}}, "stale_turn", "turn"),
        ("no_such_event", {}, "unknown_event", "event"),
    ],
)
async def test_an_error_is_acknowledged_and_emitted_and_changes_nothing(
    encounter: Fight, event: str, fields: dict[str, Any], code: str, word: str
) -> None:
    filled = {k: encounter.goblin_id if v == "{goblin}" else v for k, v in fields.items()}
    answer = await encounter.master.ask(event, {"encounterId": encounter.encounter_id, **filled})
    assert answer["ok"] is False
    assert answer["error"]["code"] == code
    assert word in answer["error"]["message"]
    told = await encounter.master.receive("error")
    assert (told["code"], told["message"]) == (code, answer["error"]["message"])
    assert (await encounter.do("advance_turn"))["version"] == 1


async def test_unknown_fields_are_ignored_and_named(encounter: Fight) -> None:
    answer = await encounter.do(
        "add_participant",
        participant={"name": "Wolf", "maxHP": 11, "initiativeOrder": 3, "notAField": []},
        client="an older one",
    )
    assert sorted(answer["ignored"]) == ["client", "participant.initiativeOrder", "participant.notAField"]


async def test_only_the_table_has_an_encounter(encounter: Fight, table: StoredDocuments, node: Node) -> None:
    stranger = await node.client(await table.user("Mallory"))
    for encounter_id in (encounter.encounter_id, "0" * 24, "x"):
        for event in ("join_encounter", "sync_encounter", "advance_turn"):
            answer = await stranger.ask(event, {"encounterId": encounter_id})
            error = {"code": "not_found", "message": "Encounter not found or access denied"}
            reason = {"key": "encounter-not-found", "placeholders": {}}
            assert answer == {"ok": False, "error": error, "reason": reason}
    await stranger.close()


async def test_a_players_damage_waits_for_the_dm(encounter: Fight) -> None:
    fields = {"targets": [{"participantId": encounter.goblin_id}], "parts": [{"amount": 6}]}
    answer = await encounter.player.ask("deal_damage", {"encounterId": encounter.encounter_id, **fields})
    assert answer == {"ok": True, "version": 1, "isRequest": True}
    asked = await encounter.master.receive("encounter_updated")
    request = asked["patch"]["header"]["requests"][0]
    await encounter.do("settle_request", requestId=request["_id"], answer="half")
    assert (await encounter.master.receive("participant_hp_changed"))["newHP"] == 17
