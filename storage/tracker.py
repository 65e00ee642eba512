"""Find encounters, and execute commands by the write path."""

import logging
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime

import structlog
from cachetools import LRUCache
from pymongo.errors import PyMongoError

from storage.change import Change, Listener
from storage.encounter.base import EncounterId, UserId
from storage.encounter.commands import Command
from storage.encounter.context import Actor, Origin
from storage.encounter.errors import DocumentError, NotFoundError, RuleError, TrackerError
from storage.encounter.model import (
    AskingMessage,
    DiscordBinding,
    Encounter,
    HistoryEntry,
    OldMessage,
    Rules,
    Status,
    TurnMark,
)
from storage.encounter.text_cleaning import one_line
from storage.mongo.documents import Stored
from storage.mongo.gathered_reads import GatheredReads
from storage.mongo.ids import new_key
from storage.mongo.unavailable import explained
from storage.repositories.characters import Characters
from storage.repositories.combat_log import CombatLog
from storage.repositories.creatures import Creatures
from storage.repositories.dm_screens import StoredDmScreen
from storage.repositories.encounters import Encounters
from storage.runtime.clock import now
from storage.runtime.request_context import source
from storage.runtime.turns import turn_of
from storage.write_path.encounter_cache import EncounterCache
from storage.write_path.execution import Execution

log = structlog.get_logger(__name__)
levels = logging.getLogger(__name__)  # checking the log level is cheaper than building the line
MOST_OPEN = 100  # encounters of one owner that have not ended
LOG_PAGE = 500  # entries of the log that are read at once
MOST_LOGGED = 10_000
CHANNELS = 4096  # of which a process caches the present encounter
Observer = Callable[[str, str, str, float], None]  # kind, outcome, source, seconds


class Tracker:
    """Encounters and the commands on them, for bot, sockets and tests."""

    def __init__(
        self,
        encounters: Encounters,
        combat_log: CombatLog,
        clock: Callable[[], datetime] = now,
        *,
        characters: Characters | None = None,
        creatures: Creatures | None = None,
    ) -> None:
        """Without `characters`, commands that name a saved character are refused.

        Without `creatures` it is not looked up whose a creature is that a command names.
        """
        self.combat_log = combat_log
        self._encounters = encounters
        self._clock = clock
        self._cache = EncounterCache(encounters, on_read=combat_log.repair)
        self._looks = GatheredReads(self.versions)
        self._execution = Execution(
            encounters, self._cache, combat_log, clock, characters=characters, creatures=creatures
        )
        self._channels: LRUCache[tuple[str, str], EncounterId] = LRUCache(CHANNELS)  # by guild and channel
        self._observers: list[Observer] = []
        self._on_created: list[Callable[[Encounter], None]] = []

    def observe(self, observer: Observer) -> None:
        """Call `observer` after each command with its outcome; it must not block."""
        self._observers.append(observer)

    def listen(self, listener: Listener) -> None:
        """Call `listener` after each commit, in version order for each encounter, and after each repeat.

        A client repeats a command without an answer: the process may have ended before it published.
        """
        self._execution.listen(listener)

    def on_created(self, callback: Callable[[Encounter], None]) -> None:
        """Call back for each encounter that this process stored; it must not block."""
        self._on_created.append(callback)

    async def create(
        self, owner: Actor, name: str, discord: DiscordBinding | None = None, rules: Rules | None = None
    ) -> Encounter:
        """Store a new encounter in planning, owned by the actor. Raises RuleError beyond `MOST_OPEN`."""
        at = self._clock()
        encounter = Encounter(
            id=EncounterId(str(new_key())),
            user_id=owner.user_id,
            name=one_line(name) or "Encounter",
            created_at=at,
            updated_at=at,
            discord=discord,
            rules=rules or Rules(),
        )
        try:
            async with turn_of("encounters", owner.user_id):
                if await self._encounters.count_open(owner.user_id) >= MOST_OPEN:
                    raise RuleError("encounter-too-many", most=MOST_OPEN)
                self._cache.add(await self._encounters.insert(encounter))
        except PyMongoError as error:
            raise explained(error) from error
        for callback in self._on_created:
            callback(encounter)
        return encounter

    async def load(self, encounter_id: EncounterId) -> Encounter:
        """Return the encounter from the database. Raises NotFoundError."""
        return (await self._cache.read(self._cache.slot(encounter_id))).encounter

    async def newest(self, encounter_id: EncounterId) -> Encounter:
        """Return the newest version: the cached one, if a small read of the database finds no other.

        For clients that must see every commit, and of which many reconnect at once after a restart.
        Raises NotFoundError.
        """
        slot = self._cache.slot(encounter_id)
        if slot.stored is not None and await self._looks.get(encounter_id) is not None and slot.stored:
            return slot.stored.encounter
        return await self.load(encounter_id)

    async def current(self, encounter_id: EncounterId) -> Encounter:
        """Return the cached version; load it when none is cached."""
        return (await self._cache.known(self._cache.slot(encounter_id))).encounter

    def forget(self, encounter_id: EncounterId, version: int) -> None:
        """Drop the cached copy if it is older than a version of another process."""
        self._cache.forget(encounter_id, version)

    def drop_copies(self) -> None:
        """Drop every cached copy: some name a user who was deleted."""
        self._cache.drop_copies()

    async def whole_log(self, encounter: Encounter) -> list[HistoryEntry]:
        """Return every entry of an encounter; of more than `MOST_LOGGED` the first. Raises as `log_after`."""
        async with turn_of("logs", encounter.user_id):
            found = page = await self.log_after(encounter, 0)
            while len(page) >= LOG_PAGE and len(found) < MOST_LOGGED:
                page = await self.log_after(encounter, page[-1].version)
                found += page
        return found

    async def log_after(self, encounter: Encounter, version: int) -> list[HistoryEntry]:
        """Return the next entries after a version, about `LOG_PAGE` at most; fewer are the last ones.

        They are those of the stored log, and at its end those that are not written there yet. Raises
        UnavailableError.
        """
        try:
            stored = await self.combat_log.history(encounter.id, version, LOG_PAGE)
        except PyMongoError as error:
            raise explained(error) from error
        if len(stored) == LOG_PAGE:
            return stored
        last = stored[-1].version if stored else version
        return [*stored, *(entry for entry in encounter.history if entry.version > last)]

    async def versions(self, encounter_ids: Iterable[EncounterId] | None = None) -> dict[EncounterId, int]:
        """Return the versions in the database of these encounters, or of all cached ones.

        One small read. Older cached copies are dropped, and those of missing encounters, which are left out.
        """
        ids = self._cache.ids() if encounter_ids is None else list(encounter_ids)
        before = self._cache.copies(ids)
        try:
            found = await self._encounters.marks(ids)
        except PyMongoError as error:
            raise explained(error) from error
        for encounter_id, mark in found.items():
            self._cache.compare(encounter_id, mark, before.get(encounter_id))
        for encounter_id in set(ids) - found.keys():
            self._cache.drop(encounter_id)
        return {encounter_id: version or 0 for encounter_id, (version, _) in found.items()}

    def known_version(self, encounter_id: EncounterId) -> int | None:
        """Return the cached version, without a read; None when none is cached."""
        return self._cache.version(encounter_id)

    async def in_channel(self, guild_id: str, channel_id: str) -> Encounter | None:
        """Return the encounter of a guild's channel that has not ended, or None."""
        place = (guild_id, channel_id)
        if known := self._channels.get(place):
            with suppress(NotFoundError, DocumentError):  # it was deleted, or another program wrote it
                encounter = await self.current(known)
                if encounter.status is not Status.COMPLETED and _lives_in(encounter, place):
                    return encounter
            self._channels.pop(place, None)
        try:
            stored = await self._encounters.in_channel(guild_id, channel_id)
        except PyMongoError as error:
            raise explained(error) from error
        if stored is None:
            return None
        self._channels[place] = stored.encounter.id
        return await self.current(stored.encounter.id)

    async def last_in_channel(self, guild_id: str, channel_id: str) -> Encounter | None:
        """Return the encounter that ended last in a Discord channel without an open one, or None.

        An encounter whose DM screen is there counts when none was played there.
        """
        try:
            stored = await self._encounters.last_in_channel(guild_id, channel_id)
        except PyMongoError as error:
            raise explained(error) from error
        return await self.current(stored.encounter.id) if stored else None

    async def in_guild(self, guild_id: str) -> list[Encounter]:
        """Return all of the guild's encounters that have not ended, newest first, without history and texts.

        To be looked at only: what is to be changed, or shown in full, is loaded.
        """
        try:
            return await self._encounters.in_guild(guild_id)
        except PyMongoError as error:
            raise explained(error) from error

    async def of_user(self, user_id: UserId) -> list[Encounter]:
        """Return all open encounters that a user runs or plays in; of participants only whose they are."""
        try:
            return await self._encounters.of_user(user_id)
        except PyMongoError as error:
            raise explained(error) from error

    async def shown_in_guild(self, guild_id: str, ended_since: datetime) -> dict[EncounterId, int]:
        """Return the versions, by id, of every encounter of a guild whose messages may be outdated."""
        try:
            return await self._encounters.shown_in_guild(guild_id, ended_since)
        except PyMongoError as error:
            raise explained(error) from error

    async def dm_screens(self, guild_id: str, channel_id: str | None = None) -> list[StoredDmScreen]:
        """Return every live DM screen of a guild, or of one channel."""
        try:
            return await self._encounters.dm_screens(guild_id, channel_id)
        except PyMongoError as error:
            raise explained(error) from error

    async def remove_dm_screen(self, screen: StoredDmScreen) -> bool:
        """Store that a DM screen is gone; return False when another one has taken its place.

        Works also for an encounter that can't be read.
        """
        slot = self._cache.slot(screen.encounter_id)
        async with slot.queue.alone():
            try:
                is_removed = await self._encounters.remove_dm_screen(screen.encounter_id, screen.message_id)
            except PyMongoError as error:
                raise explained(error) from error
            slot.stored = None  # the cached copy has the old binding
            return is_removed

    async def bind(
        self,
        encounter_id: EncounterId,
        *,
        leaves: OldMessage | None = None,
        tidied: OldMessage | None = None,
        asks: AskingMessage | None = None,
        **fields: str | None,
    ) -> Encounter:
        """Set fields of an encounter's DiscordBinding, without a version or a history entry.

        `leaves` is a message that is to be deleted from now on, `tidied` one that is. `asks` is one that asks
        users, or that shows another state of what it asks about.
        """
        slot = self._cache.slot(encounter_id)
        async with slot.queue.alone():
            stored = await self._cache.known(slot)
            known = stored.encounter.discord
            binding = DiscordBinding.model_validate({**(known.model_dump() if known else {}), **fields})
            binding = binding.noting(leaves=leaves, tidied=tidied)
            binding = binding.with_question(asks) if asks is not None else binding
            if binding == known and not fields:
                return stored.encounter
            # Only the given fields: another process may have set others since the read.
            lists = {"left_behind": leaves or tidied, "asking": asks}
            changed = {*fields, *(name for name, is_given in lists.items() if is_given)}
            whole = binding.model_dump(by_alias=True, include=changed if known else None)
            try:
                await self._encounters.bind(encounter_id, whole, is_first=known is None)
            except PyMongoError as error:
                raise explained(error) from error
            encounter = stored.encounter.model_copy(update={"discord": binding})
            slot.stored = Stored(encounter, stored.guard, stored.in_place)
            return encounter

    async def execute(
        self,
        encounter_id: EncounterId,
        actor: Actor,
        command: Command,
        command_id: str,
        expected: TurnMark | None = None,
        *,
        origin: Origin = Origin.OTHER,
    ) -> Change:
        """Execute a command exactly once, also with concurrent ones.

        `command_id` names the command among the actor's: a repeat answers with the first result and changes
        nothing. Another actor's equal id names another command.
        `expected` is the turn the actor was looking at; a turn command without one means the turn as it
        stands when it is asked. `origin` is kept in the history.
        Raises a TrackerError, and then nothing was changed.
        """
        started, outcome = time.perf_counter(), "failed"
        try:
            change = await self._execution.run(
                encounter_id, actor, command, command_id, expected, origin=origin
            )
            outcome = "repeat" if change.is_repeat else "request" if change.is_request else "ok"
            return change
        except TrackerError as error:
            outcome = error.code
            raise
        finally:
            seconds = time.perf_counter() - started
            if levels.isEnabledFor(logging.DEBUG):
                log.debug(
                    "command",
                    kind=command.type,
                    outcome=outcome,
                    encounter=encounter_id,
                    ms=round(seconds * 1000),
                )
            for observer in self._observers:
                observer(command.type, outcome, source(), seconds)


def _lives_in(encounter: Encounter, place: tuple[str, str]) -> bool:
    binding = encounter.discord
    return binding is not None and (binding.guild_id, binding.channel_id) == place
