"""The Discord accounts of the tracker's users."""

from collections.abc import Sequence

from cachetools import LRUCache

from storage.encounter.base import UserId
from storage.encounter.model import Encounter
from storage.repositories.users import User, Users

KNOWN_USERS = 5_000


class DiscordAccounts:
    """Maps users of the tracker to Discord accounts, cached as long as the client."""

    def __init__(self, users: Users) -> None:
        self._users = users
        self._known: LRUCache[UserId, User] = LRUCache(KNOWN_USERS)

    async def ids_of(self, user_ids: Sequence[UserId]) -> list[int]:
        """Return the Discord ids of users, in this order; users without an account are left out."""
        users = [await self._user(user_id) for user_id in user_ids]
        return [int(user.discord_id) for user in users if user and user.discord_id]

    async def dms_of(self, encounter: Encounter) -> list[int]:
        """Return the Discord ids of who runs an encounter, each once; not of those who do by a role."""
        return await self.ids_of([*dict.fromkeys((encounter.user_id, *encounter.co_dms))])

    def forget(self, user_id: UserId) -> int | None:
        """Drop a deleted user; return the Discord id, where it was known."""
        user = self._known.pop(user_id, None)
        return int(user.discord_id) if user and user.discord_id else None

    async def _user(self, user_id: UserId) -> User | None:
        known = self._known.get(user_id) or await self._users.get(user_id)
        if known is not None:  # another may come: who is not known is not asked about a DM screen
            self._known[user_id] = known
        return known
