"""Creatures that were read from a file: completed from known ones, and saved as one import."""

from collections.abc import Callable, Sequence

from storage.encounter.base import UserId
from storage.encounter.names import name_key
from storage.library.creature import Creature, Ruleset
from storage.library.importing.formats import Imported
from storage.library.importing.merging import completed
from storage.mongo.ids import new_key
from storage.repositories.creatures import RULESETS, Creatures, srd


def known_of(ruleset: Ruleset) -> Callable[[str], Sequence[Creature]]:
    """Return the look-up of the built-in creatures of a name, those of the rule set first."""
    order = (ruleset, *(one for one in RULESETS if one != ruleset))

    def known(name: str) -> list[Creature]:
        wanted = name_key(name)
        return [found for one in order if (found := srd(one).creatures.get(wanted))]

    return known


async def save_imported(creatures: Creatures, user_id: UserId, imported: Imported) -> int:
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
        await creatures.save(user_id, whole, import_id=str(new_key()))
    return len(whole)
