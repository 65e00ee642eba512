"""Sign-in with Discord on the web pages: `/auth/login`, `/auth/callback`, `/auth/logout`, `/auth/token`.

A page gets a short-lived token for its socket from `POST /auth/token`; the session is a cookie that scripts
can't read. Cookies are signed, so every process accepts those of the others.
"""

import re
from collections.abc import Callable
from hmac import compare_digest
from html import escape

import structlog
from aiohttp import web

from realtime.auth.discord_oauth import DiscordSignIn, SignInAttempt, SignInError
from realtime.auth.page_language import say_to
from realtime.auth.page_sessions import SESSION, SESSION_SECONDS, PageSessions
from realtime.auth.tokens import BadTokenError, Tokens
from realtime.auth.written_pages import json_answer, page, redirect
from storage.encounter.base import UserId
from storage.encounter.errors import RuleError, UnavailableError
from storage.i18n.catalog import ERROR, Catalog
from storage.repositories.users import Users
from storage.runtime.settings import Settings

ATTEMPT = "tracker_sign_in"
ATTEMPT_SECONDS = 600
TOKEN_SECONDS = 900
HOME = "/overlay/configure"
OFF = {"code": "off", "message": "Signing in with Discord is not set up here."}
SIGNED_OUT = {"code": "signed_out", "message": "Sign in first."}

_OWN_PATH = re.compile(r"/(?![/\\])[\w./~%=&?#-]{0,2000}\Z")

log = structlog.stdlib.get_logger(__name__)


class SignIn:
    """The routes. Without DISCORD_CLIENT_ID they answer that sign-in is off.

    `on_signed_out` is called with a user whose tokens were revoked.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        tokens: Tokens,
        sessions: PageSessions,
        people: Users,
        texts: Catalog,
        on_signed_out: Callable[[UserId], None],
    ) -> None:
        self._discord = DiscordSignIn(settings) if settings.discord_client_id else None
        self._tokens = tokens
        self._sessions = sessions
        self._people = people
        self._texts = texts
        self._on_signed_out = on_signed_out
        self._public = settings.public_url
        self._is_secure = settings.public_url.startswith("https:")

    def attach(self, app: web.Application) -> None:
        """Add the routes."""
        app.router.add_get("/auth/login", self._login)
        app.router.add_get("/auth/callback", self._callback)
        app.router.add_get("/auth/logout", self._ask_to_sign_out)
        app.router.add_post("/auth/logout", self._logout)
        app.router.add_post("/auth/token", self._token)

    async def _login(self, request: web.Request) -> web.Response:
        if self._discord is None:
            return json_answer(404, {"error": OFF})
        attempt, back = SignInAttempt.begin(), _own_path(request.query.get("next"))
        response = redirect(self._discord.address(attempt))
        claims = {"state": attempt.state, "verifier": attempt.verifier, "next": back}
        sealed = self._tokens.seal(ATTEMPT, claims, ATTEMPT_SECONDS)
        self._set(response, ATTEMPT, sealed, ATTEMPT_SECONDS, path="/auth/")
        return response

    async def _callback(self, request: web.Request) -> web.Response:
        if self._discord is None:
            return json_answer(404, {"error": OFF})
        try:
            begun, _ = self._tokens.unseal(ATTEMPT, request.cookies.get(ATTEMPT, ""))
        except BadTokenError:
            return self._failed(request, "sign-in-too-old")
        attempt = SignInAttempt(begun["state"], begun["verifier"])
        if not compare_digest(request.query.get("state", "").encode(), attempt.state.encode()):
            return self._failed(request, "sign-in-not-here")
        code = request.query.get("code", "")
        if not 0 < len(code) <= 512:
            return self._failed(request, "sign-in-refused")
        try:
            discord = await self._discord.who(code, attempt)
            user = await self._people.of_discord(discord.id, discord.name[:80])
        except SignInError:
            return self._failed(request, "sign-in-not-confirmed")
        except RuleError as error:
            return self._failed(request, ERROR + error.key)
        except UnavailableError as error:
            return self._failed(request, ERROR + error.key, 503)
        response = redirect(f"{self._public}{begun['next']}")
        response.del_cookie(ATTEMPT, path="/auth/")
        self._set(response, SESSION, self._sessions.sealed(user), SESSION_SECONDS, path="/auth/")
        log.info("signed in", user=user.id)
        return response

    async def _ask_to_sign_out(self, request: web.Request) -> web.Response:
        """Answer with a page whose button signs out: any site can make a browser send a GET."""
        say = say_to(request, self._texts)
        text, button = (escape(say(key)) for key in ("sign-out-text", "sign-out-button"))
        body = f'<p>{text}</p>\n<form method="post"><button>{button}</button></form>'
        return page(request, self._texts, say("sign-out-title"), body, leads_to=(self._public,))

    async def _logout(self, request: web.Request) -> web.Response:
        """End the session, every earlier token of the user in all browsers, and the sockets of these."""
        try:
            user = await self._sessions.user_of(request)
            if user is not None:
                await self._people.revoke_tokens(user.id)
                self._on_signed_out(user.id)
        except UnavailableError as error:
            return json_answer(503, {"error": {"code": error.code, "message": str(error)}})
        response = redirect(f"{self._public}{HOME}")
        response.del_cookie(SESSION, path="/auth/")
        return response

    async def _token(self, request: web.Request) -> web.Response:
        """Issue a short-lived token for the socket of a signed-in page."""
        try:
            user = await self._sessions.user_of(request)
        except UnavailableError as error:
            return json_answer(503, {"error": {"code": error.code, "message": str(error)}})
        if user is None:
            return json_answer(401, {"error": SIGNED_OUT})
        token = self._tokens.issue_user_token(user.id, TOKEN_SECONDS)
        body = {"token": token, "userId": user.id, "username": user.username, "expiresIn": TOKEN_SECONDS}
        return json_answer(200, body)

    def _set(self, response: web.Response, name: str, value: str, seconds: int, *, path: str) -> None:
        response.set_cookie(
            name, value, max_age=seconds, path=path, httponly=True, secure=self._is_secure, samesite="Lax"
        )

    def _failed(self, request: web.Request, key: str, status: int = 400) -> web.Response:
        text = say_to(request, self._texts)(key)
        response = web.Response(status=status, text=f"{text}\n", headers={"Cache-Control": "no-store"})
        response.del_cookie(ATTEMPT, path="/auth/")
        return response


def _own_path(path: str | None) -> str:
    """Return the path to redirect to afterwards: on this server only."""
    return path if path and _OWN_PATH.match(path) else HOME
