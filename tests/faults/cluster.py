"""A complete installation: MongoDB, Redis, two web processes, bots, the sandbox, and proxies between them."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from motor.motor_asyncio import AsyncIOMotorClient
from pymongo.errors import OperationFailure, PyMongoError

from bot.sandbox import Sandbox
from realtime.auth.tokens import Tokens
from storage.mongo.database import Database
from storage.runtime.settings import load_settings
from tests.faults import programs
from tests.faults.programs import Program
from tests.faults.proxy import Proxy
from tests.free_port import free_port
from tests.realtime.patience import eventually

SECRET = "a secret for tests that is long enough to sign with"
REPLICA_SET = "table"
NAME = "faults"
ELECTION_SECONDS = 60.0


@dataclass
class Cluster:
    """All processes. `mongo_proxies[i]` forwards to `mongods[i]`."""

    folder: Path
    sandbox: Sandbox
    database: Database  # the test's own, for checks afterwards
    tokens: Tokens
    mongods: list[Program]
    mongo_proxies: list[Proxy]
    redis: Program
    redis_proxy: Proxy
    webs: list[Program]
    addresses: list[str]
    bots: list[Program]

    @property
    def programs(self) -> list[Program]:
        """Every process."""
        return [*self.mongods, self.redis, *self.webs, *self.bots]

    async def primary(self) -> int:
        """Return the primary mongod, after waiting for an election."""
        async with asyncio.timeout(ELECTION_SECONDS):
            while True:
                for number, proxy in enumerate(self.mongo_proxies):
                    if await _is_primary(proxy.port):
                        return number
                await asyncio.sleep(0.2)


async def _is_primary(port: int) -> bool:
    client: AsyncIOMotorClient[dict[str, object]] = AsyncIOMotorClient(
        f"mongodb://127.0.0.1:{port}/?directConnection=true", serverSelectionTimeoutMS=1_000
    )
    try:
        return bool((await client.admin.command("hello"))["isWritablePrimary"])
    except PyMongoError:
        return False
    finally:
        await _close(client)


async def _close(client: AsyncIOMotorClient[dict[str, object]]) -> None:
    """Close a client in a thread: it sends a last message through a proxy, which needs this event loop."""
    await asyncio.to_thread(client.close)


@asynccontextmanager
async def running(
    folder: Path, *, members: int = 0, bots: int = 1, variables: Mapping[str, str] = MappingProxyType({})
) -> AsyncIterator[Cluster]:
    """Start a cluster: on one standalone mongod, or a replica set with a number of members.

    `variables` of the environment are for every process of ours.
    """
    async with AsyncExitStack() as stack:
        mongods, proxies, uri = await _mongo(folder, stack, members)
        redis_port = free_port()
        redis = programs.redis_server(folder, redis_port)
        stack.push_async_callback(redis.kill)
        await redis.start()
        redis_proxy = await stack.enter_async_context(Proxy(redis_port))
        sandbox = await stack.enter_async_context(
            Sandbox(shards=bots, within=30.0, token="a-token", rate_limit_speed=100)
        )
        environment = {
            "MONGODB_URI": uri,
            "REDIS_URL": f"redis://127.0.0.1:{redis_proxy.port}/0",
            "JWT_SECRET": SECRET,
            "LOG_FORMAT": "json",
            **variables,
        }
        ports = [free_port(), free_port()]
        webs = [programs.web(f"web-{n}", folder, port, environment) for n, port in enumerate(ports)]
        database = Database(uri)
        stack.push_async_callback(_close, database.client)
        settings = load_settings(None, jwt_secret=SECRET)
        assert settings.jwt_secret is not None
        cluster = Cluster(
            folder=folder,
            sandbox=sandbox,
            database=database,
            tokens=Tokens(settings.jwt_secret),
            mongods=mongods,
            mongo_proxies=proxies,
            redis=redis,
            redis_proxy=redis_proxy,
            webs=webs,
            addresses=[f"http://127.0.0.1:{port}" for port in ports],
            bots=_bots(folder, sandbox, environment, bots),
        )
        for program in (*cluster.webs, *cluster.bots):
            stack.push_async_callback(program.kill)
            await program.start()
        yield cluster


def _bots(folder: Path, sandbox: Sandbox, environment: dict[str, str], count: int) -> list[Program]:
    def one(number: int) -> Program:
        async def is_ready() -> bool:
            alive = [s for s in sandbox.gateway.sessions.values() if s.connection is not None]
            return any(s.shard[0] == number for s in alive) and bool(sandbox.commands.all())

        own = {**environment, "DISCORD_TOKEN": "a-token", "DISCORD_API_BASE": sandbox.base_url}
        if count > 1:
            own |= {"SHARD_IDS": str(number), "SHARD_COUNT": str(count)}
        return programs.bot(f"bot-{number}", folder, own, is_ready)

    return [one(number) for number in range(count)]


async def _mongo(folder: Path, stack: AsyncExitStack, members: int) -> tuple[list[Program], list[Proxy], str]:
    """Start MongoDB and return its processes, the proxies before them, and the proxied address."""
    servers, proxies = [], []
    for number in range(max(1, members)):
        port = free_port()
        server = programs.mongod(f"mongod-{number}", folder, port, REPLICA_SET if members else None)
        stack.push_async_callback(server.kill)
        await server.start()
        servers.append(server)
        proxies.append(await stack.enter_async_context(Proxy(port)))
    hosts = [f"127.0.0.1:{proxy.port}" for proxy in proxies]
    if not members:
        return servers, proxies, f"mongodb://{hosts[0]}/{NAME}"
    client: AsyncIOMotorClient[dict[str, object]] = AsyncIOMotorClient(
        f"mongodb://{hosts[0]}/?directConnection=true"
    )
    # The members use one another's proxy ports, so a proxy's fault is a fault of the network.
    config = {
        "_id": REPLICA_SET,
        "members": [{"_id": number, "host": host} for number, host in enumerate(hosts)],
        "settings": {"electionTimeoutMillis": 2_000, "heartbeatIntervalMillis": 500},
    }
    await client.admin.command("replSetInitiate", config)

    async def has_primary() -> bool:
        try:
            return bool((await client.admin.command("hello")).get("isWritablePrimary"))
        except (OperationFailure, PyMongoError):
            return False

    await eventually(has_primary)
    await _close(client)
    return servers, proxies, f"mongodb://{','.join(hosts)}/{NAME}?replicaSet={REPLICA_SET}"
