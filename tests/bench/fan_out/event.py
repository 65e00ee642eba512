"""The event to send: about 450 bytes, numbered so that the order can be checked."""

import json
from typing import Any

NAME = "participant_hp_changed"
FIRST = 10_000_000  # so that every number has the same length


def payload(number: int) -> dict[str, Any]:
    """Return the payload of one event."""
    return {
        "n": FIRST + number,
        "encounterId": "0123456789abcdef01234567",
        "participantId": "76543210fedcba9876543210",
        "newHP": 17,
        "damage": 5,
        "updatedBy": "Dana",
        "timestamp": "2026-11-22T20:15:30.125Z",
        "version": 123,
        "patch": {
            "participants": [
                {
                    "_id": "76543210fedcba9876543210",
                    "name": "Goblin Boss",
                    "type": "monster",
                    "maxHP": 21,
                    "currentHP": 17,
                    "tempHP": 0,
                    "initiativeRoll": 14,
                    "conditions": [{"name": "poisoned", "duration": 3}],
                }
            ]
        },
    }


def text(number: int) -> str:
    """Return an event as Socket.IO sends it over a WebSocket."""
    return "42" + json.dumps([NAME, payload(number)], separators=(",", ":"))
