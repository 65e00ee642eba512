"""Ask whether a web process of the tracker lives at an address."""

import aiohttp

SECONDS = 2.0


async def is_alive(address: str) -> bool:
    """Whether `/livez` answers as a web process of the tracker does, and not something else that is there."""
    try:
        async with (
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=SECONDS)) as session,
            session.get(f"{address}/livez") as answer,
        ):
            return bool(await answer.json() == {"status": "ok"})
    except (aiohttp.ClientError, TimeoutError, ValueError):
        return False
