"""Streams of commands: from sockets, repeated until acknowledged, and from users in Discord."""

import asyncio
import random
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import uuid4

from bot.sandbox import Actor, Call, SandboxTimeoutError
from tests.faults.ledger import Ledger
from tests.faults.visitor import Json, LostError, Visitor

AGAIN = {"unavailable", "conflict", "busy", "internal", "gone", "restarting"}  # answers that ask for a retry
CONDITIONS = ("prone", "poisoned", "blinded", "grappled")
TROUBLE = "⚠️"
PAUSE = 0.1  # of a user who types very fast


@dataclass(frozen=True)
class Target:
    """A participant to act on."""

    id: str
    name: str


class SocketStream(Visitor):
    """One client that sends bursts of commands, each command until it has a final answer.

    The next burst follows when all of the last have one.
    """

    def __init__(
        self,
        addresses: Sequence[str],
        token: str,
        encounter_id: str,
        *,
        targets: Sequence[Target],
        ledger: Ledger,
        seed: int,
        at_once: int = 1,
        pause: float = 0.03,
    ) -> None:
        super().__init__(addresses, token, encounter_id)
        self._targets, self._ledger = targets, ledger
        self._at_once, self._pause = at_once, pause * at_once
        self._random = random.Random(seed)

    async def run(self, stop: asyncio.Event) -> None:
        """Send commands until stopped; the last burst is completed."""
        try:
            while not stop.is_set():
                async with asyncio.TaskGroup() as burst:
                    for _ in range(self._at_once):
                        burst.create_task(self._see_through(*self._next()))
                await asyncio.sleep(self._pause)
        finally:
            await self.leave()

    async def _see_through(self, event: str, given: Json, target: str, hit_points: int) -> None:
        command_id = uuid4().hex
        payload = {"encounterId": self.encounter_id, **given, "commandId": command_id}
        self._ledger.ask(command_id, target, hit_points)
        while True:
            await self.connected()
            try:
                answer = await self.ask(event, payload)
            except LostError:
                continue
            if answer["ok"]:
                self._ledger.settle(command_id, "done", answer["version"])
                return
            code = answer["error"]["code"]
            self._ledger.codes[code] += 1
            if code not in AGAIN:
                self._ledger.settle(command_id, "refused")
                return
            await asyncio.sleep(0.1)

    def _next(self) -> tuple[str, Json, str, int]:
        target = self._random.choice(self._targets)
        on = {"participantId": target.id}
        match self._random.randrange(10):
            case 0:
                return "advance_turn", {}, "", 0
            case 1:
                name = self._random.choice(CONDITIONS)
                return "add_condition", {**on, "condition": {"name": name, "duration": 3}}, target.id, 0
            case 2 | 3:
                return "update_participant_hp", {**on, "healing": 1}, target.id, 1
            case _:
                amount = self._random.randint(1, 3)
                return "update_participant_hp", {**on, "damage": amount}, target.id, -amount


async def discord_stream(
    actor: Actor, channel: int, target: Target, ledger: Ledger, stop: asyncio.Event
) -> None:
    """Send a user's slash commands until stopped; one without an answer is not repeated."""
    while not stop.is_set():
        call = await actor.slash(channel, "damage", target=target.name, amount="1", wait=False)
        command_id = str(call.interaction.id)
        ledger.ask(command_id, target.id, -1)
        ledger.settle(command_id, await _outcome(call, ledger))
        await asyncio.sleep(PAUSE)


async def _outcome(call: Call, ledger: Ledger) -> str:
    await call.answered()
    if call.error is not None or call.acked_after is None:
        ledger.unanswered += 1
        return "unknown"
    ledger.first_answers.append(call.acked_after)
    try:
        await call._world.changes.wait_until(lambda: _said(call), within=12, what="an answer")
    except SandboxTimeoutError:
        return "unknown"
    said = _said(call) or ""
    if TROUBLE in said:
        ledger.codes[f"discord: {said.removeprefix(TROUBLE).strip()[:60]}"] += 1
        return "refused" if "can't be reached" not in said else "unknown"
    return "done"


def _said(call: Call) -> str | None:
    """Return the answer's text, once it is no longer "thinking…"."""
    texts = [m.text for m in (call.reply, *call.followups) if m is not None and not m.loading]
    return "\n".join(texts) if texts else None
