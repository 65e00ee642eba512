"""What goes over the wire to MongoDB, as its driver tells."""

from typing import Any

from pymongo.monitoring import CommandListener, CommandStartedEvent


class Wire(CommandListener):
    """Hears every command that goes over the wire."""

    def __init__(self) -> None:
        self.names: list[str] = []

    @property
    def updates(self) -> int:
        """How many updates went over the wire."""
        return self.names.count("update")

    def started(self, event: CommandStartedEvent) -> None:
        self.names.append(event.command_name)

    def succeeded(self, event: Any) -> None: ...

    def failed(self, event: Any) -> None: ...
