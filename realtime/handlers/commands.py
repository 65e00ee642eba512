"""Commands from sockets to the tracker."""

from collections.abc import Sequence
from dataclasses import replace

from realtime.connections.registry import Connection
from realtime.limits.rate_limits import RateLimits
from realtime.protocol.acks import Success, success
from realtime.protocol.command_payload import Request, read_command
from realtime.publishing.publisher import Publisher
from realtime.publishing.subscriptions import Subscriptions
from storage.change import Change
from storage.encounter.base import EncounterId
from storage.encounter.commands import Command, Redo, Undo
from storage.encounter.context import Actor, Origin
from storage.encounter.errors import StaleTurnError
from storage.encounter.history.undo import redoes, undoes
from storage.encounter.model import TurnMark
from storage.runtime.request_context import current_request
from storage.tracker import Tracker


class CommandHandlers:
    """Carries out the commands of clients."""

    def __init__(
        self, tracker: Tracker, publisher: Publisher, subscriptions: Subscriptions, limits: RateLimits
    ) -> None:
        self._limits = limits
        self._tracker = tracker
        self._publisher = publisher
        self._subscriptions = subscriptions
        self._turning: dict[EncounterId, TurnMark] = {}  # encounter → the turn that is being ended right now

    async def execute(self, connection: Connection, event: str, payload: object) -> Success:
        """Carry out the command that an event names."""
        connection.person()
        return await self.carry_out(connection, read_command(event, payload))

    async def carry_out(self, connection: Connection, request: Request) -> Success:
        """Carry out a command of a user, and answer with the version."""
        actor = connection.actor(request.encounter_id)
        origin = Origin.SOCKET if connection.link_id is None else Origin.PAGE
        try:
            change = await self._carry_out(request, actor, origin)
            for nth, step in enumerate(_with_it(request.command, change), 1):
                named = f"{request.command_id or current_request()}-{nth}"
                change = await self._execute(
                    replace(request, command=step, command_id=named), actor, None, origin
                )
        except StaleTurnError:
            # A client that looks at an old turn is sent the present state, which costs as much as a sync.
            if await self._limits.hit("reads", connection.caller) is None:
                await self._subscriptions.greet(connection, await self._tracker.current(request.encounter_id))
            raise
        answer = success(version=change.version)
        if change.is_request:
            answer["isRequest"] = True  # it waits for the DM
        if change.dice:
            answer["dice"] = change.dice
        if request.ignored:
            answer["ignored"] = list(request.ignored)
        return answer

    async def _carry_out(self, request: Request, actor: Actor, origin: Origin) -> Change:
        if request.is_turn and request.expected is None:
            return await self._turn(request, actor, origin)
        return await self._execute(request, actor, request.expected, origin)

    async def _turn(self, request: Request, actor: Actor, origin: Origin) -> Change:
        """Move the turn for a client that does not say from which: from the one it can have seen.

        That is also a turn that is being ended, or whose end is not published yet: two users who press
        "next" at the same moment mean the same turn.
        """
        encounter_id = request.encounter_id
        if turning := self._turning.get(encounter_id):
            return await self._execute(request, actor, turning, origin)
        if unpublished := self._publisher.unpublished(encounter_id):
            return await self._execute(request, actor, unpublished.before.turn_mark, origin)
        mark = (await self._tracker.current(encounter_id)).turn_mark
        is_first = self._turning.setdefault(encounter_id, mark) is mark
        try:
            return await self._execute(request, actor, mark, origin)
        finally:
            if is_first:
                del self._turning[encounter_id]

    async def _execute(
        self, request: Request, actor: Actor, expected: TurnMark | None, origin: Origin
    ) -> Change:
        command_id = request.command_id or current_request()
        return await self._tracker.execute(
            request.encounter_id, actor, request.command, command_id, expected, origin=origin
        )


def _with_it(command: Command, change: Change) -> Sequence[Undo | Redo]:
    """Return the steps that belong to the first, which was made: the rest of what one interaction did.

    A repeat has none: the encounter may have gone on since, and another change would be taken back.
    """
    if change.is_repeat or not isinstance(command, Undo | Redo) or not command.is_whole:
        return ()
    return (undoes if isinstance(command, Undo) else redoes)(change.before)[1:]
