"""Raise the limit of open files: every socket is one, and many systems permit only 1,024."""

import contextlib
import resource

ENOUGH = 65_536


def allow_many() -> None:
    """Raise this process's limit of open files to the sufficient number or the system's maximum."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = ENOUGH if hard == resource.RLIM_INFINITY else min(hard, ENOUGH)
    if soft == resource.RLIM_INFINITY or soft >= most:
        return
    with contextlib.suppress(ValueError, OSError):  # refused by the system: keep the limit
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
