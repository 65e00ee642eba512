"""Tokens: HS256 JSON Web Tokens for users and for share links."""

import hashlib
import secrets
import time
import warnings
from dataclasses import dataclass
from typing import Any, Literal

import jwt
from cachetools import LRUCache
from jwt.types import Options
from jwt.warnings import InsecureKeyLengthWarning
from pydantic import SecretStr

from storage.encounter.base import EncounterId, UserId
from storage.encounter.visibility.audience import PLAYERS, STREAM, Audience
from storage.repositories.access_tokens import AccessToken
from storage.repositories.share_links import ShareLink

ALGORITHM = "HS256"  # pinned: a token must not choose how it is checked
USER_TOKEN_SECONDS = 7 * 24 * 3600.0
SHARE_TOKEN_SECONDS = 12 * 3600.0
MOST_READ = 4_096  # tokens whose claims are kept

# Unknown claims of other programs are ignored; only the times that limit a token are checked.
_UNCHECKED: Options = {"verify_aud": False, "verify_iat": False, "verify_sub": False, "verify_jti": False}


class BadTokenError(Exception):
    """A token is forged, damaged, expired, or of an unknown kind."""


@dataclass(frozen=True, slots=True)
class UserClaims:
    """The claims of a user's token; `expires_at` is in seconds since 1970, None means never.

    `link_id` is the personal link it was issued for: the token is invalid once the link is revoked. `access`
    is an access token, which carries no claims of its own: it is looked up.
    """

    user_id: UserId
    expires_at: float | None = None
    link_id: str | None = None
    issued_at: float | None = None
    access: AccessToken | None = None


@dataclass(frozen=True, slots=True)
class ShareClaims:
    """The claims of a share link's token."""

    share_id: str
    encounter_id: EncounterId
    kind: Literal["players", "stream"]
    expires_at: float | None = None

    @property
    def audience(self) -> Audience:
        """The audience the link is for."""
        return STREAM if self.kind == "stream" else PLAYERS


class Tokens:
    """Issues and reads tokens; those signed with the previous secret are still accepted."""

    def __init__(self, secret: SecretStr, previous: SecretStr | None = None) -> None:
        self._secret = secret.get_secret_value()
        self._secrets = (self._secret, *([previous.get_secret_value()] if previous else []))
        # To check a token takes a tenth of a viewer's whole way in, and clients show theirs again and again.
        self._known: LRUCache[str, UserClaims | ShareClaims] = LRUCache(MOST_READ)

    def issue_user_token(
        self, user_id: UserId, ttl: float = USER_TOKEN_SECONDS, *, link_id: str | None = None
    ) -> str:
        """Return a token for a user, good for `ttl` seconds, or until their personal link is revoked."""
        link = {} if link_id is None else {"personalLink": link_id}
        return self._sign({"userId": user_id, **link}, time.time() + ttl)

    def issue_share_token(
        self, share: ShareLink, encounter_id: EncounterId | None = None, ttl: float = SHARE_TOKEN_SECONDS
    ) -> tuple[str, float]:
        """Return a token for a share link and when it expires, in seconds since 1970.

        `encounter_id` is what a link that follows a channel shows at present.
        """
        expires_at = float(int(time.time() + ttl))
        place = share.encounter_id or encounter_id or ""
        claims = {"share": share.id, "encounterId": place, "audience": share.audience}
        return self._sign(claims, expires_at), expires_at

    def read(self, token: str) -> UserClaims | ShareClaims:
        """Return a token's claims. Raises BadTokenError."""
        known = self._known.get(token)
        if known is None or (known.expires_at is not None and int(known.expires_at) <= time.time()):
            known = self._known[token] = self._read(token)
        return known

    def _read(self, token: str) -> UserClaims | ShareClaims:
        try:
            claims = self._verified(token)
        except (jwt.PyJWTError, ValueError, OverflowError) as error:
            raise BadTokenError(str(error)) from error
        expires_at = float(claims["exp"]) if "exp" in claims else None
        match claims:
            case {"share": str(share), "encounterId": str(place), "audience": "stream" | "players" as kind}:
                return ShareClaims(share, EncounterId(place), kind, expires_at)
            case {"userId": str(user_id), "personalLink": str(link_id)} if user_id:
                return UserClaims(UserId(user_id), expires_at, link_id, _issued_at(claims))
            case {"userId": str(user_id)} if user_id and "personalLink" not in claims:
                return UserClaims(UserId(user_id), expires_at, None, _issued_at(claims))
        raise BadTokenError("it names neither a user nor a share link")

    def seal(self, name: str, content: dict[str, str], ttl: float) -> str:
        """Return a signed text for a cookie; it is not accepted as a token."""
        return self._sign({"seal": name, "sealed": content}, time.time() + ttl)

    def unseal(self, name: str, text: str) -> tuple[dict[str, str], float]:
        """Return the text sealed under a name, and the time of sealing. Raises BadTokenError."""
        try:
            claims = self._verified(text)
        except (jwt.PyJWTError, ValueError, OverflowError) as error:
            raise BadTokenError(str(error)) from error
        if claims.get("seal") != name:
            raise BadTokenError("it was sealed for something else")
        return claims["sealed"], claims["iat"]

    def _sign(self, claims: dict[str, Any], expires_at: float) -> str:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", InsecureKeyLengthWarning)  # warned about once, at start
            return jwt.encode(
                {**claims, "iat": time.time(), "exp": expires_at, "jti": secrets.token_urlsafe(9)},
                self._secret,
                algorithm=ALGORITHM,
            )

    def _verified(self, token: str) -> dict[str, Any]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", InsecureKeyLengthWarning)
            for secret in self._secrets[:-1]:
                try:
                    return jwt.decode(token, secret, algorithms=[ALGORITHM], options=_UNCHECKED)
                except jwt.InvalidSignatureError:
                    continue
            return jwt.decode(token, self._secrets[-1], algorithms=[ALGORITHM], options=_UNCHECKED)


def fingerprint(token: str) -> str:
    """Return the key a valid token is counted under; the token can't be derived from it.

    Only the signed part is used. Decoders of base64 ignore padding, white space and unused bits, so many
    texts of the signature are the same token.
    """
    signed, _, _ = token.rpartition(".")
    return hashlib.sha256(signed.encode(errors="replace")).hexdigest()[:16]


def _issued_at(claims: dict[str, Any]) -> float | None:
    issued_at = claims.get("iat")
    return float(issued_at) if isinstance(issued_at, int | float) else None
