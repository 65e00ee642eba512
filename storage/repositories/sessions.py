"""Sessions of sockets. Presence is read from here, so it covers all processes."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, NotRequired, Required, TypedDict, cast

from bson import ObjectId

from storage.encounter.base import EncounterId, UserId
from storage.mongo.database import Database
from storage.mongo.ids import either, key
from storage.mongo.unavailable import explains_outages
from storage.runtime.clock import now

SILENT_SECONDS = 60  # the heartbeat touches sessions every 15 s


class ActiveUser(TypedDict):
    """A user who looks at an encounter, by the names on the wire."""

    userId: UserId
    username: str


class OverlayHealth(TypedDict):
    """What an overlay last reported; `at` is ISO 8601, `lagMs` how late its last event arrived."""

    version: int
    at: str
    visible: NotRequired[bool]
    lagMs: NotRequired[float]
    inObs: NotRequired[bool]
    streaming: NotRequired[bool | None]  # None: OBS does not say
    recording: NotRequired[bool | None]
    obsVersion: NotRequired[str | None]


class Session(TypedDict, total=False):
    """A session as stored; another program may have left out any field but `socketId`."""

    socketId: Required[str]
    userId: ObjectId | str | None
    username: str | None
    shareId: str | None
    audience: str | None
    encounterId: ObjectId | str
    health: OverlayHealth
    isActive: bool
    lastActivity: datetime
    ipAddress: str
    userAgent: str


@explains_outages
class Sessions:
    """The repository of Socket.IO sessions (`sessions`): one document for each open socket.

    Those of a killed process are deleted by MongoDB after 24 h without activity.
    """

    def __init__(self, database: Database) -> None:
        self._collection = database.sessions

    async def open(
        self,
        socket_id: str,
        *,
        user_id: UserId | None = None,
        username: str | None = None,
        share_id: str | None = None,
        audience: str | None = None,
        ip_address: str = "",
        user_agent: str = "",
    ) -> None:
        """Store a new socket, of a user or of a share link for an audience."""
        await self._collection.insert_one(
            {
                "userId": key(user_id) if user_id else None,
                "username": username,
                "shareId": share_id,
                "audience": audience,
                "socketId": socket_id,
                "isActive": True,
                "lastActivity": now(),
                "ipAddress": ip_address,
                "userAgent": user_agent,
            }
        )

    async def enter(
        self, socket_id: str, encounter_id: EncounterId | None, audience: str | None = None
    ) -> None:
        """Store the encounter and audience of a socket; None when it left."""
        if encounter_id is None:
            change: dict[str, Any] = {"$unset": {"encounterId": 1}, "$set": {"lastActivity": now()}}
        else:
            fields = {"encounterId": key(encounter_id), "audience": audience, "lastActivity": now()}
            change = {"$set": fields}
        await self._collection.update_one({"socketId": socket_id, "isActive": True}, change)

    async def touch(self, socket_ids: Iterable[str]) -> None:
        """Refresh the last activity of sockets."""
        condition = {"socketId": {"$in": list(socket_ids)}, "isActive": True}
        await self._collection.update_many(condition, {"$set": {"lastActivity": now()}})

    async def note_health(self, socket_id: str, health: OverlayHealth) -> None:
        """Store the last health report of an overlay."""
        fields = {"health": health, "lastActivity": now()}
        await self._collection.update_one({"socketId": socket_id, "isActive": True}, {"$set": fields})

    async def close(self, socket_id: str) -> None:
        """Delete the session of a closed socket."""
        await self._collection.delete_many({"socketId": socket_id})

    async def in_encounter(self, encounter_id: EncounterId) -> list[Session]:
        """Return the active sessions of an encounter.

        Sessions of a killed process are never closed: they count only while they are refreshed.
        """
        return await self._find({"encounterId": either(encounter_id)})

    async def of_shares(self, share_ids: Iterable[str]) -> list[Session]:
        """Return the active sessions of these share links, of any encounter."""
        return await self._find({"shareId": {"$in": list(share_ids)}})

    async def active_users(self, encounter_id: EncounterId) -> list[ActiveUser]:
        """Return the users with a session at an encounter, each once."""
        # Grouped by MongoDB: each join asks for this, and a user can have hundreds of sockets.
        users = {"_id": "$userId", "username": {"$last": "$username"}, "first": {"$min": "$_id"}}
        stages: list[dict[str, Any]] = [
            {"$match": {"encounterId": either(encounter_id), "userId": {"$ne": None}, **_alive()}},
            {"$group": users},
            {"$sort": {"first": 1}},
        ]
        found = await self._collection.aggregate(stages).to_list(None)
        return [
            {"userId": UserId(str(user["_id"])), "username": user.get("username") or "?"} for user in found
        ]

    async def viewers(self, encounter_id: EncounterId) -> dict[str, int]:
        """Return the number of sockets at an encounter, by audience."""
        counts: dict[str, int] = {}
        for session in await self.in_encounter(encounter_id):
            audience = session.get("audience") or "players"
            counts[audience] = counts.get(audience, 0) + 1
        return counts

    async def _find(self, condition: dict[str, Any]) -> list[Session]:
        found = await self._collection.find({**condition, **_alive()}, {"_id": 0}).to_list(None)
        return cast("list[Session]", found)


def _alive() -> dict[str, Any]:
    """Return the condition for sessions that are refreshed; those of a killed process are not."""
    return {"isActive": True, "lastActivity": {"$gte": now() - timedelta(seconds=SILENT_SECONDS)}}
