"""What is stored, collection by collection: the source of the tables in docs/data.md and docs/privacy.md."""

from collections.abc import Mapping
from dataclasses import dataclass

from storage.repositories import (
    access_tokens,
    characters,
    creatures,
    parties,
    personal_links,
    portraits,
    share_links,
    templates,
    used_creatures,
)
from storage.runtime.settings import Settings
from storage.tracker import MOST_OPEN

_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Kept:
    """One collection: what it holds, how much of it at most, and when it is deleted.

    `personal` is what in it is about a person; None where nothing is.
    """

    holds: str
    bound: str | None
    deleted: str
    personal: str | None = None


def _setting(name: str) -> str:
    return f"`{name}` ({Settings.model_fields[name.lower()].default})"


KEPT: Mapping[str, Kept] = {
    "encounters": Kept(
        "fights",
        f"{MOST_OPEN} of an owner that have not ended",
        f"{_setting('KEEP_ENDED_ENCOUNTERS_DAYS')} days after the end or the last change; "
        "with the server that the bot left",
        "who runs a fight, who controls whom in it and who did what; no name of a deleted user",
    ),
    "combat_log": Kept(
        "one line a command",
        None,
        f"{_setting('KEEP_COMBAT_LOG_DAYS')} days after it was written; with its encounter",
        "the user and the name with each command, until the user is deleted",
    ),
    "users": Kept(
        "one short document for each person who used the tracker",
        "one a person",
        "`/privacy delete`, `tracker forget-user`",
        "Discord id, name on Discord, the time of first use and of the last sign-out everywhere; up to "
        f"{used_creatures.MOST_FAVOURITES} creatures that the user marked, and the "
        f"{used_creatures.MOST_RECENT} that they added last",
    ),
    "characters": Kept(
        "saved characters",
        f"{characters.MOST_CHARACTERS} a user",
        "`/character delete`; with the user; with the server",
        "the characters that a user saved, with what they wrote about them",
    ),
    "parties": Kept(
        "groups of characters",
        f"{parties.MAX_PARTIES} a server and {parties.MAX_OWN_PARTIES} of one user there, "
        f"{parties.MAX_MEMBERS} members each",
        "`/party delete`; with the user, if it is empty; with the server",
        "who made a party, and whose characters are in it",
    ),
    "creatures": Kept(
        "a DM's own creatures",
        f"{creatures.OWN_BYTES // _MB} MB a user, {creatures.OWN_BYTES // creatures.LEAST_BYTES:,} at most",
        "`/creature delete`; with the user",
        "the creatures that a user wrote or imported",
    ),
    "templates": Kept(
        "fights that a DM prepared",
        f"{templates.MOST_TEMPLATES} a user, each as much as one fight",
        "`/template delete`; with the user",
        "the fights that a user prepared, with their notes",
    ),
    "portraits": Kept(
        "pictures that users uploaded, as WebP of at most 512 × 512 pixels",
        f"{portraits.OWN_BYTES // _MB} MB a user",
        "a week after nothing refers to them any more; with the user",
        "the pictures that a user uploaded, without what the file said about its making",
    ),
    "shares": Kept(
        "overlay links",
        f"{share_links.MOST_LINKS} of an encounter or channel",
        "a day after they are revoked; with the encounter; with the server",
        "who made a link; its secrets are stored as hashes only",
    ),
    "personal_links": Kept(
        "links of `/play`",
        f"{personal_links.MOST_LINKS} a user; a new one ends the oldest",
        "7 days after their last use",
        "whose link it is, and which roles that make a DM they had; its secret is stored as a hash only",
    ),
    "access_tokens": Kept(
        "tokens of `/token` and of pages that users signed in to",
        f"{access_tokens.MOST_TOKENS} a user, and {access_tokens.MOST_TOKENS} of pages, of which a new one "
        "ends the oldest",
        "30 days after their last use; `/token revoke`; with the user",
        "whose token it is, what it is for and what it may do; its secret is stored as a hash only",
    ),
    "sessions": Kept(
        "open sockets",
        "`LIMIT_SOCKETS_PER_USER`, `LIMIT_SOCKETS_PER_LINK`",
        "when the socket closes; those of a killed process after 24 hours",
        "IP address and browser of an open web page, and whose it is",
    ),
    "left_guilds": Kept(
        "servers that the bot left, and when",
        "one a server",
        "when the bot comes back, or their data is deleted",
    ),
    "command_syncs": Kept(
        "when Discord was given the commands", "one for each version of them", "after 30 days"
    ),
    "forgotten_users": Kept(
        "former ids of deleted users, so that running processes forget them too",
        "one a deleted user",
        "after a day",
        "an id of the tracker's own, without a name",
    ),
}
