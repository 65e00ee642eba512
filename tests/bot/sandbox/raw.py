"""Send requests to the sandbox's API without discord.py."""

from __future__ import annotations

from typing import Any, NamedTuple

import aiohttp

from bot.sandbox import Sandbox

Json = dict[str, Any]


class Answer(NamedTuple):
    """An HTTP answer with its JSON."""

    status: int
    body: Any
    headers: dict[str, str]

    @property
    def code(self) -> int:
        """Discord's error code."""
        return int(self.body["code"])


class RawClient:
    """A bot's HTTP requests."""

    def __init__(self, session: aiohttp.ClientSession, sandbox: Sandbox) -> None:
        self._session = session
        self._sandbox = sandbox

    async def ask(
        self, method: str, path: str, body: Any = None, *, token: str | None = "a-token", **more: Any
    ) -> Answer:
        headers = {} if token is None else {"Authorization": f"Bot {token}"}
        url = f"{self._sandbox.base_url}{path}"
        async with self._session.request(method, url, json=body, headers=headers, **more) as response:
            text = await response.text()
            is_json = response.headers.get("Content-Type") == "application/json"
            return Answer(
                response.status,
                await response.json() if is_json else text,
                {name.lower(): value for name, value in response.headers.items()},
            )

    async def post(self, channel: str, **body: Any) -> Answer:
        """Post a message."""
        channel_id = self._sandbox.driver.channel(channel).id
        return await self.ask("POST", f"/channels/{channel_id}/messages", body)


def command(**more: Any) -> Json:
    """Return a slash command as it is sent to Discord."""
    return {"name": "damage", "description": "Hurt", **more}


def dig(errors: Json, path: str) -> list[Json]:
    """Return the errors that a refusal names at a path."""
    node = errors
    for step in path.split("."):
        assert step in node, f"no {step!r} in {node}"
        node = node[step]
    found: list[Json] = node["_errors"]
    return found
