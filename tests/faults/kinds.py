"""The faults: the process, the action, its duration, and the repair."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from tests.faults.cluster import Cluster
from tests.faults.programs import Program

Step = Callable[[Cluster], Awaitable[None]]
Pick = Callable[[Cluster], Program]
Nicer = Callable[[Cluster], None]


@dataclass(frozen=True)
class Fault:
    """`strike`, `lasts` seconds, `heal`. `answers`: every interaction must be answered meanwhile."""

    name: str
    strike: Step
    heal: Step
    lasts: float = 2.0
    answers: bool = False
    fast: bool = False  # commands must not be slower meanwhile


def kill(pick: Pick) -> tuple[Step, Step]:
    """kill -9, and a restart by a supervisor."""

    async def strike(cluster: Cluster) -> None:
        await pick(cluster).kill()

    async def heal(cluster: Cluster) -> None:
        await pick(cluster).start()

    return strike, heal


def freeze(pick: Pick) -> tuple[Step, Step]:
    """SIGSTOP, and SIGCONT."""

    async def strike(cluster: Cluster) -> None:
        pick(cluster).freeze()

    async def heal(cluster: Cluster) -> None:
        pick(cluster).thaw()

    return strike, heal


def network(do: Nicer, undo: Nicer) -> tuple[Step, Step]:
    """Something a proxy does."""

    async def strike(cluster: Cluster) -> None:
        do(cluster)

    async def heal(cluster: Cluster) -> None:
        undo(cluster)

    return strike, heal


def both(one: tuple[Step, Step], other: tuple[Step, Step]) -> tuple[Step, Step]:
    """Two faults at once; the second is repaired first, because the first may need it."""

    async def strike(cluster: Cluster) -> None:
        await asyncio.gather(one[0](cluster), other[0](cluster))

    async def heal(cluster: Cluster) -> None:
        await other[1](cluster)
        await one[1](cluster)

    return strike, heal


def web(cluster: Cluster) -> Program:
    """The first web process."""
    return cluster.webs[0]


def bot(cluster: Cluster) -> Program:
    """The first bot."""
    return cluster.bots[0]


def redis(cluster: Cluster) -> Program:
    """Redis."""
    return cluster.redis


def mongod(cluster: Cluster) -> Program:
    """The first mongod."""
    return cluster.mongods[0]


def _mend(cluster: Cluster) -> None:
    cluster.redis_proxy.restore()
    for proxy in cluster.mongo_proxies:
        proxy.restore()


async def _roll(cluster: Cluster) -> None:
    for program in cluster.webs:
        await program.stop()
        await program.start()


async def _nothing(cluster: Cluster) -> None:
    """No repair is needed."""


async def _stop_bot(cluster: Cluster) -> None:
    await bot(cluster).stop()


async def _start_bot(cluster: Cluster) -> None:
    await bot(cluster).start()


def _redis_proxy(do: str, *arguments: float) -> tuple[Step, Step]:
    return network(lambda cluster: getattr(cluster.redis_proxy, do)(*arguments), _mend)


def _mongo_proxy(do: str, *arguments: float) -> tuple[Step, Step]:
    return network(lambda cluster: getattr(cluster.mongo_proxies[0], do)(*arguments), _mend)


ALONE = (
    Fault("nothing", _nothing, _nothing, answers=True, fast=True),
    Fault("kill -9 web", *kill(web), answers=True),
    Fault("freeze web 4 s", *freeze(web), lasts=4, answers=True),
    Fault("rolling restart of both webs", _roll, _nothing, lasts=0, answers=True),
    Fault("kill -9 bot", *kill(bot)),
    Fault("freeze bot 4 s", *freeze(bot), lasts=4),
    Fault("restart bot (SIGTERM)", _stop_bot, _start_bot, lasts=0),
    Fault("kill -9 Redis", *kill(redis), answers=True, fast=True),
    Fault("freeze Redis 6 s", *freeze(redis), lasts=6, answers=True, fast=True),
    Fault("cut Redis", *_redis_proxy("cut"), answers=True, fast=True),
    Fault("half-close Redis", *_redis_proxy("half_close"), answers=True, fast=True),
    Fault("delay Redis by 0.5 s", *_redis_proxy("delay", 0.5), lasts=4, answers=True, fast=True),
    Fault("swallow Redis 6 s", *_redis_proxy("swallow"), lasts=6, answers=True, fast=True),
    Fault("kill -9 mongod", *kill(mongod), answers=True),
    Fault("freeze mongod 5 s", *freeze(mongod), lasts=5, answers=True),
    Fault("cut mongod", *_mongo_proxy("cut"), answers=True),
    Fault("half-close mongod", *_mongo_proxy("half_close"), answers=True),
    Fault("delay mongod by 0.3 s", *_mongo_proxy("delay", 0.3), lasts=4, answers=True),
    Fault("swallow mongod 5 s", *_mongo_proxy("swallow"), lasts=5, answers=True),
)

PAIRS = (
    Fault("kill -9 web + mongod", *both(kill(web), kill(mongod)), answers=True),
    Fault("kill -9 bot + mongod", *both(kill(bot), kill(mongod))),
    Fault("kill -9 web + Redis", *both(kill(web), kill(redis)), answers=True),
    Fault("kill -9 bot + Redis", *both(kill(bot), kill(redis))),
    Fault("kill -9 bot + web", *both(kill(bot), kill(web))),
    Fault("kill -9 mongod + Redis", *both(kill(mongod), kill(redis)), answers=True),
    Fault("freeze mongod, kill -9 web", *both(kill(web), freeze(mongod)), lasts=4, answers=True),
    Fault("freeze Redis, kill -9 web", *both(kill(web), freeze(redis)), lasts=4, answers=True),
    Fault("freeze Redis, kill -9 mongod", *both(kill(mongod), freeze(redis)), lasts=3, answers=True),
    Fault("freeze bot, cut mongod", *both(freeze(bot), _mongo_proxy("cut")), lasts=3),
)


async def _primary(cluster: Cluster) -> int:
    number = await cluster.primary()
    cluster.folder.joinpath("struck").write_text(str(number))
    return number


def _struck(cluster: Cluster) -> int:
    return int(cluster.folder.joinpath("struck").read_text())


async def _kill_primary(cluster: Cluster) -> None:
    await cluster.mongods[await _primary(cluster)].kill()


async def _start_struck(cluster: Cluster) -> None:
    await cluster.mongods[_struck(cluster)].start()


async def _freeze_primary(cluster: Cluster) -> None:
    cluster.mongods[await _primary(cluster)].freeze()


async def _thaw_struck(cluster: Cluster) -> None:
    cluster.mongods[_struck(cluster)].thaw()


async def _isolate_primary(cluster: Cluster) -> None:
    cluster.mongo_proxies[await _primary(cluster)].cut()


async def _mend_all(cluster: Cluster) -> None:
    _mend(cluster)


REPLICA_SET = (
    Fault("kill -9 the primary", _kill_primary, _start_struck, lasts=6),
    Fault("freeze the primary 8 s", _freeze_primary, _thaw_struck, lasts=8),
    Fault("isolate the primary", _isolate_primary, _mend_all, lasts=6),
)
