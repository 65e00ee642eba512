"""`tracker doctor`: whether what a process needs is there, and whether every stored document can be read."""

import shutil
from collections.abc import Callable

import aiohttp
from redis.asyncio import Redis
from redis.exceptions import RedisError

from bot.admin_cli.data import listed, print_unreadable
from bot.web_probe import is_alive
from storage.bootstrap import MOST_CLOCK_SKEW
from storage.migrations.runner import examine
from storage.mongo.database import Database
from storage.runtime.settings import DISCORD_API, Settings, unknown_settings

FREE_BYTES = 1_000_000_000
DISCORD_SECONDS, REDIS_SECONDS = 10.0, 2.0


class Doctor:
    """Prints a line for each part, and remembers whether one is at fault."""

    def __init__(self, settings: Settings, say: Callable[[str], None] = print) -> None:
        self._settings, self._say = settings, say
        self.is_well = True

    def _good(self, text: str) -> None:
        self._say(f"ok    {text}")

    def _odd(self, text: str) -> None:
        self._say(f"note  {text}")

    def _bad(self, text: str) -> None:
        self.is_well = False
        self._say(f"FAULT {text}")

    async def surroundings(self) -> None:
        """Look at all but the database, which may not be there."""
        for line in unknown_settings():
            self._odd(line)
        self._disk()
        await self._redis()
        await self._web()
        await self._discord()

    def _disk(self) -> None:
        if self._settings.mongodb_uri is not None:
            return
        folder = self._settings.data_dir
        there = next(path for path in (folder, *folder.parents) if path.exists())
        free = shutil.disk_usage(there).free
        text = f"DATA_DIR is {folder}, with {free / 1e9:.1f} GB free"
        self._good(text) if free > FREE_BYTES else self._bad(f"{text}: MongoDB stops when the disk is full")

    async def _redis(self) -> None:
        if self._settings.redis_url is None:
            self._odd("REDIS_URL is not set: one process serves everything")
            return
        redis = Redis.from_url(self._settings.redis_url.get_secret_value(), socket_timeout=REDIS_SECONDS)
        try:
            await redis.execute_command("PING")  # type: ignore[no-untyped-call]  # ping() is typed for both clients
        except (RedisError, OSError) as error:
            words = str(error).rstrip(".")
            self._bad(f"Redis does not answer: {words}. Commands work; other processes hear of them late")
        else:
            self._good("Redis answers")
        finally:
            await redis.aclose()

    async def _web(self) -> None:
        url = self._settings.public_url
        if "public_url" not in self._settings.model_fields_set:
            self._odd(f"PUBLIC_URL is not set: links begin with {url}, which only this machine can open")
        elif await is_alive(url):
            self._good(f"a web process answers at {url}")
        else:
            self._bad(f"no web process of the tracker answers at {url}/livez (PUBLIC_URL)")

    async def _discord(self) -> None:
        token, base = self._settings.discord_token, self._settings.discord_api_base
        if token is None:
            self._odd("DISCORD_TOKEN is not set: a bot logs in to the sandbox")
            return
        headers = {"Authorization": f"Bot {token.get_secret_value()}"}
        timeout = aiohttp.ClientTimeout(total=DISCORD_SECONDS)
        try:
            async with (
                aiohttp.ClientSession(timeout=timeout) as session,
                session.get(f"{base}/users/@me", headers=headers) as answer,
            ):
                status = answer.status
        except (aiohttp.ClientError, TimeoutError) as error:
            self._bad(f"Discord can't be reached at {base}: {error or type(error).__name__}")
            return
        if status == 401:
            self._bad("Discord refuses DISCORD_TOKEN. Copy it again from the developer portal")
        elif status != 200:
            self._bad(f"Discord answers {status} at {base}")
        else:
            self._good("Discord takes DISCORD_TOKEN" + ("" if base == DISCORD_API else f" at {base}"))

    async def database(self, database: Database) -> None:
        """Look at the database and read every document in it."""
        self._good(await database.described())
        skew = database.clock_skew or 0.0
        if abs(skew) > MOST_CLOCK_SKEW:
            self._bad(f"the clock of this machine and MongoDB's differ by {abs(skew):.0f} s: set both by NTP")
        else:
            self._good("the clock of this machine agrees with MongoDB's")
        findings = await examine(database)
        self._say(f"Of an older shape, migrated at the next start: {listed(findings.outdated)}")
        print_unreadable(findings)
        if findings.unreadable:
            self.is_well = False
