"""A player's request as an audience may know it."""

from dataclasses import dataclass

from storage.encounter.commands import AddCondition, Askable, ChangeCondition, RemoveCondition
from storage.encounter.commands.requests import asked_in, targets_of
from storage.encounter.model import Encounter, Level, Participant, Request
from storage.encounter.visibility.audience import Audience
from storage.encounter.visibility.views import name_at


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked for, with the names of its targets as the audience knows them.

    `condition` is the name of the condition that it is about, "" without one.
    """

    request: Request
    command: Askable
    targets: tuple[str, ...]
    condition: str = ""

    @property
    def is_damage(self) -> bool:
        """Whether it can be answered by a share."""
        return self.command.type == "deal_damage"


def question_in(encounter: Encounter, request: Request, audience: Audience) -> Question | None:
    """Return a request as a question; None where no target is left, or the audience may not know of it."""
    command = asked_in(request.command)
    if isinstance(command, AddCondition) and command.condition.is_secret and audience.kind != "dm":
        return None
    people = [p for i in targets_of(command) if (p := encounter.find(i)) is not None]
    levels = [audience.level(participant) for participant in people]
    if not people or not all(level.shows(Level.UNKNOWN) for level in levels):
        return None
    names = tuple(name_at(p, level) for p, level in zip(people, levels, strict=True))
    return Question(request, command, names, _condition(command, people[0], audience))


def _condition(command: Askable, bearer: Participant, audience: Audience) -> str:
    """Return the name of the condition; of one that the audience does not see, what the player typed."""
    if isinstance(command, AddCondition):
        return command.condition.name
    if not isinstance(command, RemoveCondition | ChangeCondition):
        return ""
    sees = audience.level(bearer).shows(Level.NAME)
    known = [c for c in bearer.conditions if sees and (audience.kind == "dm" or not c.is_secret)]
    return next((c.name for c in known if c.id == command.condition), command.condition)
