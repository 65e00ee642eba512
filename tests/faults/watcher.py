"""A viewer like a page: joins, applies patches, syncs after a gap, reconnects."""

import asyncio
import contextlib
from collections.abc import Sequence
from typing import Any

from tests.faults.visitor import Json, LostError, Visitor
from tests.realtime.viewer import apply


class Watcher(Visitor):
    """Keeps the encounter as its audience sees it."""

    def __init__(self, name: str, addresses: Sequence[str], token: str, encounter_id: str) -> None:
        super().__init__(addresses, token, encounter_id)
        self.name = name
        self.state: Json | None = None
        self.resyncs = 0
        self._later: dict[int, Json] = {}
        self._behind = asyncio.Event()

    @property
    def version(self) -> int:
        """The version it shows."""
        return self.state["version"] if self.state else -1

    async def watch(self) -> None:
        """Follow the encounter until cancelled."""
        try:
            while True:
                await self.connected()
                looks = [asyncio.ensure_future(w) for w in (self._gone.wait(), self._behind.wait())]
                try:
                    await asyncio.wait(looks, return_when=asyncio.FIRST_COMPLETED)
                finally:
                    for look in looks:
                        look.cancel()
                if self._behind.is_set() and not self._gone.is_set():
                    self._behind.clear()
                    await self._catch_up()
        finally:
            await self.leave()

    async def received(self, event: str, payload: Any) -> None:
        """Apply events in order, and detect gaps."""
        if not isinstance(payload, dict):
            return
        if event == "encounter_state":
            if payload["encounter"]["version"] >= self.version:
                self.state = payload["encounter"]
        elif event == "heartbeat":
            if payload["versions"].get(self.encounter_id, 0) > self.version:
                self._behind.set()
        elif isinstance(payload.get("version"), int) and "patch" in payload:
            # The first event of a version has the whole patch, the others an empty one.
            self._later.setdefault(payload["version"], payload)
            self._apply()

    def _apply(self) -> None:
        if self.state is None:
            return
        for version in sorted(self._later):
            if version > self.version + 1:
                self._behind.set()
                return
            self.state = apply(self.state, self._later.pop(version))

    async def _catch_up(self) -> None:
        self.resyncs += 1
        with contextlib.suppress(LostError):
            asked = {"encounterId": self.encounter_id, "version": max(0, self.version)}
            answer = await self.ask("sync_encounter", asked)
            if not answer["ok"]:
                await asyncio.sleep(0.5)
                self._behind.set()
                return
            if "encounter" in answer and answer["encounter"]["version"] >= self.version:
                self.state = answer["encounter"]
            for change in answer.get("patches", ()):
                self._later[change["version"]] = change
            self._apply()
