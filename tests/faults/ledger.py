"""The commands, their outcomes, and the time to each answer."""

import time
from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Asked:
    """A sent command: its target, and the change of hit points it causes."""

    target: str
    hit_points: int
    at: float
    outcome: str | None = None  # None while pending
    seconds: float = 0.0  # until the outcome
    version: int = 0


@dataclass
class Ledger:
    """Every command of a run, by its id."""

    commands: dict[str, Asked] = field(default_factory=dict)
    codes: Counter[str] = field(default_factory=Counter)  # codes of answered errors
    first_answers: list[float] = field(default_factory=list)  # seconds until Discord had an answer
    unanswered: int = 0  # interactions

    def ask(self, command_id: str, target: str, hit_points: int) -> None:
        """Record a sent command."""
        self.commands[command_id] = Asked(target, hit_points, time.monotonic())

    def settle(self, command_id: str, outcome: str, version: int = 0) -> None:
        """Record its outcome: done, refused or unknown."""
        asked = self.commands[command_id]
        asked.outcome, asked.version = outcome, version
        asked.seconds = time.monotonic() - asked.at

    def under_way(self) -> list[str]:
        """Return the commands without an answer."""
        return [command_id for command_id, asked in self.commands.items() if asked.outcome is None]

    def of(self, outcome: str) -> set[str]:
        """Return the commands with an outcome."""
        return {command_id for command_id, asked in self.commands.items() if asked.outcome == outcome}

    def from_sockets(self, start: float, end: float) -> list[float]:
        """Return the sorted seconds of answers to sockets, for commands sent within a time."""
        given = [a for i, a in self.commands.items() if not i.isdigit() and start <= a.at <= end]
        return sorted(asked.seconds for asked in given if asked.outcome)


def share(seconds: list[float], part: float) -> float:
    """Return the seconds within which a fraction of the answers arrived."""
    return seconds[min(len(seconds) - 1, int(len(seconds) * part))] if seconds else 0.0
