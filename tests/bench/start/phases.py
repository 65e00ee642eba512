"""A web process that reports the parts of its start: `python -m tests.bench.start.phases URI PORT`.

It does what `python -m realtime` does, and prints the CPU seconds of each step, the imports first. Then it
answers each order with the CPU seconds since the last.
"""

import importlib
import time


def main() -> None:
    """Import what the program imports, and start like it."""
    interpreter = time.process_time()
    importlib.import_module("realtime.__main__")
    imports = time.process_time() - interpreter
    from tests.bench.start.serving import run

    run({"interpreter": interpreter, "imports": imports})


if __name__ == "__main__":
    main()
