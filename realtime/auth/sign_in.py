"""Sign-in with Discord on the web pages: `/auth/login`, `/auth/callback`, `/auth/logout`, `/auth/token`.

A page gets a short-lived token for its socket from `POST /auth/token`; the session is a cookie that scripts
can't read. Cookies are signed, so every process accepts those of the others.
"""

import re
from hmac import compare_digest
from urllib.parse import urlsplit

import structlog
from aiohttp import web

from realtime.auth.discord_oauth import DiscordSignIn, SignInAttempt, SignInError
from realtime.auth.tokens import BadTokenError, Tokens
from realtime.protocol.wire_json import Json, WireJson
from storage.encounter.base import UserId
from storage.encounter.errors import UnavailableError
from storage.repositories.users import Users
from storage.runtime.settings import Settings

ATTEMPT, SESSION = "tracker_sign_in", "tracker_session"
ATTEMPT_SECONDS = 600
SESSION_SECONDS = 7 * 24 * 3600
TOKEN_SECONDS = 900
HOME = "/overlay/configure"
OFF = {"code": "off", "message": "Signing in with Discord is not set up here."}
SIGNED_OUT = {"code": "signed_out", "message": "Sign in first."}
ELSEWHERE = {"code": "not_allowed", "message": "Only pages of this server may ask for that."}

_OWN_PATH = re.compile(r"/(?![/\\])[\w./~%=&?#-]{0,500}\Z")

log = structlog.stdlib.get_logger(__name__)


class SignIn:
    """The routes. Without DISCORD_CLIENT_ID they answer that sign-in is off."""

    def __init__(self, settings: Settings, tokens: Tokens, people: Users) -> None:
        self._discord = DiscordSignIn(settings) if settings.discord_client_id else None
        self._tokens = tokens
        self._people = people
        self._public = settings.public_url
        self._is_secure = settings.public_url.startswith("https:")

    def attach(self, app: web.Application) -> None:
        """Add the routes."""
        app.router.add_get("/auth/login", self._login)
        app.router.add_get("/auth/callback", self._callback)
        app.router.add_get("/auth/logout", self._logout)
        app.router.add_post("/auth/logout", self._logout)
        app.router.add_post("/auth/token", self._token)

    async def _login(self, request: web.Request) -> web.Response:
        if self._discord is None:
            return _answer(404, {"error": OFF})
        attempt, back = SignInAttempt.begin(), _own_path(request.query.get("next"))
        response = _redirect(self._discord.address(attempt))
        claims = {"state": attempt.state, "verifier": attempt.verifier, "next": back}
        sealed = self._tokens.seal(ATTEMPT, claims, ATTEMPT_SECONDS)
        self._set(response, ATTEMPT, sealed, ATTEMPT_SECONDS, path="/auth/")
        return response

    async def _callback(self, request: web.Request) -> web.Response:
        if self._discord is None:
            return _answer(404, {"error": OFF})
        try:
            begun, _ = self._tokens.unseal(ATTEMPT, request.cookies.get(ATTEMPT, ""))
        except BadTokenError:
            return self._failed("This sign-in was not begun here, or too long ago. Sign in again.")
        attempt = SignInAttempt(begun["state"], begun["verifier"])
        if not compare_digest(request.query.get("state", "").encode(), attempt.state.encode()):
            return self._failed("This sign-in was not begun here. Sign in again.")
        code = request.query.get("code", "")
        if not 0 < len(code) <= 512:
            return self._failed("Discord did not let you in. Sign in again.")
        try:
            discord = await self._discord.who(code, attempt)
            user = await self._people.of_discord(discord.id, discord.name[:80])
        except SignInError as error:
            return self._failed(str(error))
        except UnavailableError as error:
            return self._failed(str(error), 503)
        response = _redirect(f"{self._public}{begun['next']}")
        response.del_cookie(ATTEMPT, path="/auth/")
        session = self._tokens.seal(SESSION, {"userId": user.id}, SESSION_SECONDS)
        self._set(response, SESSION, session, SESSION_SECONDS, path="/auth/")
        log.info("signed in", user=user.id)
        return response

    async def _logout(self, request: web.Request) -> web.Response:
        """End the session and every earlier token of the user, in all browsers."""
        try:
            session, _ = self._tokens.unseal(SESSION, request.cookies.get(SESSION, ""))
            await self._people.revoke_tokens(UserId(session["userId"]))
        except BadTokenError:
            pass  # there was no session
        except UnavailableError as error:
            return _answer(503, {"error": {"code": error.code, "message": str(error)}})
        response = _redirect(f"{self._public}{HOME}")
        response.del_cookie(SESSION, path="/auth/")
        return response

    async def _token(self, request: web.Request) -> web.Response:
        """Issue a short-lived token for the socket of a signed-in page."""
        if not self._is_own(request):
            return _answer(403, {"error": ELSEWHERE})
        try:
            session, since = self._tokens.unseal(SESSION, request.cookies.get(SESSION, ""))
            user = await self._people.get(UserId(session["userId"]))
        except BadTokenError:
            return _answer(401, {"error": SIGNED_OUT})
        except UnavailableError as error:
            return _answer(503, {"error": {"code": error.code, "message": str(error)}})
        if user is None or not user.still_takes(since):
            return _answer(401, {"error": SIGNED_OUT})
        token = self._tokens.issue_user_token(user.id, TOKEN_SECONDS)
        body = {"token": token, "userId": user.id, "username": user.username, "expiresIn": TOKEN_SECONDS}
        return _answer(200, body)

    def _is_own(self, request: web.Request) -> bool:
        """Whether the request is from a page of this server: FRONTEND_URL's can't get a token."""
        public = urlsplit(self._public)
        own = (f"{public.scheme}://{public.netloc}", f"{request.scheme}://{request.host}", None)
        return request.headers.get("Origin") in own

    def _set(self, response: web.Response, name: str, value: str, seconds: int, *, path: str) -> None:
        response.set_cookie(
            name,
            value,
            max_age=seconds,
            path=path,
            httponly=True,
            secure=self._is_secure,
            samesite="Lax",
        )

    def _failed(self, text: str, status: int = 400) -> web.Response:
        response = web.Response(status=status, text=f"{text}\n", headers={"Cache-Control": "no-store"})
        response.del_cookie(ATTEMPT, path="/auth/")
        return response


def _own_path(path: str | None) -> str:
    """Return the path to redirect to afterwards: on this server only."""
    return path if path and _OWN_PATH.match(path) else HOME


def _redirect(address: str) -> web.Response:
    return web.Response(status=303, headers={"Location": address, "Cache-Control": "no-store"})


def _answer(status: int, body: Json) -> web.Response:
    return web.json_response(body, status=status, headers={"Cache-Control": "no-store"}, dumps=WireJson.dumps)
