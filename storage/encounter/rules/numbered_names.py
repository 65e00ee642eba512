"""Names that tell participants apart: Goblin 1, Goblin 2, Goblin 3."""

from collections.abc import Collection, Iterable, Iterator
from itertools import count as counted
from itertools import islice

from storage.encounter.base import ParticipantId
from storage.encounter.context import Context
from storage.encounter.events import ParticipantChanged
from storage.encounter.limits import MAX_NAME
from storage.encounter.model import Encounter, Level
from storage.encounter.names import NUMBERED, plain_key, without_number
from storage.encounter.outcome import Outcome
from storage.encounter.policy import audience_of


def names_apart(name: str, count: int, taken: Iterable[str]) -> tuple[str, ...]:
    """Return `count` names like this one that no participant has, not even with other accents.

    A single first one keeps the plain name; it counts as number 1 when others come, and is not renamed.
    Numbers of those who left are not given again while higher ones are there.
    """
    keys = {plain_key(one) for one in taken}
    if count == 1 and plain_key(name) not in keys and _next_number(name, keys) == 1:
        return (name,)
    return tuple(islice(_numbered(without_number(name), keys), count))


def name_beside(name: str, others: Collection[str]) -> str:
    """Return the name that a participant gets beside these others: one that is taken gets a number."""
    is_taken = plain_key(name) in map(plain_key, others)
    return names_apart(name, 1, others)[0] if is_taken else name


def names_known(encounter: Encounter, context: Context, but: ParticipantId | None = None) -> list[str]:
    """Return the names a new one must differ from; "Goblin 2" must not tell a player of a hidden Goblin."""
    audience = audience_of(encounter, context.actor)
    return [p.name for p in encounter.participants if p.id != but and audience.level(p).shows(Level.NAME)]


def with_others_renamed(outcome: Outcome, named: Collection[ParticipantId]) -> Outcome:
    """Return the outcome with a new number for others with the name that one of the `named` was given.

    That is one whose name the actor does not know, so that no number shows them that the name is taken.
    """
    people = outcome.encounter.participants
    given = {plain_key(p.name) for p in people if p.id in named}
    for other in people:
        if other.id not in named and plain_key(other.name) in given:
            (name,) = names_apart(other.name, 1, (p.name for p in outcome.encounter.participants))
            outcome = outcome.changing(
                other.model_copy(update={"name": name}),
                ParticipantChanged(participant_id=other.id, fields=("name",)),
            )
    return outcome


def _next_number(base: str, keys: Iterable[str]) -> int:
    highest = 0
    for key in keys:
        numbered = NUMBERED.fullmatch(key)
        if key == plain_key(base):
            highest = max(highest, 1)
        elif numbered and numbered[1] == plain_key(base):
            highest = max(highest, int(numbered[2]))
    return highest + 1


def _numbered(base: str, keys: Collection[str]) -> Iterator[str]:
    for number in counted(_next_number(base, keys)):
        ending = f" {number}"
        name = base[: MAX_NAME - len(ending)].rstrip() + ending
        if plain_key(name) not in keys:
            yield name
