"""The names of players beside their characters, for the overlays of links that ask for them."""

from storage.encounter.base import EncounterId, ParticipantId
from storage.encounter.model import Level
from storage.repositories.share_links import ShareLink
from storage.repositories.users import Users
from storage.tracker import Tracker


class PlayerNames:
    """Reads the names of players, as they are in Discord, by participant."""

    def __init__(self, people: Users, tracker: Tracker) -> None:
        self._people = people
        self._tracker = tracker

    async def of(self, share: ShareLink, encounter_id: EncounterId | None) -> dict[ParticipantId, str]:
        """Return the players of the characters that the link's audience knows by name.

        Empty unless the link's settings ask for them.
        """
        if share.settings.get("third") != "names" or not encounter_id:
            return {}
        encounter = await self._tracker.current(encounter_id)
        characters = [
            p
            for p in encounter.participants
            if p.is_player_character and share.watched_as.level(p).shows(Level.NAME)
        ]
        users = await self._people.existing({user for p in characters for user in p.collaborators})
        named = {
            p.id: ", ".join(users[user].username for user in p.collaborators if user in users)
            for p in characters
        }
        return {participant_id: names for participant_id, names in named.items() if names}
