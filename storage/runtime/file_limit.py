"""Raise the limit of open files: every socket is one, and many systems permit only 1,024."""

import contextlib
import resource

ENOUGH = 65_536
# Files that are no client's (the database, Redis, Discord, logs, pages being sent), and connections that
# asyncio accepts in one turn of the loop, before it asks whether there is room.
OTHERS = 256 + 128


def allow_many() -> None:
    """Raise this process's limit of open files to the sufficient number or the system's maximum."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = ENOUGH if hard == resource.RLIM_INFINITY else min(hard, ENOUGH)
    if soft == resource.RLIM_INFINITY or soft >= most:
        return
    with contextlib.suppress(ValueError, OSError):  # refused by the system: keep the limit
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def spare_files() -> int:
    """Return how many of the files that this process may open can be clients' connections.

    Without files to spare it could not reach its database; of a small limit a third is for clients.
    """
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = ENOUGH if soft == resource.RLIM_INFINITY else soft
    return most - min(OTHERS, most * 2 // 3)
