"""Find settings whose names are misspelt, which would otherwise be ignored without a word."""

from collections.abc import Collection, Iterable
from difflib import get_close_matches
from pathlib import Path

from dotenv import dotenv_values

# MONGODB_URL and MONGO_URI are as near to MONGODB_URI; HOSTNAME is not near to HOST.
NEAR = 0.85


def in_file(env_file: Path) -> list[str]:
    """Return the names that a settings file sets, none without one. Raises OSError, UnicodeDecodeError."""
    if not env_file.is_file():
        return []
    with env_file.open(encoding="utf-8") as stream:
        return list(dotenv_values(stream=stream, interpolate=False))


def unknown(names: Iterable[str], known: Collection[str]) -> dict[str, str | None]:
    """Return each name that is no setting, with the setting that was probably meant."""
    found = {}
    for name in names:
        if name.upper() not in known:
            near = get_close_matches(name.upper(), known, n=1, cutoff=NEAR)
            found[name] = near[0] if near else None
    return found
