"""Check tokens at connection; refusals have the seed's messages."""

from typing import Any

import structlog
from socketio.exceptions import ConnectionRefusedError as Refused

from realtime.auth.tokens import BadTokenError, ShareClaims, Tokens, UserClaims, fingerprint
from realtime.connections.registry import Connection, Connections
from realtime.limits.client_addresses import ClientAddresses
from realtime.limits.rate_limits import CODE, Caller, RateLimits, refusal
from realtime.metrics import Metrics
from storage.repositories.personal_links import PersonalLinks
from storage.repositories.sessions import Sessions
from storage.repositories.share_links import ShareLinks
from storage.repositories.users import Users

TOKEN_REQUIRED = "Authentication token required"
FAILED = "Authentication failed"
USER_NOT_FOUND = "User not found"
UNAVAILABLE = "The tracker is not ready; try again"  # the token itself is valid

TOO_MANY_SOCKETS = "Too many connections are open. Close some, then try again."

log = structlog.stdlib.get_logger(__name__)


def counted_as(claims: UserClaims | ShareClaims) -> str:
    """Return the key of the limits per user: a user's id, or the share link with all tokens made for it."""
    return claims.user_id if isinstance(claims, UserClaims) else f"link:{claims.share_id}"


class Handshake:
    """Admits users and holders of share links."""

    def __init__(
        self,
        *,
        tokens: Tokens,
        people: Users,
        shares: ShareLinks,
        links: PersonalLinks,
        sessions: Sessions,
        metrics: Metrics,
        limits: RateLimits,
        addresses: ClientAddresses,
        connections: Connections,
    ) -> None:
        self._tokens = tokens
        self._people = people
        self._shares = shares
        self._links = links
        self._sessions = sessions
        self._metrics = metrics
        self._limits = limits
        self._addresses = addresses
        self._connections = connections

    async def admit(self, sid: str, auth: object, environ: Any) -> tuple[Connection, float | None]:
        """Return the connection of a socket and when its token expires. Raises socketio's refusal."""
        try:
            connection, expires_at = await self._admit(sid, auth, environ)
            await self._note(connection, environ)
            return connection, expires_at
        except Refused as refusal:
            limited = isinstance(refusal.error_args.get("data"), dict)
            self._metrics.refusals.labels(CODE if limited else refusal.error_args["message"]).inc()
            raise
        except Exception as error:  # any other error would leave the client without an answer
            self._metrics.refusals.labels(UNAVAILABLE).inc()
            log.exception("handshake failed")
            raise Refused(UNAVAILABLE) from error

    async def _admit(self, sid: str, auth: object, environ: Any) -> tuple[Connection, float | None]:
        token = auth.get("token") if isinstance(auth, dict) else None
        if token is None or token == "":
            raise Refused(TOKEN_REQUIRED)
        if not isinstance(token, str):
            raise Refused(FAILED)
        try:
            claims = self._tokens.read(token)
        except BadTokenError as error:
            raise Refused(FAILED) from error
        address = self._addresses.limited(environ.get("aiohttp.request"))
        caller = Caller(address, fingerprint(token), counted_as(claims))
        await self._within_limits(caller)
        if isinstance(claims, UserClaims):
            connection = await self._of_user(sid, claims)
        else:
            connection = await self._of_share(sid, claims)
        connection.caller = caller
        return connection, claims.expires_at

    async def _within_limits(self, caller: Caller) -> None:
        """Refuse a caller with too many connections; the address was counted on arrival."""
        wait = await self._limits.hit("connections", Caller(None, caller.token, caller.user))
        if wait is not None:
            refused = refusal(wait)
            raise Refused(refused["message"], refused)
        if not self._limits.has_room(caller, self._connections.opened):
            raise Refused(TOO_MANY_SOCKETS, {"code": CODE, "message": TOO_MANY_SOCKETS})

    async def _of_user(self, sid: str, claims: UserClaims) -> Connection:
        user = await self._people.get(claims.user_id)
        if user is None:
            raise Refused(USER_NOT_FOUND)
        if not user.still_takes(claims.issued_at):
            raise Refused(FAILED)
        if claims.link_id is None:
            return Connection(sid, user=user, issued_at=claims.issued_at)
        link = await self._links.get(claims.link_id)
        if link is None or link.user_id != user.id:
            raise Refused(FAILED)
        return Connection(sid, user=user, link_id=link.id, vouched=link.vouched, issued_at=claims.issued_at)

    async def _of_share(self, sid: str, claims: ShareClaims) -> Connection:
        share = await self._shares.get(claims.share_id)
        if share is None or share.audience != claims.kind:
            raise Refused(FAILED)
        if await self._shares.encounter_of(share) != claims.encounter_id:
            raise Refused(FAILED)  # a channel's link has another encounter by now: a new token will name it
        return Connection(sid, share=claims)

    async def _note(self, connection: Connection, environ: Any) -> None:
        user, share = connection.user, connection.share
        await self._sessions.open(
            connection.sid,
            user_id=user.id if user else None,
            username=user.username if user else None,
            share_id=share.share_id if share else None,
            audience=share.kind if share else None,
            ip_address=self._addresses.of_environ(environ),
            user_agent=str(environ.get("HTTP_USER_AGENT", ""))[:200],
        )
