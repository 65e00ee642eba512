"""Texts in the language of an encounter's guild, and those that no channel could take."""

from functools import partial

from bot.i18n.catalog import Catalog
from bot.render.screen import Say
from storage.encounter.base import EncounterId
from storage.encounter.model import Encounter


class GuildTexts:
    """Renders texts about live messages.

    A text that can't be posted is kept, the newest one for each encounter, until the next answer to a user of
    that encounter.
    """

    def __init__(self, texts: Catalog) -> None:
        self._texts = texts
        self._undelivered: dict[EncounterId, str] = {}  # by encounter

    def say_in(self, encounter: Encounter) -> Say:
        """Return the texts in the language of an encounter's guild."""
        return partial(self._texts.get, encounter.discord.locale if encounter.discord else None)

    def keep_undelivered(self, encounter_id: EncounterId, text: str) -> None:
        """Keep a text that no channel could take."""
        self._undelivered[encounter_id] = text

    def take_undelivered(self, encounter_id: EncounterId) -> str | None:
        """Return the text that was kept for an encounter, once."""
        return self._undelivered.pop(encounter_id, None)
