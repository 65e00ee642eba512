"""Every socket is an open file, and many systems begin with 1,024 of them."""

import contextlib
import resource

ENOUGH = 65_536


def allow_many() -> None:
    """Raise this process's limit of open files as far as the system lets it, or to what is enough."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = ENOUGH if hard == resource.RLIM_INFINITY else min(hard, ENOUGH)
    if soft == resource.RLIM_INFINITY or soft >= most:
        return
    with contextlib.suppress(ValueError, OSError):  # the system has another limit: then it stays as it is
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
