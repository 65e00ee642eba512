"""A hostile member: what they have, and what got through."""

import contextlib
import random
from asyncio import wait_for
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from bot.sandbox import Actor
from storage.encounter.base import EncounterId, UserId
from storage.repositories.characters import CharacterChanges, Characters
from tests.chromium import Chromium
from tests.faults.cluster import Cluster
from tests.faults.visitor import Json, Visitor
from tests.realtime.stored_documents import StoredDocuments, hero, participant

CONNECT_SECONDS = 15.0
FULL = 1_000_000  # hit points that no attack uses up
VICTIMS_HP = 28  # of the saved character of another
PLAYER = "Ari"  # plays in the encounter of the DM screen
PLAYERS = "Players"  # a role, which sees nothing at first


class NotCarriedOutError(Exception):
    """What an attack needs was not to be had: whether it would have got through is not known."""


@dataclass
class Shared:
    """An encounter of another's, in which the attacker plays."""

    encounter_id: EncounterId
    owner: UserId
    owner_token: str
    goblin: str
    attackers: str  # their own participant


@dataclass
class Attacker:
    """A member: a Discord account, an encounter of their own, a place in another's."""

    cluster: Cluster
    actor: Actor
    channel: int  # of their encounter in Discord
    user_id: UserId
    token: str
    encounter_id: EncounterId
    participant_id: str
    shared: Shared
    others_encounter: str
    others_character: str
    screened_channel: int  # of an encounter with a DM screen, in which Ari plays
    chromium: Chromium | None
    through: Counter[str] = field(default_factory=Counter)
    tries: int = 0

    @property
    def address(self) -> str:
        """One of the web processes."""
        return random.choice(self.cluster.addresses)

    @property
    def own(self) -> Json:
        """The payload that names their encounter."""
        return {"encounterId": self.encounter_id}

    @property
    def target(self) -> Json:
        """The payload that names their participant there."""
        return {**self.own, "participantId": self.participant_id}

    def require(self, held: bool, what: str) -> None:
        """Count what got through, unless the protection held."""
        if not held:
            self.through[what] += 1

    @contextlib.asynccontextmanager
    async def visiting(
        self, token: str = "", encounter_id: str = "", address: str = ""
    ) -> AsyncIterator[Visitor]:
        """Join an encounter: their own with their token, unless others are given."""
        visitor = Visitor([address or self.address], token or self.token, encounter_id or self.encounter_id)
        try:
            await wait_for(visitor.connected(), CONNECT_SECONDS)
            yield visitor
        finally:
            await visitor.leave()


async def prepared(cluster: Cluster, stored: StoredDocuments, chromium: Chromium | None) -> Attacker:
    """Store the attacker, whom they attack, and what both have."""
    driver, tokens = cluster.sandbox.driver, cluster.tokens
    mallory, olga = await stored.user("Mallory"), await stored.user("Olga")
    goblin = participant("Goblin", FULL, 9)
    others = participant("Goblin", FULL, 9), hero("Mallory", mallory, FULL, 8)
    victim = await Characters(cluster.database).create(
        olga, None, CharacterChanges(name="Aria", max_hp=VICTIMS_HP, current_hp=VICTIMS_HP)
    )
    channel, screened = driver.add_channel("soak-attack"), driver.add_channel("soak-screen")
    await driver.as_user("Bo").slash(channel, "encounter start", name="Mine")
    await driver.as_user("Dana").slash(screened, "encounter start", name="Screened")
    await driver.as_user("Dana").slash(screened, "init add", name="Goblin", hp=str(FULL), initiative="9")
    await driver.as_user(PLAYER).slash(screened, "init join", name="Aria", hp=28, initiative="3")
    await driver.as_user("Dana").slash(screened, "encounter start")
    driver.add_role(PLAYERS)
    return Attacker(
        cluster=cluster,
        actor=driver.as_user("Bo"),
        channel=channel.id,
        user_id=mallory,
        token=tokens.issue_user_token(mallory),
        encounter_id=await stored.encounter(mallory, goblin),
        participant_id=str(goblin["_id"]),
        shared=Shared(
            await stored.encounter(olga, *others),
            olga,
            tokens.issue_user_token(olga),
            *(str(one["_id"]) for one in others),
        ),
        others_encounter=await stored.encounter(olga, participant("Ogre")),
        others_character=victim.id,
        screened_channel=screened.id,
        chromium=chromium,
    )
