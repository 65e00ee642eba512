"""Check tokens at connection; refusals have the seed's messages."""

import asyncio
import time
from typing import Any

import structlog
from socketio.exceptions import ConnectionRefusedError

from realtime.auth.tokens import BadTokenError, ShareClaims, Tokens, UserClaims, fingerprint
from realtime.connections.open_sessions import OpenSessions
from realtime.connections.registry import NO_SOCKET, Connection, Connections
from realtime.limits.client_addresses import ClientAddresses
from realtime.limits.rate_limits import CODE, LINK, Caller, RateLimits, refusal
from realtime.limits.returning_crowds import ReturningCrowds
from realtime.metrics import Metrics
from realtime.protocol.version import PROTOCOL, SUPPORTED
from storage.encounter.errors import NotAllowedError, RuleError
from storage.mongo.gathered_reads import GatheredReads
from storage.repositories.access_tokens import AccessTokens, is_access_token
from storage.repositories.personal_links import PersonalLinks
from storage.repositories.sessions import new_session
from storage.repositories.share_links import ShareLinks
from storage.repositories.users import Users

# Each refusal's code and message; with the code `unavailable` the token itself may be valid.
TOKEN_REQUIRED = ("token_required", "Authentication token required")
FAILED = ("authentication_failed", "Authentication failed")
USER_NOT_FOUND = ("user_not_found", "User not found")
UNAVAILABLE = ("unavailable", "The tracker is not ready; try again")
PROTOCOL_UNKNOWN = (
    "protocol",
    f"This server speaks protocol {', '.join(map(str, sorted(SUPPORTED)))}; use a client for it.",
)
TOO_MANY_SOCKETS = (CODE, "Too many connections are open. Close some, then try again.")
REFUSALS = (TOKEN_REQUIRED, FAILED, USER_NOT_FOUND, UNAVAILABLE, PROTOCOL_UNKNOWN, TOO_MANY_SOCKETS)

ACCESS = "access:"  # begins the key of an access token among those of tokens
ROOM_SECONDS = 30  # after which one of too many may try again

log = structlog.stdlib.get_logger(__name__)


def counted_as(claims: UserClaims | ShareClaims) -> str:
    """Return the key of the limits per user: a user's id, or the share link with all tokens made for it."""
    return claims.user_id if isinstance(claims, UserClaims) else f"{LINK}{claims.share_id}"


def _caller(address: str | None, token: str, claims: UserClaims | ShareClaims) -> Caller:
    access = claims.access if isinstance(claims, UserClaims) else None
    shown = fingerprint(token) if access is None else f"{ACCESS}{access.id}"
    return Caller(address, shown, counted_as(claims))


class Refused(ConnectionRefusedError):  # type: ignore[misc]  # python-socketio has no types
    """A refusal with the seed's message, and `{code, message}` as its data."""

    def __init__(self, reason: tuple[str, str], **more: Any) -> None:
        code, message = reason
        super().__init__(message, {"code": code, "message": message, **more})
        self.code, self.message = code, message


class Handshake:
    """Admits users and holders of share links."""

    def __init__(
        self,
        *,
        tokens: Tokens,
        people: Users,
        shares: ShareLinks,
        links: PersonalLinks,
        access: AccessTokens,
        sessions: OpenSessions,
        metrics: Metrics,
        limits: RateLimits,
        addresses: ClientAddresses,
        connections: Connections,
    ) -> None:
        self._tokens = tokens
        # A crowd that comes at once is read together; each read begins after the token was shown.
        self._people = GatheredReads(people.existing)
        self._shares = GatheredReads(shares.working)
        self._shown = GatheredReads(shares.shown_in)
        self._links = GatheredReads(links.working)
        self._access = GatheredReads(access.shown)
        self._sessions = sessions
        self._returning = ReturningCrowds(sessions.sockets_of)
        self._metrics = metrics
        self._limits = limits
        self._addresses = addresses
        self._connections = connections

    async def admit(self, sid: str, auth: object, environ: Any) -> tuple[Connection, float | None]:
        """Return the connection of a socket and when its token expires. Raises socketio's refusal."""
        try:
            connection, expires_at = await self._admit(sid, auth, environ)
            self._note(connection, environ)
            return connection, expires_at
        except Refused as refused:
            self._metrics.refusals.labels(CODE if refused.code == CODE else refused.message).inc()
            raise
        except Exception as error:  # any other error would leave the client without an answer
            self._metrics.refusals.labels(UNAVAILABLE[1]).inc()
            log.exception("handshake failed")
            raise Refused(UNAVAILABLE) from error

    async def stop(self) -> None:
        """End the handshakes under way; their clients are refused."""
        reads = (self._people, self._shares, self._shown, self._links, self._access, self._returning)
        await asyncio.gather(*(each.stop() for each in reads))

    async def renew(self, connection: Connection, token: str) -> float | None:
        """Put a newer token of the same user or share link in the place of a connection's.

        Returns when it expires, None for never. Raises NotAllowedError for any other token, RuleError for one
        that is not valid.
        """
        try:
            renewed, expires_at = await self._read(connection.sid, token)
        except Refused as error:
            raise RuleError("token-refused") from error
        is_same = (
            renewed.user.id == connection.user.id
            if renewed.user is not None and connection.user is not None
            else renewed.share is not None
            and connection.share is not None
            and renewed.share.share_id == connection.share.share_id
            and renewed.share.encounter_id == connection.share.encounter_id
        )
        if not is_same or renewed.revocable_id != connection.revocable_id:
            raise NotAllowedError("token-of-another")
        connection.issued_at, connection.vouched = renewed.issued_at, renewed.vouched
        return expires_at

    async def _admit(self, sid: str, auth: object, environ: Any) -> tuple[Connection, float | None]:
        given = auth if isinstance(auth, dict) else {}
        token, protocol = given.get("token"), given.get("protocol", PROTOCOL)
        if token is None or token == "":
            raise Refused(TOKEN_REQUIRED)
        if not isinstance(protocol, int) or protocol not in SUPPORTED:
            raise Refused(PROTOCOL_UNKNOWN, supported=sorted(SUPPORTED))
        if not isinstance(token, str):
            raise Refused(FAILED)
        claims = await self._claims(token)
        address = self._addresses.limited(environ.get("aiohttp.request"))
        caller = _caller(address, token, claims)
        await self._within_limits(caller)
        connection = await self._of(sid, claims)
        connection.caller = caller
        connection.is_welcomed = "protocol" in given
        return connection, claims.expires_at

    async def identify(self, token: str, address: str | None) -> Connection:
        """Return what a token stands for, without a socket. Raises Refused, also what MongoDB raises."""
        claims = await self._claims(token)
        connection = await self._of(NO_SOCKET, claims)
        connection.caller = _caller(address, token, claims)
        return connection

    async def _read(self, sid: str, token: str) -> tuple[Connection, float | None]:
        claims = await self._claims(token)
        return await self._of(sid, claims), claims.expires_at

    async def _claims(self, token: str) -> UserClaims | ShareClaims:
        if is_access_token(token):
            access = await self._access.get(token)
            if access is None:
                raise Refused(FAILED)
            # Links and access tokens outlive a sign-out: it ends the sockets that are open, no later ones.
            return UserClaims(access.user_id, access.expires_at.timestamp(), None, time.time(), access)
        try:
            return self._tokens.read(token)
        except BadTokenError as error:
            raise Refused(FAILED) from error

    async def _of(self, sid: str, claims: UserClaims | ShareClaims) -> Connection:
        if isinstance(claims, UserClaims):
            return await self._of_user(sid, claims)
        return await self._of_share(sid, claims)

    async def _within_limits(self, caller: Caller) -> None:
        """Refuse a caller with too many connections; the address was counted on arrival."""
        wait = await self._limits.hit("connections", Caller(None, caller.token, caller.user))
        if wait is not None and not await self._returns(caller):
            over = refusal(wait)
            raise Refused((over["code"], over["message"]), retryAfter=over["retryAfter"])
        if not self._limits.has_room(caller, self._connections.opened):
            raise Refused(TOO_MANY_SOCKETS, retryAfter=ROOM_SECONDS)

    async def _returns(self, caller: Caller) -> bool:
        """Whether a caller over the limit is one of a crowd that comes back."""
        return caller.user is not None and await self._returning.admits(caller.user.removeprefix(LINK))

    async def _of_user(self, sid: str, claims: UserClaims) -> Connection:
        user = await self._people.get(claims.user_id)
        if user is None:
            raise Refused(USER_NOT_FOUND)
        if not user.still_takes(claims.issued_at):
            raise Refused(FAILED)
        if claims.access is not None:
            access = claims.access
            return Connection(
                sid, user=user, access_id=access.id, scope=access.scope, issued_at=claims.issued_at
            )
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
        shown = share.encounter_id if share.place is None else await self._shown.get(share.place)
        if (shown or "") != claims.encounter_id:  # "" waits for the first one of its channel
            raise Refused(FAILED)  # a channel's link has another encounter by now: a new token will name it
        return Connection(sid, share=claims)

    def _note(self, connection: Connection, environ: Any) -> None:
        user, share = connection.user, connection.share
        session = new_session(
            connection.sid,
            user_id=user.id if user else None,
            username=user.username if user else None,
            share_id=share.share_id if share else None,
            audience=share.kind if share else None,
            ip_address=self._addresses.of_environ(environ),
            user_agent=str(environ.get("HTTP_USER_AGENT", ""))[:200],
        )
        self._sessions.open(session)
