"""What every benchmark needs: the machine in words, figures of several rounds, a table and JSON."""

import json
import os
import platform
import statistics
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

ROUNDS = 3
PACKAGES = ("aiohttp", "python-socketio", "python-engineio", "motor", "pymongo", "pydantic")


@dataclass(frozen=True)
class Figure:
    """What was measured of one contestant: one value for each round."""

    what: str  # such as "single events, 500 viewers"
    who: str  # such as "tracker"
    unit: str
    values: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle one of the rounds."""
        return statistics.median(self.values)

    @property
    def spread(self) -> float:
        """How far apart the rounds are, as a part of their median."""
        return (max(self.values) - min(self.values)) / self.median if self.median else 0.0


@dataclass(frozen=True)
class Goal:
    """A ratio that is to be reached, of the first contestant's median to the second's."""

    what: str
    who: str
    beside: str
    at_least: float


@dataclass
class Report:
    """All figures of a run."""

    figures: list[Figure] = field(default_factory=list)
    goals: list[Goal] = field(default_factory=list)

    def add(self, what: str, who: str, unit: str, values: Iterable[float]) -> None:
        """Add a figure."""
        self.figures.append(Figure(what, who, unit, tuple(values)))

    def ratio(self, goal: Goal) -> float | None:
        """Return how the two of a goal compare, or None when one was not measured."""
        found = {figure.who: figure.median for figure in self.figures if figure.what == goal.what}
        if goal.who not in found or not found.get(goal.beside):
            return None
        return found[goal.who] / found[goal.beside]

    def table(self) -> str:
        """Return everything as text."""
        lines = [" · ".join(f"{name} {value}" for name, value in machine().items()), ""]
        lines.append(f"{'':44} {'':18} {'median':>12} {'spread':>7}")
        last = None
        for figure in self.figures:
            what = figure.what if figure.what != last else ""
            last = figure.what
            number = f"{figure.median:,.0f}" if figure.median >= 100 else f"{figure.median:,.2f}"
            lines.append(f"{what:44} {figure.who:18} {number:>12} {figure.spread:>6.0%}  {figure.unit}")
        lines.append("")
        for goal in self.goals:
            ratio = self.ratio(goal)
            if ratio is not None:
                verdict = "reached" if ratio >= goal.at_least else "missed"
                lines.append(
                    f"{goal.what:44} {goal.who} ÷ {goal.beside} = {ratio:.2f} "
                    f"(goal {goal.at_least:g}: {verdict})"
                )
        return "\n".join(lines)

    def write(self, path: Path) -> None:
        """Write everything as JSON."""
        path.parent.mkdir(parents=True, exist_ok=True)
        figures = [{**asdict(f), "median": f.median, "spread": f.spread} for f in self.figures]
        goals = [{**asdict(goal), "ratio": self.ratio(goal)} for goal in self.goals]
        text = json.dumps({"machine": machine(), "figures": figures, "goals": goals}, indent=2)
        path.write_text(text + "\n", encoding="utf-8")


def machine() -> dict[str, Any]:
    """Return what the figures depend on."""
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
