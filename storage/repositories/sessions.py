"""Sessions of sockets. Presence is read from here, so it covers all processes."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, NotRequired, Required, TypedDict, cast

from bson import ObjectId
from pymongo import DeleteMany, ReplaceOne, UpdateMany

from storage.encounter.base import EncounterId, UserId
from storage.mongo.database import Database
from storage.mongo.ids import any_of, either, key
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
    process: str  # that has the socket


Place = tuple[EncounterId | None, str | None]  # the encounter and audience of a socket; None when it left


def new_session(
    socket_id: str,
    *,
    user_id: UserId | None = None,
    username: str | None = None,
    share_id: str | None = None,
    audience: str | None = None,
    ip_address: str = "",
    user_agent: str = "",
) -> Session:
    """Return the session of a new socket, of a user or of a share link for an audience."""
    return {
        "userId": key(user_id) if user_id else None,
        "username": username,
        "shareId": share_id,
        "audience": audience,
        "socketId": socket_id,
        "isActive": True,
        "ipAddress": ip_address,
        "userAgent": user_agent,
    }


@explains_outages
class Sessions:
    """The repository of Socket.IO sessions (`sessions`): one document for each open socket.

    Those of a killed process are deleted by MongoDB after 24 h without activity.
    """

    def __init__(self, database: Database) -> None:
        self._collection = database.sessions

    async def write(
        self, opened: Iterable[Session], moved: Mapping[str, Place], closed: Collection[str]
    ) -> None:
        """Store new sockets, where sockets are now, and that others were closed, in one round trip.

        It may be repeated when it is not known whether it was carried out.
        """
        at, rest = now(), dict(moved)
        writes: list[ReplaceOne[dict[str, Any]] | UpdateMany | DeleteMany] = []
        for session in opened:
            socket_id = session["socketId"]
            document: dict[str, Any] = {**session, **_at(rest.pop(socket_id, (None, None)), at)}
            writes.append(ReplaceOne({"socketId": socket_id}, document, upsert=True))
        together: defaultdict[Place, list[str]] = defaultdict(list)
        for socket_id, place in rest.items():
            together[place].append(socket_id)
        for place, socket_ids in together.items():
            change: dict[str, Any] = {"$set": _at(place, at)}
            if place[0] is None:
                change["$unset"] = {"encounterId": 1}
            writes.append(UpdateMany({"socketId": {"$in": socket_ids}, "isActive": True}, change))
        if closed:
            writes.append(DeleteMany({"socketId": {"$in": list(closed)}}))
        if writes:
            await self._collection.bulk_write(writes, ordered=False)

    async def touch(self, socket_ids: Iterable[str]) -> None:
        """Refresh the last activity of sockets."""
        condition = {"socketId": {"$in": list(socket_ids)}, "isActive": True}
        await self._collection.update_many(condition, {"$set": {"lastActivity": now()}})

    async def note_health(self, socket_id: str, health: OverlayHealth) -> None:
        """Store the last health report of an overlay."""
        fields = {"health": health, "lastActivity": now()}
        await self._collection.update_one({"socketId": socket_id, "isActive": True}, {"$set": fields})

    async def in_encounter(self, encounter_id: EncounterId) -> list[Session]:
        """Return the active sessions of an encounter.

        Sessions of a killed process are never closed: they count only while they are refreshed.
        """
        return await self._find({"encounterId": either(encounter_id)})

    async def of_shares(self, share_ids: Iterable[str]) -> list[Session]:
        """Return the active sessions of these share links, of any encounter."""
        return await self._find({"shareId": {"$in": list(share_ids)}})

    async def sockets_of(self, owners: Iterable[str]) -> dict[str, int]:
        """Return the numbers of sockets of users and share links, each given by its id, by two reads.

        Those of a killed process count for SILENT_SECONDS.
        """
        found: dict[str, int] = {}
        condition = any_of(owners)
        for field in ("userId", "shareId"):
            stages: list[dict[str, Any]] = [
                {"$match": {field: condition, **_alive()}},
                {"$group": {"_id": f"${field}", "sockets": {"$sum": 1}}},
            ]
            for owner in await self._collection.aggregate(stages).to_list(None):
                found[str(owner["_id"])] = owner["sockets"]
        return found

    async def users_elsewhere(
        self, encounter_ids: Iterable[EncounterId], process: str
    ) -> dict[EncounterId, list[ActiveUser]]:
        """Return the users with sessions at encounters in other processes, each once, by one read."""
        # Grouped by MongoDB: a user can have hundreds of sockets.
        wanted = list(encounter_ids)
        users = {
            "_id": {"encounter": {"$toString": "$encounterId"}, "user": "$userId"},
            "username": {"$last": "$username"},
            "first": {"$min": "$_id"},
        }
        others = {"encounterId": any_of(wanted), "userId": {"$ne": None}, "process": {"$ne": process}}
        stages: list[dict[str, Any]] = [
            {"$match": {**others, **_alive()}},
            {"$group": users},
            {"$sort": {"first": 1}},
        ]
        found: dict[EncounterId, list[ActiveUser]] = {encounter_id: [] for encounter_id in wanted}
        for user in await self._collection.aggregate(stages).to_list(None):
            ids = user["_id"]
            shown: ActiveUser = {"userId": UserId(str(ids["user"])), "username": user.get("username") or "?"}
            found[EncounterId(ids["encounter"])].append(shown)
        return found

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


def _at(place: Place, at: datetime) -> dict[str, Any]:
    """Return the fields that say where a socket is."""
    encounter_id, audience = place
    if encounter_id is None:
        return {"lastActivity": at}
    return {"encounterId": key(encounter_id), "audience": audience, "lastActivity": at}
