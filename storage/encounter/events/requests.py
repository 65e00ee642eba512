"""What players ask of the DM, and the answers."""

from typing import Literal

from storage.encounter.base import Record
from storage.encounter.model import Request


class Requested(Record):
    """A player asks the DM for something."""

    request: Request


class DamageRequested(Requested):
    """A player asks the DM for damage."""

    type: Literal["damage_requested"] = "damage_requested"


class ActionRequested(Requested):
    """A player asks the DM for anything but damage."""

    type: Literal["action_requested"] = "action_requested"


class RequestSettled(Record):
    """The DM answered a request; `dice` are those that a critical hit added."""

    type: Literal["request_settled"] = "request_settled"
    request: Request
    answer: Literal["full", "half", "double", "none"]
    is_critical: bool = False
    damage_type: str | None = None
    dice: str = ""
