"""Sign-in with Discord: OAuth 2.0, the authorization code flow with PKCE (RFC 7636)."""

import secrets
from dataclasses import dataclass
from urllib.parse import urlencode

import aiohttp
import structlog
from pydantic import BaseModel, Field, ValidationError

from storage.repositories.access_tokens import challenge_of
from storage.runtime.settings import Settings

SCOPE = "identify"
PATIENCE_SECONDS = 8.0
_MOST_BYTES = 65_536

log = structlog.stdlib.get_logger(__name__)


class SignInError(Exception):
    """Discord did not identify the user."""


class DiscordUser(BaseModel):
    """The signed-in user, as identified by Discord."""

    id: str = Field(pattern=r"^[0-9]{1,20}$")
    username: str
    global_name: str | None = None

    @property
    def name(self) -> str:
        """The display name."""
        return self.global_name or self.username


class _Grant(BaseModel):
    access_token: str
    token_type: str


@dataclass(frozen=True, slots=True)
class SignInAttempt:
    """The secrets of one sign-in attempt, kept by the browser that began it."""

    state: str
    verifier: str

    @classmethod
    def begin(cls) -> "SignInAttempt":
        """Return a new attempt with 256 random bits each."""
        return cls(secrets.token_urlsafe(32), secrets.token_urlsafe(32))

    @property
    def challenge(self) -> str:
        """The verifier's SHA-256, which is public."""
        return challenge_of(self.verifier)


class DiscordSignIn:
    """Redirects browsers to Discord and identifies the user who returns."""

    def __init__(self, settings: Settings) -> None:
        assert settings.discord_client_id is not None and settings.discord_client_secret is not None
        self._client_id = settings.discord_client_id
        self._secret = settings.discord_client_secret
        self._base = settings.discord_oauth_base
        self._redirect = f"{settings.public_url}/auth/callback"

    def address(self, attempt: SignInAttempt) -> str:
        """Return the address to redirect the browser to."""
        query = {
            "response_type": "code",
            "client_id": self._client_id,
            "scope": SCOPE,
            "redirect_uri": self._redirect,
            "state": attempt.state,
            "code_challenge": attempt.challenge,
            "code_challenge_method": "S256",
            "prompt": "none",
        }
        return f"{self._base}/oauth2/authorize?{urlencode(query)}"

    async def who(self, code: str, attempt: SignInAttempt) -> DiscordUser:
        """Return the user of an authorization code. Raises SignInError."""
        form = {
            "grant_type": "authorization_code",
            "client_id": self._client_id,
            "client_secret": self._secret.get_secret_value(),
            "code": code,
            "redirect_uri": self._redirect,
            "code_verifier": attempt.verifier,
        }
        timeout = aiohttp.ClientTimeout(total=PATIENCE_SECONDS)
        try:
            async with aiohttp.ClientSession(timeout=timeout) as session:
                async with session.post(f"{self._base}/api/oauth2/token", data=form) as answer:
                    grant = _Grant.model_validate_json(await _body(answer))
                bearer = {"Authorization": f"Bearer {grant.access_token}"}
                async with session.get(f"{self._base}/api/users/@me", headers=bearer) as answer:
                    return DiscordUser.model_validate_json(await _body(answer))
        except (aiohttp.ClientError, TimeoutError, ValidationError) as error:
            log.warning("a sign-in failed", error=type(error).__name__)
            raise SignInError from None


async def _body(answer: aiohttp.ClientResponse) -> bytes:
    answer.raise_for_status()
    return await answer.content.read(_MOST_BYTES)
