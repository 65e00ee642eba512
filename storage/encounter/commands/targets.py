"""Who a command is about."""

from typing import Any


def single_target(data: Any) -> Any:
    """Let `participantId` stand for a list of one, as the seed's clients send it."""
    if isinstance(data, dict) and "participantId" in data and "participantIds" not in data:
        rest = {key: value for key, value in data.items() if key != "participantId"}
        return {**rest, "participantIds": (data["participantId"],)}
    if isinstance(data, dict) and isinstance(data.get("participantIds"), list):
        # What comes through here is no JSON any more, in which a list would do for a tuple.
        return {**data, "participantIds": tuple(data["participantIds"])}
    return data
