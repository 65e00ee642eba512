"""Read and answer requests that exchange a secret for a token."""

import json

from aiohttp import web

from realtime.protocol.wire_json import Json, WireJson

MAX_BODY = 4096


async def secret_of(request: web.Request) -> str | None:
    """Return the secret in a request's body, `{"secret": …}`; None when there is no usable one."""
    body = await request.read()
    if len(body) > MAX_BODY:
        return None
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError):
        return None
    secret = sent.get("secret") if isinstance(sent, dict) else None
    is_usable = isinstance(secret, str) and secret and secret.isascii()
    return secret if is_usable else None


def answer(status: int, body: Json) -> web.Response:
    """Return an answer that must not be cached."""
    return web.json_response(body, status=status, headers={"Cache-Control": "no-store"}, dumps=WireJson.dumps)
