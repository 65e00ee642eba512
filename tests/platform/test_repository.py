"""Committed files work on every machine: no local paths, no registry's address, exact locks."""

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.places import ROOT

LOCKS = ("requirements.lock", "requirements-dev.lock")

# Composed here, so that this file passes its own test.
REGISTRIES = tuple(
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("yarnpkg", "com"),
        ("debian", "org"),
    )
)
MACHINE_PATH = re.compile(r"(?<![\w.*~$)}-])/(?:work|root|home/\w+|Users/\w+|opt/\w+|tmp/\w+)\b(?!:)")


def tracked_files() -> list[Path]:
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("this is not a git checkout")
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    return [path for name in listed.decode().split("\0") if name and (path := ROOT / name).is_file()]


def lines(path: Path) -> list[str]:
    """Return the lines of a text file; none for an image."""
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        return []


def locked(name: str) -> dict[str, Requirement]:
    """Return the requirements of a lock by name."""
    text = (ROOT / name).read_text().replace("\\\n", " ")
    found = [Requirement(line.split("--hash")[0]) for line in text.splitlines() if re.match(r"\w", line)]
    return {canonicalize_name(requirement.name): requirement for requirement in found}


def test_no_tracked_file_names_a_registry_or_a_path_of_one_machine() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:120]}"
        for path in tracked_files()
        for number, line in enumerate(lines(path), 1)
        if MACHINE_PATH.search(line) or any(host in line for host in REGISTRIES)
    ]
    assert found == []


@pytest.mark.parametrize("lock", (*LOCKS, ".ci/audit.lock"))
def test_a_lock_names_no_host_and_pins_everything_by_version_and_hash(lock: str) -> None:
    text = (ROOT / lock).read_text()
    assert "://" not in text
    assert not re.search(r"^-", text, re.MULTILINE), "no option such as an index"
    for block in re.split(r"^(?=\w)", text, flags=re.MULTILINE)[1:]:
        assert re.match(r"[\w.-]+==[\w.]+ ", block), block
        assert "--hash=sha256:" in block


def test_the_locks_agree_with_each_other() -> None:
    runtime, dev = (locked(lock) for lock in LOCKS)
    assert {name: dev[name].specifier for name in runtime} == {
        name: requirement.specifier for name, requirement in runtime.items()
    }


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    asked = {
        "requirements.lock": project["dependencies"],
        "requirements-dev.lock": [*project["dependencies"], *project["optional-dependencies"]["dev"]],
    }
    for lock, texts in asked.items():
        pinned = locked(lock)
        for requirement in map(Requirement, texts):
            exact = next(iter(pinned[canonicalize_name(requirement.name)].specifier))
            assert requirement.specifier.contains(exact.version), f"{requirement} in {lock}"


def phony_targets() -> list[str]:
    """Return the targets of the Makefile that are commands, sorted."""
    phony = re.search(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert phony is not None
    return sorted(phony[1].split())


def made(*arguments: str) -> str:
    """Return what make prints with these arguments."""
    make = shutil.which("make")
    assert make is not None
    # What `make test` hands down would let this make wait for the jobs of that one.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(
        [make, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    ).stdout


def test_make_alone_explains_every_target() -> None:
    explained = re.findall(r"^  ([a-z-]+) +\S", made(), re.MULTILINE)
    assert sorted(explained) == phony_targets()


@pytest.mark.parametrize("variables", [[], ["COVERAGE=1"]], ids=["plain", "coverage"])
@pytest.mark.parametrize("target", phony_targets())
def test_the_recipe_of_a_target_is_valid_shell(target: str, variables: list[str]) -> None:
    recipe = made("--dry-run", target, *variables)
    checked = subprocess.run(["sh", "-n"], input=recipe, capture_output=True, text=True, check=False)
    assert checked.stderr == ""
    assert checked.returncode == 0
