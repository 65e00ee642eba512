"""`/auth/tokens`: a signed-in user's access tokens; they make and revoke them here."""

from collections.abc import Awaitable, Callable, Iterable
from html import escape

from aiohttp import web

from realtime.auth.page_language import Say, say_to
from realtime.auth.page_sessions import PageSessions
from realtime.auth.written_pages import page, redirect
from storage.encounter.errors import InvalidCommandError, RuleError, UnavailableError
from storage.encounter.scope import Scope
from storage.i18n.catalog import ERROR, Catalog
from storage.repositories.access_tokens import MAX_NAME, AccessToken, AccessTokens
from storage.repositories.users import User
from storage.runtime.settings import Settings

PATH = "/auth/tokens"


class TokenPage:
    """The page. `on_revoked` is called with tokens that were deleted."""

    def __init__(
        self,
        settings: Settings,
        *,
        sessions: PageSessions,
        access: AccessTokens,
        texts: Catalog,
        on_revoked: Callable[[Iterable[AccessToken]], None],
    ) -> None:
        self._public = settings.public_url
        self._sessions = sessions
        self._access = access
        self._texts = texts
        self._on_revoked = on_revoked

    def attach(self, app: web.Application) -> None:
        """Add the routes."""
        app.router.add_get(PATH, self._show)
        app.router.add_post(PATH, self._change)

    async def _show(self, request: web.Request) -> web.Response:
        return await self._signed_in(request, self._listed)

    async def _change(self, request: web.Request) -> web.Response:
        return await self._signed_in(request, self._changed)

    async def _signed_in(
        self, request: web.Request, then: Callable[[web.Request, User], Awaitable[web.Response]]
    ) -> web.Response:
        try:
            user = await self._sessions.user_of(request)
            if user is None:
                return redirect(f"{self._public}/auth/login?next={PATH}")
            return await then(request, user)
        except UnavailableError as error:
            text = say_to(request, self._texts)(ERROR + error.key)
            return web.Response(status=503, text=f"{text}\n", headers={"Cache-Control": "no-store"})

    async def _listed(self, request: web.Request, user: User, news: str = "") -> web.Response:
        say = say_to(request, self._texts)
        tokens = await self._access.of_user(user.id)
        rows = "\n".join(_row(say, token) for token in tokens) or f"<p>{escape(say('sign-tokens-none'))}</p>"
        title = say("sign-tokens-title", name=user.username)
        return page(request, self._texts, title, news + rows + _form(say), leads_to=(self._public,))

    async def _changed(self, request: web.Request, user: User) -> web.Response:
        form = await request.post()
        if revoked := str(form.get("revoke", "")):
            self._on_revoked(await self._access.revoke(user.id, revoked))
            return redirect(f"{self._public}{PATH}")
        say, scope = say_to(request, self._texts), str(form.get("scope", ""))
        if scope not in set(Scope):
            return redirect(f"{self._public}{PATH}")
        try:
            _, text = await self._access.create(user.id, str(form.get("name", "")), Scope(scope))
        except (RuleError, InvalidCommandError) as error:
            reason = say(ERROR + error.key, **error.placeholders)
            return await self._listed(request, user, f"<p><strong>{escape(reason)}</strong></p>\n")
        news = f"<p>{escape(say('sign-token-made'))}</p>\n<p><code>{escape(text)}</code></p>\n"
        return await self._listed(request, user, news)


def _row(say: Say, token: AccessToken) -> str:
    text = say(
        "sign-token-line",
        name=token.name,
        scope=say(f"sign-scope-{token.scope}"),
        made=f"{token.created_at:%Y-%m-%d}",
        until=f"{token.expires_at:%Y-%m-%d}",
    )
    return (
        f'<form method="post">{escape(text)} '
        f'<button name="revoke" value="{escape(token.id)}">{escape(say("sign-token-revoke"))}</button></form>'
    )


def _form(say: Say) -> str:
    options = "".join(
        f'<option value="{scope}">{escape(say(f"sign-scope-{scope}"))}</option>' for scope in Scope
    )
    return (
        f'\n<h2>{escape(say("sign-token-new"))}</h2>\n<form method="post">'
        f"<label>{escape(say('sign-token-name'))} "
        f'<input name="name" maxlength="{MAX_NAME}" required></label> '
        f'<label>{escape(say("sign-token-scope"))} <select name="scope">{options}</select></label> '
        f"<button>{escape(say('sign-token-make'))}</button></form>"
    )
