"""Map each event to the gateway intent that a bot needs for it."""

from __future__ import annotations

from enum import IntFlag
from typing import NamedTuple

from bot.sandbox.model.objects import Json


class Intent(IntFlag):
    """The intents the sandbox has events for."""

    GUILDS = 1 << 0
    GUILD_MEMBERS = 1 << 1
    GUILD_MODERATION = 1 << 2
    GUILD_PRESENCES = 1 << 8
    GUILD_MESSAGES = 1 << 9
    GUILD_REACTIONS = 1 << 10
    GUILD_TYPING = 1 << 11
    DIRECT_MESSAGES = 1 << 12
    DIRECT_REACTIONS = 1 << 13
    DIRECT_TYPING = 1 << 14
    MESSAGE_CONTENT = 1 << 15


EVERY_INTENT = (1 << 17) - 1 | 1 << 20 | 1 << 21 | 1 << 24 | 1 << 25
PRIVILEGED = Intent.GUILD_MEMBERS | Intent.GUILD_PRESENCES | Intent.MESSAGE_CONTENT


class Audience(NamedTuple):
    """The intents needed in a guild and in a direct message; 0 means none is needed."""

    guild: int
    direct: int


_GUILDS = Audience(Intent.GUILDS, Intent.GUILDS)
_MESSAGES = Audience(Intent.GUILD_MESSAGES, Intent.DIRECT_MESSAGES)
_REACTIONS = Audience(Intent.GUILD_REACTIONS, Intent.DIRECT_REACTIONS)

INTENT_OF: dict[str, Audience] = {
    "INTERACTION_CREATE": Audience(0, 0),
    "GUILD_MEMBER_UPDATE": Audience(Intent.GUILD_MEMBERS, Intent.GUILD_MEMBERS),
    "GUILD_AUDIT_LOG_ENTRY_CREATE": Audience(Intent.GUILD_MODERATION, Intent.GUILD_MODERATION),
    "TYPING_START": Audience(Intent.GUILD_TYPING, Intent.DIRECT_TYPING),
    "CHANNEL_PINS_UPDATE": Audience(Intent.GUILDS, Intent.DIRECT_MESSAGES),
    "MESSAGE_REACTION_ADD": _REACTIONS,
    "MESSAGE_REACTION_REMOVE": _REACTIONS,
    **dict.fromkeys(("MESSAGE_CREATE", "MESSAGE_UPDATE", "MESSAGE_DELETE"), _MESSAGES),
    **dict.fromkeys(("CHANNEL_CREATE", "CHANNEL_UPDATE", "CHANNEL_DELETE"), _GUILDS),
    **dict.fromkeys(("THREAD_CREATE", "THREAD_UPDATE", "THREAD_DELETE"), _GUILDS),
    **dict.fromkeys(("GUILD_ROLE_CREATE", "GUILD_ROLE_UPDATE", "GUILD_ROLE_DELETE"), _GUILDS),
    **dict.fromkeys(("GUILD_CREATE", "GUILD_DELETE"), _GUILDS),
}


def without_content(message: Json) -> Json:
    """Blank what Discord blanks for a bot without the message content intent."""
    return message | {"content": "", "embeds": [], "attachments": [], "components": []}
