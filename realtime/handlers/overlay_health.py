"""Store the overlays' health reports with their sessions, for the DM in Discord."""

import time

from realtime.connections.open_sessions import OpenSessions
from realtime.connections.registry import Connection
from realtime.protocol.acks import Success, success
from realtime.protocol.payloads import OverlayHealthPayload, read_payload
from realtime.protocol.wire_json import iso
from storage.encounter.errors import NotAllowedError
from storage.repositories.sessions import OverlayHealth

LEAST_SECONDS = 1.0  # between two stored reports


class OverlayHealthHandlers:
    """The event `overlay_health`."""

    def __init__(self, sessions: OpenSessions) -> None:
        self._sessions = sessions

    async def note(self, connection: Connection, payload: object) -> Success:
        """Store a report; skip one too soon after the last."""
        if connection.share is None:
            raise NotAllowedError("overlay-reports-only")
        report = read_payload(OverlayHealthPayload, payload)
        if report.encounter_id != connection.share.encounter_id:
            raise NotAllowedError("link-other-encounter")
        now = time.monotonic()
        if now - connection.reported_at >= LEAST_SECONDS:
            connection.reported_at = now
            health: OverlayHealth = {
                "version": report.version,
                "visible": report.visible,
                "lagMs": report.lag_ms,
                "inObs": report.in_obs,
                "streaming": report.streaming,
                "recording": report.recording,
                "obsVersion": report.obs_version,
                "at": iso(None),
            }
            await self._sessions.note_health(connection.sid, health)
        return success()
