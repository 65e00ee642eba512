"""The operator's commands: `tracker export`, `import`, `forget-user`, `migrate` and `doctor`.

They work on the database of the settings. Where a running tracker uses its own database, they connect to the
same socket.
"""

import argparse
import asyncio
import contextlib
import sys
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path

from storage.backup.archive import BackupError
from storage.backup.exporter import Exporter
from storage.backup.import_plan import plan, refuse_to_overwrite
from storage.backup.importer import Importer
from storage.bootstrap import open_database, start_tracker
from storage.embedded_mongod import binary as mongod
from storage.embedded_mongod.server import EmbeddedMongo
from storage.encounter.errors import TrackerError
from storage.migrations.runner import Findings, examine, migrate
from storage.mongo.database import Database
from storage.privacy.erasure import Erasure, OwnsFightsError
from storage.privacy.forgotten import ForgottenUsers
from storage.runtime.data_dir import open_private_folder
from storage.runtime.log_setup import configure_logging
from storage.runtime.settings import Settings, load_settings
from storage.runtime.startup_errors import DataFolderInUseError, StartupError

OPERATION_TIMEOUT_MS = 60_000  # longer than an interaction's: no answer is due within 3 s

Say = Callable[[str], None]


def administer(arguments: Sequence[str]) -> None:
    """Execute one command. On an error, print one line and exit with status 1."""
    options = _parser().parse_args(arguments)
    try:
        settings = load_settings()
        configure_logging(settings)
        asyncio.run(_with_database(settings, lambda database: options.run(database, options)))
    except (StartupError, BackupError, TrackerError) as error:
        sys.exit(str(error))


async def export(database: Database, options: argparse.Namespace) -> None:
    """Write a backup."""
    path: Path = options.file
    if not options.force:
        _refuse_to_replace(path)
    exporter = Exporter(database)
    if options.guild is not None:
        counts = await exporter.guild(options.guild, path)
    else:
        counts = await exporter.encounter(options.encounter, path)
    print(f"{path}: {_listed(counts)}")


async def import_(database: Database, options: argparse.Namespace) -> None:
    """Check a whole backup, then restore it."""
    made = await plan(database, options.file, as_copy=options.as_copy)
    if options.check:
        if not options.overwrite:
            refuse_to_overwrite(made)
        print("The backup is whole and can be imported. Nothing was changed.")
        return
    report = await Importer(database).put_back(made, overwrite=options.overwrite)
    for word, counts in (
        ("Added", report.added),
        ("Replaced", report.replaced),
        ("Left as they are", report.kept),
    ):
        if counts:
            print(f"{word}: {_listed(counts)}")
    if made.other_here:
        print("Start every process of the tracker again: they may still show what was overwritten.")


async def forget_user(database: Database, options: argparse.Namespace) -> None:
    """Delete the data stored about a Discord user."""
    async with contextlib.AsyncExitStack() as stack:
        erasure = Erasure(database, start_tracker(database, stack), ForgottenUsers(database))
        kept = await erasure.kept(options.discord_id)
        if kept is None:
            print(f"Nothing is kept about the Discord user {options.discord_id}.")
            return
        print(f"{kept.name}, known since {kept.since or 'an unknown day'}: {_listed(kept.counts)}")
        if not options.force:
            try:
                await erasure.refuse_owner(options.discord_id)
            except OwnsFightsError as error:
                sys.exit(f"{error} Or say --force: the fights are ended too.")
        if not options.yes:
            print("Nothing was deleted. Say --yes to delete it; it can't be undone.")
            return
        await erasure.forget(options.discord_id, ends_encounters=options.force)
        print("Deleted. In fights and logs somebody unnamed stands in the user's place.")


async def migrate_documents(database: Database, options: argparse.Namespace) -> None:
    """Bring documents of older shapes to the present one, as every start does, or only say which."""
    findings = await migrate(database, dry_run=options.dry_run)
    done = "Would be brought" if options.dry_run else "Brought"
    print(f"{done} to the present shape: {_listed(findings.outdated)}")
    print(f"Of these, with fields to set: {_listed(findings.changed)}")
    _print_unreadable(findings)


async def doctor(database: Database, options: argparse.Namespace) -> None:
    """Read every document and name those that can't be read; exit with status 1 if there are any."""
    findings = await examine(database)
    print(f"Of an older shape, migrated at the next start: {_listed(findings.outdated)}")
    _print_unreadable(findings)
    if findings.unreadable:
        sys.exit(1)


def _print_unreadable(findings: Findings) -> None:
    if not findings.unreadable:
        print("Every document can be read.")
        return
    print(f"{len(findings.unreadable)} can't be read. They are left as they are, and skipped:")
    for bad in findings.unreadable:
        print(f"  {bad.collection} {bad.id}: {bad.why}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="tracker", description="Run the encounter tracker, or with a command, look after its data."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    out = commands.add_parser("export", help="write a Discord server's fights, or one fight, to a file")
    which = out.add_mutually_exclusive_group(required=True)
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

    check = commands.add_parser("doctor", help="read every document, and name those that can't be read")
    check.set_defaults(run=doctor)
    return parser


async def _with_database(settings: Settings, work: Callable[[Database], Awaitable[None]]) -> None:
    async with contextlib.AsyncExitStack() as stack:
        await work(
            await open_database(
                await _address(settings, stack), stack, operation_timeout_ms=OPERATION_TIMEOUT_MS
            )
        )


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


def _refuse_to_replace(path: Path) -> None:
    if path.exists():
        raise BackupError(f"{path} exists already. Choose another name, or say --force.")


def _listed(counts: Mapping[str, int]) -> str:
    kinds = Counter(counts)
    return ", ".join(f"{kinds[kind]} {kind.replace('_', ' ')}" for kind in kinds if kinds[kind]) or "nothing"
