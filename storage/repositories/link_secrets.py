"""The secrets of links: made once, shown once, and kept as a hash."""

import hashlib
import secrets

SECRET_BYTES = 24  # 192 bits: not to be guessed, short enough for one line


def new_secret() -> str:
    """Return a secret for a link."""
    return secrets.token_urlsafe(SECRET_BYTES)


def hashed(secret: str) -> str:
    """Return what is kept of a secret: enough to know it again, not to tell it."""
    return hashlib.sha256(secret.encode()).hexdigest()
