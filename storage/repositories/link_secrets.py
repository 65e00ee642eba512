"""The secrets of links: created once, shown once, and stored as a hash."""

import hashlib
import secrets

SECRET_BYTES = 24  # 192 bits: not guessable, short enough for one line


def new_secret() -> str:
    """Return a secret for a link."""
    return secrets.token_urlsafe(SECRET_BYTES)


def hashed(secret: str) -> str:
    """Return the hash that is stored of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()
