"""Telling the table what happened, as its rules want it: a line, nothing, or a thread with every line.

Whoever must act is called in the fight's channel in any case.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.discord_accounts import DiscordAccounts
from bot.render.escaping import safe
from bot.render.narration import SEPARATOR, narrate, turn_line
from bot.render.participants import NAME_LIMIT
from bot.render.screen import Say
from storage.change import Change
from storage.encounter.visibility.audience import PLAYERS
from storage.encounter.visibility.views import moment, participant_view

_TURNS = frozenset({"turn_advanced", "encounter_started"})


@dataclass(frozen=True, slots=True)
class Pings:
    """Whom a change calls, by Discord id, and the words for those who are called ahead of their turn."""

    users: tuple[int, ...] = ()
    ahead: str = ""


@dataclass(frozen=True, slots=True)
class Announcement:
    """What the table hears of some changes, and what of it stands in the channel.

    `message` is that with whoever is called; empty when nothing is said there.
    """

    line: str
    in_channel: str = ""
    message: str = ""
    pings: tuple[int, ...] = ()


async def announcement_for(
    changes: Sequence[Change], say: Say, accounts: DiscordAccounts, *, is_quiet: bool = False
) -> Announcement:
    """Return what the table is to hear of some changes, as its rules want it."""
    after = changes[-1].after
    line = SEPARATOR.join(t for c in changes if (t := narrate(c, PLAYERS, say)))
    calls = [await pings_for(change, say, accounts) for change in changes]
    users = tuple(dict.fromkeys(user for call in calls for user in call.users))
    words = line
    if after.rules.narration != "line":
        turns = [t for c in changes for t in turn_line(c.before, c.after, PLAYERS, say)]
        words = SEPARATOR.join(turns) if users else ""
    if not words or (is_quiet and not users):
        return Announcement(line)
    text = SEPARATOR.join([words, *(call.ahead for call in calls if call.ahead)])
    return Announcement(line, words, " ".join([text, *(f"<@{user}>" for user in users)]), users)


async def pings_for(change: Change, say: Say, accounts: DiscordAccounts) -> Pings:
    """Return whose turn it became, and who is next where the table wants that, as far as it may see it."""
    was, now = moment(change.before, PLAYERS), moment(change.after, PLAYERS)
    if not any(event.type in _TURNS for event in change.events) or now.current is None:
        return Pings()
    if (was.round, was.current and was.current.id) == (now.round, now.current.id):
        return Pings()
    users = await accounts.ids_of(now.current.collaborators)
    next_, ahead = now.following, ""
    if change.after.rules.on_deck_ping and next_ is not None and next_.id != now.current.id:
        soon = [u for u in await accounts.ids_of(next_.collaborators) if u not in users]
        if soon:
            ahead = say("told-on-deck", name=safe(participant_view(next_, PLAYERS)["name"], NAME_LIMIT))
            users += soon
    return Pings(tuple(users), ahead)
