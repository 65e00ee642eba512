"""The creatures of the library that a user marked, and those that they added last: offered first to them.

Both lists stand in the user's document, by what participants keep of a creature, see `Creature.reference`.
"""

from dataclasses import dataclass

import structlog

from storage.change import Change
from storage.encounter.base import UserId
from storage.encounter.commands import AddParticipant, AddParty
from storage.encounter.errors import RuleError, TrackerError
from storage.mongo.database import Collection
from storage.mongo.ids import either
from storage.mongo.unavailable import explains_outages
from storage.runtime.background import BackgroundTasks
from storage.runtime.turns import turn_of

MOST_FAVOURITES = 50
MOST_RECENT = 20
_FAVOURITES, _RECENT = "favouriteCreatures", "recentCreatures"

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Used:
    """References of creatures: those that a user marked, and those that they added, the last one first."""

    favourites: tuple[str, ...] = ()
    recent: tuple[str, ...] = ()

    def place(self, reference: str) -> int:
        """Return a creature's place in a search: favourites first, then the last used, then all others."""
        if reference in self.favourites:
            return 0
        return 1 + self.recent.index(reference) if reference in self.recent else 1 + MOST_RECENT


@explains_outages
class UsedCreatures:
    """Reads and keeps the lists. `changed` is a listener of the tracker."""

    def __init__(self, users: Collection) -> None:
        self._users = users
        self._tasks = BackgroundTasks()

    async def of(self, user_id: UserId) -> Used:
        """Return a user's lists."""
        fields = {_FAVOURITES: 1, _RECENT: 1}
        user = await self._users.find_one({"_id": either(user_id)}, fields) or {}
        favourites, recent = (tuple(map(str, user.get(name) or ())) for name in (_FAVOURITES, _RECENT))
        return Used(favourites[:MOST_FAVOURITES], recent[:MOST_RECENT])

    async def mark(self, user_id: UserId, reference: str, *, is_favourite: bool) -> None:
        """Put a creature among the user's favourites, or take it out. Raises RuleError beyond the bound."""
        how = "$addToSet" if is_favourite else "$pull"
        async with turn_of("favourites", user_id):
            there = (await self.of(user_id)).favourites
            if is_favourite and reference not in there and len(there) >= MOST_FAVOURITES:
                raise RuleError("favourites-full", most=MOST_FAVOURITES)
            await self._users.update_one({"_id": either(user_id)}, {how: {_FAVOURITES: reference}})

    def changed(self, change: Change) -> None:
        """Note the creatures that a change added."""
        match change.command:
            case AddParticipant(participant=new):
                added = [new.creature]
            case AddParty(participants=several):
                added = [new.creature for new in several]
            case _:
                return
        references = list(dict.fromkeys(filter(None, added)))[:MOST_RECENT]
        if references and not change.is_repeat:
            self._tasks.start(self._note(change.actor.user_id, references), "creatures used last")

    async def settled(self) -> None:
        """Wait until everything is noted."""
        await self._tasks.wait()

    async def _note(self, user_id: UserId, references: list[str]) -> None:
        try:
            recent = [one for one in (await self.of(user_id)).recent if one not in references]
            newest = {"$set": {_RECENT: [*references, *recent][:MOST_RECENT]}}
            await self._users.update_one({"_id": either(user_id)}, newest)
        except TrackerError as error:
            log.warning("creatures used last not noted", error=str(error))
