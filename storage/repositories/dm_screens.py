"""Live DM screens as stored: where they are and who may see them, apart from the rest of the encounter.

A screen must be checked and deleted also when its encounter can't be read: only the fields it needs are read.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from storage.encounter.base import EncounterId, UserId
from storage.encounter.model import DiscordBinding, Encounter, Status

# The fields that `read` needs.
SCREEN_FIELDS = {"userId": 1, "coDms": 1, "status": 1, "participants.collaborators": 1, "discord": 1}


@dataclass(frozen=True, slots=True)
class StoredDmScreen:
    """Where an encounter's live DM screen is, and the users and roles it is for; snowflakes as text."""

    encounter_id: EncounterId
    guild_id: str
    channel_id: str
    message_id: str
    is_open: bool
    owner: UserId
    co_dms: tuple[UserId, ...]
    dm_role_ids: frozenset[str]
    players: frozenset[UserId]  # the users who control a participant and are no DMs
    locale: str | None

    @classmethod
    def of(cls, encounter: Encounter) -> "StoredDmScreen | None":
        """Return the screen of an encounter, or None."""
        binding = encounter.discord
        if binding is None or binding.dm_channel_id is None or binding.dm_message_id is None:
            return None
        return cls.at(encounter, binding, binding.dm_channel_id, binding.dm_message_id)

    @classmethod
    def at(
        cls, encounter: Encounter, binding: DiscordBinding, channel_id: str, message_id: str = ""
    ) -> "StoredDmScreen":
        """Return the screen of an encounter as it is, or would be, in a channel."""
        return cls(
            encounter_id=encounter.id,
            guild_id=binding.guild_id,
            channel_id=channel_id,
            message_id=message_id,
            is_open=encounter.status is not Status.COMPLETED,
            owner=encounter.user_id,
            co_dms=encounter.co_dms,
            dm_role_ids=frozenset(binding.dm_role_ids),
            players=encounter.controllers - {encounter.user_id, *encounter.co_dms},
            locale=binding.locale,
        )

    @classmethod
    def read(cls, document: dict[str, Any]) -> "StoredDmScreen":
        """Return the screen of a document with SCREEN_FIELDS; what else can't be read counts as absent."""
        binding: dict[str, Any] = document["discord"]
        owner = UserId(str(document.get("userId")))
        co_dms = tuple(UserId(text) for text in _texts(document.get("coDms")))
        participants = [p for p in _list(document.get("participants")) if isinstance(p, dict)]
        players = {UserId(text) for p in participants for text in _texts(p.get("collaborators"))}
        locale = binding.get("locale")
        return cls(
            encounter_id=EncounterId(str(document["_id"])),
            guild_id=str(binding["guildId"]),
            channel_id=str(binding["dmChannelId"]),
            message_id=str(binding["dmMessageId"]),
            is_open=document.get("status") != Status.COMPLETED.value,
            owner=owner,
            co_dms=co_dms,
            dm_role_ids=frozenset(_texts(binding.get("dmRoleIds"))),
            players=frozenset(players - {owner, *co_dms}),
            locale=locale if isinstance(locale, str) else None,
        )


def _list(value: object) -> Iterable[Any]:
    return value if isinstance(value, list) else ()


def _texts(value: object) -> list[str]:
    return [str(one) for one in _list(value)]
