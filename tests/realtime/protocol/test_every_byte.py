"""Twenty rounds with secrets; every byte that a stream's client received is searched for each secret."""

import re
from typing import Any

import pytest
from aiohttp import ClientSession

from storage.repositories.share_links import ShareLinks
from tests.realtime.client import Client
from tests.realtime.conftest import Node
from tests.realtime.recorder import Recorder
from tests.realtime.stored_documents import StoredDocuments, hero, participant

Json = dict[str, Any]

UNSEEN = {"players": "unseen", "stream": "unseen"}
UNKNOWN = {"players": "unknown", "stream": "unknown"}
NOTE = "the-cellar-key-is-false"
CURSE = "Gravemarked"
ROUNDS = 20


class Secrets:
    """All secrets of the encounter: texts, ids, and the numbers that occur in it."""

    def __init__(self, *hidden: Json) -> None:
        self.ids = [str(one["_id"]) for one in hidden]
        self.words = [*(one["name"] for one in hidden), NOTE, CURSE]
        self.numbers: set[int] = set()

    def note(self, encounter: Json) -> None:
        """Add the exact numbers of the participants whose numbers the stream must not see."""
        for one in encounter["participants"]:
            if one["type"] != "character":
                self.numbers |= {one["currentHP"], one["maxHP"], one["ac"] or 0}

    def found_in(self, heard: bytes) -> list[str]:
        """Return the secrets found in the recorded bytes."""
        text = heard.decode("utf-8", "replace").lower()
        found = [word for word in (*self.words, *self.ids) if word.lower() in text]
        # Only ids and times contain digits by chance.
        bare = re.sub(r"[0-9a-f]{24}|\d{4}-\d\d-\d\dt[\d:.]+z?|\"(?:token|sid)\":\s*\"[^\"]*\"", "", text)
        numbers = [n for n in self.numbers if n > 0 and re.search(rf"(?<!\d){n}(?!\d)", bare)]
        return found + [str(number) for number in numbers]


def cast(alice: str, bob: str) -> dict[str, Json]:
    """Return the participants. Secret numbers have five digits, or four in an armour class."""
    return {
        "elwing": hero("Elwing", alice, hp=64, initiative=19),
        "brom": hero("Brom", bob, hp=71, initiative=12),
        "ogre": participant("Ogre", hp=84211, initiative=17, ac=7331, notes=NOTE),
        "wolf": participant("Wolf", hp=53899, initiative=9, ac=6661, notes=NOTE),
        "shade": participant("Nightshrike", hp=91733, initiative=15, ac=9551, notes=NOTE, visibility=UNSEEN),
        "mimic": participant("Chestbiter", hp=73361, initiative=8, ac=8117, notes=NOTE, visibility=UNKNOWN),
    }


def script(ids: dict[str, str], number: int) -> list[tuple[str, Json]]:
    """Return the DM's commands of one round."""
    ogre, wolf, shade, mimic = (ids[name] for name in ("ogre", "wolf", "shade", "mimic"))

    def hurt(who: str, damage: int) -> tuple[str, Json]:
        return "update_participant_hp", {"participantId": who, "damage": damage}

    def curse(who: str) -> tuple[str, Json]:
        return "add_condition", {
            "participantId": who,
            "condition": {"name": CURSE, "duration": 2, "isSecret": True},
        }

    round_: list[tuple[str, Json]] = [
        hurt(ogre, 1013 + number),
        ("advance_turn", {}),
        hurt(shade, 1217 + number),
        hurt(ids["elwing"], 3),
        curse(wolf),
        ("advance_turn", {}),
        ("update_participant", {"participantId": wolf, "changes": {"notes": f"{NOTE} {number}"}}),
        ("update_participant_hp", {"participantId": mimic, "damage": 1429 + number}),
        ("add_condition", {"participantId": shade, "condition": {"name": CURSE, "duration": 1}}),
        ("concentrate", {"participantId": shade, "name": CURSE}),
        ("advance_turn", {}),
        ("update_participant_hp", {"participantId": ids["elwing"], "healing": 3}),
        ("undo", {}),
        ("redo", {}),
        ("update_participant_hp", {"participantId": wolf, "healing": 211 + number}),
        ("advance_turn", {}),
        ("roll_initiative", {"participantId": shade, "roll": 3 + number % 17}),
        ("advance_turn", {}),
        ("undo", {}),
        ("advance_turn", {}),
    ]
    if number == 9:
        hidden = {"name": "Nightshrike", "maxHP": 91733, "visibility": UNSEEN}
        round_ += [("add_participant", {"participant": hidden}), ("undo", {})]
    if number == 14:
        round_ += [("remove_participant", {"participantId": shade}), ("undo", {})]
    return round_


async def exchange(recorder: Recorder, secret: str) -> Json:
    async with (
        ClientSession() as session,
        session.post(
            f"{recorder.address}/api/share/session?with=encounter", json={"secret": secret}
        ) as response,
    ):
        answer: Json = await response.json()
        return answer


@pytest.mark.parametrize("transport", ["websocket", "polling"])
async def test_no_byte_of_a_secret_reaches_the_stream(
    node: Node, table: StoredDocuments, transport: str
) -> None:
    dm, alice, bob = [await table.user(name) for name in ("Dana", "Alice", "Bob")]
    people = cast(alice, bob)
    ids = {name: str(one["_id"]) for name, one in people.items()}
    secrets = Secrets(people["shade"])
    secrets.words.append(people["mimic"]["name"])
    encounter_id = await table.encounter(dm, *people.values())
    _, secret = await ShareLinks(node.database).create(encounter_id, "stream", dm)
    master = await node.joined(dm, encounter_id)
    async with Recorder(node.web.address) as recorder:
        grant = await exchange(recorder, secret)
        stream = await Client.connect(recorder.address, grant["token"], transports=(transport,))
        await stream.join(encounter_id)
        version = 0
        for number in range(1, ROUNDS + 1):
            for event, fields in script(ids, number):
                answer = await master.ask(event, {"encounterId": encounter_id, **fields})
                assert answer["ok"], (event, answer)
                version = answer["version"]
                secrets.note(await table.document(encounter_id))
        await stream.at_version(version)
        for known in (0, 1, version - 7):
            await stream.ask("sync_encounter", {"encounterId": encounter_id, "version": known})
        for event in ("undo", "advance_turn", "update_participant_hp", "no_such_event"):
            refused = await stream.ask(event, {"encounterId": encounter_id, "participantId": ids["shade"]})
            assert not refused["ok"]
        await exchange(recorder, secret)
        await stream.close()
        heard = recorder.received
    assert version > 350 and len(secrets.numbers) > 60
    assert heard.count(b"participant_hp_changed") >= 60 and b"Elwing" in heard  # the recorder works
    assert b"Ogre" in heard and b"healthBand" in heard
    assert secrets.found_in(heard) == []
    assert secrets.found_in("\n".join(master.frames).encode()) != []  # and the search finds
