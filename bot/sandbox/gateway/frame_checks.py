"""Check what a bot sends over the gateway, and choose the code to close its connection with."""

from __future__ import annotations

from typing import Any

from bot.sandbox.gateway.sessions import Connection, Session
from bot.sandbox.model.clock import Clock
from bot.sandbox.model.objects import Json
from bot.sandbox.protocol.intents import EVERY_INTENT, PRIVILEGED

HEARTBEAT, IDENTIFY, RESUME, REQUEST_MEMBERS = 1, 2, 6, 8
VERSION, LARGEST_FRAME, FRAMES_PER_MINUTE = "10", 4096, 120
# After these close codes of the gateway, and after a bot closes with 1000 or 1001, a session has ended.
UNKNOWN_OPCODE, DECODE_ERROR, NOT_AUTHENTICATED, WRONG_TOKEN, ALREADY_AUTHENTICATED = (
    4001,
    4002,
    4003,
    4004,
    4005,
)
INVALID_SEQUENCE, TOO_MANY_FRAMES, SESSION_TIMED_OUT = 4007, 4008, 4009
WRONG_SHARD, WRONG_VERSION, UNKNOWN_INTENTS, FORBIDDEN_INTENTS = 4010, 4012, 4013, 4014
ENDS_SESSION = {WRONG_TOKEN, INVALID_SEQUENCE, SESSION_TIMED_OUT, *range(WRONG_SHARD, FORBIDDEN_INTENTS + 1)}
CLOSED_FOR_GOOD = (1000, 1001)
_OF_THE_BOT = (HEARTBEAT, IDENTIFY, 3, 4, RESUME, REQUEST_MEMBERS, 31)


class FrameChecks:
    """The checks of frames. With `token` only that bot token is accepted, without it any."""

    def __init__(self, clock: Clock, sessions: dict[str, Session]) -> None:
        self._clock = clock
        self._sessions = sessions
        self.token: str | None = None
        self.allow_privileged = False

    def refusal(self, connection: Connection, op: object, data: Any) -> int | None:
        """Return the code to close a connection with because of a frame; None for a valid frame."""
        now = self._clock.now()
        connection.received_at.append(now)
        while connection.received_at[0] <= now - 60:
            connection.received_at.popleft()
        if len(connection.received_at) > FRAMES_PER_MINUTE:
            return TOO_MANY_FRAMES
        if op not in _OF_THE_BOT:
            return UNKNOWN_OPCODE
        if op == HEARTBEAT:
            return None if _is_sequence(connection, data) else DECODE_ERROR
        if not isinstance(data, dict):
            return DECODE_ERROR
        if op not in (IDENTIFY, RESUME):
            return NOT_AUTHENTICATED if connection.session is None else None
        if connection.session is not None:
            return ALREADY_AUTHENTICATED
        if self.token is not None and data.get("token") != self.token:
            return WRONG_TOKEN
        return self._identify_refusal(data) if op == IDENTIFY else self._resume_refusal(data)

    def _identify_refusal(self, data: Json) -> int | None:
        intents, shard = data.get("intents"), data.get("shard") or [0, 1]
        if not isinstance(intents, int) or not isinstance(data.get("properties"), dict):
            return DECODE_ERROR
        if not 0 <= shard[0] < shard[1]:
            return WRONG_SHARD
        if intents & ~EVERY_INTENT:
            return UNKNOWN_INTENTS
        return FORBIDDEN_INTENTS if intents & PRIVILEGED and not self.allow_privileged else None

    def _resume_refusal(self, data: Json) -> int | None:
        session = self._sessions.get(str(data.get("session_id")))
        known = data.get("seq")
        if session is None or (isinstance(known, int) and 0 <= known <= session.sequence):
            return None
        del self._sessions[session.id]
        return INVALID_SEQUENCE


def _is_sequence(connection: Connection, value: object) -> bool:
    """Whether a heartbeat has a sequence number that the bot can have received last; None before any."""
    if value is None:
        return connection.acknowledged is None
    if not isinstance(value, int) or value < (connection.acknowledged or 0):
        return False
    return connection.session is None or value <= connection.session.sequence
