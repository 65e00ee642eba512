"""Commands about access: revoke links and sign-ins, list the limits."""

import argparse
import sys

from storage.encounter import limits as of_encounters
from storage.encounter.base import EncounterId
from storage.mongo.database import Database
from storage.repositories import access_tokens, characters, personal_links, share_links
from storage.repositories.access_tokens import AccessTokens
from storage.repositories.personal_links import PersonalLinks
from storage.repositories.share_links import ShareLinks
from storage.repositories.users import Users
from storage.runtime.file_limit import allow_many, spare_files
from storage.runtime.settings import Settings
from storage.tracker import MOST_OPEN


async def revoke(_: Settings, database: Database, options: argparse.Namespace) -> None:
    """End a user's sign-ins, tokens and links of `/play`, or the overlay links of an encounter.

    Running processes close the open sockets within a second.
    """
    if options.encounter is not None:
        shares = await ShareLinks(database).revoke(EncounterId(options.encounter))
        print(f"Revoked: {len(shares)} overlay links.")
        return
    users = Users(database)
    user = await users.known_to_discord(options.user)
    if user is None:
        sys.exit(f"Nothing is kept about the Discord user {options.user}.")
    await users.revoke_tokens(user.id)
    links = await PersonalLinks(database).revoke(user.id)
    tokens = await AccessTokens(database).revoke(user.id)
    print(
        f"{user.username} is signed out everywhere. Revoked: {len(links)} links of /play, "
        f"{len(tokens)} tokens."
    )


def show_limits(settings: Settings) -> None:
    """Print every limit with its value, and where it comes from."""
    allow_many()
    print("Set by the operator, see .env.example:")
    for name in Settings.model_fields:
        if name.startswith(("limit_", "timeout_", "keep_")):
            value = getattr(settings, name)
            share = (
                "a share of LIMIT_COMMANDS" if name.startswith(("limit_reads", "limit_changes")) else "off"
            )
            origin = "set" if name in settings.model_fields_set else "default"
            print(f"  {name.upper():<30} {share if value is None else value}   ({origin})")
    print("Of this machine:")
    print(f"  connections of clients         {spare_files()} (ulimit -n, less what the database needs)")
    print("Of the program:")
    for what, most in (
        ("participants of a fight", of_encounters.MAX_PARTICIPANTS),
        ("conditions of a participant", of_encounters.MAX_CONDITIONS),
        ("steps to undo", of_encounters.UNDOABLE),
        ("fights of a DM not ended", MOST_OPEN),
        ("characters of a user", characters.MOST_CHARACTERS),
        ("overlay links of a place", share_links.MOST_LINKS),
        ("links of /play of a user", personal_links.MOST_LINKS),
        ("tokens of a user", access_tokens.MOST_TOKENS),
    ):
        print(f"  {what:<30} {most}")
