"""An encounter to apply commands to: chosen dice, counted ids, participants found by name."""

from collections.abc import Sequence
from itertools import count
from typing import Any, TypeVar

from storage.encounter.base import EncounterId, ParticipantId, UserId
from storage.encounter.commands import AddCondition, AdvanceTurn, Command, NewCondition
from storage.encounter.context import Actor, Context
from storage.encounter.errors import NotFoundError, TrackerError
from storage.encounter.events import Event
from storage.encounter.model import Condition, Encounter, Participant, Rules, Status
from storage.encounter.rules.dispatch import execute
from storage.encounter.rules.round_progress import with_turns_noted
from tests.storage.encounter.moment import NOON

AnEvent = TypeVar("AnEvent")

DM = Actor(UserId("dm"), "The DM")


def hero(name: str = "Aria", hp: int = 20, **fields: Any) -> Participant:
    """Return a player's character, at full hit points unless given otherwise; its id is its name lowered."""
    return Participant(
        **{
            "id": ParticipantId(name.lower()),
            "name": name,
            "type": "character",
            "max_hp": hp,
            "current_hp": hp,
        }
        | fields
    )


def monster(name: str = "Ogre", hp: int = 20, **fields: Any) -> Participant:
    """Return a monster, likewise."""
    return hero(name, hp, **{"type": "monster"} | fields)


class RuleScenario:
    """An encounter that commands are applied to. `dice` are the next rolls; after them each die shows 10."""

    def __init__(self, *participants: Participant, dice: Sequence[int] = (), **rules: Any) -> None:
        self.encounter = Encounter(
            id=EncounterId("e"), user_id=DM.user_id, participants=participants, rules=Rules(**rules)
        )
        self.actor = DM
        self.now = NOON
        self.dice = list(dice)
        self._ids = count(1)
        self.events: tuple[Event, ...] = ()
        self.rolled: list[int] = []  # the sides of every die so far

    def do(self, command: Command) -> tuple[Event, ...]:
        """Carry out a command and return what happened."""
        try:
            outcome = execute(self.encounter, command, self.context())
        except TrackerError as error:
            is_told = isinstance(error, NotFoundError) or str(error).endswith((".", "?"))
            assert is_told, "a refusal says what to do, in a sentence; strangers hear the seed's words"
            raise
        assert None not in outcome.events
        assert outcome.events or outcome.encounter == self.encounter, "a change nobody is told of"
        self.encounter, self.events = outcome.encounter, outcome.events
        return self.events

    def context(self) -> Context:
        """Return the arguments of the next rule."""
        return Context(
            self.actor, self.now, self._roll, lambda: f"{next(self._ids):024x}", f"command-{next(self._ids)}"
        )

    def running(self, turn: str, number: int = 1) -> "RuleScenario":
        """Let the encounter run, in this order, with this one's turn."""
        running = self.encounter.model_copy(
            update={
                "status": Status.ACTIVE,
                "round": number,
                "current_participant_id": ParticipantId(turn),
                "participants": tuple(
                    p.model_copy(update={"last_turn_round": 0}) for p in self.encounter.participants
                ),
            }
        )
        self.encounter = with_turns_noted(running)
        return self

    def advance(self, times: int = 1) -> None:
        """Go on by so many turns."""
        for _ in range(times):
            self.do(AdvanceTurn())

    def afflict(self, bearer: str, name: str, **fields: Any) -> tuple[Event, ...]:
        """Put a condition on a participant."""
        return self.do(
            AddCondition(
                participant_ids=(ParticipantId(bearer),), condition=NewCondition(name=name, **fields)
            )
        )

    def __getitem__(self, participant_id: str) -> Participant:
        participant = self.encounter.find(ParticipantId(participant_id))
        assert participant is not None, f"{participant_id} is not there"
        return participant

    @property
    def turn(self) -> str | None:
        """Whose turn it is."""
        return self.encounter.current_participant_id

    @property
    def order(self) -> list[str]:
        """The ids in initiative order."""
        return [p.id for p in self.encounter.participants]

    def conditions(self, participant_id: str) -> list[str]:
        """Return the names of a participant's conditions."""
        return [c.name for c in self[participant_id].conditions]

    def condition(self, participant_id: str, name: str) -> Condition:
        """Return a participant's condition of this name."""
        return next(c for c in self[participant_id].conditions if c.name == name)

    def heard(self, kind: type[AnEvent]) -> list[AnEvent]:
        """Return the events of one kind that the last command brought."""
        return [event for event in self.events if isinstance(event, kind)]

    def _roll(self, sides: int) -> int:
        self.rolled.append(sides)
        return self.dice.pop(0) if self.dice else min(10, sides)
