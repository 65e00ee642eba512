"""The encounter of the policy's tests, its users, and what the policy says of a command of theirs."""

from typing import Any

from storage.encounter import commands as ask
from storage.encounter.base import EncounterId, ParticipantId, UserId
from storage.encounter.context import Actor
from storage.encounter.errors import NotAllowedError, NotFoundError
from storage.encounter.model import (
    DiscordBinding,
    Encounter,
    HistoryEntry,
    Level,
    Participant,
    Status,
    Visibility,
)
from storage.encounter.policy import authorise
from tests.storage.encounter.moment import NOON
from tests.storage.encounter.policy_commands import HERO

OWNER = Actor(UserId("owner"), "Dana")
CO_DM = Actor(UserId("co-dm"), "Cleo")
ROLE_DM = Actor(UserId("role-dm"), "Rolf", role_ids=frozenset({"77"}))
CONTROLLER = Actor(UserId("ari"), "Ari")
PLAYER = Actor(UserId("bo"), "Bo", is_member=True)
SPECTATOR = Actor(UserId("sam"), "Sam")

OGRE, ASSASSIN = ParticipantId("ogre"), ParticipantId("assassin")
UNSEEN = Visibility(players=Level.UNSEEN, stream=Level.UNSEEN)


def make_encounter(**fields: Any) -> Encounter:
    entry = HistoryEntry(
        id="e1", version=1, at=NOON, user_id=CONTROLLER.user_id, user_name="Ari", command={"type": "heal"}
    )
    return Encounter(
        id=EncounterId("fight"),
        user_id=OWNER.user_id,
        co_dms=(CO_DM.user_id,),
        status=Status.ACTIVE,
        round=1,
        current_participant_id=HERO,
        participants=(
            Participant(id=HERO, name="Hero", type="character", collaborators=(CONTROLLER.user_id,)),
            Participant(id=OGRE, name="Ogre"),
            Participant(id=ASSASSIN, name="Assassin", visibility=UNSEEN),
        ),
        discord=DiscordBinding(guild_id="1", channel_id="2", dm_role_ids=("77",)),
        history=(entry,),
        **fields,
    )


def verdict(encounter: Encounter, actor: Actor, command: ask.Command) -> str:
    try:
        return authorise(encounter, actor, command).value
    except NotAllowedError:
        return "no"
    except NotFoundError:
        return "unknown"


def done(number: int, actor: Actor, kind: str = "heal", target: str | None = None) -> HistoryEntry:
    return HistoryEntry(
        id=f"d{number}",
        version=number,
        at=NOON,
        user_id=actor.user_id,
        user_name=actor.name,
        command={"type": kind},
        target=target,
    )
