"""The figures of a web process: its metrics and the kernel's data."""

import re
from dataclasses import asdict, dataclass
from pathlib import Path

from aiohttp import ClientSession

from tests.faults.programs import Program

COLUMNS = "{:<22} {:>8} {:>8} {:>6} {:>6} {:>8} {:>8} {:>8} {:>8}"
HEAD = COLUMNS.format("when", "sockets", "stalled", "tasks", "files", "RSS MB", "PSS MB", "CPU s", "commands")


@dataclass
class Row:
    """The figures at one time."""

    when: str
    sockets: int
    stalled: int
    tasks: int
    files: int
    rss: float
    pss: float
    cpu: float
    commands: int

    def __str__(self) -> str:
        return COLUMNS.format(*(round(v, 1) if isinstance(v, float) else v for v in asdict(self).values()))


class Watched:
    """A web process, read from outside and by its metrics."""

    def __init__(self, program: Program, address: str) -> None:
        self._program, self._address = program, address

    async def row(self, when: str, commands: int) -> Row:
        """Read the present figures."""
        process = Path(f"/proc/{self._program.pid}")
        memory = (process / "smaps_rollup").read_text(encoding="ascii")
        kilobytes = {key: int(re.findall(rf"^{key}:\s+(\d+)", memory, re.M)[0]) for key in ("Rss", "Pss")}
        times = (process / "stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return Row(
            when,
            await self.number("tracker_sockets"),
            await self.number("tracker_stalled_sockets_total"),
            await self.number("tracker_tasks"),
            len(list((process / "fd").iterdir())),
            kilobytes["Rss"] / 1024,
            kilobytes["Pss"] / 1024,
            (int(times[11]) + int(times[12])) / 100,
            commands,
        )

    async def number(self, name: str) -> int:
        """Return one of its metrics."""
        async with ClientSession() as session, session.get(f"{self._address}/metrics") as answer:
            text = await answer.text()
        return round(float(re.findall(rf"^{name} (\S+)", text, re.M)[0]))
