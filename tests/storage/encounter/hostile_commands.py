"""Commands as long as they are let, in an order that a hostile client could choose."""

from collections.abc import Callable, Iterator
from itertools import count
from random import Random
from typing import Any

from storage.encounter.apply import apply
from storage.encounter.base import EncounterId, ParticipantId, UserId
from storage.encounter.commands import (
    AddCondition,
    AddParticipant,
    AddParty,
    AdvanceTurn,
    Command,
    Concentrate,
    DealDamage,
    EndConcentration,
    Heal,
    PreviousTurn,
    Redo,
    RemoveParticipant,
    RequestDamage,
    SetControllers,
    SettleRequest,
    StartEncounter,
    Undo,
    UpdateParticipant,
)
from storage.encounter.context import Actor, Context
from storage.encounter.errors import NoRoomError, TrackerError
from storage.encounter.limits import MAX_COMMAND_ID, MAX_DEFENCES, MAX_ID, MAX_PARTICIPANTS, MAX_TYPE
from storage.encounter.model import Encounter
from storage.mongo.documents import Document, Stored, read, update, whole, written
from storage.write_path.rule_dice import RuleDice
from tests.storage.encounter.moment import NOON

DRAGON = "\U0001f409"  # four bytes in UTF-8
TEXT = DRAGON * 1000
DM = Actor(UserId("64b000000000000000000001"), DRAGON * 80)


class HostileClient:
    """An encounter as a process has it, and a client that makes it as large as it can."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        encounter = Encounter(id=EncounterId("64b0000000000000000000e1"), user_id=DM.user_id, name="Ambush")
        self.stored: Stored = read(whole(encounter))
        self.refused = 0
        self.accepted = 0
        self._numbers = count()
        self._dice = RuleDice()

    @property
    def encounter(self) -> Encounter:
        return self.stored.encounter

    def do(self, command: Command) -> Document:
        """Carry out a command and return the update that MongoDB is sent."""
        command_id = f"{next(self._numbers):0{MAX_COMMAND_ID}}"
        context = Context(DM, NOON, self._dice.roll, self._dice.new_id, command_id)
        after = apply(self.encounter, command, context).encounter
        operators = update(self.stored, after, after.history[-1].redo)
        self.stored = written(self.stored, after)
        self.accepted += 1
        return operators

    def attack(self, commands: int) -> Iterator[int]:
        """Give so many legal commands; yields the number of each after it was carried out or refused."""
        for number in range(commands):
            try:
                self.do(self._next())
            except NoRoomError:
                self.refused += 1
            except TrackerError:
                pass  # the rules forbid it just now
            yield number

    def _next(self) -> Command:
        ids = tuple(p.id for p in self.encounter.participants)
        if len(ids) < 2:
            return AddParty(participants=(self._newcomer(),) * 2)
        if self.encounter.round == 0:
            return StartEncounter()
        return self.random.choice(_KINDS)(self, ids)

    def _newcomer(self) -> Any:
        types = tuple(
            f"{n}{DRAGON * (MAX_TYPE - 3)}" for n in range(self.random.choice([0, 3, MAX_DEFENCES]))
        )
        return AddParticipant.model_validate(
            {
                "participant": {
                    "name": DRAGON * 80,
                    "type": self.random.choice(["character", "monster"]),
                    "maxHP": 99_999,
                    "notes": TEXT,
                    "regeneration": TEXT,
                    "defences": {"resistances": types, "immunities": types},
                }
            }
        ).participant

    def _condition(self, ids: tuple[ParticipantId, ...]) -> Command:
        names = self.random.choice(["Unconscious", "Stunned", *(f"{n}{DRAGON * 70}" for n in range(60))])
        return AddCondition.model_validate(
            {
                "participantIds": self.random.sample(ids, self.random.randint(1, len(ids))),
                "condition": {
                    "name": names,
                    "duration": self.random.choice([-1, 1, 2]),
                    "ends": self.random.choice(["round", "turn_start", "turn_end"]),
                    "description": self.random.choice([None, TEXT]),
                    "sourceId": ids[0],
                    "fromConcentration": self.random.random() < 0.4,
                },
            }
        )

    def _damage(self, ids: tuple[ParticipantId, ...]) -> DealDamage:
        targets = [{"participantId": i} for i in ids[:MAX_PARTICIPANTS]]
        amount = self.random.choice([1, 99_999])
        return DealDamage.model_validate(
            {"targets": targets, "parts": [{"amount": amount, "type": "fire"}], "notes": TEXT}
        )

    def _settled(self, ids: tuple[ParticipantId, ...]) -> Command:
        if not self.encounter.requests:
            return RequestDamage(damage=self._damage(ids))
        return SettleRequest(request_id=self.encounter.requests[0].id, answer="half")

    def _changed(self, ids: tuple[ParticipantId, ...]) -> Command:
        text = self.random.choice(["", TEXT])
        changes = {"notes": text, "readied": text, "imageUrl": " x" * 250}
        return UpdateParticipant.model_validate(
            {"participantId": self.random.choice(ids), "changes": changes}
        )


_Ids = tuple[ParticipantId, ...]
_KINDS: tuple[Callable[[HostileClient, _Ids], Command], ...] = (
    *[HostileClient._condition] * 6,
    HostileClient._settled,
    HostileClient._changed,
    lambda c, ids: AddParticipant(participant=c._newcomer(), count=c.random.choice([1, 20])),
    lambda c, ids: AddParticipant(participant=c._newcomer(), count=1),
    lambda c, ids: c._damage(ids),
    lambda c, ids: RequestDamage(damage=c._damage(ids)),
    lambda c, ids: Heal(participant_ids=ids, amount=99_999, notes=TEXT),
    lambda c, ids: Concentrate(participant_id=ids[0], name=DRAGON * 80),
    lambda c, ids: EndConcentration(participant_id=ids[0]),
    lambda c, ids: SetControllers(
        participant_id=c.random.choice(ids), collaborators=tuple(DRAGON * MAX_ID for _ in range(20))
    ),
    lambda c, ids: RemoveParticipant(participant_id=c.random.choice(ids)),
    *[lambda c, ids: AdvanceTurn()] * 3,
    lambda c, ids: PreviousTurn(),
    *[lambda c, ids: Undo()] * 2,
    lambda c, ids: Redo(),
)
