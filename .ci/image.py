"""Run the steps of docs/examples/Dockerfile in a plain Debian root, and the health check: `make image-check`.

No container engine is needed: mmdebstrap makes the root, which stands in for the official Python image of the
same Debian and Python, and chroot runs the steps. Needs root on Linux; prints SKIPPED without.
"""

import fnmatch
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
DOCKERFILE = ROOT / "docs" / "examples" / "Dockerfile"
TOOLS = ("mmdebstrap", "chroot", "unshare")
PACKAGES = "python3,python3-venv,ca-certificates"
SEARCHED = "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin"
SECONDS = 120  # until the image's own check passes, on a busy machine
# How the machine reaches the registries; an engine would take it from its own settings.
FROM_THE_MACHINE = re.compile(r"(?i)\w+_proxy|PIP_CERT|SSL_CERT_\w+|NODE_EXTRA_CA_CERTS|REQUESTS_CA_BUNDLE")
MACHINE_FILES = ("/etc/resolv.conf", "/etc/hosts", "/etc/ssl/certs/ca-certificates.crt")


@dataclass
class Stage:
    """A root in the making, with what the instructions set for those after them."""

    root: Path
    environment: dict[str, str] = field(default_factory=lambda: {"PATH": SEARCHED})
    folder: str = "/"
    user: str = "0"

    def command(self, *arguments: str) -> list[str]:
        """Return a command of the stage, in processes of its own that end with it."""
        (self.root / "proc").mkdir(exist_ok=True)
        inside = ["/bin/sh", "-c", 'cd "$0" && exec "$@"', self.folder, *arguments]
        apart = [
            "unshare",
            "--mount",
            "--pid",
            "--fork",
            "--kill-child=TERM",
            f"--mount-proc={self.root}/proc",
        ]
        return [*apart, "chroot", f"--userspec={self.user}", str(self.root), *inside]

    def surroundings(self) -> dict[str, str]:
        """Return the environment of a command."""
        machine = {name: value for name, value in os.environ.items() if FROM_THE_MACHINE.fullmatch(name)}
        return {**machine, "HOME": str(Path("~root").expanduser()), **self.environment}


def main() -> None:
    """Print how it went; raises CalledProcessError for a step that fails."""
    if os.geteuid() != 0 or any(shutil.which(tool) is None for tool in TOOLS):
        print("SKIPPED: the image's steps need root, and mmdebstrap (in Debian).")
        return
    with tempfile.TemporaryDirectory(prefix="image-") as name:
        final, health, start = built(Path(name))
        checked(final, health, start)
    print("The image's steps ran, and its health check passes.")


def instructions(text: str) -> Iterator[tuple[str, str]]:
    """Yield the name and the rest of each instruction."""
    lines = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    for line in lines.replace("\\\n", " ").splitlines():
        if line.strip():
            name, _, rest = line.strip().partition(" ")
            yield name, rest.strip()


def built(folder: Path) -> tuple[Stage, list[str], list[str]]:
    """Carry out the instructions; return the last stage, the health check and the command."""
    stages: dict[str, Stage] = {}
    stage, health, start = Stage(folder), [""], [""]
    for name, rest in instructions(DOCKERFILE.read_text(encoding="utf-8")):
        print(f"{name} {rest[:100]}", flush=True)
        match name:
            case "FROM":
                image, _, alias = rest.partition(" AS ")
                stage = Stage(folder / f"stage-{len(stages)}")
                # Not copytree, which would read the devices.
                subprocess.run(["cp", "--archive", base(folder, image), stage.root], check=True)
                stages[alias or "last"] = stage
            case "WORKDIR":
                stage.folder = rest
                (stage.root / rest.lstrip("/")).mkdir(parents=True, exist_ok=True)
            case "ENV":
                for pair in rest.split():
                    key, _, value = pair.partition("=")
                    stage.environment[key] = value.replace(f"${key}", stage.environment.get(key, ""))
            case "USER":
                stage.user = rest
            case "RUN":
                subprocess.run(stage.command("/bin/sh", "-c", rest), env=stage.surroundings(), check=True)
            case "COPY":
                copy(rest.split(), stage, stages)
            case "HEALTHCHECK":
                health = json.loads(rest[rest.index("[") :])
            case "CMD":
                start = json.loads(rest)
            case "VOLUME" | "EXPOSE":
                pass
            case _:
                sys.exit(f"{DOCKERFILE.name}: this check cannot run the instruction {name}")
    return stage, health, start


def base(folder: Path, image: str) -> Path:
    """Return a Debian root that stands in for an official Python image."""
    wanted = re.fullmatch(r"python:([\d.]+)-slim-(\w+)", image)
    if wanted is None:
        sys.exit(f"{DOCKERFILE.name}: this check has no stand-in for the image {image}")
    version, suite = wanted.groups()
    root = folder / f"base-{suite}"
    if not root.exists():
        sources = sorted(str(path) for path in Path("/etc/apt").glob("sources.list*/*.sources"))
        options = ("--quiet", "--variant=minbase", "--dpkgopt=force-unsafe-io", f"--include={PACKAGES}")
        subprocess.run(["mmdebstrap", *options, suite, str(root), *sources], check=True)
        (root / "usr/local/bin/python").symlink_to("/usr/bin/python3")
        for path in MACHINE_FILES:
            if Path(path).exists():
                shutil.copy(path, root / path.lstrip("/"))
        found = Stage(root).command("python", "-c", "import sys; print('%d.%d' % sys.version_info[:2])")
        there = subprocess.run(found, capture_output=True, text=True, check=True).stdout.strip()
        if there != version:
            raise SystemExit(f"Debian {suite} has Python {there}, and the Dockerfile asks for {version}")
    return root


def copy(words: list[str], stage: Stage, stages: dict[str, Stage]) -> None:
    """Carry out COPY, without what the ignore file names."""
    *sources, target = words
    into = stage.root / os.path.normpath(f"{stage.folder}/{target}").lstrip("/")
    if sources[0].startswith("--from="):
        place = stages[sources.pop(0).removeprefix("--from=")].root
        for source in sources:
            shutil.copytree(place / source.lstrip("/"), into, symlinks=True, dirs_exist_ok=True)
        return
    ignored = DOCKERFILE.with_name("Dockerfile.dockerignore").read_text(encoding="utf-8").splitlines()
    patterns = [line.removeprefix("**/") for line in ignored if line != "*" and not line.startswith("!")]

    def left_out(folder: str, names: list[str]) -> list[str]:
        within = Path(folder).relative_to(ROOT)
        return [
            name
            for name in names
            if any(fnmatch.fnmatch(name, one) or str(within / name) == one for one in patterns)
        ]

    for source in sources:
        if f"!{source}" not in ignored:
            raise SystemExit(f"{source} is copied, and not in the image's context")
        path = ROOT / source
        if path.is_dir():
            shutil.copytree(path, into, ignore=left_out, dirs_exist_ok=True)
        else:
            into.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, into)


def checked(image: Stage, health: list[str], start: list[str]) -> None:
    """Start the image's command as its user, until its health check passes."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    image.environment |= {"PORT": port, "HOME": "/data"}
    running = subprocess.Popen(image.command(*start), env=image.surroundings())
    try:
        until = time.monotonic() + SECONDS
        while running.poll() is None and time.monotonic() < until:
            probe = subprocess.run(
                image.command(*health), env=image.surroundings(), capture_output=True, check=False
            )
            if probe.returncode == 0:
                break
            time.sleep(1)
        else:
            raise SystemExit(f"the health check never passed: {probe.stderr.decode()[-400:]}")
        stop(running, signal.SIGTERM)
        if (status := running.wait(60)) != 0:
            raise SystemExit(f"the command ended with status {status}")
    finally:
        stop(running, signal.SIGKILL)
        running.wait(60)


def stop(running: subprocess.Popen[bytes], number: signal.Signals) -> None:
    """Send a signal to the command, which is unshare's child: unshare itself passes none on."""
    if running.poll() is None:
        children = Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text(encoding="ascii")
        for child in children.split():
            os.kill(int(child), number)


if __name__ == "__main__":
    main()
