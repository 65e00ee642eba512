"""Commands about stored data: export, import, forget-user, migrate, purge."""

import argparse
import contextlib
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from storage.backup.archive import BackupError
from storage.backup.exporter import Exporter
from storage.backup.import_plan import plan, refuse_to_overwrite
from storage.backup.importer import Importer
from storage.bootstrap import retention, start_tracker
from storage.migrations.runner import Findings, migrate
from storage.mongo.database import Database
from storage.privacy.erasure import Erasure, OwnsFightsError
from storage.privacy.forgotten import ForgottenUsers
from storage.runtime.settings import Settings


async def export(_: Settings, database: Database, options: argparse.Namespace) -> None:
    """Write a backup."""
    path: Path = options.file
    if not options.force:
        _refuse_to_replace(path)
    exporter = Exporter(database)
    if options.all:
        counts = await exporter.everything(path)
    elif options.guild is not None:
        counts = await exporter.guild(options.guild, path)
    else:
        counts = await exporter.encounter(options.encounter, path)
    print(f"{path}: {listed(counts)}")


async def import_(_: Settings, database: Database, options: argparse.Namespace) -> None:
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
            print(f"{word}: {listed(counts)}")
    if made.other_here:
        print("Start every process of the tracker again: they may still show what was overwritten.")


async def forget_user(_: Settings, database: Database, options: argparse.Namespace) -> None:
    """Delete the data stored about a Discord user."""
    async with contextlib.AsyncExitStack() as stack:
        erasure = Erasure(database, start_tracker(database, stack), ForgottenUsers(database))
        kept = await erasure.kept(options.discord_id)
        if kept is None:
            print(f"Nothing is kept about the Discord user {options.discord_id}.")
            return
        print(f"{kept.name}, known since {kept.since or 'an unknown day'}: {listed(kept.counts)}")
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


async def migrate_documents(_: Settings, database: Database, options: argparse.Namespace) -> None:
    """Bring documents of older shapes to the present one, as every start does, or only say which."""
    findings = await migrate(database, dry_run=options.dry_run)
    done = "Would be brought" if options.dry_run else "Brought"
    print(f"{done} to the present shape: {listed(findings.outdated)}")
    print(f"Of these, with fields to set: {listed(findings.changed)}")
    print_unreadable(findings)


async def purge(settings: Settings, database: Database, options: argparse.Namespace) -> None:
    """Delete what was kept long enough, or a Discord server's data; without --yes only count it."""
    keeper = retention(settings, database)
    due = await (keeper.due() if options.guild is None else keeper.of_guild(options.guild))
    print(f"Due: {listed(due)}")
    if not due or not options.yes:
        print("Nothing was deleted." + (" Say --yes to delete it; it can't be undone." if due else ""))
        return
    deleted = await (keeper.sweep() if options.guild is None else keeper.delete_guild(options.guild))
    print(f"Deleted: {listed(deleted)}")


def print_unreadable(findings: Findings) -> None:
    """Print which documents can't be read."""
    if not findings.unreadable:
        print("Every document can be read.")
        return
    print(f"{len(findings.unreadable)} can't be read. They are left as they are, and skipped:")
    for bad in findings.unreadable:
        print(f"  {bad.collection} {bad.id}: {bad.why}")


def _refuse_to_replace(path: Path) -> None:
    if path.exists():
        raise BackupError(f"{path} exists already. Choose another name, or say --force.")


def listed(counts: Mapping[str, int]) -> str:
    """Return counts by kind as a text."""
    kinds = Counter(counts)
    return ", ".join(f"{kinds[kind]} {kind.replace('_', ' ')}" for kind in kinds if kinds[kind]) or "nothing"
