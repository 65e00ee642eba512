"""Documents of other programs: valid ones are read, others are an error with the field."""

from typing import Any

import pytest

from storage.encounter.errors import DocumentError
from storage.encounter.model import UNTIL_REMOVED, Status
from storage.mongo.documents import read, whole
from storage.mongo.schema_version import SCHEMA_VERSIONS


def document(participant: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {
        "_id": "e",
        "userId": "u",
        "participants": [{"_id": "p", "name": "Wolf", **participant}],
        **fields,
    }


def test_null_means_the_fields_default() -> None:
    wolf = {"type": None, "isManuallyOrdered": None, "conditions": [{"name": "Prone", "duration": None}]}
    encounter = read(document(wolf, name=None, status=None)).encounter
    assert (encounter.name, encounter.status) == ("Encounter", Status.PLANNING)
    (participant,) = encounter.participants
    assert (participant.type, participant.is_manually_ordered) == ("monster", False)
    assert participant.conditions[0].duration == UNTIL_REMOVED


def test_fractions_are_rounded_down_and_still_order_the_participants() -> None:
    stored = document({"initiativeRoll": 15.25, "currentHP": 7.5, "maxHP": 9.0})
    stored["participants"].append({"_id": "q", "name": "Elf", "initiativeRoll": 15.5})
    elf, wolf = read(stored).encounter.participants
    assert (elf.name, elf.initiative_roll) == ("Elf", 15)
    assert (wolf.initiative_roll, wolf.current_hp, wolf.max_hp) == (15, 7, 9)


def test_a_document_of_a_newer_shape_is_refused_and_never_written_in_an_older_one() -> None:
    with pytest.raises(DocumentError, match="newer version"):
        read(document({}, schemaVersion=SCHEMA_VERSIONS["encounters"] + 1))
    encounter = read(document({}, schemaVersion=SCHEMA_VERSIONS["encounters"])).encounter
    assert "schemaVersion" not in encounter.model_dump(by_alias=True)
    assert whole(encounter)["schemaVersion"] == SCHEMA_VERSIONS["encounters"]


@pytest.mark.parametrize(
    "foreign", [{"version": "1.0"}, {"history": [{"action": "hit"}]}, {"history": ["hit"]}]
)
def test_a_foreign_version_or_history_is_a_document_that_cannot_be_read(foreign: dict[str, Any]) -> None:
    with pytest.raises(DocumentError, match="version, history or applied"):
        read(document({}, **foreign))
