"""Files sent over a socket as the console sends them."""

import asyncio
from typing import Any

from tests.realtime.client import Client


async def send(client: Client, *texts: str, size: int = 60_000) -> dict[str, Any]:
    """Send files in parts, and return the last answer."""
    parts = [
        {"file": file, "part": place // size, "text": text[place : place + size]}
        for file, text in enumerate(texts)
        for place in range(0, len(text), size)
    ]
    answer: dict[str, Any] = {}
    for n, part in enumerate(parts, start=1):
        event = "import_creatures" if n == len(parts) else "upload_part"
        answer = await client.ask(event, {**part, "name": "f.json"})
        while "retryAfter" in answer.get("error", {}):  # as the console does
            await asyncio.sleep(answer["error"]["retryAfter"])
            answer = await client.ask(event, {**part, "name": "f.json"})
        if not answer["ok"]:
            break
    return answer
