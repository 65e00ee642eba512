"""The user of an HTTP request that carries a token as its socket does: `Authorization: Bearer …`.

A browser never sends this header by itself, so no other site can make a request with it.
"""

from aiohttp import web

from realtime.auth.tokens import BadTokenError, Tokens, UserClaims, fingerprint
from realtime.limits.client_addresses import ClientAddresses
from realtime.limits.rate_limits import Caller
from storage.encounter.base import UserId
from storage.repositories.personal_links import PersonalLinks
from storage.repositories.users import Users


class BearerUsers:
    """Finds the users of requests."""

    def __init__(
        self, tokens: Tokens, people: Users, links: PersonalLinks, addresses: ClientAddresses
    ) -> None:
        self._tokens, self._people, self._links, self._addresses = tokens, people, links, addresses

    async def of(self, request: web.Request) -> tuple[UserId, Caller] | None:
        """Return a request's user, and as whom they are counted; None without a valid token of a user.

        Raises UnavailableError.
        """
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer":
            return None
        try:
            claims = self._tokens.read(token.strip())
        except BadTokenError:
            return None
        if not isinstance(claims, UserClaims) or not await self._is_valid(claims):
            return None
        caller = Caller(self._addresses.limited(request), fingerprint(token.strip()), claims.user_id)
        return claims.user_id, caller

    async def _is_valid(self, claims: UserClaims) -> bool:
        user = await self._people.get(claims.user_id)
        if user is None or not user.still_takes(claims.issued_at):
            return False
        if claims.link_id is None:
            return True
        link = await self._links.get(claims.link_id)
        return link is not None and link.user_id == user.id
