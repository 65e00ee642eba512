"""What the bot works with; made by the composition root, and by tests."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.dice import Dice
from bot.texts import Texts
from storage.characters import Characters
from storage.database import Database
from storage.people import People
from storage.shares import Shares
from storage.tracker import Tracker


@dataclass(frozen=True, slots=True)
class Services:
    """Everything behind the commands. `public_url` is where the web pages are."""

    database: Database
    tracker: Tracker
    people: People
    shares: Shares
    characters: Characters
    texts: Texts
    dice: Dice
    public_url: str
    web_is_up: Callable[[], Awaitable[bool]] | None = field(default=None)
