"""What a rule gives back."""

from dataclasses import dataclass

from storage.encounter.events import Event
from storage.encounter.model import Encounter, Participant


@dataclass(frozen=True, slots=True)
class Outcome:
    """The encounter after a rule, and what happened, in order."""

    encounter: Encounter
    events: tuple[Event, ...] = ()

    def then(self, other: "Outcome") -> "Outcome":
        """Return the other outcome with this one's events before its own."""
        return Outcome(other.encounter, self.events + other.events)

    def adding(self, *events: Event) -> "Outcome":
        """Return this outcome with more events."""
        return Outcome(self.encounter, self.events + events)

    def changing(self, participant: Participant, *events: Event) -> "Outcome":
        """Return this outcome with a participant changed, and more events."""
        return Outcome(self.encounter.with_participant(participant), self.events + events)
