"""A producer's state of an overlay link, by the names on the wire."""

from realtime.protocol.server_events import ShareProducer
from realtime.protocol.wire_json import iso
from storage.repositories.producer_state import ProducerState


def producer_view(state: ProducerState) -> ShareProducer:
    """Return the state as overlays and the console get it."""
    cue = state.cue
    return {
        "revision": state.revision,
        "isHidden": state.is_hidden,
        "arePaused": state.are_paused,
        "scene": state.scene,
        "cue": None
        if cue is None
        else {"kind": cue.kind, "participantId": cue.participant_id, "at": iso(cue.at)},
    }
