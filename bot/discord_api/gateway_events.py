"""Events of the gateway before discord.py parses them.

discord.py ends the connection on an event that it can't parse, and Discord adds channel types and fields
without notice. Such an event is logged and skipped.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import discord
import structlog

log = structlog.stdlib.get_logger(__name__)

Json = dict[str, Any]
Parser = Callable[[Json], None]

_NEEDED = "READY"  # without it the connection is of no use: it is made anew
_DM = 1


def guard_events(client: discord.Client) -> None:
    """Make a client skip the events that it can't parse. Call it before the client connects."""
    parsers = client._connection.parsers
    for event, parser in parsers.items():
        if event != _NEEDED:
            parsers[event] = partial(_parse, event, parser)


def _parse(event: str, parser: Parser, data: Json) -> None:
    try:
        if event == "INTERACTION_CREATE":
            _name_channel(data)
            _complete_messages(data)
        parser(data)
    except Exception:  # of any kind: discord.py's parsers trust the payload
        log.exception("gateway event skipped", gateway_event=event)


def _complete_messages(data: Json) -> None:
    """Add the optional field without which discord.py's messages lack their attribute `components`."""
    resolved = (data.get("data") or {}).get("resolved") or {}
    for message in (data.get("message"), *(resolved.get("messages") or {}).values()):
        if message is not None:
            message.setdefault("components", [])


def _name_channel(data: Json) -> None:
    """Reduce an interaction's channel to what the bot needs of it: its id.

    discord.py takes the channel's id only from its object of the channel. There is none for a channel type
    that it doesn't know, and none can be made of a partial channel. Known channels are found by their id.
    """
    channel_id = data.get("channel_id") or (data.get("channel") or {}).get("id")
    if channel_id is None:
        data["channel"] = {}
    elif data.get("guild_id") is None:
        data["channel"] = {"id": channel_id, "type": _DM}
    else:
        text: Json = {"id": channel_id, "type": 0, "name": "", "position": 0}
        data["channel"] = text
