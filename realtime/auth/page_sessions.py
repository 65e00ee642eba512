"""The session of a page that signed in: a signed cookie that scripts can't read, for `/auth/` alone."""

from aiohttp import web

from realtime.auth.tokens import BadTokenError, Tokens
from storage.encounter.base import UserId
from storage.repositories.users import User, Users

SESSION = "tracker_session"
SESSION_SECONDS = 7 * 24 * 3600


class PageSessions:
    """Finds the user of a request; every process accepts the cookies of the others."""

    def __init__(self, tokens: Tokens, people: Users) -> None:
        self._tokens = tokens
        self._people = people

    def sealed(self, user: User) -> str:
        """Return the cookie's value for a user who has signed in now."""
        return self._tokens.seal(SESSION, {"userId": user.id}, SESSION_SECONDS)

    async def user_of(self, request: web.Request) -> User | None:
        """Return the user of a request's session; None without one. Raises UnavailableError."""
        try:
            session, since = self._tokens.unseal(SESSION, request.cookies.get(SESSION, ""))
        except BadTokenError:
            return None
        user = await self._people.get(UserId(session["userId"]))
        return user if user is not None and user.still_takes(since) else None
