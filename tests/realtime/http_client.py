"""One HTTP request."""

from typing import Any

from aiohttp import ClientSession


async def get(url: str, **options: Any) -> tuple[int, str, Any]:
    """Return the status, the text and the headers of a GET."""
    async with ClientSession() as session, session.get(url, **options) as response:
        return response.status, await response.text(), response.headers
