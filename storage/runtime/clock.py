"""The time, as MongoDB keeps it."""

from datetime import UTC, datetime


def now() -> datetime:
    """Return the time in UTC, in whole milliseconds."""
    moment = datetime.now(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)
