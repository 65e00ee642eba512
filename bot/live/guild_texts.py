"""Texts in the language of an encounter's guild, and those that could not be posted."""

from functools import partial

from cachetools import LRUCache

from bot.render.screen import Say
from storage.encounter.base import EncounterId
from storage.encounter.model import Encounter
from storage.i18n.catalog import Catalog

KEPT = 5_000  # encounters with a text that waits


class GuildTexts:
    """Renders texts about live messages.

    A text that can't be posted is kept until the next answer to a user of that encounter: the newest one for
    any user, and the newest one for its DMs only.
    """

    def __init__(self, texts: Catalog) -> None:
        self._texts = texts
        self._for_users: LRUCache[EncounterId, str] = LRUCache(KEPT)
        self._for_dms: LRUCache[EncounterId, str] = LRUCache(KEPT)

    def say_in(self, encounter: Encounter) -> Say:
        """Return the texts in the language of an encounter's guild."""
        return self.in_locale(encounter.discord.locale if encounter.discord else None)

    def in_locale(self, locale: str | None) -> Say:
        """Return the texts in a guild's language."""
        return partial(self._texts.get, locale)

    def keep_undelivered(self, encounter_id: EncounterId, text: str, *, for_dms: bool = False) -> None:
        """Keep a text that could not be posted; `for_dms`: no player may read it."""
        (self._for_dms if for_dms else self._for_users)[encounter_id] = text

    def take_undelivered(self, encounter_id: EncounterId, *, is_dm: bool) -> list[str]:
        """Return the texts that were kept for this user of an encounter, once."""
        sources = (self._for_users, self._for_dms) if is_dm else (self._for_users,)
        return [text for kept in sources if (text := kept.pop(encounter_id, None)) is not None]
