"""The audiences of an encounter: the DM, one player, all players, the stream."""

from dataclasses import dataclass
from typing import Literal

from storage.encounter.base import UserId
from storage.encounter.model import Level, Participant


@dataclass(frozen=True, slots=True)
class Audience:
    """An audience; `user_id` makes it one player, who sees their own participants in full."""

    kind: Literal["dm", "players", "stream"]
    user_id: UserId | None = None

    def owns(self, participant: Participant) -> bool:
        """Whether this audience sees the participant in full."""
        return self.kind == "dm" or (self.user_id is not None and self.user_id in participant.collaborators)

    def level(self, participant: Participant) -> Level:
        """Return how much of the participant this audience may see."""
        if self.owns(participant):
            return Level.EXACT
        return participant.seen.stream if self.kind == "stream" else participant.seen.players


DM = Audience("dm")
PLAYERS = Audience("players")
STREAM = Audience("stream")


def player(user_id: UserId) -> Audience:
    """Return the audience of one player."""
    return Audience("players", user_id)
