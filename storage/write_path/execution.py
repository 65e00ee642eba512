"""The write path itself: authorise, load, apply the rule, write, publish."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from itertools import takewhile
from typing import Any

import structlog
from bson.errors import BSONError
from pydantic import TypeAdapter
from pymongo.errors import PyMongoError

from storage.change import Change, Listener
from storage.encounter.apply import apply
from storage.encounter.base import EncounterId
from storage.encounter.commands import AdvanceTurn, Command, MakeAttack, MakeRequest, PreviousTurn
from storage.encounter.commands.references import ids_in, without
from storage.encounter.context import Actor, Context, Origin
from storage.encounter.errors import (
    ConflictError,
    NotAllowedError,
    NotFoundError,
    NotStoredError,
    StaleTurnError,
    TrackerError,
    TurnJustMovedError,
    TypedText,
    UnavailableError,
)
from storage.encounter.events import Event, Requested
from storage.encounter.field_types import RefersTo
from storage.encounter.history.undo import applied_key
from storage.encounter.model import Encounter, TurnMark
from storage.encounter.outcome import Outcome
from storage.encounter.policy import Verdict, audience_of, authorise
from storage.mongo.documents import Stored, written
from storage.mongo.unavailable import explained, is_refusal, unavailable
from storage.repositories.characters import Characters
from storage.repositories.combat_log import CombatLog
from storage.repositories.creatures import Creatures
from storage.repositories.encounters import Encounters
from storage.write_path.command_queue import Waiting
from storage.write_path.encounter_cache import CacheSlot, EncounterCache
from storage.write_path.pending import Pending

TURN_SETTLES = timedelta(seconds=2)  # after a turn change, for the commands of others that name no turn
_MOVES_TURN = frozenset({"advance_turn", "previous_turn", "delay_turn", "take_turn"})
REQUESTS = frozenset({"damage_requested", "action_requested"})
# Losing against another process costs it one more read each time, so it may lose as long as that one is busy.
PATIENCE_SECONDS = 10.0
TOGETHER = 32  # commands of one encounter that are written at once; each needs a slot of the history
MOST_UNANSWERED = 3  # writes of one command, while reads are answered

log = structlog.get_logger(__name__)
_events: TypeAdapter[tuple[Event, ...]] = TypeAdapter(tuple[Event, ...])


class Execution:
    """Carries out commands, each exactly once and in turn with the others on its encounter."""

    def __init__(
        self,
        encounters: Encounters,
        cache: EncounterCache,
        combat_log: CombatLog,
        clock: Callable[[], datetime],
        *,
        characters: Characters | None,
        creatures: Creatures | None,
    ) -> None:
        self._encounters = encounters
        self._cache = cache
        self._combat_log = combat_log
        self._clock = clock
        self._characters = characters
        self._creatures = creatures
        self._listeners: list[Listener] = []

    def listen(self, listener: Listener) -> None:
        """Call `listener` after each commit, in version order for each encounter, and after each repeat."""
        self._listeners.append(listener)

    async def run(
        self,
        encounter_id: EncounterId,
        actor: Actor,
        command: Command,
        command_id: str,
        expected: TurnMark | None,
        *,
        origin: Origin,
    ) -> Change:
        """Carry out a command; see Tracker.execute. Raises a TrackerError, and then nothing was changed."""
        slot = self._cache.slot(encounter_id)
        turns = isinstance(command, AdvanceTurn | PreviousTurn)
        says_turn = expected is not None
        if turns and expected is None:
            expected = (await self._cache.known(slot)).encounter.turn_mark
        pending = Pending(actor, command, command_id, expected if turns else None, says_turn, origin)
        deadline = asyncio.get_running_loop().time() + PATIENCE_SECONDS
        if await slot.queue.enter(pending, deadline):
            try:
                await asyncio.sleep(0)  # others that came in the same turn of the loop are taken along
                await self._lead(slot, pending, deadline)
            finally:
                slot.queue.leave()
        return pending.answer()

    async def _lead(self, slot: CacheSlot, pending: Pending, deadline: float) -> None:
        """Carry out a command together with those that wait behind it. Raises when none was carried out."""
        taken: list[Waiting[Pending]] = []
        try:
            await self._carry_out(slot, pending, taken, deadline)
        except UnavailableError:
            for entry in taken:  # it is the same for them: they need not find out one after the other
                if entry.work is not None:
                    entry.work.outcome = unavailable()
            raise
        finally:
            slot.queue.put_back([entry for entry in taken if entry.work and entry.work.outcome is None])
            for entry in taken:
                if entry.work and entry.work.outcome is not None and not entry.called.done():
                    entry.called.set_result(False)

    async def _carry_out(
        self, slot: CacheSlot, pending: Pending, taken: list[Waiting[Pending]], deadline: float
    ) -> None:
        """Carry out commands one after the other in memory, and write once; anew when that fails.

        Each gets its outcome. Those that are taken along are added to `taken`.
        """
        loop = asyncio.get_running_loop()
        most, unanswered = TOGETHER, 0
        while loop.time() < deadline:
            is_cached = slot.stored is not None
            stored = await self._cache.known(slot)
            taken += slot.queue.take_along(most - 1 - len(taken))
            all_pending = [pending, *(entry.work for entry in taken if entry.work is not None)]
            outcomes = await self._decide_all(stored, all_pending)
            changes = [one for one in outcomes if isinstance(one, Change) and not one.is_repeat]
            if changes:
                if unanswered == MOST_UNANSWERED:
                    raise unavailable()
                try:
                    is_saved = await self._save(slot, stored, changes[-1].after)
                except NotStoredError:
                    if not taken:
                        raise
                    most = 1  # one of them can't be stored: each for itself
                    slot.queue.put_back(taken)
                    taken.clear()
                    continue
                if not is_saved:
                    unanswered += is_saved is None
                    continue
            # A refusal must not come from an old copy: look again; it stands if nothing is newer.
            elif (
                is_cached
                and any(isinstance(one, TrackerError) for one in outcomes)
                and await self._is_outdated(slot, stored)
            ):
                continue
            for one, outcome in zip(all_pending, outcomes, strict=True):
                one.outcome = outcome
                if isinstance(outcome, Change):
                    self._publish(outcome)
            return
        raise ConflictError("conflict")

    async def _decide_all(self, stored: Stored, all_pending: Sequence[Pending]) -> list[Change | Exception]:
        """Return what becomes of each command, applied to what those before it leave."""
        outcomes: list[Change | Exception] = []
        encounter = stored.encounter
        for pending in all_pending:
            try:
                change = await self._repeat(encounter, pending) or await self._change(encounter, pending)
            except Exception as error:  # raised in the caller whose command it is
                outcomes.append(error)
            else:
                outcomes.append(change)
                encounter = change.after
        return outcomes

    async def _change(self, encounter: Encounter, pending: Pending) -> Change:
        """Authorise a command and apply its rule. Raises a TrackerError when it is refused."""
        agreed = await self._agreed(encounter, pending.actor, pending.command)
        command = await self._of_own_library(encounter, pending.actor, pending.command)
        asked, outcome = self._decide(encounter, pending, command, agreed)
        after = outcome.encounter
        return Change(
            before=encounter,
            after=after,
            version=after.version,
            events=outcome.events,
            actor=pending.actor,
            command=asked,
            command_id=pending.command_id,
            is_request=any(isinstance(event, Requested) for event in outcome.events),
            origin=after.history[-1].origin,
        )

    async def _agreed(self, encounter: Encounter, actor: Actor, command: Command) -> frozenset[str]:
        """Resolve the saved characters that a command names, for its actor; return those it may change.

        Raises NotFoundError for one that the actor may not name.
        """
        named = set(ids_in(command, RefersTo.CHARACTER))
        if not named:
            return frozenset()
        authorise(encounter, actor, command)  # before anything is looked up for them
        if self._characters is None:
            raise NotFoundError("character-not-found")
        return await self._characters.brought(named, encounter, actor)

    async def _of_own_library(self, encounter: Encounter, actor: Actor, command: Command) -> Command:
        """Return the command without references to creatures of other users' libraries.

        The DMs of an encounter read the stat blocks of what is in it: a reference there, and a DM or a player
        who was named unasked, would otherwise show them the library of that user.
        """
        named = set(ids_in(command, RefersTo.CREATURE))
        if not named or self._creatures is None:
            return command
        others = await self._creatures.of_others(named, encounter, actor)
        return without(command, RefersTo.CREATURE, others) if others else command

    def _decide(
        self, encounter: Encounter, pending: Pending, command: Command, agreed: frozenset[str]
    ) -> tuple[Any, Outcome]:
        """Authorise the command and apply its rule; every attempt has the same dice."""
        actor = pending.actor
        asked: Any = command
        is_stale = pending.expected is not None and encounter.turn_mark != pending.expected
        try:
            verdict = authorise(encounter, actor, command)
        except NotAllowedError as error:
            # They might have ended the turn that they saw.
            if is_stale and pending.says_turn and error.key == "not-your-turn":
                raise StaleTurnError("stale-turn") from None
            raise
        if verdict is Verdict.ASK:
            asked = (
                command.model_copy(update={"asks": True})
                if isinstance(command, MakeAttack)
                else MakeRequest.model_validate({"command": command})
            )
        if is_stale:
            raise StaleTurnError("stale-turn")
        if pending.expected is not None and not pending.says_turn:
            self._require_settled_turn(encounter, actor)
        dice = pending.dice
        dice.again()
        context = Context(
            actor=actor,
            at=self._clock(),
            roll=dice.roll,
            new_id=dice.new_id,
            command_id=pending.command_id,
            agreed=agreed,
            origin=pending.origin,
        )
        return asked, apply(encounter, asked, context)

    def _require_settled_turn(self, encounter: Encounter, actor: Actor) -> None:
        """Raise TurnJustMovedError when another user has just moved the turn: it may be the one meant."""
        earliest = self._clock() - TURN_SETTLES
        recent = list(takewhile(lambda entry: entry.at > earliest, reversed(encounter.history)))
        kinds = {entry.id: entry.kind for entry in encounter.history} if recent else {}
        for entry in recent:
            kind = kinds.get(entry.target, "") if entry.target is not None else entry.kind
            if kind in _MOVES_TURN and entry.user_id != actor.user_id:
                raise TurnJustMovedError("turn-just-moved", by=TypedText(entry.user_name))

    async def _save(self, slot: CacheSlot, stored: Stored, after: Encounter) -> bool | None:
        """Write; return whether it was written, None when that is not known.

        Unless it was written, what was known is forgotten, so that the next look is a fresh one. Raises
        NotStoredError when MongoDB refuses the write.
        """
        known: Stored | None = None
        try:
            if is_saved := await self._encounters.save(stored, after):
                known = written(stored, after)
            return is_saved
        except (PyMongoError, BSONError, OverflowError) as error:
            if is_refusal(error):
                known = stored
                code = getattr(error, "code", None)
                log.error("write refused", encounter=after.id, error=type(error).__name__, code=code)
                raise explained(error) from error
            # It may have been written before the connection broke: the command id in the document will tell.
            log.warning("write unanswered", encounter=after.id, error=str(error))
            return None
        finally:  # also when the caller was cancelled meanwhile
            slot.stored = known

    def _publish(self, change: Change) -> None:
        if not change.is_repeat:
            self._combat_log.note(change.after, [change.after.history[-1]])
        self._notify(change)

    def _notify(self, change: Change) -> None:
        for listener in self._listeners:
            try:
                listener(change)
            except Exception:  # the command is committed: no listener may turn it into a failure
                log.exception("listener failed", encounter=change.after.id, version=change.version)

    async def _repeat(self, encounter: Encounter, pending: Pending) -> Change | None:
        """Return the first result of a command that this actor gave before; None for a new one.

        Another user's command with the same id is another command. Raises NotFoundError for a spectator.
        """
        actor, command_id = pending.actor, pending.command_id
        ids = (command_id, applied_key(actor.user_id, command_id))
        if not any(map(encounter.applied.has, ids)):
            return None
        audience_of(encounter, actor)  # strangers learn nothing from repeating an id
        entry = next((e for e in encounter.history if e.id in ids and e.user_id == actor.user_id), None)
        version, events = (entry.version, entry.events) if entry else (encounter.version, ())
        if entry is None:
            logged = await self._combat_log.find(encounter.id, actor.user_id, ids)
            if logged is not None:
                version, events = logged["version"], tuple(logged["events"])
            elif not encounter.applied.has(ids[1]):
                return None  # earlier versions kept the bare id: it was another user's command
        is_request = any(event.get("type") in REQUESTS for event in events)
        return Change(
            before=encounter,
            after=encounter,
            version=version,
            events=_events.validate_python(events),
            actor=actor,
            command=pending.command,
            command_id=command_id,
            is_repeat=True,
            is_request=is_request,
            origin=entry.origin if entry else None,
        )

    async def _is_outdated(self, slot: CacheSlot, stored: Stored) -> bool:
        try:
            marks = await self._encounters.marks([slot.encounter_id])
        except PyMongoError as error:
            raise unavailable() from error
        if marks.get(slot.encounter_id) == (stored.guard["version"], stored.guard["updatedAt"]):
            return False  # a refusal need not read the whole document
        fresh = await self._cache.read(slot)
        return fresh.guard != stored.guard
