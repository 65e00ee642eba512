"""One log pipeline for structlog's events and the libraries' records, with secrets masked."""

import logging
import sys
import threading
from collections.abc import Iterator
from types import TracebackType
from typing import TextIO
from urllib.parse import unquote, urlsplit

import structlog
from pydantic import SecretStr
from structlog.typing import EventDict, Processor, WrappedLogger

from storage.runtime.redaction import Redactor
from storage.runtime.request_context import add_trace
from storage.runtime.settings import LogSettings

# Below these levels libraries log whole messages and documents, with hidden participants; aiohttp logs a line
# per request.
_FLOORS = {
    "aiohttp.access": logging.WARNING,
    "discord": logging.INFO,
    "pymongo": logging.INFO,
    "socketio": logging.WARNING,
    "engineio": logging.WARNING,
}

# Both Socket.IO libraries add their own handler to these, without masking, unless they have a level.
_BRING_HANDLERS = ("socketio.server", "socketio.client", "engineio.server", "engineio.client")


def configure_logging(settings: LogSettings, stream: TextIO | None = None) -> None:
    """Send everything through one masked pipeline; called once, by the composition root."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(_formatter(settings, colors=handler.stream.isatty()))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(settings.log_level)
    for name, floor in _FLOORS.items():
        logging.getLogger(name).setLevel(max(floor, root.level))
    for name in _BRING_HANDLERS:
        logging.getLogger(name).setLevel(logging.getLogger(name.partition(".")[0]).level)
    logging.captureWarnings(True)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.stdlib.PositionalArgumentsFormatter(),
            *_SHARED,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    sys.excepthook = _log_uncaught
    threading.excepthook = _log_uncaught_in_thread


_SHARED: list[Processor] = [
    add_trace,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.StackInfoRenderer(),
]


def _formatter(settings: LogSettings, *, colors: bool) -> logging.Formatter:
    redactor = Redactor(_known_secrets(settings))

    def redact(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
        return redactor.fields(event)

    renderer: Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if settings.log_format == "json"
        else structlog.dev.ConsoleRenderer(colors=colors)
    )
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[*_SHARED, structlog.stdlib.ExtraAdder()],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,  # to text, without local variables, before it is masked
            redact,
            renderer,
        ],
    )


def _known_secrets(settings: LogSettings) -> Iterator[str]:
    """Yield every secret of the settings, and the passwords inside addresses."""
    for _, value in settings:
        if isinstance(value, SecretStr):
            secret = value.get_secret_value()
            yield secret
            password = urlsplit(secret).password if "://" in secret else None
            if password:
                yield password
                yield unquote(password)


def _log_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Log an uncaught error, which Python would print unmasked."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
    else:
        structlog.stdlib.get_logger(__name__).critical("uncaught", exc_info=(kind, error, trace))


def _log_uncaught_in_thread(arguments: threading.ExceptHookArgs) -> None:
    error = arguments.exc_value
    if error is not None:
        structlog.stdlib.get_logger(__name__).critical("uncaught in a thread", exc_info=error)
