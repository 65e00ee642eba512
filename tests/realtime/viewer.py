"""The viewer's rules for versions and patches."""

from typing import Any

Json = dict[str, Any]


def apply(encounter: Json, event: Json) -> Json:
    """Return the encounter after an event: apply the next version, ignore known ones, refuse a gap."""
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
    """Return an encounter without fields that change unseen, such as the position in the order."""
    participants = [{k: v for k, v in p.items() if k != "initiativeOrder"} for p in encounter["participants"]]
    return {**{k: v for k, v in encounter.items() if k != "updatedAt"}, "participants": participants}
