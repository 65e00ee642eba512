"""Known vulnerabilities in what the locks pin, Python's and Node's: `make audit`. Exit 1 on any.

Who knows of them is asked over the network. Where that can't be, it is said what was not looked at and why,
and nothing fails for it.
"""

import json
import os
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
TOOL = ROOT / "build" / "audit"
TOOL_LOCK = ROOT / ".ci" / "audit.lock"
LOCKS = (ROOT / "requirements-dev.lock", TOOL_LOCK)  # the first holds all of requirements.lock too
NODE = (ROOT / "realtime" / "web", ROOT / "tests" / "bench", ROOT / "tests" / "browser")
FOUND = 1  # exit code of both tools, and of their troubles; others are mistakes of ours


@dataclass
class Report:
    """What is known of one lock; `skipped` says why nothing is."""

    lock: str
    vulnerable: list[str] = field(default_factory=list)
    looked_at: int = 0
    unknown: list[str] = field(default_factory=list)
    skipped: str = ""

    def __str__(self) -> str:
        if self.skipped:
            return f"{self.lock}: SKIPPED, {self.skipped}"
        lines = self.vulnerable or [f"{self.looked_at} packages, no known vulnerabilities"]
        lines = [*lines, *(f"not looked at: {package}" for package in self.unknown)]
        return "\n".join(f"{self.lock}: {line}" for line in lines)


def main() -> int:
    """Look at every lock, say what was found, and return the exit code."""
    reports = []
    for report in (*_python(), *(_node(folder) for folder in NODE)):
        reports.append(report)
        print(report, flush=True)
    return 1 if any(report.vulnerable for report in reports) else 0


def _python() -> Iterator[Report]:
    names = [str(lock.relative_to(ROOT)) for lock in LOCKS]
    trouble = _install()
    # The first package alone tells whether anybody can be asked at all.
    if not trouble:
        trouble = _asked(_first(LOCKS[0].read_text(encoding="utf-8")), "").skipped
    for lock, name in zip(LOCKS, names, strict=True):
        yield Report(name, skipped=trouble) if trouble else _asked(lock.read_text(encoding="utf-8"), name)


def _install() -> str:
    """Make sure of the tool, in a place of its own; return what is in the way."""
    done = TOOL / "lock"
    if done.exists() and done.read_bytes() == TOOL_LOCK.read_bytes():
        return ""
    venv.create(TOOL, with_pip=True, clear=True)
    pip: list[Any] = [TOOL / "bin" / "python", "-m", "pip", "--disable-pip-version-check", "install"]
    command = [*pip, "--quiet", "--require-hashes", "--requirement", TOOL_LOCK]
    ran = subprocess.run(command, check=False, capture_output=True, text=True)
    if ran.returncode:
        return f"the tool could not be installed: {_last_line(ran.stderr)}"
    done.write_bytes(TOOL_LOCK.read_bytes())
    return ""


def _first(lock: str) -> str:
    """Return the first package of a lock, with its hashes."""
    lines = lock.splitlines()
    end = next((n for n, line in enumerate(lines) if not line.endswith("\\")), len(lines))
    return "\n".join(lines[: end + 1])


def _asked(lock: str, name: str) -> Report:
    """Return what is known of the packages of a lock."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as pinned:
        pinned.write(lock)
        pinned.flush()
        tool = [TOOL / "bin" / "pip-audit", "--disable-pip", "--require-hashes", "--progress-spinner", "off"]
        ran = _ran([*tool, "--format", "json", "--requirement", pinned.name])
    return of_python(name, ran.stdout, ran.stderr)


def of_python(name: str, said: str, complained: str) -> Report:
    """Read what pip-audit says of a lock."""
    try:
        found = json.loads(said)["dependencies"]
    except (ValueError, KeyError):
        return Report(name, skipped=f"nobody could be asked: {_last_line(complained)}")
    known = [package for package in found if "vulns" in package]
    unknown = [f"{package['name']}, {package['skip_reason']}" for package in found if "vulns" not in package]
    if not known:
        return Report(name, skipped=f"nobody could be asked: {(unknown or ['nothing is pinned'])[0]}")
    vulnerable = [
        f"{package['name']} {package['version']}: {each['id']}, mended in {each['fix_versions'] or 'none'}"
        for package in known
        for each in package["vulns"]
    ]
    return Report(name, vulnerable, len(known), unknown)


def _node(folder: Path) -> Report:
    """Return what is known of the packages of a folder."""
    npm = Path(sys.executable).with_name("npm")
    ran = _ran([npm, "--prefix", folder, "audit", "--json", "--package-lock-only"])
    return of_node(str((folder / "package-lock.json").relative_to(ROOT)), ran.stdout, ran.stderr)


def of_node(name: str, said: str, complained: str) -> Report:
    """Read what npm says of a lock."""
    try:
        answer: dict[str, Any] = json.loads(said)
    except ValueError:
        return Report(name, skipped=f"nobody could be asked: {_last_line(complained)}")
    if "auditReportVersion" not in answer:
        return Report(name, skipped=f"nobody could be asked: {answer.get('message', 'no reason given')}")
    vulnerable = [
        f"{package} {what['range']}: {each['title']}, {each['url']}"
        for package, what in answer["vulnerabilities"].items()
        for each in what["via"]
        if isinstance(each, dict)  # else the name of another package that is listed too
    ]
    return Report(name, vulnerable, answer["metadata"]["dependencies"]["total"])


def _ran(command: list[Any]) -> subprocess.CompletedProcess[str]:
    """Run a tool. A wrong call of it is our mistake, and no reason to go on."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    node = f"{os.environ.get('NODE_OPTIONS', '')} --use-system-ca"  # as in the Makefile
    environment = {**os.environ, "PATH": path, "NODE_OPTIONS": node}
    ran = subprocess.run(command, check=False, capture_output=True, text=True, env=environment)
    if ran.returncode not in (0, FOUND):
        sys.exit(f"{command[0]} ended with {ran.returncode}: {_last_line(ran.stderr)}")
    return ran


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1][:300] if lines else "no reason given"


if __name__ == "__main__":
    sys.exit(main())
