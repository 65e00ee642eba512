"""The services behind the commands; composed in `bot.__main__`."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.parsing.dice import Dice
from storage.encounter.base import UserId
from storage.i18n.catalog import Catalog
from storage.mongo.database import Database
from storage.privacy.erasure import Erasure
from storage.repositories.access_tokens import AccessTokens, Revocable
from storage.repositories.characters import Characters
from storage.repositories.command_syncs import CommandSyncs
from storage.repositories.creatures import Creatures
from storage.repositories.encounters import EncounterGuilds
from storage.repositories.personal_links import PersonalLinks
from storage.repositories.portraits import Portraits
from storage.repositories.sessions import Sessions
from storage.repositories.share_links import ShareLink, ShareLinks
from storage.repositories.templates import Templates
from storage.repositories.users import Users
from storage.tracker import Tracker

# The links, tokens and users whose access has ended.
OnRevoked = Callable[[Sequence[Revocable], Sequence[UserId]], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Services:
    """The services behind the commands. `public_url` is the base URL of the web pages, `policies` are the
    addresses of the operator's "privacy" policy and "terms", as far as set.

    `web_is_up` asks a web process whether it lives, here or at `public_url`; `on_revoked` and `on_ordered`
    call the web side, if one runs here or on the bus.
    """

    database: Database
    tracker: Tracker
    users: Users
    shares: ShareLinks
    links: PersonalLinks
    tokens: AccessTokens
    characters: Characters
    creatures: Creatures
    templates: Templates
    portraits: Portraits
    sessions: Sessions
    encounter_guilds: EncounterGuilds
    command_syncs: CommandSyncs
    erasure: Erasure
    texts: Catalog
    dice: Dice
    public_url: str
    policies: Mapping[str, str]
    web_is_up: Callable[[], Awaitable[bool]]
    on_ordered: Callable[[str, list[ShareLink]], Awaitable[None]] | None = None
    on_revoked: OnRevoked | None = None
