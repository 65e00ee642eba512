"""Importing the product does nothing but define it: what a process needs is done where it is composed."""

import json
import subprocess
import sys
from pathlib import Path

from tests.places import PRODUCT, ROOT, product_files

LOOK = """
import importlib, json, os, sys, threading
before = dict(os.environ)
for name in sys.argv[1:]:
    importlib.import_module(name)
changed = sorted(k for k in {*before, *os.environ} if before.get(k) != os.environ.get(k))
print(json.dumps({"environment": changed, "threads": [t.name for t in threading.enumerate()]}))
"""


def effects_of_importing(*modules: str, path: str = str(ROOT)) -> dict[str, list[str]]:
    """Import modules in a new interpreter; return the variables that changed and the threads that run."""
    done = subprocess.run(
        [sys.executable, "-c", LOOK, *modules], cwd=path, capture_output=True, text=True, check=True
    )
    found: dict[str, list[str]] = json.loads(done.stdout)
    return found


def test_importing_the_whole_product_changes_no_environment_and_starts_no_thread() -> None:
    names = [path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".") for path in product_files()]
    modules = [name.removesuffix(".__init__") for name in names]
    assert {name.partition(".")[0] for name in modules} == set(PRODUCT) and len(modules) > 300
    assert effects_of_importing(*modules) == {"environment": [], "threads": ["MainThread"]}


def test_an_effect_of_an_import_is_found(tmp_path: Path) -> None:
    (tmp_path / "hasty.py").write_text(
        "import os, threading\n"
        "os.environ['HASTY'] = '1'\n"
        "threading.Thread(target=threading.Event().wait, name='hasty', daemon=True).start()\n"
    )
    found = effects_of_importing("hasty", path=str(tmp_path))
    assert found == {"environment": ["HASTY"], "threads": ["MainThread", "hasty"]}
