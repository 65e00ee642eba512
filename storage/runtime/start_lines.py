"""One line for each part of a process at its start, for the operator."""

import structlog

from storage.runtime.settings import Settings

log = structlog.stdlib.get_logger(__name__)


def say(settings: Settings, part: str, where: str, note: str = "") -> None:
    """Print a part's line to standard output, apart from the log; with LOG_FORMAT=json log it instead."""
    if settings.log_format == "json":
        log.info("ready", part=part.lower(), where=where, **({"note": note} if note else {}))
    else:
        print(f"{part:<8} {where}" + (f"   ({note})" if note else ""), flush=True)
