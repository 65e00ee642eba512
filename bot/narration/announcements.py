"""Telling the table what happened, as its rules want it: a line, nothing, or a thread with every line.

Whoever must act is called in the fight's channel in any case.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

import structlog

from bot.discord_api.messages import FaceError
from bot.interactions.context import Exchange
from bot.render.escaping import safe
from bot.render.narration import SEPARATOR, narrate, turn_line
from bot.render.participants import NAME_LIMIT
from bot.render.screen import Say
from storage.change import Change
from storage.encounter.model import Encounter
from storage.encounter.visibility.audience import PLAYERS
from storage.encounter.visibility.views import moment, participant_view
from storage.repositories.users import User

log = structlog.stdlib.get_logger(__name__)

_TURNS = frozenset({"turn_advanced", "encounter_started"})


Accounts = Callable[[str], Awaitable[User | None]]


@dataclass(frozen=True, slots=True)
class Calls:
    """Whom a change calls, by Discord id, and the words for those who are called ahead of their turn."""

    users: tuple[int, ...] = ()
    ahead: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What the table hears of some changes, and what of it stands in the channel.

    `message` is that with whoever is called; empty when nothing is said there.
    """

    line: str
    in_channel: str = ""
    message: str = ""
    pings: tuple[int, ...] = ()


async def tell_table(asked: Exchange, changes: Sequence[Change], *, is_quiet: bool = False) -> Told:
    """Say in the channel what belongs there. `is_quiet`: nothing, unless somebody must be called."""
    told = await what_to_tell(changes, asked.say_public, asked.bot.account, is_quiet=is_quiet)
    if told.message:
        await say_at_table(asked, changes[-1].after, told.message, pings=told.pings)
    return told


async def what_to_tell(
    changes: Sequence[Change], say: Say, account: Accounts, *, is_quiet: bool = False
) -> Told:
    """Return what the table is to hear of some changes, as its rules want it."""
    after = changes[-1].after
    line = SEPARATOR.join(t for c in changes if (t := narrate(c, PLAYERS, say)))
    calls = [await whom_to_call(change, say, account) for change in changes]
    users = tuple(dict.fromkeys(user for call in calls for user in call.users))
    words = line
    if after.rules.narration != "line":
        turns = [t for c in changes for t in turn_line(c.before, c.after, PLAYERS, say)]
        words = SEPARATOR.join(turns) if users else ""
    if not words or (is_quiet and not users):
        return Told(line)
    text = SEPARATOR.join([words, *(call.ahead for call in calls if call.ahead)])
    return Told(line, words, " ".join([text, *(f"<@{user}>" for user in users)]), users)


async def log_in_thread(asked: Exchange, encounter: Encounter, told: Told) -> None:
    """Write the line into the fight's thread, where it has one; where it can't, in the channel after all."""
    if encounter.rules.narration != "thread" or not told.line:
        return
    threads = asked.bot.log_threads
    try:
        await threads.write(encounter, told.line)
    except FaceError as error:
        log.info("no log thread", encounter=encounter.id, error=str(error))
        if told.line != told.in_channel:
            await say_at_table(asked, encounter, told.line)
        if threads.is_news(encounter.id):
            await asked.whisper(asked.say("log-thread-trouble"))


async def say_at_table(
    asked: Exchange, encounter: Encounter, text: str, *, pings: Sequence[int] = ()
) -> None:
    """Say something in the fight's channel: as the answer where it was asked there, else by itself."""
    binding = encounter.discord
    if binding is None or asked.channel_id in (binding.channel_id, binding.board_channel_id):
        await asked.tell(text, pings=pings)
    else:
        try:
            await asked.bot.face.say(binding.channel_id, text, pings)
        except FaceError as error:  # the change is made and on the board: the line is a comfort
            log.info("the table could not be told", encounter=encounter.id, error=str(error))
    asked.bot.boards.of(encounter.id).bury()


async def whom_to_call(change: Change, say: Say, account: Accounts) -> Calls:
    """Return whose turn it became, and who is next where the table wants that, as far as it may see it."""
    was, now = moment(change.before, PLAYERS), moment(change.after, PLAYERS)
    if not any(event.type in _TURNS for event in change.events) or now.current is None:
        return Calls()
    if (was.round, was.current and was.current.id) == (now.round, now.current.id):
        return Calls()
    users = await discord_ids(account, now.current.collaborators)
    next_, ahead = now.following, ""
    if change.after.rules.on_deck_ping and next_ is not None and next_.id != now.current.id:
        soon = [u for u in await discord_ids(account, next_.collaborators) if u not in users]
        if soon:
            ahead = say("told-on-deck", name=safe(participant_view(next_, PLAYERS)["name"], NAME_LIMIT))
            users += soon
    return Calls(tuple(users), ahead)


async def discord_ids(account: Accounts, user_ids: Sequence[str]) -> list[int]:
    """Return the Discord accounts of users; those without one are left out."""
    users = [await account(user_id) for user_id in user_ids]
    return [int(user.discord_id) for user in users if user and user.discord_id]
