"""A viewer as the wire contract describes one: it keeps a state and applies patches to it."""

from typing import Any

from storage.encounter.visibility.view_types import EncounterPatch, EncounterView


def patched(state: EncounterView | dict[str, Any], change: EncounterPatch) -> dict[str, Any]:
    """Apply a patch as a viewer does."""
    by_id = {p["_id"]: p for p in state["participants"]}
    by_id |= {p["_id"]: p for p in change.get("participants", ())}
    order = change.get("order", [p["_id"] for p in state["participants"]])
    return comparable({**state, **change.get("header", {}), "participants": [by_id[i] for i in order]})


def comparable(state: EncounterView | dict[str, Any]) -> dict[str, Any]:
    """Leave out what a viewer knows without a patch: the version, and places in the order."""
    places = [{k: v for k, v in p.items() if k != "initiativeOrder"} for p in state["participants"]]
    return {k: v for k, v in state.items() if k not in ("version", "updatedAt")} | {"participants": places}
