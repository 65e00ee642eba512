"""The announcement of changes in the channel, as the encounter's rules set it: a line, nothing, or a thread.

Users who must act are pinged in the channel in any case.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.discord_accounts import DiscordAccounts
from bot.discord_api.mentions import with_mentions
from bot.narration.question_contents import about_owed, owed_rows
from bot.render.combat_log import public_line
from bot.render.escaping import safe
from bot.render.narration import SEPARATOR, endings, narrate, saves_asked_for, turn_line
from bot.render.participants import NAME_LIMIT
from bot.render.screen import Row, Say
from storage.change import Change
from storage.encounter.visibility.audience import PLAYERS
from storage.encounter.visibility.audience_change import AudienceChange

_TURNS = frozenset({"turn_advanced", "encounter_started"})


@dataclass(frozen=True, slots=True)
class Pings:
    """The Discord ids that a change pings, and the text for those whose turn comes next."""

    users: tuple[int, ...] = ()
    ahead: str = ""


@dataclass(frozen=True, slots=True)
class Announcement:
    """What players may know of some changes (`line`), and how much of it belongs in the channel.

    `message` is `in_channel` with its pings; both are empty when nothing is to be posted there. `rows` are
    the buttons for users who came to owe a save, `about` is what they are about. `logged` is what the log
    thread gets, empty without one.
    """

    line: str
    in_channel: str = ""
    message: str = ""
    pings: tuple[int, ...] = ()
    rows: tuple[Row, ...] = ()
    about: tuple[str, ...] = ()
    logged: str = ""


async def announcement_for(
    changes: Sequence[Change], say: Say, accounts: DiscordAccounts, *, is_quiet: bool = False
) -> Announcement:
    """Return the announcement of some changes.

    `is_quiet`: nothing in the channel unless it pings, but that a condition ended on a player's character.
    """
    rules = changes[-1].after.rules
    public = [change.for_audience(PLAYERS) for change in changes]
    line = "\n".join(text for change in public if (text := narrate(change, say)))
    calls = [await pings_for(change, say, accounts, on_deck=rules.on_deck_ping) for change in public]
    users = tuple(dict.fromkeys(user for call in calls for user in call.users))
    is_logged = rules.narration == "thread"
    logged = SEPARATOR.join(filter(None, (public_line(one, say) for one in changes))) if is_logged else ""
    saves = [text for change in public for text in saves_asked_for(change, say)]
    in_channel = line
    if rules.narration != "line":
        turns = [text for change in public for text in turn_line(change, say)]
        in_channel = SEPARATOR.join([*turns, *saves]) if users else ""
    if is_quiet and not users:
        ended = [text for change in public for text in endings(change, say)]
        in_channel = SEPARATOR.join(ended) if rules.narration == "line" else ""
    if not in_channel:
        return Announcement(line, logged=logged)
    text = SEPARATOR.join([in_channel, *(call.ahead for call in calls if call.ahead)])
    message = with_mentions(text, users)
    after, owes = changes[-1].after, any(change.newly_owing for change in public)
    if not owes:
        return Announcement(line, in_channel, message, users, logged=logged)
    rows, about = owed_rows(after, say), about_owed(after)
    return Announcement(line, in_channel, message, users, rows, about, logged)


async def pings_for(change: AudienceChange, say: Say, accounts: DiscordAccounts, *, on_deck: bool) -> Pings:
    """Return the users who came to owe a save or whose turn it became; with `on_deck` those who are next.

    A turn calls its users once, also where it is undone and comes again.
    """
    turn = change.turn
    owing = [user for participant_id in change.newly_owing for user in change.controllers(participant_id)]
    users = await accounts.ids_of(owing)
    is_moved = any(event["type"] in _TURNS for event in change.events)
    if turn is None or turn.current_id is None or not is_moved or change.is_turn_repeated:
        return Pings(tuple(dict.fromkeys(users)))
    acting = [user for i in change.acting_ids for user in change.controllers(i)]
    users += await accounts.ids_of(list(dict.fromkeys(acting)))
    ahead = ""
    if on_deck and turn.following_id not in (None, turn.current_id):
        following = change.controllers(turn.following_id)
        soon = [user for user in await accounts.ids_of(following) if user not in users]
        if soon:
            ahead = say("told-on-deck", name=safe(change.name(turn.following_id) or "?", NAME_LIMIT))
            users += soon
    return Pings(tuple(dict.fromkeys(users)), ahead)
