"""The command line of `tracker`, and its dispatch.

Commands work on the database of the settings. Where a running tracker uses its own database, they connect to
the same socket.
"""

import argparse
import asyncio
import contextlib
import platform
import sys
from collections.abc import Sequence
from pathlib import Path

from bot.admin_cli.access import revoke, show_limits
from bot.admin_cli.data import export, forget_user, import_, migrate_documents, purge
from bot.admin_cli.doctor import Doctor
from storage.backup.archive import BackupError
from storage.bootstrap import open_database
from storage.embedded_mongod import binary as mongod
from storage.embedded_mongod.server import EmbeddedMongo
from storage.encounter.errors import TrackerError
from storage.mongo.database import Database
from storage.runtime.data_dir import open_private_folder
from storage.runtime.log_setup import configure_logging
from storage.runtime.settings import Settings, load_settings
from storage.runtime.startup_errors import DataFolderInUseError, StartupError
from storage.runtime.version import PACKAGE, version

OPERATION_TIMEOUT_MS = 60_000  # longer than an interaction's: no answer is due within 3 s


def administer(arguments: Sequence[str]) -> None:
    """Execute one command. On an error, print one line and exit with its status."""
    options = make_parser().parse_args(arguments)
    try:
        settings = load_settings()
        configure_logging(settings)
        asyncio.run(options.carry_out(settings, options))
    except (StartupError, BackupError, TrackerError) as error:
        print(error, file=sys.stderr)
        sys.exit(error.status if isinstance(error, StartupError) else 1)


async def _with_database(settings: Settings, options: argparse.Namespace) -> None:
    async with contextlib.AsyncExitStack() as stack:
        await options.run(settings, await _database(settings, stack), options)


async def _doctor(settings: Settings, options: argparse.Namespace) -> None:
    """Look at what surrounds the database first, which says more where that can't be opened."""
    doctor = Doctor(settings)
    await doctor.surroundings()
    async with contextlib.AsyncExitStack() as stack:
        await doctor.database(await _database(settings, stack))
    if not doctor.is_well:
        sys.exit(1)


async def _limits(settings: Settings, options: argparse.Namespace) -> None:
    show_limits(settings)


async def _database(settings: Settings, stack: contextlib.AsyncExitStack) -> Database:
    uri = await _address(settings, stack)
    return await open_database(uri, stack, operation_timeout_ms=OPERATION_TIMEOUT_MS)


async def _address(settings: Settings, stack: contextlib.AsyncExitStack) -> str:
    """Return MongoDB's URI: the configured one, else the tracker's own, running already or started here."""
    if settings.mongodb_uri is not None:
        return settings.mongodb_uri.get_secret_value()
    try:
        return (await stack.enter_async_context(EmbeddedMongo(settings.data_dir))).uri
    except DataFolderInUseError:
        socket = mongod.socket_path(open_private_folder(settings.data_dir))
        if not socket.exists():
            raise
        return mongod.socket_uri(socket)


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of the command line; what carries a command out is among its options."""
    parser = argparse.ArgumentParser(
        prog="tracker", description="Run the encounter tracker, or with a command, look after its data."
    )
    versions = f"{PACKAGE} {version()}, Python {platform.python_version()}"
    parser.add_argument("--version", action="version", version=versions)
    parser.set_defaults(carry_out=_with_database)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    out = commands.add_parser("export", help="write a Discord server's fights, or one fight, to a file")
    which = out.add_mutually_exclusive_group(required=True)
    which.add_argument("--all", action="store_true", help="everything: a backup, made while the tracker runs")
    which.add_argument("--guild", metavar="ID", help="everything of this Discord server")
    which.add_argument("--encounter", metavar="ID", help="this encounter alone")
    out.add_argument("file", type=Path, help="JSON lines; gzipped if its name ends in .gz")
    out.add_argument("--force", action="store_true", help="replace a file of that name")
    out.set_defaults(run=export)

    back = commands.add_parser("import", help="put back what was exported; running it again is harmless")
    back.add_argument("file", type=Path, help="a file that export wrote")
    how = back.add_mutually_exclusive_group()
    how.add_argument("--as-copy", action="store_true", help="put the fights beside those that are there")
    how.add_argument("--overwrite", action="store_true", help="replace also what went on since")
    back.add_argument("--check", action="store_true", help="only say whether it could be imported")
    back.set_defaults(run=import_)

    forget = commands.add_parser("forget-user", help="delete what is kept about a Discord user")
    forget.add_argument("discord_id", metavar="DISCORD_ID", help="the user's Discord id, a long number")
    forget.add_argument("--yes", action="store_true", help="do it, not only show what is kept")
    forget.add_argument("--force", action="store_true", help="end the fights that they run, too")
    forget.set_defaults(run=forget_user)

    forms = commands.add_parser("migrate", help="bring documents to the present shape, as every start does")
    forms.add_argument("--dry-run", action="store_true", help="only say what would be done")
    forms.set_defaults(run=migrate_documents)

    check = commands.add_parser(
        "doctor", help="check settings, services and every stored document; exit with 1 if one is at fault"
    )
    check.set_defaults(carry_out=_doctor)

    old = commands.add_parser("purge", help="delete what was kept long enough, as every process does hourly")
    old.add_argument("--guild", metavar="ID", help="all data of this Discord server instead")
    old.add_argument("--yes", action="store_true", help="do it, not only count it")
    old.set_defaults(run=purge)

    ends = commands.add_parser("revoke", help="make links and sign-ins useless, at once")
    whose = ends.add_mutually_exclusive_group(required=True)
    whose.add_argument("--user", metavar="DISCORD_ID", help="this user's tokens, sign-ins and links of /play")
    whose.add_argument("--encounter", metavar="ID", help="the overlay links of this encounter")
    ends.set_defaults(run=revoke)

    bounds = commands.add_parser("limits", help="list every limit and its value")
    bounds.set_defaults(carry_out=_limits)
    return parser
