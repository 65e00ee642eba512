"""A point in time for tests that need one."""

from datetime import UTC, datetime

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
