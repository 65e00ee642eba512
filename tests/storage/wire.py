"""Record the commands to MongoDB, as reported by the driver."""

from typing import Any

from pymongo.monitoring import CommandListener, CommandStartedEvent


class Wire(CommandListener):
    """Counts the commands sent to MongoDB."""

    def __init__(self) -> None:
        self.names: list[str] = []

    @property
    def updates(self) -> int:
        """The number of updates sent."""
        return self.names.count("update")

    def started(self, event: CommandStartedEvent) -> None:
        self.names.append(event.command_name)

    def succeeded(self, event: Any) -> None: ...

    def failed(self, event: Any) -> None: ...
