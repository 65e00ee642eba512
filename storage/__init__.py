"""The truth and the rules over it, and everything that every process begins with."""

import os

# Motor asks in threads, five a core unless told otherwise, and an operation waits for one without its time
# being counted: while MongoDB is away, the last of a hundred who ask would be told so after half a minute.
os.environ.setdefault("MOTOR_MAX_WORKERS", "64")
