"""The operator's commands: `tracker export`, `doctor`, `purge` and the others, see `tracker --help`."""
