"""The whole system under measurement, composed as in `python -m bot`.

The argument is settings, as JSON. Boards may be edited at almost any time: the first edit after an idle time
is measured, and with the usual interval the next idle board would take more than a second.
"""

import asyncio
import json
import sys

from bot.__main__ import Tuning, serve
from bot.live.pacing import Pace
from storage.bootstrap import tune_interpreter
from storage.runtime.log_setup import configure_logging
from storage.runtime.settings import load_settings
from tests.bench.orders import many_files

AT_ONCE = Pace(fresh=0.02, old=0.02)


def main() -> None:
    """Serve until killed."""
    many_files()
    settings = load_settings(None, **json.loads(sys.argv[1]))
    configure_logging(settings)
    tune_interpreter()
    asyncio.run(serve(settings, Tuning(pace=AT_ONCE)))


if __name__ == "__main__":
    main()
