"""All log records of a process have one pipeline and format, without secrets."""

import asyncio
import io
import json
import logging
import os
import subprocess
import sys
import threading
import warnings
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from functools import partial
from pathlib import Path

import engineio
import pytest
import socketio
import structlog
from structlog.testing import capture_logs

from storage.bootstrap import run, say_services
from storage.mongo import database as database_of_mongo
from storage.mongo.database import Database
from storage.runtime.clock import now
from storage.runtime.log_setup import configure_logging
from storage.runtime.redaction import MASK
from storage.runtime.request_context import traced
from storage.runtime.settings import Settings, load_settings
from storage.runtime.startup_errors import SettingsError
from tests.places import ROOT

SECRET = "q7VtYk2Zr9XwLm4PbN8cHs5D"


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """Restore the logging configuration."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    hooks = sys.excepthook, threading.excepthook
    yield
    root.handlers, root.level = handlers, level
    sys.excepthook, threading.excepthook = hooks
    logging.captureWarnings(False)
    structlog.reset_defaults()
    for name in list(logging.root.manager.loggerDict):
        logging.getLogger(name).setLevel(logging.NOTSET)


def configured(**settings: object) -> io.StringIO:
    stream = io.StringIO()
    configure_logging(load_settings(None, **settings), stream)
    return stream


def json_lines(stream: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_json_is_one_object_a_line_for_events_and_for_libraries() -> None:
    stream = configured(log_format="json")
    structlog.stdlib.get_logger("storage.tracker").info("saved", version=7)
    logging.getLogger("discord.client").warning("Shard ID %s is late", 0)
    ours, theirs = json_lines(stream)
    assert (ours["event"], ours["version"], ours["level"], ours["logger"]) == (
        "saved",
        7,
        "info",
        "storage.tracker",
    )
    assert (theirs["event"], theirs["level"], theirs["logger"]) == (
        "Shard ID 0 is late",
        "warning",
        "discord.client",
    )
    assert "timestamp" in ours
    assert "timestamp" in theirs


def test_the_console_shows_a_line_for_people() -> None:
    stream = configured()
    structlog.stdlib.get_logger("bot").info("ready", guilds=2)
    line = stream.getvalue()
    assert "ready" in line
    assert "guilds=2" in line
    assert "\x1b" not in line, "no colours without a terminal"


def test_context_is_part_of_every_line() -> None:
    stream = configured(log_format="json")
    with traced("r1", "discord"), traced("r2"):
        logging.getLogger("library").warning("hm")
    (line,) = json_lines(stream)
    assert (line["request"], line["source"]) == ("r2", "discord")


@pytest.mark.parametrize("log_format", ["console", "json"])
def test_no_secret_is_logged_by_us_or_by_a_library_or_in_an_exception(log_format: str) -> None:
    stream = configured(
        log_format=log_format,
        discord_token=SECRET,
        mongodb_uri="mongodb://me:sword%2Ffish-1@db/",
        redis_url="redis://:tuna-and-cod@cache",
    )
    ours, theirs = structlog.stdlib.get_logger("ours"), logging.getLogger("theirs")
    for level in ("info", "error"):
        getattr(ours, level)(
            f"a {SECRET}", uri="mongodb://me:sword%2Ffish-1@db/", nested=[{"x": f"y{SECRET}"}]
        )
        getattr(theirs, level)("b %s", {"session": SECRET, "url": "redis://:tuna-and-cod@cache"})
        theirs.info("c", extra={"found": f"sword/fish-1 {SECRET}"})
        try:
            try:
                raise ValueError(f"inner sword/fish-1 {SECRET}")
            except ValueError as error:
                raise RuntimeError("outer tuna-and-cod") from error
        except RuntimeError:
            ours.exception("d")
            theirs.exception("e")
    text = stream.getvalue()
    assert text.count("RuntimeError") >= 4
    assert MASK in text
    for secret in (SECRET, "sword%2Ffish-1", "sword/fish-1", "tuna-and-cod"):
        assert secret not in text
    if log_format == "json":
        assert len(json_lines(stream)) == 10


def test_an_exception_shows_no_local_variables() -> None:
    stream = configured()
    hidden = "Strahd is in the crypt"
    try:
        raise ValueError(len(hidden))
    except ValueError:
        structlog.stdlib.get_logger("ours").exception("failed")
    assert "Traceback" in stream.getvalue()
    assert "Strahd" not in stream.getvalue()


def test_the_level_is_the_operators() -> None:
    stream = configured(log_level="warning")
    structlog.stdlib.get_logger("ours").info("quiet")
    logging.getLogger("theirs").info("quiet")
    structlog.stdlib.get_logger("ours").warning("loud")
    assert "quiet" not in stream.getvalue()
    assert "loud" in stream.getvalue()


def test_libraries_never_log_whole_messages_even_when_debugging() -> None:
    stream = configured(log_level="debug")
    for name in ("pymongo.command", "discord.gateway", "discord.http", "socketio.server", "engineio.server"):
        logging.getLogger(name).debug("the hidden dragon")
    logging.getLogger("engineio.server").info("Sending packet with the hidden dragon")
    structlog.stdlib.get_logger("ours").debug("shown")
    assert "dragon" not in stream.getvalue()
    assert "shown" in stream.getvalue()


async def test_socket_io_brings_no_handler_of_its_own() -> None:
    # As in a new process, independent of earlier tests.
    for name in ("socketio.server", "socketio.client", "engineio.server", "engineio.client"):
        library = logging.getLogger(name)
        library.setLevel(logging.NOTSET)
        for handler in tuple(library.handlers):
            library.removeHandler(handler)
    stream = configured()
    server = socketio.AsyncServer(async_mode="asgi")
    assert server.logger.handlers == []
    assert server.eio.logger.handlers == []
    client = engineio.AsyncClient()
    assert client.logger.handlers == []
    server.logger.error("token=%s", SECRET)
    assert f"token={MASK}" in stream.getvalue()


def test_warnings_are_logged() -> None:
    stream = configured()
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(True)
        warnings.warn("old ways", UserWarning, stacklevel=1)
        logging.captureWarnings(False)
    assert "old ways" in stream.getvalue()


async def test_a_failed_task_that_is_not_awaited_is_logged_without_its_secret() -> None:
    stream = configured()
    loop = asyncio.get_running_loop()
    loop.call_exception_handler({"message": "lost", "exception": RuntimeError(f"token={SECRET}")})
    assert "lost" in stream.getvalue()
    assert SECRET not in stream.getvalue()


@pytest.mark.parametrize("where", ["main", "thread"])
def test_an_uncaught_error_is_masked_too(where: str) -> None:
    program = (
        "import sys, threading; from storage.runtime.log_setup import configure_logging;"
        "from storage.runtime.settings import load_settings; configure_logging(load_settings(None))\n"
        f"def fail(): raise RuntimeError('token=' + '{SECRET[::-1]}'[::-1])\n"
        "if sys.argv[1] == 'main': fail()\n"
        "thread = threading.Thread(target=fail); thread.start(); thread.join()\n"
    )
    environment = {name: value for name, value in os.environ.items() if not name.startswith("LOG_")}
    ended = subprocess.run(
        [sys.executable, "-c", program, where],
        capture_output=True,
        check=False,
        text=True,
        env=environment,
        cwd=ROOT,
    )
    assert ended.returncode == (1 if where == "main" else 0)
    assert f"RuntimeError: token={MASK}" in ended.stderr
    assert SECRET not in ended.stderr


async def _never(_: Settings) -> None:
    raise AssertionError("a process with a wrong setting serves")


def test_a_wrong_setting_is_json_where_json_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LOG_FORMAT", "json")
    monkeypatch.setenv("PORT", "abc")
    with pytest.raises(SystemExit) as ended:
        run(_never)
    (line,) = capsys.readouterr().err.splitlines()
    said = json.loads(line)
    assert (ended.value.code, said["level"]) == (SettingsError.status, "critical")
    assert said["reason"] == "PORT must be a number between 1 and 65535, got 'abc'"


async def test_a_clock_that_differs_from_the_databases_is_reported(
    mongo_uri: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = load_settings(None, mongodb_uri=mongo_uri)
    for ahead, reported in ((60.0, [-60.0]), (-60.0, [60.0]), (0.0, [])):
        skewed = partial(lambda by: now() + timedelta(seconds=by), ahead)
        monkeypatch.setattr(database_of_mongo, "now", skewed)
        with closing(Database(mongo_uri, "none")) as database, capture_logs() as logs:
            await say_services(settings, database)
        differing = [entry for entry in logs if "clock" in entry["event"]]
        assert [round(entry["seconds"] / 10) * 10.0 for entry in differing] == reported
