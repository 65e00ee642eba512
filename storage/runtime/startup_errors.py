"""Errors at the start of a process that the operator can correct.

::

    StartupError
    ├── SettingsError
    └── EmbeddedMongoError
        ├── MongodNotFoundError
        ├── DataFolderInUseError
        └── MongodFailedError
"""


class StartupError(Exception):
    """Stop the process; the text tells the operator the reason and what to do, without a traceback.

    `status` is the exit status of the process.
    """

    status = 1


class SettingsError(StartupError):
    """A setting is missing or can't be used: starting again would end the same."""

    status = 78  # EX_CONFIG of sysexits.h; systemd: RestartPreventExitStatus=78


class EmbeddedMongoError(StartupError):
    """The embedded database can't be used."""


class MongodNotFoundError(EmbeddedMongoError):
    """There is no mongod for this machine."""


class DataFolderInUseError(EmbeddedMongoError):
    """Another process works on the same data folder; `pid` is its process id if that is known."""

    def __init__(self, user: str, pid: int | None, folder: object) -> None:
        who = f"{user} (process {pid})" if pid else user
        super().__init__(f"{who} is using {folder}. Stop it, or set DATA_DIR to another folder.")
        self.pid = pid


class MongodFailedError(EmbeddedMongoError):
    """The server ended, or never answered, while it was being started."""
