"""Write the state of participants back to the saved characters when an encounter ends."""

import structlog

from storage.change import Change
from storage.encounter.errors import TrackerError
from storage.encounter.model import Encounter, Status
from storage.repositories.character_state import state_after
from storage.repositories.characters import Characters
from storage.runtime.background import BackgroundTasks

log = structlog.get_logger(__name__)


class CharacterSync:
    """A listener of the tracker. After an undone end, the next end writes again."""

    def __init__(self, characters: Characters) -> None:
        self._characters = characters
        self._tasks = BackgroundTasks()

    def changed(self, change: Change) -> None:
        """Write the characters of an encounter that this change ended."""
        if change.after.status is Status.COMPLETED and change.before.status is not Status.COMPLETED:
            self._tasks.start(self._write(change.after), "character sync")

    async def settled(self) -> None:
        """Wait until every character is written."""
        await self._tasks.wait()

    async def _write(self, encounter: Encounter) -> None:
        for participant in encounter.participants:
            try:
                character = await self._characters.kept_by(encounter, participant)
                if character is not None:
                    await self._characters.update(character, state_after(encounter, participant, character))
            except TrackerError as error:
                log.warning(
                    "character not synchronised", character=participant.character_id, error=str(error)
                )
