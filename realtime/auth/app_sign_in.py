"""Sign in to pages of others: `/auth/authorize`, `/auth/exchange`, `/auth/revoke`.

OAuth 2.0, the authorization code flow with PKCE (RFC 6749, RFC 7636), for pages that the operator lists in
SIGN_IN_CLIENTS. A page is public, so it has no secret: its redirect address, compared as a text, and the
challenge are what a code is bound to. Who the user is says Discord (`sign_in.py`).
"""

import re
from collections.abc import Callable, Iterable
from html import escape
from urllib.parse import quote, urlencode

import structlog
from aiohttp import web

from realtime.auth.page_language import say_to
from realtime.auth.page_sessions import PageSessions
from realtime.auth.tokens import BadTokenError, Tokens
from realtime.auth.written_pages import json_answer, page, redirect
from storage.encounter.errors import UnavailableError
from storage.encounter.scope import Scope
from storage.i18n.catalog import ERROR, Catalog
from storage.repositories.access_tokens import UNUSED_FOR, AccessToken, AccessTokens
from storage.repositories.users import User
from storage.runtime.settings import Settings

REQUEST = "tracker_authorize"
REQUEST_SECONDS = 600
MOST_STATE = 256

_CHALLENGE = re.compile(r"[\w-]{43}\Z", re.ASCII)
_VERIFIER = re.compile(r"[\w.~-]{43,128}\Z", re.ASCII)
_ASKED = ("client_id", "redirect_uri", "state", "code_challenge", "scope")
_ANYWHERE = {"Access_Control_Allow_Origin": "*"}  # these answers depend on no cookie

log = structlog.stdlib.get_logger(__name__)


class AppSignIn:
    """The routes. `on_revoked` is called with tokens that were deleted."""

    def __init__(
        self,
        settings: Settings,
        *,
        tokens: Tokens,
        sessions: PageSessions,
        access: AccessTokens,
        texts: Catalog,
        on_revoked: Callable[[Iterable[AccessToken]], None],
    ) -> None:
        self._clients = frozenset(settings.sign_in_clients)
        self._public = settings.public_url
        self._tokens = tokens
        self._sessions = sessions
        self._access = access
        self._texts = texts
        self._on_revoked = on_revoked

    def attach(self, app: web.Application) -> None:
        """Add the routes."""
        app.router.add_get("/auth/authorize", self._ask)
        app.router.add_post("/auth/authorize", self._decide)
        app.router.add_post("/auth/exchange", self._exchange)
        app.router.add_post("/auth/revoke", self._revoke)

    async def _ask(self, request: web.Request) -> web.Response:
        """Ask the user whether a page may act for them; first sign them in."""
        asked = {name: request.query.get(name, "") for name in _ASKED} | {
            "scope": request.query.get("scope") or Scope.READ.value
        }
        if (asked["client_id"], asked["redirect_uri"]) not in self._clients:
            return self._failed(request, "sign-app-unknown")  # never redirected: the address is not known
        if problem := _problem(request, asked):
            return redirect(_back(asked, error=problem))
        try:
            user = await self._sessions.user_of(request)
        except UnavailableError as error:
            return self._failed(request, ERROR + error.key, 503)
        if user is None:
            sent = {**asked, "response_type": "code", "code_challenge_method": "S256"}
            again = f"/auth/authorize?{urlencode(sent, quote_via=quote)}"
            return redirect(f"{self._public}/auth/login?next={quote(again, safe='')}")
        return self._consent(request, user, asked)

    async def _decide(self, request: web.Request) -> web.Response:
        """Send the user back to the page, with a code where they agreed."""
        form = await request.post()
        try:
            asked, _ = self._tokens.unseal(REQUEST, str(form.get("request", "")))
            user = await self._sessions.user_of(request)
        except BadTokenError:
            return self._failed(request, "sign-in-too-old")
        except UnavailableError as error:
            return self._failed(request, ERROR + error.key, 503)
        if user is None or user.id != asked["userId"]:
            return self._failed(request, "sign-in-not-here")
        client, address = asked["client_id"], asked["redirect_uri"]
        if (client, address) not in self._clients:  # another process has other settings
            return self._failed(request, "sign-app-unknown")
        if form.get("answer") != "yes":
            return redirect(_back(asked, error="access_denied"))
        try:
            code = await self._access.authorise(
                user.id, client, address, asked["code_challenge"], Scope(asked["scope"])
            )
        except UnavailableError as error:
            return self._failed(request, ERROR + error.key, 503)
        log.info("a page may act for a user", user=user.id, page=client, scope=asked["scope"])
        return redirect(_back(asked, code=code))

    async def _exchange(self, request: web.Request) -> web.Response:
        """Exchange a code for a token, once."""
        form = await request.post()
        if form.get("grant_type") != "authorization_code":
            return _refused("unsupported_grant_type")
        code, client, address, verifier = (
            str(form.get(name, "")) for name in ("code", "client_id", "redirect_uri", "code_verifier")
        )
        if (client, address) not in self._clients:
            return _refused("invalid_client")
        if not code or not _VERIFIER.match(verifier):
            return _refused("invalid_request")
        try:
            made = await self._access.exchange(code, client, address, verifier)
        except UnavailableError:
            return json_answer(503, {"error": "temporarily_unavailable"}, **_ANYWHERE)
        if isinstance(made, list):
            self._on_revoked(made)
            return _refused("invalid_grant")
        token, text = made
        body = {
            "access_token": text,
            "token_type": "Bearer",
            "expires_in": int(UNUSED_FOR.total_seconds()),
            "scope": token.scope.value,
        }
        return json_answer(200, body, **_ANYWHERE)

    async def _revoke(self, request: web.Request) -> web.Response:
        """End a token (RFC 7009); the answer does not say whether there was one."""
        form = await request.post()
        try:
            self._on_revoked(await self._access.end(str(form.get("token", ""))))
        except UnavailableError:
            return json_answer(503, {"error": "temporarily_unavailable"}, **_ANYWHERE)
        return json_answer(200, {}, **_ANYWHERE)

    def _consent(self, request: web.Request, user: User, asked: dict[str, str]) -> web.Response:
        say = say_to(request, self._texts)
        client = asked["client_id"]
        sealed = self._tokens.seal(REQUEST, {**asked, "userId": user.id}, REQUEST_SECONDS)
        body = _CONSENT.format(
            text=escape(say("sign-app-text", name=user.username, app=client)),
            scope=escape(say(f"sign-scope-{asked['scope']}")),
            where=escape(asked["redirect_uri"]),
            later=escape(say("sign-app-later")),
            request=escape(sealed),
            yes=escape(say("sign-app-yes")),
            no=escape(say("sign-app-no")),
        )
        title = say("sign-app-title", app=client)
        leads_to = (self._public, asked["redirect_uri"])
        return page(request, self._texts, title, body, leads_to=leads_to)

    def _failed(self, request: web.Request, key: str, status: int = 400) -> web.Response:
        text = say_to(request, self._texts)(key)
        return web.Response(status=status, text=f"{text}\n", headers={"Cache-Control": "no-store"})


def _problem(request: web.Request, asked: dict[str, str]) -> str | None:
    """Return the error (RFC 6749, 4.1.2.1) of a request of a known page, or None."""
    query = request.query
    if query.get("response_type") != "code":
        return "unsupported_response_type"
    if any(len(query.getall(name)) > 1 for name in query):
        return "invalid_request"
    if query.get("code_challenge_method") != "S256" or not _CHALLENGE.match(asked["code_challenge"]):
        return "invalid_request"
    if not 0 < len(asked["state"]) <= MOST_STATE or not asked["state"].isascii():
        return "invalid_request"
    return None if asked["scope"] in set(Scope) else "invalid_scope"


def _back(asked: dict[str, str], **answer: str) -> str:
    """Return the page's address with an answer; `state` only if it is of a length that is allowed."""
    state = {"state": asked["state"]} if len(asked["state"]) <= MOST_STATE else {}
    return f"{asked['redirect_uri']}?{urlencode({**answer, **state})}"


def _refused(error: str) -> web.Response:
    return json_answer(400, {"error": error}, **_ANYWHERE)


_CONSENT = """<p>{text}</p>
<p><strong>{scope}</strong></p>
<p><code>{where}</code></p>
<p>{later}</p>
<form method="post"><input type="hidden" name="request" value="{request}">
<button name="answer" value="yes">{yes}</button>
<button name="answer" value="no">{no}</button></form>"""
