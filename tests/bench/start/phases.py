"""A web process that tells what its start is spent on: `python -m tests.bench.start.phases URI PORT`.

It does what `python -m realtime` does, and says how many CPU seconds each step took, the imports first. Then
it answers each order with the CPU seconds since the last.
"""

import importlib
import time


def main() -> None:
    """Import what the program imports, and go on as it does."""
    interpreter = time.process_time()
    importlib.import_module("realtime.__main__")
    imports = time.process_time() - interpreter
    from tests.bench.start.serving import run

    run({"interpreter": interpreter, "imports": imports})


if __name__ == "__main__":
    main()
