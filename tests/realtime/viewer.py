"""What any viewer does with versions and patches, in the fewest lines."""

from typing import Any

Json = dict[str, Any]


def apply(encounter: Json, event: Json) -> Json:
    """Return the encounter after an event: the next version applied, what it has ignored, a gap refused."""
    version, patch = event["version"], event.get("patch") or {}
    if version <= encounter["version"]:
        return encounter
    assert version <= encounter["version"] + 1, f"gap: {encounter['version']} → {version}"
    participants = {p["_id"]: p for p in encounter["participants"]}
    for participant in patch.get("participants", ()):
        participants[participant["_id"]] = participant
    for participant_id in patch.get("removed", ()):
        participants.pop(participant_id, None)
    ordered = [participants[i] for i in patch.get("order", list(participants))]
    return {**encounter, **patch.get("header", {}), "participants": ordered, "version": version}


def comparable(encounter: Json) -> Json:
    """Return an encounter without what moves unseen: the place in the order is told by the order itself."""
    participants = [{k: v for k, v in p.items() if k != "initiativeOrder"} for p in encounter["participants"]]
    return {**{k: v for k, v in encounter.items() if k != "updatedAt"}, "participants": participants}
