"""A stand-in for Discord's sign-in, after RFC 6749 and RFC 7636, with their errors."""

import base64
import hashlib
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web

CLIENT_ID, CLIENT_SECRET = "1234567890", "a client secret for tests"


@dataclass
class StandIn:
    """Grants codes to `user`; `is_broken` makes it send invalid answers."""

    address: str = ""
    user: dict[str, str | None] = field(
        default_factory=lambda: {"id": "42", "username": "dana", "global_name": "Dana"}
    )
    is_broken: bool = False
    codes: dict[str, tuple[str, str]] = field(default_factory=dict)
    tokens: set[str] = field(default_factory=set)

    async def authorize(self, request: web.Request) -> web.Response:
        """Authorize at once, as Discord does for a user who agreed before."""
        ctx = request.query
        assert (ctx["response_type"], ctx["client_id"]) == ("code", CLIENT_ID)
        assert (ctx["scope"], ctx["code_challenge_method"]) == ("identify", "S256")
        code = secrets.token_urlsafe(8)
        self.codes[code] = (ctx["code_challenge"], ctx["redirect_uri"])
        return web.Response(
            status=302, headers={"Location": f"{ctx['redirect_uri']}?code={code}&state={ctx['state']}"}
        )

    async def token(self, request: web.Request) -> web.Response:
        """Exchange a code once, for its client and with the verifier."""
        form = await request.post()
        challenge, redirect = self.codes.pop(str(form["code"]), ("", ""))
        digest = hashlib.sha256(str(form["code_verifier"]).encode()).digest()
        shown = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if self.is_broken:
            return web.Response(text="<html>")
        if (form["client_id"], form["client_secret"]) != (CLIENT_ID, CLIENT_SECRET):
            return web.json_response({"error": "invalid_client"}, status=401)
        if not challenge or shown != challenge or redirect != form["redirect_uri"]:
            return web.json_response({"error": "invalid_grant"}, status=400)
        token = secrets.token_urlsafe(8)
        self.tokens.add(token)
        return web.json_response({"access_token": token, "token_type": "Bearer", "scope": "identify"})

    async def me(self, request: web.Request) -> web.Response:
        """Return the user of a token."""
        if request.headers["Authorization"].removeprefix("Bearer ") not in self.tokens:
            return web.json_response({"message": "401: Unauthorized"}, status=401)
        return web.json_response(self.user)


@asynccontextmanager
async def stand_in() -> AsyncIterator[StandIn]:
    """Serve one."""
    discord = StandIn()
    app = web.Application()
    app.router.add_get("/oauth2/authorize", discord.authorize)
    app.router.add_post("/api/oauth2/token", discord.token)
    app.router.add_get("/api/users/@me", discord.me)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    discord.address = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield discord
    finally:
        await runner.cleanup()
