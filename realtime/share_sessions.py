"""`POST /api/share/session`: the secret of a share link for a token of it."""

import json
from datetime import UTC, datetime

from aiohttp import web

from realtime.auth import Tokens
from realtime.wire import Json, WireJson, iso
from storage.shares import Shares

MAX_BODY = 4096
NO_LINK = {"code": "not_found", "message": "This link does not work any more. Ask for a new one."}
NO_SECRET = {"code": "invalid", "message": "secret: send the secret of a share link"}


class ShareSessions:
    """Exchanges secrets for tokens."""

    def __init__(self, shares: Shares, tokens: Tokens) -> None:
        self._shares = shares
        self._tokens = tokens

    def attach(self, app: web.Application) -> None:
        """Add the route."""
        app.router.add_post("/api/share/session", self._open)

    async def _open(self, request: web.Request) -> web.Response:
        secret = await _secret(request)
        if secret is None:
            return _answer(400, {"error": NO_SECRET})
        share = await self._shares.by_secret(secret)
        if share is None:
            return _answer(404, {"error": NO_LINK})
        token, expires_at = self._tokens.issue_share_token(share)
        return _answer(
            200,
            {
                "token": token,
                "encounterId": share.encounter_id,
                "audience": share.audience,
                "expiresAt": iso(datetime.fromtimestamp(expires_at, UTC)),
                "settings": share.settings,
            },
        )


async def _secret(request: web.Request) -> str | None:
    if request.content_length is not None and request.content_length > MAX_BODY:
        return None
    body = await request.content.read(MAX_BODY)
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError):
        return None
    secret = sent.get("secret") if isinstance(sent, dict) else None
    is_usable = isinstance(secret, str) and secret and secret.isascii()
    return secret if is_usable else None


def _answer(status: int, body: Json) -> web.Response:
    return web.json_response(body, status=status, headers={"Cache-Control": "no-store"}, dumps=WireJson.dumps)
