"""`python -m bot`, as an operator starts it."""

import asyncio
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import aiohttp

from bot.invite import PERMISSIONS
from bot.sandbox import Sandbox
from tests.bot.process import PATIENCE, database_uri, end, healthy, said, tracker


async def test_with_nothing_set_everything_starts_and_ctrl_c_ends_every_child(
    short_folder: Path, free_port: Callable[[], int]
) -> None:
    async with tracker(short_folder, PORT=free_port(), SANDBOX_PORT=free_port()) as process:
        page = await said(process, "Sandbox")
        overlay = await said(process, "Overlay")
        checks = await healthy(await said(process, "Health"))
        assert checks["mongodb"] == "ok" and checks["bot"] == "ok"
        for address in (page, overlay):
            async with aiohttp.ClientSession() as session, session.get(address) as answer:
                assert answer.status == 200
        children = _children(process.pid)
        assert children
        status, log = await end(process)
    assert status == 0 and "Traceback" not in log
    assert not any(_is_alive(child) for child in children)


async def test_with_a_token_it_logs_in_and_prints_the_exact_invite_link(
    short_folder: Path, free_port: Callable[[], int], mongo_uri: str, database_name: str
) -> None:
    async with Sandbox(token="the-token") as discord:
        settings = {
            "PORT": free_port(),
            "DISCORD_TOKEN": "the-token",
            "DISCORD_API_BASE": discord.base_url,
            "MONGODB_URI": database_uri(mongo_uri, database_name),
        }
        async with tracker(short_folder, **settings) as process:
            health = await said(process, "Health")
            query = parse_qs(urlsplit(await said(process, "Invite")).query)
            assert set(query["scope"][0].split()) == {"bot", "applications.commands"}
            assert query["permissions"] == [str(PERMISSIONS.value)]
            assert (await healthy(health))["bot"] == "ok"
            status, log = await end(process)
    assert status == 0 and "the-token" not in log
    assert "voice" not in log  # discord.py warns of it unless it is asked not to


async def test_a_token_that_discord_refuses_is_said_in_a_line(
    short_folder: Path, free_port: Callable[[], int], mongo_uri: str, database_name: str
) -> None:
    async with Sandbox(token="the-token") as discord:
        settings = {
            "PORT": free_port(),
            "DISCORD_TOKEN": "another",
            "DISCORD_API_BASE": discord.base_url,
            "MONGODB_URI": database_uri(mongo_uri, database_name),
        }
        async with tracker(short_folder, **settings) as process, asyncio.timeout(PATIENCE):
            _, log = await process.communicate()
    assert process.returncode == 1
    assert re.search(r"DISCORD_(TOKEN|API_BASE)", log.decode()) and "Traceback" not in log.decode()


def _children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    return [int(child) for child in listed.split()]


def _is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"
