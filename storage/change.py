"""One accepted command and what it did: what the write path answers and tells its listeners."""

from collections.abc import Callable
from dataclasses import dataclass, field

from storage.encounter.commands import Command
from storage.encounter.context import Actor, Origin
from storage.encounter.events import DiceRolled, Event, Requested
from storage.encounter.model import Encounter
from storage.encounter.visibility.audience import Audience
from storage.encounter.visibility.audience_change import AudienceChange


@dataclass(frozen=True, slots=True)
class Change:
    """A change from `before` to `after`, exactly one version on.

    `is_repeat`: the command was carried out before; nothing changed now, `version` and `events` are those of
    the first time and `after` is the encounter as it is. `is_request`: it waits for the DM's answer.
    `command` is None where stored events are announced again, `origin` when the command was carried out by a
    version that did not keep it.
    """

    before: Encounter
    after: Encounter
    version: int
    events: tuple[Event, ...]
    actor: Actor
    command: Command | None
    command_id: str
    is_repeat: bool = False
    is_request: bool = False
    origin: Origin | None = None
    _by_audience: dict[Audience, AudienceChange] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @property
    def dice(self) -> str:
        """The dice of the command with their faces, for the user who gave it; "" without any."""
        for event in self.events:
            if isinstance(event, DiceRolled):
                return event.dice
            if isinstance(event, Requested):
                return event.request.dice
        return ""

    def for_audience(self, audience: Audience) -> AudienceChange:
        """Return what an audience may know of the change; it is worked out once and kept."""
        found = self._by_audience.get(audience)
        if found is None:
            found = AudienceChange(
                audience, self.before, self.after, self.events, version=self.version, made_by=self.actor.name
            )
            self._by_audience[audience] = found
        return found


Listener = Callable[[Change], None]  # called after the commit; must return at once and not raise
