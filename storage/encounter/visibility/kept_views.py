"""What was rendered of a participant, kept as long as that very object is in memory.

Participants do not change: a change replaces those that it concerns, and the views of the others still hold.
"""

from collections.abc import Callable
from weakref import ref

from storage.encounter.model import Participant
from storage.encounter.model.health import Ruleset
from storage.encounter.visibility.audience import Audience
from storage.encounter.visibility.view_types import ParticipantView

Render = Callable[[Participant, Audience, Ruleset], ParticipantView]


class KeptViews:
    """The views of participants, each rendered once. They are shared: a caller changes none."""

    def __init__(self, render: Render) -> None:
        self._render = render
        # By the object's id, which is given to another object when this one is gone.
        self._views: dict[int, tuple[ref[Participant], dict[tuple[Audience, Ruleset], ParticipantView]]] = {}

    def __len__(self) -> int:
        """Return the number of participants whose views are kept."""
        return len(self._views)

    def of(self, participant: Participant, audience: Audience, ruleset: Ruleset) -> ParticipantView:
        """Return the view of a participant for an audience."""
        place = id(participant)
        if (found := self._views.get(place)) is None:
            found = self._views[place] = ref(participant, lambda _: self._views.pop(place, None)), {}
        views, key = found[1], (audience, ruleset)
        if (view := views.get(key)) is None:
            view = views[key] = self._render(participant, audience, ruleset)
        return view
