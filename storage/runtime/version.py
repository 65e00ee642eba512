"""The version of the tracker that runs."""

from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed

PACKAGE = "encounter-tracker"


def version() -> str:
    """Return the installed version, or "unknown" where the code runs without being installed."""
    try:
        return installed(PACKAGE)
    except PackageNotFoundError:
        return "unknown"
