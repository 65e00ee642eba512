"""Collect the data kept about a user."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from storage.encounter.base import UserId
from storage.encounter.model import Status
from storage.mongo.database import Database
from storage.mongo.ids import either


@dataclass(frozen=True, slots=True)
class StoredData:
    """A summary of a user's data; `counts` by kind, `running` the names of their open encounters."""

    user_id: UserId
    name: str
    since: datetime | None
    counts: dict[str, int]
    characters: tuple[str, ...]
    running: tuple[str, ...]


async def kept_about(database: Database, user: dict[str, Any]) -> StoredData:
    """Return the data kept about a user, given by stored id."""
    user_id = UserId(str(user["_id"]))
    own = {"userId": either(user_id)}
    characters = await database.characters.find(own, {"name": 1}).sort("name", 1).to_list(None)
    is_open = {**own, "status": {"$ne": Status.COMPLETED.value}}
    running = await database.encounters.find(is_open, {"name": 1}).to_list(None)
    counts = {
        "characters": len(characters),
        "parties": await database.parties.count_documents(own),
        "creatures": await database.creatures.count_documents(own),
        "templates": await database.templates.count_documents(own),
        "portraits": await database.portraits.count_documents(own),
        "favourites": len(user.get("favouriteCreatures") or ()),
        "used_last": len(user.get("recentCreatures") or ()),
        "fights_run": await database.encounters.count_documents(own),
        "fights_played": await database.encounters.count_documents(
            {"participants.collaborators": either(user_id)}
        ),
        "log_lines": await database.combat_log.count_documents({"performedBy": either(user_id)}),
        "links": await database.shares.count_documents({"createdBy": either(user_id)})
        + await database.personal_links.count_documents(own),
        "tokens": await database.access_tokens.count_documents(own),
        "sessions": await database.sessions.count_documents(own),
    }
    return StoredData(
        user_id=user_id,
        name=str(user.get("username") or "?"),
        since=user.get("createdAt"),
        counts=counts,
        characters=tuple(str(character.get("name")) for character in characters),
        running=tuple(str(encounter.get("name") or "Encounter") for encounter in running),
    )
