"""Users and encounters as the seed's program writes them."""

from datetime import UTC, datetime
from typing import Any

from bson import ObjectId

from storage.encounter.base import EncounterId, UserId
from storage.mongo.database import Database


class StoredDocuments:
    """Writes documents of the plain seed shape."""

    def __init__(self, database: Database) -> None:
        self.database = database

    async def user(self, username: str, **features: Any) -> UserId:
        """Store a user and return its id."""
        document = {"username": username, "email": f"{username.lower()}@example.com", "features": features}
        return UserId(str((await self.database.users.insert_one(document)).inserted_id))

    async def encounter(self, user_id: str, *participants: dict[str, Any], **fields: Any) -> EncounterId:
        """Store an encounter and return its id."""
        at = datetime.now(UTC)
        document = {
            "userId": ObjectId(user_id),
            "name": "Ambush at the ford",
            "status": "active",
            "participants": list(participants),
            "currentTurn": 0,
            "round": 1,
            "createdAt": at,
            "updatedAt": at,
            **fields,
        }
        return EncounterId(str((await self.database.encounters.insert_one(document)).inserted_id))

    async def document(self, encounter_id: str) -> dict[str, Any]:
        """Return the encounter as it is in the database."""
        found = await self.database.encounters.find_one({"_id": ObjectId(encounter_id)})
        assert found is not None
        return found


def participant(name: str, hp: int = 20, initiative: int = 10, **fields: Any) -> dict[str, Any]:
    """Return a participant as the seed stores one."""
    return {
        "_id": ObjectId(),
        "type": "monster",
        "name": name,
        "ac": 13,
        "maxHP": hp,
        "currentHP": hp,
        "dexterity": 12,
        "initiativeRoll": initiative,
        "initiativeOrder": 100 - initiative,
        "isManuallyOrdered": False,
        "conditions": [],
        "legendaryActionsRemaining": 0,
        "notes": "",
        "collaborators": [],
        **fields,
    }


def hero(name: str, user_id: str, hp: int = 30, initiative: int = 15, **fields: Any) -> dict[str, Any]:
    """Return a player's character as the seed stores one."""
    return participant(name, hp, initiative, type="character", collaborators=[ObjectId(user_id)], **fields)
