"""Shared by the benchmarks: the machine's description, figures of several rounds, a table and JSON."""

import json
import os
import platform
import statistics
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any, ClassVar

from playwright.async_api import Browser

from tests.chromium import launched

ROUNDS = 5
WIDTH, NAMES = 56, 26  # of the table
PACKAGES = ("aiohttp", "python-socketio", "python-engineio", "motor", "pymongo", "pydantic")


@dataclass(frozen=True)
class Figure:
    """The measurements of one contestant: one value for each round."""

    what: str  # such as "single events, 500 viewers"
    who: str  # such as "tracker"
    unit: str
    values: tuple[float, ...]

    @property
    def median(self) -> float:
        """The median of the rounds."""
        return statistics.median(self.values)

    @property
    def spread(self) -> float:
        """The range of the rounds, relative to their median."""
        return (max(self.values) - min(self.values)) / self.median if self.median else 0.0


@dataclass(frozen=True)
class Goal:
    """A minimum for the ratio of the first contestant's median to the second's."""

    what: str
    who: str
    beside: str
    at_least: float

    sign: ClassVar[str] = "÷"

    def compare(self, own: float, other: float) -> float | None:
        """Return the compared value, or None when it was not measured."""
        return _ratio(own, other)

    def verdict(self, value: float) -> str:
        """Describe the goal and whether it was reached."""
        return f"goal {self.at_least:g} or more: {_reached(value >= self.at_least)}"


@dataclass(frozen=True)
class _AtMost:
    """A maximum for a comparison of the first contestant's median with the second's."""

    what: str
    who: str
    beside: str
    at_most: float

    def verdict(self, value: float) -> str:
        """Describe the maximum and whether it was exceeded."""
        return f"goal {self.at_most:g} or less: {_reached(value <= self.at_most)}"


class Flat(_AtMost):
    """A maximum for the ratio of the first contestant's median to the second's."""

    sign: ClassVar[str] = "÷"

    def compare(self, own: float, other: float) -> float | None:
        """Return the compared value, or None when it was not measured."""
        return _ratio(own, other)


class Above(_AtMost):
    """A maximum for the difference of the first contestant's median and the second's, in their unit."""

    sign: ClassVar[str] = "−"

    def compare(self, own: float, other: float) -> float | None:
        """Return the compared value."""
        return own - other


@asynccontextmanager
async def a_browser() -> AsyncIterator[Browser]:
    """Yield the Chromium of the tests. Raises SystemExit without one."""
    async with launched() as chromium:
        if chromium is None:
            raise SystemExit("There is no Chromium: run `python -m tests.browser`.")
        yield await chromium.running()


def _ratio(own: float, other: float) -> float | None:
    return own / other if other else None


@dataclass
class Report:
    """All figures of a run, and the number of rounds."""

    rounds: int = ROUNDS
    figures: list[Figure] = field(default_factory=list)
    goals: list[Goal | Flat | Above] = field(default_factory=list)

    def add(self, what: str, who: str, unit: str, values: Iterable[float]) -> None:
        """Add a figure."""
        self.figures.append(Figure(what, who, unit, tuple(values)))

    def compared(self, goal: Goal | Flat | Above) -> float | None:
        """Return the comparison of a goal's two figures, or None when one was not measured."""
        found = {figure.who: figure.median for figure in self.figures if figure.what == goal.what}
        if goal.who not in found or goal.beside not in found:
            return None
        return goal.compare(found[goal.who], found[goal.beside])

    def table(self) -> str:
        """Return everything as text."""
        lines = [" · ".join(f"{name} {value}" for name, value in machine().items()), ""]
        lines.append(f"{'':{WIDTH}} {'':{NAMES}} {'median':>12} {'spread':>7}")
        last = None
        for figure in self.figures:
            what = figure.what if figure.what != last else ""
            last = figure.what
            number = f"{figure.median:,.0f}" if figure.median >= 100 else f"{figure.median:,.2f}"
            lines.append(
                f"{what:{WIDTH}} {figure.who:{NAMES}} {number:>12} {figure.spread:>6.0%}  {figure.unit}"
            )
        lines.append("")
        for goal in self.goals:
            value = self.compared(goal)
            if value is not None:
                lines.append(
                    f"{goal.what:{WIDTH}} {goal.who} {goal.sign} {goal.beside} = {value:.2f} "
                    f"({goal.verdict(value)})"
                )
        return "\n".join(lines)

    def write(self, path: Path) -> None:
        """Write everything as JSON."""
        path.parent.mkdir(parents=True, exist_ok=True)
        figures = [{**asdict(f), "median": f.median, "spread": f.spread} for f in self.figures]
        goals = [{**asdict(goal), "sign": goal.sign, "value": self.compared(goal)} for goal in self.goals]
        text = json.dumps({"machine": machine(), "figures": figures, "goals": goals}, indent=2)
        path.write_text(text + "\n", encoding="utf-8")


def percentile(values: Iterable[float], part: float) -> float:
    """Return the value below which a fraction of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


def machine() -> dict[str, Any]:
    """Return a description of the machine and the versions."""
    return {
        "cpu": _cpu_model(),
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
        "kernel": platform.release(),
        "python": platform.python_version(),
        **{name: version(name) for name in PACKAGES},
    }


def _cpu_model() -> str:
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _reached(is_so: bool) -> str:
    return "reached" if is_so else "missed"
