"""The composition of one process by `__main__`.

Each test fails when one line of the composition is deleted. The tests run without polling (`pulse`), so a
board shows a change only through its notice.
"""

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

import pytest
from aiohttp import ClientSession

import realtime.__main__ as web_process
from bot.sandbox import SeenMessage
from realtime.app import Web
from storage.encounter.commands import DealDamage
from storage.encounter.context import Actor
from storage.encounter.model import Encounter
from storage.repositories.combat_log import CombatLog
from storage.repositories.encounters import Encounters
from storage.runtime.settings import load_settings
from storage.tracker import Tracker
from tests.bot.harness import SECRET, BotHarness, open_harness
from tests.conftest import PATIENT_MS
from tests.free_port import free_port
from tests.realtime.client import Client
from tests.realtime.patience import eventually
from tests.redis_process import RedisServer

_SECRET_IN_LINK = re.compile(r"/(?:overlay|play)#([\w-]+)")


@dataclass
class Wired:
    """A bot's process, and the web side that its users see: its own, or that of another process."""

    bot: BotHarness
    web: Web

    async def dm(self) -> Client:
        """Return the DM's connected client, at the encounter of the table."""
        encounter = await self.bot.current_encounter()
        client = await Client.connect(self.web.address, self.web.tokens.issue_user_token(encounter.user_id))
        await client.join(encounter.id)
        return client

    async def open_link(self, who: str, command: str) -> Client:
        """Ask the bot for a link, and open its page as a browser does."""
        call = await self.bot.user(who).slash("table", command)
        found = _SECRET_IN_LINK.search(call.message.content)
        assert found is not None
        kind = "share" if command.startswith("overlay") else "play"
        url = f"{self.web.address}/api/{kind}/session"
        async with ClientSession() as http, http.post(url, json={"secret": found[1]}) as answer:
            token = (await answer.json())["token"]
        client = await Client.connect(self.web.address, token)
        await client.join((await self.bot.current_encounter()).id)
        return client

    async def id_of(self, name: str) -> str:
        people = (await self.bot.current_encounter()).participants
        return next(person.id for person in people if person.name == name)

    async def shown(self, board: SeenMessage, text: str) -> None:
        """Wait until the board shows a text."""
        await self.bot.driver.wait_until(lambda: text in self.bot.live(board).text or None, what=text)

    async def stored_hit_points(self, name: str) -> int | None:
        found = await self.bot.services.database.characters.find_one({"name": name})
        hit_points: int | None = (found or {}).get("currentHP")
        return hit_points


@asynccontextmanager
async def _one_process(mongo_uri: str, name: str, redis: str) -> AsyncIterator[Wired]:
    async with open_harness(mongo_uri, name, operation_timeout_ms=PATIENT_MS) as table:
        yield Wired(table, table.web)


@asynccontextmanager
async def _web_elsewhere(mongo_uri: str, name: str, redis: str) -> AsyncIterator[Wired]:
    settings = load_settings(
        None, mongodb_uri=f"{mongo_uri}{name}", redis_url=redis, jwt_secret=SECRET, port=free_port()
    )
    async with (
        AsyncExitStack() as stack,
        open_harness(
            mongo_uri, name, operation_timeout_ms=PATIENT_MS, realtime="external", redis_url=redis
        ) as table,
    ):
        process = await web_process.compose(settings, stack)
        yield Wired(table, process.web)


@pytest.fixture(params=[_one_process, _web_elsewhere], ids=["one process", "web side elsewhere"])
async def wired(
    request: pytest.FixtureRequest, mongo_uri: str, database_name: str, redis_url: str
) -> AsyncIterator[Wired]:
    """Both ways to run a bot and a web side."""
    async with request.param(mongo_uri, database_name, redis_url) as opened:
        yield opened
        while Client.opened:
            await Client.opened.pop().close()


async def _fight_of_a_saved_character(wired: Wired) -> SeenMessage:
    ari = wired.bot.user("Ari")
    await ari.slash("table", "character create", name="Dora", hp=20, ac=15)
    board = await wired.bot.start("Goblin", players=(), begin=False)
    await ari.slash("table", "init join")
    await wired.bot.user("Dana").slash("table", "encounter start")
    await wired.bot.user("Dana").slash("table", "damage", target="Dora", amount="7")
    return board


async def _by_command(wired: Wired) -> None:
    await wired.bot.user("Dana").slash("table", "encounter end")


async def _by_socket(wired: Wired) -> None:
    client = await wired.dm()
    answer = await client.ask("end_encounter", {"encounterId": (await wired.bot.current_encounter()).id})
    assert answer["ok"], answer


@pytest.mark.parametrize("end", [_by_command, _by_socket])
async def test_a_saved_character_has_the_hit_points_of_the_end_of_the_encounter(
    wired: Wired, end: Callable[[Wired], Awaitable[None]]
) -> None:
    await _fight_of_a_saved_character(wired)
    await end(wired)

    async def is_stored() -> bool:
        return await wired.stored_hit_points("Dora") == 13

    await eventually(is_stored)


async def test_a_command_over_a_socket_is_on_the_board_at_once(wired: Wired) -> None:
    board = await wired.bot.start("Goblin")
    client = await wired.dm()
    encounter = await wired.bot.current_encounter()
    hit = {"encounterId": encounter.id, "participantId": await wired.id_of("Aria"), "damage": 7}
    assert (await client.ask("update_participant_hp", hit))["ok"]
    await wired.shown(board, "21/28")


async def test_a_slash_command_reaches_the_sockets(wired: Wired) -> None:
    await wired.bot.start("Goblin")
    overlay = await wired.open_link("Dana", "overlay link")
    await wired.bot.user("Dana").slash("table", "damage", target="Aria", amount="7")
    await overlay.receive("participant_hp_changed")


@pytest.mark.parametrize("command", ["overlay revoke", "overlay rotate"])
async def test_an_overlay_is_closed_when_its_link_is_revoked(wired: Wired, command: str) -> None:
    await wired.bot.start("Goblin")
    overlay = await wired.open_link("Dana", "overlay link")
    await wired.bot.user("Dana").slash("table", command)
    await overlay.gone()


async def test_a_players_page_is_closed_when_they_revoke_their_links(wired: Wired) -> None:
    await wired.bot.start("Goblin")
    page = await wired.open_link("Ari", "play")
    await wired.bot.user("Ari").slash("table", "play", revoke=True)
    await page.gone()


async def test_a_players_page_is_closed_when_their_data_is_deleted(wired: Wired) -> None:
    await wired.bot.start("Goblin")
    page = await wired.open_link("Ari", "play")
    question = await wired.bot.user("Ari").slash("table", "privacy delete")
    await wired.bot.user("Ari").press(question.message, "Delete it all")
    await page.gone()


async def test_an_open_overlay_takes_its_new_settings(wired: Wired) -> None:
    await wired.bot.start("Goblin")
    overlay = await wired.open_link("Dana", "overlay link")
    await wired.bot.user("Dana").slash("table", "overlay settings", {"theme": "vellum"})
    assert await overlay.receive("share_settings") == {"settings": {"theme": "vellum"}}


async def test_a_board_shows_what_was_missed_while_redis_was_away(
    mongo_uri: str, database_name: str, own_redis_server: RedisServer
) -> None:
    async with open_harness(
        mongo_uri, database_name, operation_timeout_ms=PATIENT_MS, redis_url=own_redis_server.url
    ) as table:
        board = await table.start("Goblin")
        await table.settled(board)
        own_redis_server.stop()
        await _hit_without_a_notice(table, await table.current_encounter())
        own_redis_server.start()
        await table.driver.wait_until(lambda: "21/28" in table.live(board).text or None, what="the hit")


async def _hit_without_a_notice(table: BotHarness, encounter: Encounter) -> None:
    """Hit Aria in another process, whose notice is lost."""
    database = table.services.database
    elsewhere = Tracker(Encounters(database), CombatLog(database))
    aria = next(person for person in encounter.participants if person.name == "Aria")
    dm = Actor(encounter.user_id, "Dana")
    await elsewhere.execute(encounter.id, dm, DealDamage.to(aria.id, 7), "elsewhere")
