"""Measure MongoDB's round trips in the driver."""

from collections.abc import Callable

from pymongo.monitoring import CommandFailedEvent, CommandListener, CommandStartedEvent, CommandSucceededEvent

Observe = Callable[[str, bool, float], None]  # command, whether it succeeded, seconds


class MongoTiming(CommandListener):
    """Reports every command to MongoDB; called in the driver's threads."""

    def __init__(self, observe: Observe) -> None:
        self._observe = observe

    def started(self, event: CommandStartedEvent) -> None:
        """Do nothing: only ends are reported."""

    def succeeded(self, event: CommandSucceededEvent) -> None:
        """Report a command that succeeded."""
        self._observe(event.command_name, True, event.duration_micros / 1_000_000)

    def failed(self, event: CommandFailedEvent) -> None:
        """Report a command that failed or had no answer."""
        self._observe(event.command_name, False, event.duration_micros / 1_000_000)
