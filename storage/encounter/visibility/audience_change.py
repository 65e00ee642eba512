"""What one audience may know of one change: the only source of announcements, log lines and wire events.

`Change.for_audience` makes one for each audience that is asked for and keeps it. A consumer maps it to text
or to wire events and never compares encounters itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from storage.encounter.base import EncounterId, ParticipantId, UserId
from storage.encounter.events import EVENTS, ChangeRedone, ChangeUndone, Event, Requested
from storage.encounter.model import Encounter, Level, Participant, Status
from storage.encounter.model.health import maximum_hp
from storage.encounter.visibility.audience import Audience
from storage.encounter.visibility.event_views import TURN_EVENTS, event_view
from storage.encounter.visibility.group_names import group_names
from storage.encounter.visibility.patches import patch
from storage.encounter.visibility.questions import Question, question_in
from storage.encounter.visibility.view_types import (
    EncounterPatch,
    EventView,
    OrderedParticipantView,
    ParticipantView,
    TurnGroupView,
)
from storage.encounter.visibility.views import (
    Moment,
    Shown,
    is_known,
    moment,
    name_at,
    participant_view,
    placed,
    turn_groups,
    turn_index,
    visible,
)

# Id, name and initiative of a participant; the initiative is None where it is not rolled or not open.
OrderEntry = tuple[ParticipantId, str, int | None]

_STEPS_IN_HISTORY = frozenset({"change_undone", "change_redone"})


@dataclass(frozen=True, slots=True)
class TurnStep:
    """The turn after a change, for an audience that sees it move."""

    round: int
    current_id: ParticipantId | None
    following_id: ParticipantId | None


class AudienceChange:
    """One change for one audience; each part is worked out when it is first read.

    The encounters themselves stay inside: what is not a property or method here is not for the audience.
    """

    def __init__(
        self,
        audience: Audience,
        before: Encounter,
        after: Encounter,
        events: Sequence[Event],
        *,
        version: int,
        made_by: str,
    ) -> None:
        self.audience = audience
        self.version = version
        self.made_by = made_by  # the actor's name
        self._before, self._after, self._raw_events = before, after, events

    @property
    def encounter_id(self) -> EncounterId:
        return self._after.id

    @property
    def updated_at(self) -> datetime | None:
        return self._after.updated_at

    @property
    def is_active(self) -> bool:
        """Whether the encounter runs after the change."""
        return self._after.status is Status.ACTIVE

    @property
    def is_reopened(self) -> bool:
        """Whether the change let an encounter that had ended go on."""
        return self._before.status is Status.COMPLETED and self._after.status is not Status.COMPLETED

    @cached_property
    def events(self) -> tuple[EventView, ...]:
        """The event views of the change, in order.

        Events of the turn, and of undo and redo, are among them only where the audience sees their effect:
        what a hidden participant does leaves no trace.
        """
        views = []
        for event in self._raw_events:
            if event.type in TURN_EVENTS and self.turn is None:
                continue
            if event.type in _STEPS_IN_HISTORY and not self.patch:
                continue
            shown = event_view(event, self._before, self._after, self.audience)
            if shown is not None:
                views.append(shown)
        return tuple(views)

    @cached_property
    def taken_back(self) -> tuple[EventView, ...]:
        """The event views of a change that this one undoes or redoes, as far as the audience may know."""
        views = []
        for step in self._raw_events:
            if not isinstance(step, ChangeUndone | ChangeRedone):
                continue
            is_undone = isinstance(step, ChangeUndone)  # it led from what is there now to what was
            before, after = (self._after, self._before) if is_undone else (self._before, self._after)
            views += [
                event_view(event, before, after, self.audience)
                for event in EVENTS.validate_python(step.events)
                if event.type not in TURN_EVENTS
            ]
        return tuple(shown for shown in views if shown is not None)

    @property
    def taken_back_question(self) -> Question | None:
        """What was asked of the DM by a change that this one undoes or redoes; None as for `question`."""
        for step in self._raw_events:
            if isinstance(step, ChangeUndone | ChangeRedone):
                with_it = self._before if isinstance(step, ChangeUndone) else self._after
                for event in EVENTS.validate_python(step.events):
                    if isinstance(event, Requested):
                        return question_in(with_it, event.request, self.audience)
        return None

    @property
    def taken_back_from(self) -> str:
        """The name of the user whose change this one undoes or redoes; "" where it is the actor's own."""
        entry = next((one for one in self._after.history if one.version == self.version), None)
        if entry is None or entry.target is None:
            return ""
        target = next((one for one in self._after.history if one.id == entry.target), None)
        return "" if target is None or target.user_id == entry.user_id else target.user_name

    @cached_property
    def patch(self) -> EncounterPatch:
        """The difference of the audience's views before and after; empty when they are the same."""
        return patch(self._before, self._after, self.audience)

    @cached_property
    def turn(self) -> TurnStep | None:
        """The turn after the change; None where the audience does not see it move."""
        before, now = moment(self._before, self.audience), self._moment
        if _key(before) == _key(now):
            return None
        return TurnStep(
            round=now.round,
            current_id=now.current.id if now.current else None,
            following_id=now.following.id if now.following else None,
        )

    @property
    def is_turn_repeated(self) -> bool:
        """Whether the turn had come to the same participant in this round, and was undone or stepped back.

        A delayed turn that is taken is not such a repetition.
        """
        if self.turn is None:
            return False
        for entry in reversed(self._after.history):
            if entry.version >= self.version:
                continue
            if entry.kind == "delay_turn":
                return False
            moves = [event for event in entry.events if event["type"] == "turn_advanced"]
            if any(move["round"] < self.turn.round for move in moves):
                return False
            if any(move["toId"] == self.turn.current_id for move in moves):
                return True
        return False

    def group_of(self, participant_id: ParticipantId | None) -> TurnGroupView | None:
        """Return the group that a participant acts on one turn with, as far as the audience knows of it."""
        groups = turn_groups(self.audience, self._shown, self._group_names)
        return next((group for group in groups if participant_id in group["participantIds"]), None)

    @property
    def acting_ids(self) -> tuple[ParticipantId, ...]:
        """Those on whose turn it is after the change, as the audience knows it."""
        return tuple(p.id for p in self._moment.acting)

    @property
    def round(self) -> int:
        """The round after the change, as the audience knows it; 0 in an encounter that never began."""
        return self._moment.round

    @property
    def turn_index(self) -> int:
        """The wire's `currentTurn` after the change: a place in the order that the audience sees, or -1."""
        return turn_index(self._after, self.audience, self._shown, self._moment.current)

    @property
    def is_visible(self) -> bool:
        """Whether the audience may know of anything but the new version."""
        return bool(self.events or self.patch)

    @cached_property
    def question(self) -> Question | None:
        """What waits for the DM's answer; None where the audience may not know of a target."""
        for event in self._raw_events:
            if isinstance(event, Requested):
                return question_in(self._after, event.request, self.audience)
        return None

    @cached_property
    def order(self) -> tuple[OrderEntry, ...]:
        """The initiative order after the change, as the audience sees it."""
        views = [
            participant_view(participant, self.audience, self._after.rules, self._group_names)
            for participant in self._shown
        ]
        return tuple([(shown["_id"], shown["name"], shown.get("initiativeRoll")) for shown in views])

    def participant(self, participant_id: ParticipantId | None) -> ParticipantView | None:
        """Return a participant after the change; None where it is not visible."""
        participant = self._after.find(participant_id)
        if participant is None or not is_known(participant, self.audience):
            return None
        return participant_view(participant, self.audience, self._after.rules, self._group_names)

    def ordered_participant(self, participant_id: ParticipantId | None) -> OrderedParticipantView | None:
        """Return a participant after the change with its `initiativeOrder`; None where it is not visible."""
        shown = self.participant(participant_id)
        if shown is None:
            return None
        return placed(shown, next(i for i, p in enumerate(self._shown) if p.id == participant_id))

    def name(self, participant_id: ParticipantId | None) -> str | None:
        """Return a participant's name as the audience knows it, also of one that the change removed."""
        participant = self._after.find(participant_id) or self._before.find(participant_id)
        if participant is None or not is_known(participant, self.audience):
            return None
        return name_at(participant, self.audience.level(participant))

    def old_name(self, participant_id: ParticipantId | None) -> str:
        """Return the name that the change took from a participant; "" where the audience did not know it."""
        before, after = self._before.find(participant_id), self._after.find(participant_id)
        if before is None or after is None or before.name == after.name:
            return ""
        return before.name if self.audience.level(before).shows(Level.NAME) else ""

    def max_hp(self, participant_id: ParticipantId) -> int | None:
        """Return a participant's maximum hit points; None where they are not open to the audience."""
        participant = self._after.find(participant_id)
        if participant is None or not self.audience.level(participant).shows(Level.EXACT):
            return None
        return maximum_hp(participant, self._after.rules.ruleset)

    def controllers(self, participant_id: ParticipantId | None) -> tuple[UserId, ...]:
        """Return the users who play a participant that the audience knows of."""
        participant = self._after.find(participant_id)
        if participant is None or not is_known(participant, self.audience):
            return ()
        return participant.collaborators

    @cached_property
    def newly_owing(self) -> tuple[ParticipantId, ...]:
        """The participants that came to owe a save, or an effect, by the change, if it is no secret."""
        found = []
        for participant in self._after.participants:
            owes = participant.saves_owed or participant.effects_due
            if not owes or not is_known(participant, self.audience):
                continue
            before = self._before.find(participant.id)
            had = _open_ids(before) if before is not None else set()
            if _open_ids(participant) - had:
                found.append(participant.id)
        return tuple(found)

    @cached_property
    def _moment(self) -> Moment:
        return moment(self._after, self.audience)

    @cached_property
    def _group_names(self) -> Mapping[str, str]:
        return group_names(self._after, self.audience)

    @cached_property
    def _shown(self) -> Shown:
        return tuple(visible(self._after, self.audience))


def _open_ids(participant: Participant) -> set[str]:
    """Return the ids of the saves and due effects that are no secret from its users."""
    saves = {save.id for save in participant.saves if not save.is_secret}
    return saves | {effect.id for effect in participant.effects if not effect.is_secret}


def _key(turn: Moment) -> tuple[int, ParticipantId | None]:
    return turn.round, turn.current.id if turn.current else None
