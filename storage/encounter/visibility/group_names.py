"""The names of groups as an audience may read them: none tells of a creature whose name is secret from it."""

from collections.abc import Mapping

from storage.encounter.model import Encounter, Level
from storage.encounter.names import name_key, without_number
from storage.encounter.visibility.audience import Audience


def group_names(encounter: Encounter, audience: Audience) -> Mapping[str, str]:
    """Return another name for each group whose own one tells a secret from an audience.

    That is a name that begins with one that is secret, unless a name that is open begins so, too: of a goblin
    that is seen, the Goblins may be read. The other name is that of the first one whose name is open.
    """
    if audience.kind == "dm":
        return {}
    groups = {p.group for p in encounter.participants if p.group is not None}
    if not groups:
        return {}
    known: dict[str, str] = {}  # the first open name of each group
    secret, is_open = set[str](), set[str]()
    for participant in encounter.participants:
        base = without_number(participant.name)
        if not audience.level(participant).shows(Level.NAME):
            secret.add(name_key(base))
            continue
        is_open.add(name_key(base))
        if participant.group is not None:
            known.setdefault(participant.group, base)
    told = tuple(name for name in secret if name and not any(one.startswith(name) for one in is_open))
    if not told:
        return {}
    return {group: known[group] for group in groups & known.keys() if name_key(group).startswith(told)}
