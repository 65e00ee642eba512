"""The sandbox and the database, with encounters that have a board in Discord."""

import asyncio
from dataclasses import dataclass
from typing import Any

from bson import ObjectId
from pydantic import SecretStr

from bot.sandbox import Actor, Sandbox
from bot.sandbox.model.objects import Channel
from bot.sandbox.rest.recorder import RecordedRequest
from realtime.auth.tokens import Tokens
from storage.encounter import commands as ask
from storage.encounter.model import Encounter
from storage.mongo.database import Database
from storage.repositories.combat_log import CombatLog
from storage.repositories.encounters import Encounters
from storage.repositories.share_links import ShareLinks
from storage.tracker import Tracker
from tests.bench.commands.encounters import DANA, command_id, make_encounter

SECRET = "only for this measurement, 32 bytes"
PATIENCE = 30.0


@dataclass(frozen=True)
class Place:
    """An encounter, its channel, and the first message of its board."""

    encounter_id: str
    channel: Channel
    board_id: str


class Hall:
    """Creates encounters, and reports when a board is drawn."""

    def __init__(self, sandbox: Sandbox, database: Database) -> None:
        self.sandbox = sandbox
        self.places: list[Place] = []
        self._database = database
        self._first: Encounter
        self._drawings: dict[str, asyncio.Future[RecordedRequest]] = {}  # by path of a channel's messages
        sandbox.validators.append(self._arrived)

    @property
    def dm(self) -> Actor:
        """Dana's client in Discord."""
        return self.sandbox.driver.as_user("Dana")

    @property
    def target(self) -> str:
        """The name of the participant that is hit in every encounter."""
        return self._first.participants[0].name

    @property
    def participant_id(self) -> str:
        """Its id."""
        return self._first.participants[0].id

    async def open(self) -> str:
        """Create the first encounter, and return the secret of a stream link to it."""
        dana = {"_id": ObjectId(DANA.user_id), "username": DANA.name, "discordId": str(self.dm.user.id)}
        await self._database.users.insert_one(dana)
        log = CombatLog(self._database)
        log.start()
        tracker = Tracker(Encounters(self._database), log)
        begun = await make_encounter(tracker)
        shown = ask.SetVisibility(participant_ids=(begun.participants[0].id,), stream="exact")
        self._first = (await tracker.execute(begun.id, DANA, shown, command_id())).after
        await log.settled()
        await log.stop()
        place = self._furnish(self._first.id)
        where = self._binding(place)
        await self._database.encounters.update_one({"_id": ObjectId(begun.id)}, {"$set": {"discord": where}})
        _, secret = await ShareLinks(self._database).create(begun.id, "stream", DANA.user_id)
        return secret

    async def add(self, count: int) -> None:
        """Create more encounters like the first."""
        document = await self._database.encounters.find_one({"_id": ObjectId(self._first.id)})
        assert document is not None
        copies = []
        for _ in range(count):
            made = ObjectId()
            copies.append({**document, "_id": made, "discord": self._binding(self._furnish(str(made)))})
        if copies:
            await self._database.encounters.insert_many(copies)

    def tables(self) -> list[dict[str, Any]]:
        """Return the clients of each encounter, in the load's format."""
        token = Tokens(SecretStr(SECRET)).issue_user_token(DANA.user_id)
        return [
            {
                "auth": {"token": token},
                "encounterId": place.encounter_id,
                "participantId": self.participant_id,
            }
            for place in self.places
        ]

    def drawn(self, place: Place) -> "asyncio.Future[RecordedRequest]":
        """Return the next request that draws a board: an edit, or a new message below later ones."""
        path = f"/channels/{place.channel.id}/messages"
        return self._drawings.setdefault(path, asyncio.get_running_loop().create_future())

    async def slash(self, place: Place, command: str, **options: Any) -> tuple[float, float]:
        """Send a slash command; return its time, in seconds since 1970, and the duration until the answer."""
        call = await self.dm.slash(place.channel, command, options)
        if call.acked_after is None:
            raise RuntimeError(f"{call!r} was not answered")
        return call.interaction.created_at, call.acked_after

    async def quiet(self, seconds: float = 0.25) -> None:
        """Wait until the bot has sent no request for a while."""
        async with asyncio.timeout(PATIENCE):
            seen = -1
            while seen != len(self.sandbox.requests):
                seen = len(self.sandbox.requests)
                await asyncio.sleep(seconds)

    def _furnish(self, encounter_id: str) -> Place:
        sandbox = self.sandbox
        channel = sandbox.driver.add_channel(f"table-{len(self.places)}")
        embed = {"title": "Ambush at the ford"}
        board = sandbox.user_actions.send(sandbox.world.bot, channel, "", [embed])
        place = Place(encounter_id, channel, str(board.id))
        self.places.append(place)
        return place

    def _binding(self, place: Place) -> dict[str, str]:
        channel = place.channel
        return {
            "guildId": str(channel.guild_id),
            "channelId": str(channel.id),
            "boardChannelId": str(channel.id),
            "boardMessageId": place.board_id,
        }

    def _arrived(self, request: RecordedRequest) -> tuple[str, ...]:
        if isinstance(request.body, dict) and request.body.get("embeds"):
            path = request.path.rpartition("/")[0] if request.method == "PATCH" else request.path
            waiting = self._drawings.pop(path, None)
            if waiting is not None and not waiting.done():
                waiting.set_result(request)
        return ()
