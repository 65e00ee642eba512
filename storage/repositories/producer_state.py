"""What a producer has said of an overlay link: whether it is shown, which scene, and the last cue.

It is kept with the link and sent to its overlays. `revision` counts up by one with each order, so that an
overlay knows the newer of two states, also after a reload or a restart.
"""

from datetime import datetime
from typing import Literal, get_args

from storage.encounter.base import ParticipantId, Record

Order = Literal["show", "hide", "splash", "clear", "pause", "resume", "scene"]
# What an overlay shows: the whole encounter, who has the turn, the party, or its summary.
Scene = Literal["fight", "turn", "party", "recap"]
ORDERS: tuple[Order, ...] = get_args(Order)
SCENES: tuple[Scene, ...] = get_args(Scene)


class Cue(Record):
    """What is played once, at the time of `at`; an overlay that receives it seconds later leaves it out.

    A splash is about a participant, or about whose turn it is.
    """

    kind: Literal["splash", "clear"]
    at: datetime
    participant_id: ParticipantId | None = None


class ProducerState(Record):
    """The state of one link. `are_paused`: moments are not played."""

    revision: int = 0
    is_hidden: bool = False
    are_paused: bool = False
    scene: Scene = "fight"
    cue: Cue | None = None

    def after(
        self, order: Order, at: datetime, participant_id: ParticipantId | None = None
    ) -> "ProducerState":
        """Return the state after an order; `scene` is the next one, after the last the first."""
        changes: dict[str, object] = {"revision": self.revision + 1}
        match order:
            case "show" | "hide":
                changes["is_hidden"] = order == "hide"
            case "pause" | "resume":
                changes["are_paused"] = order == "pause"
            case "splash" | "clear":
                changes["cue"] = Cue(kind=order, at=at, participant_id=participant_id)
            case "scene":
                changes["scene"] = SCENES[(SCENES.index(self.scene) + 1) % len(SCENES)]
        return self.model_copy(update=changes)
