"""An encounter in its own channel, opened by users in Discord, and its viewers."""

import asyncio
from dataclasses import dataclass

from storage.encounter.base import EncounterId
from storage.encounter.model import Encounter
from storage.repositories.combat_log import CombatLog
from storage.repositories.encounters import Encounters
from storage.repositories.share_links import ShareLinks
from storage.repositories.users import Users
from tests.faults.cluster import Cluster
from tests.faults.streams import Target
from tests.faults.watcher import Watcher

HIT_POINTS = 9_000


@dataclass
class Fight:
    """The encounter under test: `start` is its state before the streams of commands."""

    channel: int
    start: Encounter
    dm_token: str
    player_token: str
    stream_token: str
    player_id: str

    @property
    def id(self) -> EncounterId:
        """The encounter's id."""
        return self.start.id

    @property
    def targets(self) -> list[Target]:
        """The DM's targets: every participant."""
        return [Target(p.id, p.name) for p in self.start.participants]

    @property
    def own(self) -> list[Target]:
        """The player's targets: their own participant."""
        return [target for target in self.targets if target.name == "Aria"]

    def watchers(self, addresses: list[str]) -> list[Watcher]:
        """Return a viewer of each audience for each address, with the others as fallback."""
        tokens = {"dm": self.dm_token, "player": self.player_token, "stream": self.stream_token}
        return [
            Watcher(f"{audience} at {at}", [*addresses[at:], *addresses[:at]], token, self.id)
            for at in range(len(addresses))
            for audience, token in tokens.items()
        ]


class NotReadyError(Exception):
    """The previous fault still has effects."""


async def open_encounter(cluster: Cluster, name: str, guild: int | None = None) -> Fight:
    """Open an encounter, in another channel if the previous fault still has effects in this one."""
    for attempt in range(5):
        try:
            return await _open(cluster, f"{name}-{attempt}", guild)
        except NotReadyError:
            await asyncio.sleep(2)
    raise NotReadyError(cluster.bots[0].log.read_text()[-3000:])


async def _open(cluster: Cluster, name: str, guild: int | None) -> Fight:
    """Open an encounter with three monsters and a hero, each of them damaged."""
    driver = cluster.sandbox.driver
    place = driver.guild if guild is None else cluster.sandbox.world.guilds[guild]
    channel = driver.add_channel(name, guild=place)
    dana, ari = driver.as_user("Dana"), driver.as_user("Ari")
    await dana.slash(channel, "encounter start", name=name)
    for number, monster in enumerate(("Goblin", "Ogre", "Wolf")):
        asked = {"name": monster, "hp": str(HIT_POINTS), "ac": 13, "initiative": str(9 - number)}
        await dana.slash(channel, "init add", asked)
    await ari.slash(channel, "init join", name="Aria", hp=HIT_POINTS, ac=15, initiative="15")
    await dana.slash(channel, "encounter start")
    for target in ("Goblin", "Ogre", "Wolf", "Aria"):
        await dana.slash(channel, "damage", target=target, amount="4000")
    encounters = Encounters(cluster.database)
    stored = await encounters.in_channel(str(channel.guild_id), str(channel.id))
    if stored is None or [p.current_hp for p in stored.encounter.participants] != [HIT_POINTS - 4000] * 4:
        raise NotReadyError
    start = stored.encounter
    people = Users(cluster.database)
    player = await people.of_discord(str(ari.user.id), "Ari")
    share, _ = await ShareLinks(cluster.database).create(start.id, "stream", start.user_id)
    tokens = cluster.tokens
    return Fight(
        channel=channel.id,
        start=start,
        dm_token=tokens.issue_user_token(start.user_id),
        player_token=tokens.issue_user_token(player.id),
        stream_token=tokens.issue_share_token(share)[0],
        player_id=player.id,
    )


async def reread(cluster: Cluster, encounter: Fight) -> Encounter:
    """Return the encounter as it is in the database."""
    stored = await Encounters(cluster.database).load(encounter.id)
    assert stored is not None
    return stored.encounter


def log_of(cluster: Cluster) -> CombatLog:
    """Return the combat log, to read from."""
    return CombatLog(cluster.database)
