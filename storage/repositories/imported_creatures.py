"""Creatures that were read from a file: completed from known ones, and saved as one import."""

from collections.abc import Callable, Sequence

from storage.encounter.base import UserId
from storage.encounter.names import name_key
from storage.library.creature import Creature, Ruleset
from storage.library.importing.formats import Imported, read_creatures
from storage.library.importing.merging import completed
from storage.library.importing.progress import Progress
from storage.mongo.ids import new_key
from storage.repositories.creatures import RULESETS, Creatures, srd
from storage.runtime.slow_work import slowly


def known_of(ruleset: Ruleset) -> Callable[[str], Sequence[Creature]]:
    """Return the look-up of the built-in creatures of a name, those of the rule set first."""
    order = (ruleset, *(one for one in RULESETS if one != ruleset))

    def known(name: str) -> list[Creature]:
        wanted = name_key(name)
        return [found for one in order if (found := srd(one).creatures.get(wanted))]

    return known


async def import_creatures(
    creatures: Creatures,
    user_id: UserId,
    contents: Sequence[bytes],
    name: str,
    *,
    ruleset: Ruleset,
    progress: Progress,
) -> tuple[Imported, int]:
    """Read the creatures of files and save them; return what was read, and how many are saved.

    Raises InvalidCommandError, NoRoomError.
    """
    # A big file would block the event loop.
    imported = await slowly(read_creatures, contents, name, known_of(ruleset), progress.read)
    return imported, await _save(creatures, user_id, imported, progress)


async def _save(creatures: Creatures, user_id: UserId, imported: Imported, progress: Progress) -> int:
    """Save creatures as one import, each with what only the user's own one of its place says.

    Return how many. Raises NoRoomError.
    """
    latest = {(name_key(c.name), c.book): c for c in imported.creatures}
    own = await creatures.at_places(user_id, list(latest.values()))
    whole = []
    for creature in latest.values():
        before = own.get((creature.name, creature.book))
        if before is None:
            whole.append(creature)
            continue
        full, filled = completed(creature, before)
        imported.filled.update(filled)
        whole.append(full)
    if whole:
        await creatures.save(user_id, whole, import_id=str(new_key()), progress=progress.stored)
    return len(whole)
